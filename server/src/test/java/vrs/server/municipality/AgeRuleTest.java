package vrs.server.municipality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeRuleTest {

  private static final AgeRule INFANTS = new AgeRule(6, OptionalInt.of(60), true);
  private static final AgeRule CHILDREN = new AgeRule(60, OptionalInt.of(144), false);

  @ParameterizedTest
  @CsvSource({
    "2022-04-01,6,2022-09-30",
    "2009-06-01,144,2021-05-31",
    "2009-06-02,144,2021-06-01",
    // born on a leap day, and on a 31st that the sixth month lacks
    "2016-02-29,60,2021-02-28",
    "2022-08-31,6,2023-02-28"
  })
  void an_age_is_reached_on_the_day_before_the_birthday(
      LocalDate born, int months, LocalDate reached) {
    assertThat(AgeRule.reached(born, months)).isEqualTo(reached);
  }

  @Test
  void the_first_and_the_last_day_of_an_age_belong_to_it() {
    var born = LocalDate.of(2017, 4, 1);

    assertThat(allows(CHILDREN, born, "2022-03-30")).isFalse();
    assertThat(allows(CHILDREN, born, "2022-03-31")).isTrue();
    assertThat(allows(CHILDREN, born, "2029-03-30")).isTrue();
    assertThat(allows(CHILDREN, born, "2029-03-31")).isFalse();
  }

  @Test
  void the_infants_series_goes_on_after_the_fifth_birthday() {
    var born = LocalDate.of(2018, 1, 10);
    var doseOne = LocalDate.of(2022, 12, 20);
    var doseThree = LocalDate.of(2023, 3, 10);

    assertThat(INFANTS.allows(born, doseOne, doseThree)).isTrue();
    assertThat(INFANTS.allows(born, doseThree, doseThree)).isFalse();
  }

  @Test
  void other_products_follow_the_age_at_each_dose() {
    var born = LocalDate.of(2010, 1, 10);

    assertThat(CHILDREN.allows(born, LocalDate.of(2022, 1, 8), LocalDate.of(2022, 1, 8))).isTrue();
    assertThat(CHILDREN.allows(born, LocalDate.of(2022, 1, 8), LocalDate.of(2022, 1, 9))).isFalse();
  }

  @Test
  void ages_that_nobody_can_have_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AgeRule(60, OptionalInt.of(60), false));
  }

  private static boolean allows(AgeRule rule, LocalDate born, String given) {
    return rule.allows(born, LocalDate.parse(given), LocalDate.parse(given));
  }
}
