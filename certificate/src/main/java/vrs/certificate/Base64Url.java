package vrs.certificate;

import java.util.Base64;

/// Base64url without padding (RFC 7515), read so strictly that no two texts give the same bytes.
final class Base64Url {

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private Base64Url() {}

  static String encode(byte[] bytes) {
    return ENCODER.encodeToString(bytes);
  }

  static byte[] decode(String text) throws Rejection {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      if (encode(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw new Rejection(Reason.MALFORMED);
    }
    throw new Rejection(Reason.MALFORMED);
  }

  /// Padding present or absent, as VDS-NC is met in both forms.
  static byte[] decodeEitherPadding(String text) throws Rejection {
    String bare =
        text.endsWith("==")
            ? text.substring(0, text.length() - 2)
            : text.endsWith("=") ? text.substring(0, text.length() - 1) : text;
    if (bare.length() != text.length() && text.length() % 4 != 0) {
      throw new Rejection(Reason.MALFORMED);
    }
    return decode(bare);
  }
}
