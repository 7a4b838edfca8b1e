package vrs.server.staff;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import vrs.server.platform.AreaCode;

/// A code that is told to somebody and works once: the office's code and 75 random bits, as fifteen
/// letters and digits of Crockford's base 32, which has no I, L, O or U to be misread.
///
/// @param area where the code was made
/// @param secret fifteen characters
public record OneTimeCode(AreaCode area, String secret) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final Pattern FORM = Pattern.compile("[0-9A-HJKMNP-TV-Z]{15}");

  public OneTimeCode {
    if (!FORM.matcher(secret).matches()) {
      throw new IllegalArgumentException("not a one-time code");
    }
  }

  static OneTimeCode random(AreaCode area) {
    var secret = new StringBuilder();
    for (int i = 0; i < 15; i++) {
      secret.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return new OneTimeCode(area, secret.toString());
  }

  /// What was typed: blanks and hyphens do not matter, nor does o for 0, i or l for 1.
  static Optional<OneTimeCode> typed(String text) {
    String plain =
        text.toUpperCase(Locale.ROOT)
            .replaceAll("[\\s\\-]", "")
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    if (plain.length() != 21
        || !AreaCode.isValid(plain.substring(0, 6))
        || !FORM.matcher(plain.substring(6)).matches()) {
      return Optional.empty();
    }
    return Optional.of(new OneTimeCode(new AreaCode(plain.substring(0, 6)), plain.substring(6)));
  }

  /// As it is shown and read aloud: 131016-7K3M9-QX2AB-00CDE.
  public String shown() {
    return area
        + "-"
        + secret.substring(0, 5)
        + "-"
        + secret.substring(5, 10)
        + "-"
        + secret.substring(10);
  }

  byte[] hash() {
    return Hashes.sha256((area + secret).getBytes(US_ASCII));
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
