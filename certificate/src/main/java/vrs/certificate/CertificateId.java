package vrs.certificate;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/// The number of a certificate (証明書ID), in VDS-NC called UVCI: two letters, nine characters of
/// Crockford's base 32, which has no I, L, O or U to be misread, and a check digit by the weights
/// 7-3-1 of Doc 9303-3; twelve characters in all.
public record CertificateId(String text) {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final Pattern FORM = Pattern.compile("[A-Z]{2}[0-9A-HJKMNP-TV-Z]{9}\\d");
  private static final int[] WEIGHTS = {7, 3, 1};
  private static final int LENGTH = 9;
  private static final long SERIALS = 1L << 5 * LENGTH;

  public CertificateId {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "a certificate id has two letters, nine characters and a digit");
    }
    if (checkDigit(text.substring(0, 11)) != text.charAt(11) - '0') {
      throw new IllegalArgumentException("the check digit of the certificate id is wrong");
    }
  }

  /// The id with this serial number.
  ///
  /// @param letters two capitals, one pair per installation
  /// @param serial 0 to 2^45 - 1
  public static CertificateId of(String letters, long serial) {
    if (serial < 0 || serial >= SERIALS) {
      throw new IllegalArgumentException("a serial number has 45 bits");
    }
    var stem = new StringBuilder(letters);
    for (int shift = 5 * (LENGTH - 1); shift >= 0; shift -= 5) {
      stem.append(ALPHABET.charAt((int) (serial >> shift & 31)));
    }
    return new CertificateId(stem.toString() + checkDigit(stem.toString()));
  }

  /// An id that tells nothing about how many were issued. Two of a million are the same once in
  /// seventy times; whether it is new, the issue history must say.
  public static CertificateId random(String letters, SecureRandom random) {
    return of(letters, random.nextLong(SERIALS));
  }

  private static int checkDigit(String stem) {
    int sum = 0;
    for (int i = 0; i < stem.length(); i++) {
      sum += Character.digit(stem.charAt(i), 36) * WEIGHTS[i % 3];
    }
    return sum % 10;
  }

  @Override
  public String toString() {
    return "CertificateId[hidden]";
  }
}
