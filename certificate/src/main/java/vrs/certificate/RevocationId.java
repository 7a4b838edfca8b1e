package vrs.certificate;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/// The name under which a SMART Health Card can be revoked (`rid`), meaningless to everyone but the
/// issue history.
///
/// @param text 1 to 24 base64url characters
public record RevocationId(String text) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,24}");

  public RevocationId {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("a revocation id has 1 to 24 base64url characters");
    }
  }

  /// 64 random bits: the specification's author prefers chance to a value derived from the person.
  public static RevocationId random(SecureRandom random) {
    byte[] bits = new byte[8];
    random.nextBytes(bits);
    return new RevocationId(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
  }
}
