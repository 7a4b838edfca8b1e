package vrs.samples;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Random;

/// Birth dates as they are spread over a Japanese municipality of the 2020s.
final class AgePyramid {

  /// Persons per 10,000 in each five years of age, from 0 to 104; rounded from the population
  /// estimates, near enough for invented people.
  private static final int[] BANDS = {
    330, 380, 420, 440, 500, 520, 510, 560, 610, 710, 770, 680, 610, 580, 640, 620, 470, 320, 160,
    50, 7
  };

  private static final int TOTAL = Arrays.stream(BANDS).sum();

  private AgePyramid() {}

  /// A birth date on or before a day.
  static LocalDate birthDate(LocalDate asOf, Random random) {
    int chosen = random.nextInt(TOTAL);
    int band = 0;
    while (chosen >= BANDS[band]) {
      chosen -= BANDS[band];
      band++;
    }
    var youngest = asOf.minusYears(5L * band);
    var oldest = youngest.minusYears(5);
    return youngest.minusDays(random.nextLong(ChronoUnit.DAYS.between(oldest, youngest)));
  }
}
