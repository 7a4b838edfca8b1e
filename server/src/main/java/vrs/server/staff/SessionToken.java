package vrs.server.staff;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import vrs.server.platform.AreaCode;

/// What the session cookie holds: the office's area, to know where to look, and 256 random bits.
///
/// The database keeps only the hash, so whoever reads the table can't take over a session.
record SessionToken(AreaCode area, byte[] secret) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  SessionToken {
    secret = secret.clone();
  }

  static SessionToken random(AreaCode area) {
    byte[] secret = new byte[BYTES];
    RANDOM.nextBytes(secret);
    return new SessionToken(area, secret);
  }

  static Optional<SessionToken> ofCookie(String text) {
    int dot = text.indexOf('.');
    if (dot != 6 || !AreaCode.isValid(text.substring(0, dot))) {
      return Optional.empty();
    }
    try {
      byte[] secret = Base64.getUrlDecoder().decode(text.substring(dot + 1));
      return secret.length == BYTES
          ? Optional.of(new SessionToken(new AreaCode(text.substring(0, dot)), secret))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  String cookie() {
    return area + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  byte[] hash() {
    return Hashes.sha256(secret);
  }

  @Override
  public byte[] secret() {
    return secret.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SessionToken token
        && area.equals(token.area)
        && Arrays.equals(secret, token.secret);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(secret);
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
