package vrs.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.reading.TicketLine.Accepted;
import vrs.reading.TicketLine.Refused;

final class TicketLineTest {
  @Test
  void typed_digits_are_taken_apart() {
    assertThat(TicketLine.parse("231310160000123456"))
        .isEqualTo(new Accepted(new TicketLine(2, 3, "131016", "0000123456")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "２３１３１０１６００００１２３４５６",
        "23 131016 0000123456",
        "23-131016-0000123456",
        " 2 3　１３１０１６ー0000－123456\n"
      })
  void full_width_digits_spaces_and_hyphens_are_welcome(String typed) {
    assertThat(TicketLine.parse(typed))
        .isEqualTo(new Accepted(new TicketLine(2, 3, "131016", "0000123456")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "23131016000012345", "2313101600001234567", "23131016000012345X", "２３"})
  void anything_but_18_digits_is_refused(String typed) {
    assertThat(TicketLine.parse(typed)).isEqualTo(new Refused(ReadingReason.TYPED_NOT_18_DIGITS));
  }

  @Test
  void an_endless_text_is_refused_before_it_is_looked_at() {
    assertThat(TicketLine.parse(" ".repeat(1_000_000)))
        .isEqualTo(new Refused(ReadingReason.TYPED_NOT_18_DIGITS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"131017", "131061", "311306", "000000"})
  void a_wrong_check_digit_of_the_municipality_is_refused(String municipality) {
    assertThat(TicketLine.parse("23" + municipality + "0000123456"))
        .isEqualTo(new Refused(ReadingReason.MUNICIPALITY_CHECK_DIGIT_WRONG));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TicketLine(2, 3, municipality, "0000123456"));
  }

  /// The last four have a weighted sum below 11 or a remainder of 0 or 1.
  @ParameterizedTest
  @ValueSource(strings = {"131016", "141003", "271004", "010006", "020001", "100005", "011002"})
  void the_check_digits_of_real_codes_are_right(String municipality) {
    assertThat(TicketLine.hasRightCheckDigit(municipality)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"031310160000123456", "201310160000123456"})
  void kind_and_dose_begin_at_one(String digits) {
    assertThat(TicketLine.parse(digits)).isEqualTo(new Refused(ReadingReason.NO_SUCH_KIND_OR_DOSE));
  }

  @Test
  void a_line_prints_as_hidden() {
    assertThat(new TicketLine(2, 3, "131016", "0000123456")).hasToString("TicketLine[hidden]");
  }
}
