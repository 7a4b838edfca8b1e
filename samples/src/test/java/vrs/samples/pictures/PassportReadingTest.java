package vrs.samples.pictures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.reading.PassportReader;
import vrs.reading.PassportReading;
import vrs.reading.PassportReading.NotRead;
import vrs.reading.PassportReading.Read;
import vrs.reading.ReadingReason;

final class PassportReadingTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

  private final PassportReader reader = new PassportReader();

  @ParameterizedTest
  @ValueSource(doubles = {0, 90, 180, 270, 4})
  void a_passport_is_read_whichever_way_it_lies(double turn) {
    SampleDigits.PassportLines lines = hanako("300101");

    assertThat(reader.read(picture(lines, turn), TODAY))
        .isInstanceOfSatisfying(
            Read.class,
            read -> {
              assertThat(read.mrz().surname()).isEqualTo("SHINSEI");
              assertThat(read.mrz().givenNames()).isEqualTo("HANAKO");
              assertThat(read.mrz().plainNumber()).isEqualTo("TR1234567");
              assertThat(read.mrz().nationality()).isEqualTo("JPN");
              assertThat(read.mrz().isBirth(LocalDate.of(1980, 1, 2))).isTrue();
              assertThat(read.mrz().lastDay()).isEqualTo(LocalDate.of(2030, 1, 1));
            });
  }

  @Test
  void an_expired_passport_is_refused() {
    assertThat(reader.read(picture(hanako("251031"), 1), TODAY))
        .isEqualTo(new NotRead(ReadingReason.PASSPORT_EXPIRED));
  }

  @Test
  void a_printed_check_digit_that_is_wrong_is_refused() {
    SampleDigits.PassportLines right = hanako("300101");
    char wrong = right.lower().charAt(9) == '0' ? '1' : '0';
    String lower = right.lower().substring(0, 9) + wrong + right.lower().substring(10);

    assertThat(reader.read(picture(new SampleDigits.PassportLines(right.upper(), lower), 1), TODAY))
        .isEqualTo(new NotRead(ReadingReason.PASSPORT_CHECK_DIGIT_WRONG));
  }

  @Test
  void a_visa_is_not_a_passport() {
    SampleDigits.PassportLines visa =
        SampleDigits.passport("V<", "JPN", "SHINSEI<<HANAKO", "TR1234567", "800102", 'F', "300101");

    assertThat(reader.read(picture(visa, 1), TODAY))
        .isEqualTo(new NotRead(ReadingReason.NOT_A_PASSPORT));
  }

  @Test
  void a_ticket_is_no_passport() {
    Drawing ticket =
        TicketPicture.sticker(
            new PrintedTicket("231310160000123456", "千代田区", "接種 花子", true), 300, Print.GOOD);

    assertThat(reader.read(new Frame(ticket.image(), 90, List.of()).png(), TODAY))
        .isEqualTo(new NotRead(ReadingReason.NO_PASSPORT_LINES));
  }

  @Test
  void a_file_that_is_no_picture_is_refused() {
    assertThat(reader.read("hello".getBytes(UTF_8), TODAY))
        .isEqualTo(new NotRead(ReadingReason.NOT_A_PICTURE));
  }

  @Test
  void a_phone_picture_is_read_right_or_not_at_all() {
    int read = 0;
    for (int i = 0; i < 4; i++) {
      Random random = new Random(6000 + i);
      SampleDigits.PassportLines lines = SampleDigits.passport(random);
      Drawing page = PassportPicture.page(lines.upper(), lines.lower(), 300, Print.GOOD);
      byte[] picture =
          Camera.take(page, Damage.of(Damage.Level.PHONE, random, 11), 1600, 1200, random).jpeg();
      PassportReading reading = reader.read(picture, TODAY);
      if (reading instanceof Read(var mrz)) {
        assertThat(lines.upper()).endsWith(mrz.nameField());
        assertThat(lines.lower()).startsWith(mrz.number() + mrz.numberCheck() + mrz.nationality());
        read++;
      }
    }
    assertThat(read).isGreaterThanOrEqualTo(2);
  }

  private static SampleDigits.PassportLines hanako(String expiry) {
    return SampleDigits.passport(
        "PP", "JPN", "SHINSEI<<HANAKO", "TR1234567", "800102", 'F', expiry);
  }

  private static byte[] picture(SampleDigits.PassportLines lines, double turn) {
    Drawing page = PassportPicture.page(lines.upper(), lines.lower(), 300, Print.GOOD);
    Damage damage = new Damage(new View(turn, 3, -3, 10, 5, 5), 0.6, 0, 3, 0.2, 0, 88);
    return Camera.take(page, damage, 1500, 1500, new Random(3)).jpeg();
  }
}
