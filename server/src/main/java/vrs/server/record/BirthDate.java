package vrs.server.record;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

/// A birth date (生年月日) that may lack its day, or its month and day (不詳).
///
/// Written `1950-04-12`, `1950-04-00`, `1950-00-00`.
public record BirthDate(String text) {
  private static final Pattern FORM = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");

  public BirthDate {
    if (!isValid(text)) {
      throw new IllegalArgumentException("not a birth date");
    }
  }

  public static BirthDate of(LocalDate date) {
    return new BirthDate(date.toString());
  }

  /// Whether the text is a day of the calendar, or one with an unknown day or month; years from
  /// 1868.
  public static boolean isValid(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      return false;
    }
    int year = Integer.parseInt(form.group(1));
    int month = Integer.parseInt(form.group(2));
    int day = Integer.parseInt(form.group(3));
    if (year < 1868 || (month == 0 && day != 0)) {
      return false;
    }
    try {
      YearMonth known = YearMonth.of(year, month == 0 ? 1 : month);
      return day == 0 || known.isValidDay(day);
    } catch (DateTimeException e) {
      return false;
    }
  }

  /// The day, when all of it is known.
  public Optional<LocalDate> known() {
    return text.endsWith("-00") ? Optional.empty() : Optional.of(LocalDate.parse(text));
  }

  /// The earliest day that it can be.
  public LocalDate earliest() {
    return LocalDate.parse(text.replace("-00", "-01"));
  }

  /// The latest day that it can be.
  public LocalDate latest() {
    if (text.endsWith("-00-00")) {
      return LocalDate.of(Integer.parseInt(text.substring(0, 4)), 12, 31);
    }
    return text.endsWith("-00")
        ? YearMonth.parse(text.substring(0, 7)).atEndOfMonth()
        : LocalDate.parse(text);
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
