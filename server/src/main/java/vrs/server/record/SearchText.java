package vrs.server.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vrs.server.municipality.DateReason;
import vrs.server.municipality.WrittenDate;
import vrs.server.platform.Refusal;

/// What somebody has typed into the one box of the search, understood: a number, or parts of names
/// with or without a birth date (`たかはし S63`), apart by spaces.
///
/// @param number digits of any width, or a ledger number; empty if there is none
/// @param names in the order in which they were typed
/// @param born a day, a month or a year
record SearchText(Optional<String> number, List<String> names, Optional<BornIn> born) {
  private static final String SPACES = "[\\s\u3000]+";

  /// Lengths of numbers that people write in groups: ticket, Individual Number, ticket line.
  private static final List<Integer> GROUPED = List.of(10, 12, 18);

  /// The birth dates from one to another, as the register writes them.
  record BornIn(String from, String to) {
    static final BornIn EVER = new BornIn("0", "9");

    /// Whether it is one day.
    boolean isDay() {
      return from.equals(to);
    }

    static BornIn of(String date) {
      return new BornIn(date, date.replace("-00", "-99"));
    }
  }

  SearchText {
    names = List.copyOf(names);
  }

  /// @throws Refusal D153, M202 to M204, D631
  static SearchText of(String text) {
    List<String> parts =
        Arrays.stream(text.strip().split(SPACES)).filter(part -> !part.isEmpty()).toList();
    String joined = digits(String.join("", parts)).replace("-", "");
    if (isNumber(joined) && GROUPED.contains(joined.length())) {
      return new SearchText(Optional.of(joined), List.of(), Optional.empty());
    }
    return parts.size() == 1 ? alone(parts.getFirst()) : together(text, parts);
  }

  /// One part: a number may look like a date, so it is both.
  private static SearchText alone(String part) {
    if (!hasDigit(part)) {
      return new SearchText(Optional.empty(), List.of(part), Optional.empty());
    }
    Optional<String> number = Optional.of(digits(part));
    return switch (WrittenDate.read(part)) {
      case WrittenDate.Known known ->
          new SearchText(number, List.of(), Optional.of(BornIn.of(known.text())));
      case WrittenDate.Correction correction when !isNumber(digits(part)) ->
          throw anotherEra(part, part, correction);
      case WrittenDate.Wrong(DateReason reason)
          when reason != DateReason.NOT_A_DATE && !isNumber(digits(part)) ->
          throw new Refusal(reason);
      case WrittenDate.Correction _, WrittenDate.Wrong _ ->
          new SearchText(number, List.of(), Optional.empty());
    };
  }

  private static SearchText together(String text, List<String> parts) {
    var names = new ArrayList<String>();
    var born = new ArrayList<BornIn>();
    for (String part : parts) {
      if (hasDigit(part) || part.contains("元")) {
        switch (WrittenDate.read(part)) {
          case WrittenDate.Known known -> born.add(BornIn.of(known.text()));
          case WrittenDate.Correction correction -> throw anotherEra(text, part, correction);
          case WrittenDate.Wrong _ when isNumber(digits(part)) ->
              throw new Refusal(PersonReason.NUMBER_STANDS_ALONE);
          case WrittenDate.Wrong(DateReason reason) when reason != DateReason.NOT_A_DATE ->
              throw new Refusal(reason);
          case WrittenDate.Wrong _ when hasDigit(part) ->
              throw new Refusal(PersonReason.NUMBER_STANDS_ALONE);
          case WrittenDate.Wrong _ -> names.add(part);
        }
      } else {
        names.add(part);
      }
    }
    if (born.size() > 1) {
      throw new Refusal(ImportReason.SEARCH_TOO_WIDE);
    }
    return new SearchText(Optional.empty(), names, born.stream().findFirst());
  }

  /// The button of the screen searches again with the right day.
  private static Refusal anotherEra(String text, String part, WrittenDate.Correction correction) {
    return new Refusal(
        DateReason.ANOTHER_ERA,
        Map.of(
            "field",
            "q",
            "written",
            correction.written(),
            "right",
            correction.right(),
            "use",
            text.replace(part, correction.known().text())));
  }

  /// The parts of names in kana, and those in other characters.
  List<String> kana() {
    return names.stream().filter(SearchText::isKana).toList();
  }

  List<String> written() {
    return names.stream().filter(name -> !isKana(name)).toList();
  }

  /// All of the name in one.
  SearchKey key() {
    return SearchKey.of(String.join("", names));
  }

  /// Marks of length and voice belong to no script.
  private static boolean isKana(String name) {
    return name.codePoints()
        .filter(Character::isLetter)
        .allMatch(c ->
            switch (Character.UnicodeScript.of(c)) {
              case HIRAGANA, KATAKANA, COMMON -> true;
              default -> false;
            });
  }

  private static boolean hasDigit(String part) {
    return digits(part).chars().anyMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isNumber(String digits) {
    return !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /// In ASCII, as numbers are kept.
  private static String digits(String text) {
    return text.codePoints()
        .mapToObj(c -> Character.toString(c >= '！' && c <= '～' ? c - '！' + '!' : c))
        .collect(Collectors.joining());
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
