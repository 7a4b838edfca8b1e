package vrs.server.municipality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The traps of counting days, with the examples of the municipalities that explained them.
class IntervalTest {

  @Test
  void eighteen_full_days_after_a_thursday_is_the_tuesday_of_the_third_week() {
    var thursday = LocalDate.of(2021, 6, 3);

    var earliest = new Interval.FullDays(18).earliest(thursday);

    assertThat(earliest).isEqualTo(LocalDate.of(2021, 6, 22));
    assertThat(thursday.getDayOfWeek()).isEqualTo(DayOfWeek.THURSDAY);
    assertThat(earliest.getDayOfWeek()).isEqualTo(DayOfWeek.TUESDAY);
  }

  @ParameterizedTest
  @CsvSource({"20,21", "27,28", "55,56", "83,84"})
  void full_days_lie_between_so_the_next_dose_is_a_day_later(int fullDays, int daysLater) {
    var given = LocalDate.of(2021, 7, 1);

    assertThat(new Interval.FullDays(fullDays).earliest(given))
        .isEqualTo(given.plusDays(daysLater));
  }

  @ParameterizedTest
  @CsvSource({
    "2022-07-15,3,2022-10-15",
    "2022-12-31,3,2023-03-31",
    // November has no 31st, February no 29th or 30th
    "2022-08-31,3,2022-12-01",
    "2022-11-30,3,2023-03-01",
    "2022-11-29,3,2023-03-01",
    "2023-11-29,3,2024-02-29",
    "2021-06-30,8,2022-03-01"
  })
  void months_end_on_the_same_day_or_else_on_the_first_of_the_following_month(
      LocalDate given, int months, LocalDate earliest) {
    assertThat(new Interval.Months(months).earliest(given)).isEqualTo(earliest);
  }

  @Test
  void an_interval_of_nothing_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval.Months(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval.FullDays(-1));
  }
}
