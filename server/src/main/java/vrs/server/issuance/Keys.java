package vrs.server.issuance;

import java.security.cert.X509Certificate;
import org.springframework.stereotype.Component;
import vrs.certificate.BarcodeSigner;
import vrs.certificate.HealthCardKey;
import vrs.certificate.SigningKeys;
import vrs.server.platform.SigningKeyFiles;

/// The national signing keys: one active and one published successor for SMART Health Cards, one
/// signer for VDS-NC under its CSCA.
@Component
final class Keys implements SigningKeys {
  private final HealthCardKey active;
  private final HealthCardKey next;
  private final BarcodeSigner barcodeSigner;
  private final X509Certificate authority;

  Keys(SigningKeyFiles files) {
    this.active = new HealthCardKey(files.signing(SigningKeyFiles.HEALTH_CARD));
    this.next = new HealthCardKey(files.signing(SigningKeyFiles.HEALTH_CARD_NEXT));
    this.barcodeSigner = files.barcodeSigner();
    this.authority = files.certificate(SigningKeyFiles.AUTHORITY);
  }

  @Override
  public HealthCardKey healthCardKey() {
    return active;
  }

  @Override
  public BarcodeSigner barcodeSigner() {
    return barcodeSigner;
  }

  /// Published now, so that verifiers hold it before it signs.
  HealthCardKey next() {
    return next;
  }

  /// The certificate that verifiers trust for VDS-NC.
  X509Certificate authority() {
    return authority;
  }
}
