package vrs.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.LocalDate;

/// Strange input must be refused, never break. Normal test runs replay the corpus beside this
/// class.
final class ReadingFuzzTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

  @FuzzTest
  void a_passport_text_is_read_or_refused(byte[] data) {
    String[] lines = new String(data, UTF_8).split("\n", 2);
    String upper = lines[0];
    String lower = lines.length > 1 ? lines[1] : "";

    if (Mrz.parse(upper, lower, TODAY) instanceof PassportReading.Read(var mrz)) {
      assertThat(lower).startsWith(mrz.number() + mrz.numberCheck() + mrz.nationality());
      assertThat(upper).endsWith(mrz.nameField());
      assertThat(mrz.lastDay()).isAfterOrEqualTo(TODAY);
      assertThat(mrz.surname()).isNotEmpty();
    }
  }

  @FuzzTest
  void a_typed_line_is_read_or_refused(byte[] data) {
    if (TicketLine.parse(new String(data, UTF_8)) instanceof TicketLine.Accepted(var line)) {
      assertThat(line.digits()).matches("[0-9]{18}");
      assertThat(TicketLine.parse(line.digits())).isEqualTo(new TicketLine.Accepted(line));
    }
  }

  @FuzzTest
  void a_picture_header_is_read_or_refused(byte[] file) {
    PictureHeader.of(file)
        .ifPresent(header -> {
          assertThat(header.width()).isPositive();
          assertThat(header.height()).isPositive();
          assertThat(header.orientation()).isBetween(1, 8);
        });
  }
}
