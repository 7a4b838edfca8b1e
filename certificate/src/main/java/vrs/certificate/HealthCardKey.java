package vrs.certificate;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;

/// The key that signs SMART Health Cards, with its key id: the thumbprint of the public key (RFC
/// 7638).
public final class HealthCardKey {

  private final SigningKey key;
  private final String id;
  private final String header;

  public HealthCardKey(SigningKey key) {
    this.key = key;
    this.id = thumbprint(key.publicKey());
    this.header =
        Base64Url.encode(
            ("{\"zip\":\"DEF\",\"alg\":\"ES256\",\"kid\":\"" + id + "\"}")
                .getBytes(StandardCharsets.US_ASCII));
  }

  public String id() {
    return id;
  }

  public ECPublicKey publicKey() {
    return key.publicKey();
  }

  static String thumbprint(ECPublicKey key) {
    try {
      return new ECKey.Builder(Curve.P_256, key).build().computeThumbprint().toString();
    } catch (JOSEException e) {
      throw new IllegalStateException("this JVM has no SHA-256", e);
    }
  }

  /// The compact JWS over an already encoded payload.
  SmartHealthCard sign(String encodedPayload) {
    String signed = header + "." + encodedPayload;
    byte[] signature = key.sign(signed.getBytes(StandardCharsets.US_ASCII));
    return new SmartHealthCard(signed + "." + Base64Url.encode(signature));
  }

  /// Whether the card states exactly this header and payload.
  boolean states(SmartHealthCard card, String encodedPayload) {
    return card.jws().startsWith(header + "." + encodedPayload + ".");
  }
}
