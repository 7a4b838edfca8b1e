package vrs.certificate;

import java.util.regex.Pattern;

/// The number of a passport (旅券番号): at most 11 letters and digits, which is what VDS-NC carries;
/// Japan's has nine.
public record PassportNumber(String text) {

  private static final Pattern FORM = Pattern.compile("[A-Z0-9]{1,11}");

  public PassportNumber {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("a passport number has 1 to 11 capitals and digits");
    }
  }

  @Override
  public String toString() {
    return "PassportNumber[hidden]";
  }
}
