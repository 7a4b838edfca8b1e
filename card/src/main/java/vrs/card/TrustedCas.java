package vrs.card;

import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The CA keys that a server trusts for municipalities' certificates, by key id.
///
/// The card's issuer gives them to the operator; none is built in, because none is published.
public final class TrustedCas {

  private final Map<KeyId, PublicKey> keys;

  private TrustedCas(Map<KeyId, PublicKey> keys) {
    this.keys = Map.copyOf(keys);
  }

  /// Reads one CA per line: the key id in hexadecimal, a space, the public key
  /// (SubjectPublicKeyInfo) in Base64. Empty lines and lines that begin with `#` are skipped.
  ///
  /// @throws IllegalArgumentException naming the line that is none of these, or repeats an id
  public static TrustedCas parse(String text) {
    var keys = new HashMap<KeyId, PublicKey>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      var parts = line.strip().split(" ", -1);
      try {
        if (parts.length != 2) {
          throw new IllegalArgumentException("expected a key id and a key");
        }
        if (keys.put(new KeyId(Bytes.ofHex(parts[0])), key(parts[1])) != null) {
          throw new IllegalArgumentException("the same key id again");
        }
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("CA in line " + number + ": " + e.getMessage(), e);
      }
    }
    return new TrustedCas(keys);
  }

  private static PublicKey key(String base64) {
    try {
      var key =
          KeyFactory.getInstance("RSA")
              .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
      if (!(key instanceof RSAPublicKey rsa) || rsa.getModulus().bitLength() < 2048) {
        throw new IllegalArgumentException("not an RSA key of 2048 bits or more");
      }
      return key;
    } catch (InvalidKeySpecException e) {
      throw new IllegalArgumentException("not an RSA public key", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("no RSA", e);
    }
  }

  /// Whether any of them belongs to a test hierarchy; `./vrs serve` refuses to start then.
  public boolean hasTestCa() {
    return keys.keySet().stream().anyMatch(KeyId::isTest);
  }

  public int size() {
    return keys.size();
  }

  Optional<PublicKey> key(KeyId id) {
    return Optional.ofNullable(keys.get(id));
  }
}
