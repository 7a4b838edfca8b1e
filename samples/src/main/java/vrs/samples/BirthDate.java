package vrs.samples;

import java.time.LocalDate;

/// A birth date (生年月日) that may lack the day, or day and month (不詳).
///
/// @param month 1 to 12, or 0 if unknown
/// @param day 1 to 31, or 0 if unknown; unknown whenever the month is
public record BirthDate(int year, int month, int day) {

  public BirthDate {
    if (month == 0 && day != 0) {
      throw new IllegalArgumentException("a day without a month");
    }
    LocalDate.of(year, Math.max(month, 1), Math.max(day, 1));
  }

  public static BirthDate of(LocalDate date) {
    return new BirthDate(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
  }

  /// Reads what [#text()] writes.
  static BirthDate parse(String text) {
    return new BirthDate(
        Integer.parseInt(text, 0, 4, 10),
        Integer.parseInt(text, 5, 7, 10),
        Integer.parseInt(text, 8, 10, 10));
  }

  public boolean known() {
    return day != 0;
  }

  /// The latest day it can have been: whoever is old enough by this day is old enough for certain.
  public LocalDate latest() {
    var month = LocalDate.of(year, this.month == 0 ? 12 : this.month, 1);
    return day == 0 ? month.plusMonths(1).minusDays(1) : month.withDayOfMonth(day);
  }

  /// As the files write it: `1940-03-15`, `1940-03-00`, `1940-00-00`.
  public String text() {
    return "%04d-%02d-%02d".formatted(year, month, day);
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
