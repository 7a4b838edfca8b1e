package vrs.samples.card;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// A secret of the card with its counter of tries.
final class SecretCounter {

  private final int limit;
  private byte[] secret;
  private int left;

  SecretCounter(String secret, int limit) {
    this.secret = secret.getBytes(StandardCharsets.US_ASCII);
    this.limit = limit;
    this.left = limit;
  }

  int left() {
    return left;
  }

  boolean isBlocked() {
    return left == 0;
  }

  /// Spends a try if it does not fit; fills the counter up again if it does.
  boolean accepts(byte[] shown) {
    boolean fits = MessageDigest.isEqual(secret, shown);
    left = fits ? limit : left - 1;
    return fits;
  }

  void change(byte[] next) {
    secret = next.clone();
  }
}
