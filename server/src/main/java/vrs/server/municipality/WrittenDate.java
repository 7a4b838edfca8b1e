package vrs.server.municipality;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vrs.server.platform.Refusal;

/// A day as people write it (日付の表記), in the era's years or in western ones: `h1.1.8`, `H010108`,
/// `平成元年1月8日`, `平31.4.30`, `19890108`, `1989/1/8`, in digits of any width. Of a birth date the day,
/// or month and day, may be unknown (不詳): `昭和6年8月不詳`, `S6.8`, `1931-08-00`, `昭和6年`.
///
/// Strict: a day that lies in another era than the written one is not taken silently. JapaneseDate
/// reads 平成31年5月1日 as if nothing were wrong, and half of such days are slips of another kind.
public sealed interface WrittenDate {
  /// Longer than anything that is a date.
  int LONGEST = 40;

  /// A day of the calendar, or a month or a year of which no more is known.
  ///
  /// @param month 0 if unknown, and then so is the day
  /// @param day 0 if unknown
  record Known(int year, int month, int day) implements WrittenDate {
    /// As the register keeps it: `1931-08-15`, `1931-08-00`, `1931-00-00`.
    public String text() {
      return "%04d-%02d-%02d".formatted(year, month, day);
    }

    /// The day, when all of it is known.
    public Optional<LocalDate> whole() {
      return day == 0 ? Optional.empty() : Optional.of(LocalDate.of(year, month, day));
    }

    LocalDate earliest() {
      return LocalDate.of(year, Math.max(month, 1), Math.max(day, 1));
    }

    LocalDate latest() {
      if (day != 0) {
        return earliest();
      }
      return month != 0 ? YearMonth.of(year, month).atEndOfMonth() : LocalDate.of(year, 12, 31);
    }

    /// With the year of an era: 令和元年5月1日, 昭和6年8月, 昭和6年.
    String in(Era era) {
      return era.name()
          + era.year(year)
          + "年"
          + (month == 0 ? "" : month + "月")
          + (day == 0 ? "" : day + "日");
    }

    @Override
    public String toString() {
      return "[hidden]";
    }
  }

  /// The day that must be meant, if the era is wrong and the rest is right.
  ///
  /// @param written 平成31年5月1日
  /// @param right 令和元年5月1日
  record Correction(String written, String right, Known known) implements WrittenDate {
    @Override
    public String toString() {
      return "[hidden]";
    }
  }

  /// Not a date, or none that there is.
  record Wrong(DateReason reason) implements WrittenDate {}

  /// Reads what somebody wrote. Whatever it is, the answer says what to make of it.
  static WrittenDate read(String text) {
    String plain = text.length() > LONGEST ? "" : WrittenDateForm.plain(text);
    for (Era era : Eras.ALL) {
      Optional<String> rest = WrittenDateForm.after(era, plain);
      if (rest.isPresent()) {
        return read(Optional.of(era), WrittenDateForm.OF_ERA, rest.get());
      }
    }
    return read(Optional.empty(), WrittenDateForm.WESTERN, plain);
  }

  private static WrittenDate read(Optional<Era> era, List<Pattern> forms, String text) {
    return forms.stream()
        .map(form -> form.matcher(text))
        .filter(Matcher::matches)
        .findFirst()
        .map(found -> read(era, found))
        .orElse(new Wrong(DateReason.NOT_A_DATE));
  }

  private static WrittenDate read(Optional<Era> era, Matcher found) {
    int counted = WrittenDateForm.number(found.group("year"));
    int year = era.isPresent() ? era.get().western(counted) : counted;
    int month = WrittenDateForm.number(found.group("month"));
    int day = WrittenDateForm.number(found.group("day"));
    if (counted == 0 || year > Eras.LAST_YEAR) {
      return new Wrong(DateReason.NOT_A_DATE);
    }
    if (year < Eras.CALENDAR.getYear()) {
      return new Wrong(DateReason.BEFORE_THE_CALENDAR);
    }
    if (!exists(year, month, day)) {
      return new Wrong(DateReason.NO_SUCH_DAY);
    }
    var known = new Known(year, month, day);
    if (era.isEmpty() || lasts(era.get(), known)) {
      return known;
    }
    return new Correction(known.in(era.get()), known.in(Eras.of(known.earliest())), known);
  }

  private static boolean exists(int year, int month, int day) {
    try {
      return (month != 0 || day == 0)
          && YearMonth.of(year, Math.max(month, 1)).isValidDay(Math.max(day, 1));
    } catch (DateTimeException e) {
      return false;
    }
  }

  /// Whether a day that can be meant lies in the era.
  private static boolean lasts(Era era, Known known) {
    return !known.latest().isBefore(era.first())
        && !Eras.of(known.earliest()).first().isAfter(era.first());
  }

  /// What a field of a form says, month and day as far as they are known.
  ///
  /// @param field of the form, so that the screen can show the refusal beside it
  /// @throws Refusal M201 to M204
  static Known inForm(String field, String text) {
    return switch (read(text)) {
      case Known known -> known;
      case Correction(String written, String right, Known known) ->
          throw new Refusal(
              DateReason.ANOTHER_ERA,
              Map.of("field", field, "written", written, "right", right, "use", known.text()));
      case Wrong(DateReason reason) -> throw new Refusal(reason, Map.of("field", field));
    };
  }

  /// As [#inForm], where the whole day is needed.
  ///
  /// @throws Refusal M201 to M205
  static LocalDate dayInForm(String field, String text) {
    return inForm(field, text)
        .whole()
        .orElseThrow(() -> new Refusal(DateReason.DAY_MISSING, Map.of("field", field)));
  }
}
