package vrs.card;

import static vrs.card.CardReason.CA_UNKNOWN;
import static vrs.card.CardReason.MUNICIPALITY_SIGNATURE;

import java.security.PublicKey;
import java.util.LinkedHashMap;
import java.util.Map;

/// The municipalities' keys whose certificates were verified, so that one is verified once and not
/// per card.
///
/// Bounded, and keyed by the whole file: a certificate that differs in one bit is another one.
final class MunicipalityKeys {

  /// 1,741 municipalities, some with a former and a present key.
  private static final int LIMIT = 4096;

  private final TrustedCas cas;
  private final Rsa rsa;
  private final Map<Bytes, PublicKey> verified =
      new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Bytes, PublicKey> eldest) {
          return size() > LIMIT;
        }
      };

  MunicipalityKeys(TrustedCas cas, Rsa rsa) {
    this.cas = cas;
    this.rsa = rsa;
  }

  /// The key that EF0004 certifies.
  PublicKey key(Bytes file) throws CardRefusal {
    synchronized (verified) {
      var known = verified.get(file);
      if (known != null) {
        return known;
      }
    }
    var key = verify(MunicipalityCertificate.parse(file));
    synchronized (verified) {
      verified.put(file, key);
    }
    return key;
  }

  private PublicKey verify(MunicipalityCertificate certificate) throws CardRefusal {
    var ca =
        cas.key(certificate.issuer())
            .orElseThrow(() -> new CardRefusal(CA_UNKNOWN, "issuer " + certificate.issuer()));
    if (!rsa.verifies(ca, certificate.signed(), certificate.signature())) {
      throw new CardRefusal(MUNICIPALITY_SIGNATURE, "subject " + certificate.subject());
    }
    return rsa.key(certificate.key());
  }
}
