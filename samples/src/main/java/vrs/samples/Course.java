package vrs.samples;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A vaccination course as people of the sample world had it: one product, given in time.
///
/// The real products of 2021 to 2022 and the invented ones of today; the server's master data hold
/// the rules, and a test there proves that no dose of a sample world breaks one.
///
/// @param from first day of dose 1
/// @param spread dose 1 falls on one of so many days from then on
/// @param gaps days from each dose to the next, counted from date to date; each may be up to a week
///   longer
/// @param fromAge full years (by the usual count) that dose 1 needs, with a margin of a year
/// @param belowAge years of age that dose 1 must not have reached
record Course(
    String product,
    String lot,
    LocalDate from,
    int spread,
    List<Integer> gaps,
    int fromAge,
    int belowAge) {

  /// One dose of the course.
  record Shot(int number, LocalDate given) {}

  /// The special temporary vaccination: two doses and, eight months later, the third.
  static final List<Course> OF_2021 =
      List.of(
          new Course("PFZ-12", "FJ7489", LocalDate.of(2021, 6, 14), 60, List.of(21, 245), 20, 200),
          new Course("MOD", "3004733", LocalDate.of(2021, 7, 1), 60, List.of(28, 245), 20, 200));

  /// The invented programme of today.
  static final List<Course> OF_TODAY =
      List.of(
          new Course("MHN-12", "MH1001", LocalDate.of(2026, 3, 2), 60, List.of(21), 13, 200),
          new Course("MHN-12", "MH1002", LocalDate.of(2026, 3, 2), 60, List.of(21), 13, 200),
          new Course("MHP-12", "MP4001", LocalDate.of(2026, 3, 2), 60, List.of(28), 13, 200),
          new Course("MHN-5-11", "MC2001", LocalDate.of(2026, 3, 2), 60, List.of(21), 6, 11),
          new Course("MHN-6M-4", "MI3001", LocalDate.of(2026, 3, 2), 60, List.of(21, 56), 1, 4));

  /// Whether a person of this birth date can have had it, whatever the unknown parts are.
  boolean suits(BirthDate born) {
    var latest = from.minusYears(fromAge);
    var earliest = from.plusDays(spread).minusYears(belowAge);
    return !born.latest().isAfter(latest) && LocalDate.of(born.year(), 1, 1).isAfter(earliest);
  }

  /// The first doses of the course, as many as asked for or as it has.
  List<Shot> first(int count, Random random) {
    var shots = new ArrayList<Shot>();
    var day = from.plusDays(random.nextInt(spread));
    for (int number = 1; number <= Math.min(count, gaps.size() + 1); number++) {
      shots.add(new Shot(number, day));
      if (number <= gaps.size()) {
        day = day.plusDays(gaps.get(number - 1) + random.nextInt(8));
      }
    }
    return shots;
  }
}
