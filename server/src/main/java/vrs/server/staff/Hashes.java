package vrs.server.staff;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// SHA-256, for tokens and codes that are random enough to need no slow hash.
final class Hashes {
  private Hashes() {}

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
