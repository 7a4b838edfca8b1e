package vrs.certificate;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Pattern;

/// A birth date as a certificate states it (生年月日): `YYYY-MM-DD`, or `YYYY-MM` or `YYYY` where the
/// register holds no day or month (不詳).
public record BirthDate(String iso) {

  private static final Pattern FORM = Pattern.compile("(1[89]|20)\\d\\d(-\\d\\d(-\\d\\d)?)?");

  public BirthDate {
    if (!FORM.matcher(iso).matches()) {
      throw new IllegalArgumentException("a birth date is YYYY-MM-DD, YYYY-MM or YYYY");
    }
    try {
      if (iso.length() == 10) {
        LocalDate.parse(iso);
      } else if (iso.length() == 7) {
        YearMonth.parse(iso);
      }
    } catch (java.time.format.DateTimeParseException e) {
      // Without the cause: its message would print the date.
      throw new IllegalArgumentException("a birth date is a day of the calendar");
    }
  }

  public static BirthDate of(LocalDate day) {
    return new BirthDate(day.toString());
  }

  @Override
  public String toString() {
    return "BirthDate[hidden]";
  }
}
