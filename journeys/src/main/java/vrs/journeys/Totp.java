package vrs.journeys;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What an authenticator app shows (RFC 6238: HMAC-SHA-1, 30 seconds, six digits).
final class Totp {
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Totp() {}

  /// The code of a moment.
  static String code(String base32, Instant time) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(bytes(base32), "HmacSHA1"));
      byte[] hash =
          mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(time.getEpochSecond() / 30).array());
      int at = hash[hash.length - 1] & 0xf;
      int number = ByteBuffer.wrap(hash, at, Integer.BYTES).getInt() & 0x7fff_ffff;
      return "%06d".formatted(number % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no HMAC-SHA-1", e);
    }
  }

  private static byte[] bytes(String base32) {
    var out = ByteBuffer.allocate(base32.length() * 5 / 8);
    int buffer = 0;
    int bits = 0;
    for (int i = 0; i < base32.length(); i++) {
      buffer = buffer << 5 | BASE32.indexOf(base32.charAt(i));
      bits += 5;
      if (bits >= 8 && out.hasRemaining()) {
        bits -= 8;
        out.put((byte) (buffer >> bits));
      }
    }
    return out.array();
  }
}
