package vrs.certificate;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What is to be signed: the first step of issuing.
///
/// @param issued whole seconds, since that is what the codes state
public record CertificatePlan(
    CertificateContent content, Instant issued, RevocationId revocationId) {

  public CertificatePlan {
    issued = issued.truncatedTo(ChronoUnit.SECONDS);
  }

  @Override
  public String toString() {
    return "CertificatePlan[hidden]";
  }
}
