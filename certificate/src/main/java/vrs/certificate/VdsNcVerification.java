package vrs.certificate;

import static vrs.certificate.Reason.ALGORITHM_NOT_ALLOWED;
import static vrs.certificate.Reason.ISSUER_NOT_THE_KEYS;
import static vrs.certificate.Reason.MALFORMED;
import static vrs.certificate.Reason.SIGNATURE_WRONG;
import static vrs.certificate.Reason.SIGNER_NOT_FOR_VACCINATION;
import static vrs.certificate.Reason.SIGNER_OUTSIDE_VALIDITY;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import vrs.certificate.Verdict.Check;

/// The steps that verify a VDS-NC: the signer's path to a trusted country, then the seal, then what
/// it says.
final class VdsNcVerification {

  private static final Set<String> SEAL = Set.of("data", "sig");
  private static final Set<String> SIGNATURE = Set.of("alg", "cer", "sigvl");

  private VdsNcVerification() {}

  static Verdict of(Json.Obj seal, TrustPaths paths, Instant now) throws Rejection {
    Json.Obj sealing = seal.only(SEAL, MALFORMED).object("sig").only(SIGNATURE, MALFORMED);
    Es algorithm =
        Es.named(sealing.text("alg")).orElseThrow(() -> new Rejection(ALGORITHM_NOT_ALLOWED));
    byte[] certificate = Base64Url.decodeEitherPadding(sealing.text("cer"));
    byte[] signature = Base64Url.decodeEitherPadding(sealing.text("sigvl"));
    Json.Obj data = seal.object("data");

    TrustPaths.Path path = paths.of(certificate);
    X509Certificate signer = path.signer();
    for (X509Certificate link : List.of(path.authority(), signer)) {
      if (now.isBefore(link.getNotBefore().toInstant())
          || now.isAfter(link.getNotAfter().toInstant())) {
        throw new Rejection(SIGNER_OUTSIDE_VALIDITY);
      }
    }
    if (!SignerCertificates.isForVaccination(signer)) {
      throw new Rejection(SIGNER_NOT_FOR_VACCINATION);
    }
    byte[] signed = CanonicalJson.of(data).getBytes(StandardCharsets.UTF_8);
    if (!algorithm.verifies(signer.getPublicKey(), signed, signature)) {
      throw new Rejection(SIGNATURE_WRONG);
    }
    if (!SignerCertificates.country(signer).equals(VdsNcReading.country(data))) {
      throw new Rejection(ISSUER_NOT_THE_KEYS);
    }
    return new Verdict.Valid(
        VdsNcReading.of(data, signer.getSerialNumber().toString(16)),
        EnumSet.of(Check.SIGNATURE, Check.TRUST_PATH, Check.TIME, Check.NOT_REVOCABLE));
  }
}
