package vrs.server.handover;

import java.util.regex.Pattern;

/// Keeps a spreadsheet from taking a field of a CSV file for something else than its text.
///
/// The mark is an apostrophe before the text, and whoever reads the file takes off one apostrophe
/// at the beginning of a field: so the text comes back as it was, also one that begins with an
/// apostrophe of its own.
final class SpreadsheetMark {
  private static final char MARK = '\'';

  /// What begins like a formula, also behind quotes and spaces.
  private static final Pattern FORMULA =
      Pattern.compile("[\\s\\u3000\"'“”]*[=+@＝＋－＠\\-].*|[\\t\\r\\n].*", Pattern.DOTALL);

  /// A number that a spreadsheet shows and writes as it stands: no zero before it, and not so long
  /// that it becomes 2.02603E+13.
  private static final Pattern PLAIN_NUMBER = Pattern.compile("0|[1-9][0-9]{0,10}");

  private static final Pattern TRUTH = Pattern.compile("true|false", Pattern.CASE_INSENSITIVE);

  private SpreadsheetMark() {}

  /// Nothing in it is run; everything else is left as the receiving system wants it.
  static String harmless(String field) {
    return isMarked(field) || FORMULA.matcher(field).matches() ? MARK + field : field;
  }

  /// Opened by a double click it still says the same: no zero is lost, and no lot number becomes a
  /// date. Whatever has a digit is marked, unless it is a plain number.
  static String safe(String field) {
    boolean changes =
        field.codePoints().anyMatch(Character::isDigit) && !PLAIN_NUMBER.matcher(field).matches()
            || TRUTH.matcher(field).matches();
    return changes && !isMarked(field) ? MARK + field : harmless(field);
  }

  private static boolean isMarked(String field) {
    return !field.isEmpty() && field.charAt(0) == MARK;
  }
}
