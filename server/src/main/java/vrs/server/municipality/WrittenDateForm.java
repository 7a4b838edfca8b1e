package vrs.server.municipality;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The forms in which [WrittenDate] reads days: widths and marks are made one, then a form fits or
/// none does. Each form has a part for year, month and day; of an absent one nothing is known.
final class WrittenDateForm {
  private static final String UNKNOWN = "不詳";
  private static final String FIRST = "元";

  /// Everything that people put between the parts.
  private static final String MARKS = "./-／．－‐‑–−・ー";

  /// 1.8 and 1-1-8
  private static final String MARKED = "(?:-(?<month>[0-9]{1,2}|不詳)(?:-(?<day>[0-9]{1,2}|不詳))?)?";

  /// 年1月8日, 年8月不詳, 年月日不詳
  private static final String LETTERED =
      "年(?:(?:月日)?不詳|(?<month>[0-9]{1,2})月(?:(?<day>[0-9]{1,2})日|日?不詳)?)?";

  static final List<Pattern> OF_ERA = forms("(?<year>元|[0-9]{1,3})", "(?<year>[0-9]{2})");
  static final List<Pattern> WESTERN = forms("(?<year>[0-9]{4})", "(?<year>[0-9]{4})");

  private WrittenDateForm() {}

  /// @param inDigits the year where nothing stands between the parts
  private static List<Pattern> forms(String year, String inDigits) {
    return List.of(
        Pattern.compile(inDigits + "(?<month>[0-9]{2})(?<day>[0-9]{2})"),
        Pattern.compile(year + MARKED),
        Pattern.compile(year + LETTERED));
  }

  /// Digits and letters of one width, one mark, no spaces.
  static String plain(String text) {
    var plain = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
        .map(c -> c >= '！' && c <= '～' ? c - '！' + '!' : c)
        .map(c -> MARKS.indexOf(c) >= 0 ? '-' : c)
        .forEach(plain::appendCodePoint);
    return plain.toString().toUpperCase(Locale.ROOT);
  }

  /// What follows if the text begins with the era, in full or abbreviated.
  static Optional<String> after(Era era, String plain) {
    return Stream.of(era.name(), era.sign(), era.letter(), era.shortName())
        .filter(plain::startsWith)
        .findFirst()
        .map(mark -> plain.substring(mark.length()))
        .map(rest -> rest.startsWith("-") ? rest.substring(1) : rest);
  }

  /// What a part says; 0 where it is absent or unknown.
  static int number(@Nullable String part) {
    return switch (part) {
      case null -> 0;
      case UNKNOWN -> 0;
      case FIRST -> 1;
      case String digits -> Integer.parseInt(digits);
    };
  }
}
