package vrs.server.municipality;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/// The eras of the calendar: a list of data, so that the next one is a line and no code.
public final class Eras {
  /// The first day of the calendar of today. Days before it were counted by the moon, and nobody
  /// can tell without a table which day of ours is meant.
  static final LocalDate CALENDAR = LocalDate.of(1873, 1, 1);

  /// Nobody writes a later day than this; five digits are a slip.
  static final int LAST_YEAR = 2099;

  /// Earliest first.
  static final List<Era> ALL = read();

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日", Locale.ROOT);

  private Eras() {}

  private static List<Era> read() {
    try (var in = Objects.requireNonNull(Eras.class.getResourceAsStream("eras.csv"));
        var lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      return lines.lines().map(line -> era(line.split(","))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Era era(String[] fields) {
    return new Era(
        fields[0], fields[1], fields[2], fields[3], fields[4], LocalDate.parse(fields[5]));
  }

  /// The era of a day.
  static Era of(LocalDate day) {
    return ALL.reversed().stream()
        .filter(era -> !day.isBefore(era.first()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("before the first era"));
  }

  /// The day as it is written: 令和元年5月1日.
  public static String written(LocalDate day) {
    Era era = of(day);
    return era.name() + era.year(day.getYear()) + "年" + DAY.format(day);
  }

  /// A day in both calendars: `1988-02-29(昭和63年)`. A birth date of which a part is not known may
  /// lie in two years: `1989-00-00(昭和64年・平成元年)`.
  ///
  /// @param text as the register keeps it: `YYYY-MM-DD`, unknown parts 00
  public static String inBoth(String text, Locale locale) {
    LocalDate earliest = LocalDate.parse(text.replace("-00", "-01"));
    LocalDate latest =
        text.endsWith("-00-00")
            ? earliest.plusYears(1).minusDays(1)
            : text.endsWith("-00") ? earliest.plusMonths(1).minusDays(1) : earliest;
    if (earliest.isBefore(ALL.getFirst().first())) {
      return text;
    }
    boolean japanese = locale.getLanguage().equals("ja");
    String years =
        ALL.stream()
            .filter(era -> !latest.isBefore(era.first()))
            .filter(era -> !of(earliest).first().isAfter(era.first()))
            .map(era -> year(era, earliest.getYear(), japanese))
            .collect(Collectors.joining("・"));
    return japanese ? text + "(" + years + ")" : text + " (" + years + ")";
  }

  private static String year(Era era, int western, boolean japanese) {
    return japanese
        ? era.name() + era.year(western) + "年"
        : era.english() + " " + era.year(western).replace("元", "1");
  }
}
