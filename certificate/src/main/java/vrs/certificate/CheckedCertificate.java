package vrs.certificate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// A certificate that may be signed: encoded, and read back by our own verifier. Only
/// [CertificateCheck] makes one.
public final class CheckedCertificate {

  private final CertificatePlan plan;
  private final String claims;
  private final String encodedClaims;
  private final Optional<String> data;

  CheckedCertificate(
      CertificatePlan plan, String claims, String encodedClaims, Optional<String> data) {
    this.plan = plan;
    this.claims = claims;
    this.encodedClaims = encodedClaims;
    this.data = data;
  }

  public CertificatePlan plan() {
    return plan;
  }

  /// Exactly what will be signed, for the stored plan: the claims of the SMART Health Card, and for
  /// overseas on a second line the data of the VDS-NC. Personal data.
  public String toBeSigned() {
    return data.map(second -> claims + "\n" + second).orElse(claims);
  }

  /// SHA-256 of [#toBeSigned()] in hexadecimal: what is left of the plan once the certificate is
  /// issued (E4).
  public String digest() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(toBeSigned().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM has no SHA-256", e);
    }
  }

  String encodedClaims() {
    return encodedClaims;
  }

  Optional<String> data() {
    return data;
  }

  @Override
  public String toString() {
    return "CheckedCertificate[hidden]";
  }
}
