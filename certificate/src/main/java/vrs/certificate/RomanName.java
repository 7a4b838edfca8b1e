package vrs.certificate;

import java.util.List;
import java.util.regex.Pattern;

/// A name in Roman letters as in the passport (ローマ字氏名): capitals, parted by single spaces, hyphens
/// or apostrophes.
///
/// @param surname the primary identifier
/// @param given the secondary identifier; empty for people who have only one name
public record RomanName(String surname, String given) {

  private static final Pattern NAME = Pattern.compile("[A-Z]+(?:[ '-][A-Z]+)*");
  private static final int FIELD = 39;
  private static final int SURNAME_WHEN_CUT = 31;

  public RomanName {
    if (!NAME.matcher(surname).matches() || !(given.isEmpty() || NAME.matcher(given).matches())) {
      throw new IllegalArgumentException("a Roman name is written in capitals A to Z");
    }
    if (surname.length() + given.length() > 100) {
      throw new IllegalArgumentException("a Roman name has at most 100 letters");
    }
  }

  /// The given names one by one.
  public List<String> givenNames() {
    return given.isEmpty() ? List.of() : List.of(given.split(" ", -1));
  }

  /// The name as VDS-NC writes it: at most 39 characters by the rules of Doc 9303-3 for the machine
  /// readable zone, fillers written as spaces and two of them after the surname.
  ///
  /// An apostrophe is left out and a hyphen becomes a filler, so that the name equals the
  /// passport's line. A name that is too long keeps at most 31 characters of its surname and loses
  /// the end of the given names.
  public String machineReadable() {
    String family = fillers(surname);
    String rest = fillers(given);
    if (rest.isEmpty()) {
      return cut(family, FIELD);
    }
    if (family.length() + 2 + rest.length() > FIELD) {
      family = cut(family, SURNAME_WHEN_CUT);
      rest = cut(rest, FIELD - 2 - family.length());
    }
    return family + "  " + rest;
  }

  private static String fillers(String name) {
    return name.replace("'", "").replace('-', ' ');
  }

  private static String cut(String name, int length) {
    return name.length() <= length ? name : name.substring(0, length).stripTrailing();
  }

  @Override
  public String toString() {
    return "RomanName[hidden]";
  }
}
