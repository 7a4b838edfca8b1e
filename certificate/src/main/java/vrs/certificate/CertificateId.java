package vrs.certificate;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.regex.Pattern;

/// The number of a certificate (証明書ID), in VDS-NC called UVCI: two letters, nine digits, and a
/// check digit by the weights 7-3-1 of Doc 9303-3, twelve characters in all.
public record CertificateId(String text) {

  private static final Pattern FORM = Pattern.compile("[A-Z]{2}\\d{10}");
  private static final int[] WEIGHTS = {7, 3, 1};
  private static final int SERIALS = 1_000_000_000;

  public CertificateId {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("a certificate id has two letters and ten digits");
    }
    if (checkDigit(text.substring(0, 11)) != text.charAt(11) - '0') {
      throw new IllegalArgumentException("the check digit of the certificate id is wrong");
    }
  }

  /// The id with this serial number.
  ///
  /// @param letters two capitals, one pair per installation
  /// @param serial 0 to 999,999,999
  public static CertificateId of(String letters, int serial) {
    if (serial < 0 || serial >= SERIALS) {
      throw new IllegalArgumentException("a serial number has nine digits");
    }
    String stem = letters + String.format(Locale.ROOT, "%09d", serial);
    return new CertificateId(stem + checkDigit(stem));
  }

  /// An id that tells nothing about how many were issued; whether it is new, the issue history must
  /// say.
  public static CertificateId random(String letters, SecureRandom random) {
    return of(letters, random.nextInt(SERIALS));
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
