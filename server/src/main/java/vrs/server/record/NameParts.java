package vrs.server.record;

import java.util.regex.Pattern;

/// A registered name or its reading, taken apart at the first space. What is written there is not
/// changed: parts are for searching and for showing beside it.
///
/// @param surname with the former surname in brackets, where the registry writes it so
/// @param given empty if nobody can tell where the surname ends
record NameParts(String surname, String given) {
  /// 佐藤［鈴木］: a former surname (旧氏) behind the surname.
  private static final Pattern BRACKETS = Pattern.compile("([^［]*)［([^］]*)］");

  static NameParts of(String name) {
    int space = 0;
    while (space < name.length() && !Character.isSpaceChar(name.charAt(space))) {
      space++;
    }
    return new NameParts(
        name.substring(0, space), name.substring(Math.min(space + 1, name.length())));
  }

  /// The name without the former surname.
  String now() {
    var brackets = BRACKETS.matcher(surname);
    return whole(brackets.matches() ? brackets.group(1) : surname);
  }

  /// The name with the former surname in place of the surname; empty if there is none.
  String before() {
    var brackets = BRACKETS.matcher(surname);
    return brackets.matches() ? whole(brackets.group(2)) : "";
  }

  /// The given name behind another surname.
  String whole(String otherSurname) {
    return given.isEmpty() ? otherSurname : otherSurname + "\u3000" + given;
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
