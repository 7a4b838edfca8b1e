package vrs.server.municipality;

import java.time.LocalDate;
import java.time.YearMonth;

/// Months as the law counts them (民法第143条).
final class CalendarMonths {

  private CalendarMonths() {}

  /// The day of the same number so many months later; where that month has no such day, the 1st of
  /// the following one. `LocalDate.plusMonths` would give the month's last day: one day too early.
  static LocalDate after(LocalDate day, int months) {
    var month = YearMonth.from(day).plusMonths(months);
    return month.isValidDay(day.getDayOfMonth())
        ? month.atDay(day.getDayOfMonth())
        : month.plusMonths(1).atDay(1);
  }
}
