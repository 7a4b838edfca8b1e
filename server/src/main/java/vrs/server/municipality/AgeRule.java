package vrs.server.municipality;

import java.time.LocalDate;
import java.util.OptionalInt;

/// The ages at which a product may be given (接種対象年齢).
///
/// An age is reached on the day before the birthday: who was born on 1 April is six months old from
/// 30 September on.
///
/// @param fromMonths age that must be reached
/// @param belowMonths age that must not be reached; none: no upper limit
/// @param atDoseOne the day of dose 1 decides for the whole series, so that a child who grows older
///   ends it with the product it began with
public record AgeRule(int fromMonths, OptionalInt belowMonths, boolean atDoseOne) {

  public AgeRule {
    if (fromMonths < 0 || (belowMonths.isPresent() && belowMonths.getAsInt() <= fromMonths)) {
      throw new IllegalArgumentException("ages from " + fromMonths + " below " + belowMonths);
    }
  }

  /// The day on which somebody reaches an age.
  public static LocalDate reached(LocalDate born, int months) {
    return CalendarMonths.after(born, months).minusDays(1);
  }

  /// Whether somebody of this birth date has the age for a dose.
  ///
  /// A birth date with unknown parts is asked twice, with its earliest and its latest day: two
  /// different answers mean that nobody knows.
  ///
  /// @param doseOne day of dose 1; the day of the dose itself if it is dose 1 or dose 1 is not
  ///   known
  /// @param given day of the dose
  public boolean allows(LocalDate born, LocalDate doseOne, LocalDate given) {
    var day = atDoseOne ? doseOne : given;
    return !day.isBefore(reached(born, fromMonths))
        && (belowMonths.isEmpty() || day.isBefore(reached(born, belowMonths.getAsInt())));
  }
}
