package vrs.server.municipality;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// A lot number (ロット番号) in the one spelling that is compared.
///
/// Sites and files write them in half and full width, in both cases and with blanks. A lot number
/// names no person, so normalising it is harmless.
///
/// @param text half-width, upper case, no blanks; may be no real lot's number all the same
public record LotNumber(String text) {

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

  /// Whatever spelling comes in, the compared one is kept: NFKC, upper case, no blanks.
  public LotNumber {
    var folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
    text = BLANKS.matcher(folded).replaceAll("");
  }

  @Override
  public String toString() {
    return text;
  }
}
