package vrs.certificate;

import java.util.regex.Pattern;

/// A country or nationality in the codes of Doc 9303-3 (国籍・地域): three letters, but `D` for Germany.
public record CountryCode(String letters) {

  private static final Pattern FORM = Pattern.compile("[A-Z]{3}|D");

  public static final CountryCode JAPAN = new CountryCode("JPN");

  public CountryCode {
    if (!FORM.matcher(letters).matches()) {
      throw new IllegalArgumentException("a country code has three letters");
    }
  }

  @Override
  public String toString() {
    return "CountryCode[hidden]"; // a nationality is personal data
  }
}
