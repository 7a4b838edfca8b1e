package vrs.certificate;

import static vrs.certificate.Reason.ALGORITHM_NOT_ALLOWED;
import static vrs.certificate.Reason.EXPIRED;
import static vrs.certificate.Reason.ISSUER_NOT_THE_KEYS;
import static vrs.certificate.Reason.ISSUER_UNKNOWN;
import static vrs.certificate.Reason.KEY_UNKNOWN;
import static vrs.certificate.Reason.MALFORMED;
import static vrs.certificate.Reason.NOT_YET_VALID;
import static vrs.certificate.Reason.REVOCATION_LIST_MISSING;
import static vrs.certificate.Reason.REVOKED;
import static vrs.certificate.Reason.SIGNATURE_WRONG;
import static vrs.certificate.Reason.TOO_LONG;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import vrs.certificate.Verdict.Check;

/// The steps that verify a SMART Health Card. Nothing of the payload counts before the signature
/// holds, and nothing is inflated beyond a limit.
final class HealthCardVerification {

  private static final Set<String> HEADER = Set.of("alg", "zip", "kid");

  /// Clocks differ; a card is not called too early for that.
  private static final Duration SKEW = Duration.ofMinutes(5);

  private HealthCardVerification() {}

  static Verdict of(SmartHealthCard card, TrustList trust, Instant now) throws Rejection {
    String jws = card.jws();
    if (jws.length() > SmartHealthCard.LONGEST) {
      throw new Rejection(TOO_LONG);
    }
    String[] parts = jws.split("\\.", -1);
    if (parts.length != 3) {
      throw new Rejection(MALFORMED);
    }
    String key = keyId(Base64Url.decode(parts[0]));
    byte[] payload = Base64Url.decode(parts[1]);
    byte[] signature = Base64Url.decode(parts[2]);

    List<TrustList.Issuer> owners =
        trust.issuers().stream().filter(issuer -> issuer.key(key).isPresent()).toList();
    if (owners.isEmpty()) {
      String claimed = HealthCardReading.claimedIssuer(Compression.inflate(payload));
      boolean known = trust.issuers().stream().anyMatch(issuer -> issuer.iss().equals(claimed));
      throw new Rejection(known ? KEY_UNKNOWN : ISSUER_UNKNOWN);
    }
    KeySet.Key publicKey = owners.getFirst().key(key).orElseThrow();
    byte[] signed = jws.substring(0, jws.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
    if (!Es.ES256.verifies(publicKey.publicKey(), signed, signature)) {
      throw new Rejection(SIGNATURE_WRONG);
    }

    HealthCardReading reading = HealthCardReading.of(Compression.inflate(payload));
    TrustList.Issuer issuer =
        owners.stream()
            .filter(owner -> owner.iss().equals(reading.issuer()))
            .findFirst()
            .orElseThrow(() -> new Rejection(ISSUER_NOT_THE_KEYS));
    if (reading.notBefore().isAfter(now.plus(SKEW))) {
      throw new Rejection(NOT_YET_VALID);
    }
    if (reading.expires().isPresent() && !now.isBefore(reading.expires().get())) {
      throw new Rejection(EXPIRED);
    }
    Check revocation = revocation(reading, issuer, issuer.key(key).orElseThrow());
    return new Verdict.Valid(
        reading.content(key),
        EnumSet.of(Check.SIGNATURE, Check.ISSUER_AND_KEY, Check.TIME, revocation));
  }

  private static String keyId(byte[] header) throws Rejection {
    Json.Obj fields = Json.asObject(JsonReader.read(header)).only(HEADER, MALFORMED);
    if (!fields.text("alg").equals("ES256")) {
      throw new Rejection(ALGORITHM_NOT_ALLOWED);
    }
    if (!fields.text("zip").equals("DEF")) {
      throw new Rejection(MALFORMED);
    }
    return fields.text("kid");
  }

  private static Check revocation(
      HealthCardReading reading, TrustList.Issuer issuer, KeySet.Key key) throws Rejection {
    if (reading.revocationId().isEmpty()) {
      return Check.NOT_REVOCABLE;
    }
    RevocationId id;
    try {
      id = new RevocationId(reading.revocationId().get());
    } catch (IllegalArgumentException e) {
      throw new Rejection(MALFORMED);
    }
    var list = issuer.revocationList(key.id());
    if (list.isPresent() && list.get().revokes(id, reading.notBefore())) {
      throw new Rejection(REVOKED);
    }
    if (key.revocations().isPresent()
        && (list.isEmpty() || list.get().counter() < key.revocations().getAsLong())) {
      throw new Rejection(REVOCATION_LIST_MISSING);
    }
    return list.isPresent() ? Check.REVOCATION_LIST : Check.NOT_REVOCABLE;
  }
}
