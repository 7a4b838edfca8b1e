package vrs.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndividualNumberTest {

  @Test
  void the_check_digit_follows_the_ordinance() {
    assertThat(IndividualNumber.checkDigit("12345678901")).isEqualTo(8);
    assertThat(IndividualNumber.checkDigit("00000000000")).as("rest 0").isZero();
    assertThat(IndividualNumber.checkDigit("10000000008")).as("22, rest 0").isZero();
    assertThat(IndividualNumber.checkDigit("00000000006")).as("12, rest 1").isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "12345678901",
        "1234567890188",
        "123456789017",
        "12345678901８",
        "-23456789018"
      })
  void what_is_not_a_number_does_not_become_one_and_is_not_quoted(String text) {
    assertThat(IndividualNumber.parse(text)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IndividualNumber(text))
        .withMessage("not an Individual Number");
  }

  @Test
  void a_number_does_not_print_itself() {
    assertThat(new IndividualNumber("123456789018")).hasToString("[hidden]");
  }

  @Property(tries = 200)
  void only_one_of_ten_last_digits_fits(
      @ForAll @NumericChars @StringLength(11) String eleven, @ForAll @IntRange(max = 9) int last) {
    assertThat(IndividualNumber.parse(eleven + last).isPresent())
        .isEqualTo(last == IndividualNumber.checkDigit(eleven));
  }
}
