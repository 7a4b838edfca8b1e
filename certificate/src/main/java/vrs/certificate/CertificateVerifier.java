package vrs.certificate;

import static vrs.certificate.Reason.NOT_A_CERTIFICATE;
import static vrs.certificate.Reason.TOO_LONG;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Verifies certificates in every form, without a network (E5). Keeps nothing.
public final class CertificateVerifier {

  private static final int LONGEST = 1_000_000;

  private final TrustList trust;
  private final InstantSource clock;
  private final TrustPaths paths;

  public CertificateVerifier(TrustList trust, InstantSource clock) {
    this.trust = trust;
    this.clock = clock;
    this.paths = new TrustPaths(trust.authorities());
  }

  /// One verdict for each code in a text: a compact JWS, `shc:/` and digits, the content of a
  /// `.smart-health-card` file, or VDS-NC JSON. Never empty.
  public List<Verdict> verify(String text) {
    try {
      String trimmed = text.strip();
      if (trimmed.length() > LONGEST) {
        throw new Rejection(TOO_LONG);
      }
      if (trimmed.startsWith(SmartHealthCard.PREFIX)) {
        return List.of(verify(SmartHealthCard.ofNumeric(trimmed)));
      }
      if (trimmed.startsWith("{")) {
        return verifyJson(trimmed);
      }
      if (trimmed.chars().filter(c -> c == '.').count() == 2 && trimmed.indexOf(' ') < 0) {
        return List.of(verify(new SmartHealthCard(trimmed)));
      }
      throw new Rejection(NOT_A_CERTIFICATE);
    } catch (Rejection e) {
      return List.of(e.reason().verdict());
    }
  }

  public Verdict verify(SmartHealthCard card) {
    return verify(card, clock.instant());
  }

  Verdict verify(SmartHealthCard card, Instant now) {
    try {
      return HealthCardVerification.of(card, trust, now);
    } catch (Rejection e) {
      return e.reason().verdict();
    }
  }

  public Verdict verify(VdsNc seal) {
    return verify(seal, clock.instant());
  }

  Verdict verify(VdsNc seal, Instant now) {
    try {
      if (seal.json().length() > VdsNc.LONGEST) {
        throw new Rejection(TOO_LONG);
      }
      return VdsNcVerification.of(Json.asObject(JsonReader.read(seal.json())), paths, now);
    } catch (Rejection e) {
      return e.reason().verdict();
    }
  }

  private List<Verdict> verifyJson(String text) throws Rejection {
    Json.Obj object = Json.asObject(JsonReader.read(text));
    if (object.has("verifiableCredential")) {
      return SmartHealthCard.ofFile(object).stream().map(this::verify).toList();
    }
    if (object.has("data") && object.has("sig")) {
      return List.of(verify(new VdsNc(text)));
    }
    throw new Rejection(NOT_A_CERTIFICATE);
  }
}
