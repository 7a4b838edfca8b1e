package vrs.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndividualNumberTest {

  @Test
  void the_check_digit_follows_the_ordinance() {
    assertThat(IndividualNumber.checkDigit("12345678901")).isEqualTo('8');
    assertThat(IndividualNumber.checkDigit("00000000000")).isEqualTo('0');
  }

  @Test
  void invented_numbers_bear_the_mark_and_differ() {
    var first = IndividualNumber.invented(1);
    assertThat(first.digits()).startsWith(IndividualNumber.MARK).hasSize(12);
    assertThat(IndividualNumber.invented(2)).isNotEqualTo(first);
    assertThatIllegalArgumentException().isThrownBy(() -> IndividualNumber.invented(1_000_000_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"123456789019", "12345678901", "12345678901８", "1234567890188"})
  void a_wrong_check_digit_or_length_is_refused_without_being_repeated(String digits) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IndividualNumber(digits))
        .withMessageNotContaining("1234");
  }

  @Test
  void it_does_not_print() {
    assertThat(new IndividualNumber("123456789018")).hasToString("[hidden]");
  }
}
