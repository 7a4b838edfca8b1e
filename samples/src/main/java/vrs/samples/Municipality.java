package vrs.samples;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One of the 1,741 municipalities of Japan (市区町村) as of 2024-01-01.
///
/// The names are real, everything that the samples invent about them is not. Source:
/// local-gov-code-jp, whose licence lies beside the list.
///
/// @param code official code, six digits of which the last is the check digit
/// @param name without the prefecture
/// @param kana reading in hiragana
/// @param prefecture two digits, 01 to 47
/// @param prefectureName for example 東京都
public record Municipality(
    String code, String name, String kana, String prefecture, String prefectureName) {

  private static final List<Municipality> ALL =
      Lists.lines("municipalities.csv").stream()
          .skip(1)
          .map(line ->
              new Municipality(line.get(0), line.get(1), line.get(2), line.get(3), line.get(4)))
          .toList();

  private static final Map<String, Municipality> BY_CODE =
      ALL.stream().collect(Collectors.toUnmodifiableMap(Municipality::code, Function.identity()));

  public Municipality {
    if (!hasCheckDigit(code)) {
      throw new IllegalArgumentException("municipality code " + code);
    }
  }

  /// All 1,741, in the order of their codes.
  public static List<Municipality> all() {
    return ALL;
  }

  /// The municipality of a code; empty if no municipality has it.
  public static Optional<Municipality> find(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  /// The municipality of a code that is known to exist.
  ///
  /// @throws IllegalArgumentException if no municipality has the code
  public static Municipality of(String code) {
    return find(code).orElseThrow(() -> new IllegalArgumentException("no municipality " + code));
  }

  /// Weights 6 5 4 3 2 over the first five digits; the check digit is the last digit of 11 minus
  /// the remainder of 11.
  private static boolean hasCheckDigit(String code) {
    if (!code.matches("[0-9]{6}")) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 5; i++) {
      sum += (6 - i) * (code.charAt(i) - '0');
    }
    return (11 - sum % 11) % 10 == code.charAt(5) - '0';
  }
}
