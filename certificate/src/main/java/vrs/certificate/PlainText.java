package vrs.certificate;

import java.util.regex.Pattern;

/// The characters that VDS-NC allows: letters, digits, space and some marks, no Japanese.
final class PlainText {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9 !@#$%&'*+/=?^_`{|}~.-]+");

  private PlainText() {}

  static boolean fits(String text, int longest) {
    return text.length() <= longest && !text.isBlank() && FORM.matcher(text).matches();
  }

  static void require(String text, int longest) {
    if (!fits(text, longest)) {
      throw new IllegalArgumentException(
          "needs 1 to " + longest + " of the characters that VDS-NC allows");
    }
  }
}
