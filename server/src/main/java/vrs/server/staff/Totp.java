package vrs.server.staff;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Time-based one-time passwords, RFC 6238: HMAC-SHA-1, 30 seconds, six digits, which is what every
/// authenticator app speaks.
final class Totp {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int STEP_SECONDS = 30;

  private Totp() {}

  /// 160 random bits, as RFC 4226 recommends for HMAC-SHA-1.
  static byte[] newSecret() {
    byte[] secret = new byte[20];
    RANDOM.nextBytes(secret);
    return secret;
  }

  static long step(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), STEP_SECONDS);
  }

  /// The code of a step, RFC 4226 section 5.3.
  static String code(byte[] secret, long step, int digits) {
    byte[] mac;
    try {
      Mac hmac = Mac.getInstance("HmacSHA1");
      hmac.init(new SecretKeySpec(secret, "HmacSHA1"));
      mac = hmac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    int offset = mac[mac.length - 1] & 0xf;
    int number = ByteBuffer.wrap(mac, offset, 4).getInt() & 0x7fffffff;
    String decimal = Integer.toString(number);
    String padded = "0".repeat(Math.max(0, digits - decimal.length())) + decimal;
    return padded.substring(padded.length() - digits);
  }

  /// The step that a typed code belongs to, one before or after now allowed, if it is later than
  /// the last step whose code was taken: no code is good twice (RFC 6238 section 5.2).
  static OptionalLong match(byte[] secret, String typed, Instant now, long lastTaken) {
    long current = step(now);
    OptionalLong matched = OptionalLong.empty();
    for (long step = current - 1; step <= current + 1; step++) {
      if (sameDigits(code(secret, step, 6), typed) && step > lastTaken) {
        matched = OptionalLong.of(step);
      }
    }
    return matched;
  }

  /// The secret as people type it into an app.
  static String base32(byte[] secret) {
    var text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte one : secret) {
      buffer = buffer << 8 | one & 0xff;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(BASE32.charAt(buffer >> bits & 31));
      }
      buffer &= (1 << bits) - 1;
    }
    if (bits > 0) {
      text.append(BASE32.charAt(buffer << 5 - bits & 31));
    }
    return text.toString();
  }

  /// Takes the same time wherever the difference is.
  private static boolean sameDigits(String code, String typed) {
    int difference = code.length() ^ typed.length();
    for (int i = 0; i < Math.min(code.length(), typed.length()); i++) {
      difference |= code.charAt(i) ^ typed.charAt(i);
    }
    return difference == 0;
  }
}
