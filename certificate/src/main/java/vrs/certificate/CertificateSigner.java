package vrs.certificate;

import static vrs.certificate.CertificateDefect.Kind.NOT_AS_CHECKED;

/// Signs what was checked, and nothing else (E2). The order is that of careful certificate
/// authorities: plan, check with a throw-away key, store the plan, sign, compare, record.
public final class CertificateSigner {

  private final SigningKeys keys;

  public CertificateSigner(SigningKeys keys) {
    this.keys = keys;
  }

  /// Signs, and compares what was signed with what was checked.
  ///
  /// @throws CertificateDefect when they differ
  public SignedCertificate sign(CheckedCertificate checked) {
    HealthCardKey key = keys.healthCardKey();
    SmartHealthCard card = key.sign(checked.encodedClaims());
    if (!key.states(card, checked.encodedClaims())) {
      throw new CertificateDefect(NOT_AS_CHECKED);
    }
    return new SignedCertificate(card, checked.data().map(this::seal));
  }

  private VdsNc seal(String data) {
    BarcodeSigner signer = keys.barcodeSigner();
    VdsNc seal = signer.sign(data);
    if (!signer.states(seal, data)) {
      throw new CertificateDefect(NOT_AS_CHECKED);
    }
    return seal;
  }
}
