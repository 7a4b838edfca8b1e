package vrs.certificate;

import java.util.Optional;

/// The codes of a certificate as issued, as text.
///
/// @param vdsNc for overseas only
public record SignedCertificate(SmartHealthCard healthCard, Optional<VdsNc> vdsNc) {

  @Override
  public String toString() {
    return "SignedCertificate[hidden]";
  }
}
