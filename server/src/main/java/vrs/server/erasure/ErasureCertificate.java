package vrs.server.erasure;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.text.ParseException;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vrs.certificate.SigningKey;

/// The certificate of erasure (消去証明書): what was erased, when, on whose word, and which keys were
/// destroyed, signed with ES256. A JWS that carries its public key; `docs/formats/erasure-v1.md`.
public final class ErasureCertificate {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final JOSEObjectType TYPE = new JOSEObjectType("vrs-erasure+jws");

  private ErasureCertificate() {}

  static String sign(Map<String, Object> content, SigningKey key) {
    ECKey published = new ECKey.Builder(Curve.P_256, key.publicKey()).build();
    var header =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .type(TYPE)
            .keyID(keyId(published))
            .jwk(published)
            .build();
    var payload = new Payload(JSON.writeValueAsString(content));
    byte[] signature = key.sign(new JWSObject(header, payload).getSigningInput());
    try {
      return new JWSObject(header.toBase64URL(), payload.toBase64URL(), Base64URL.encode(signature))
          .serialize();
    } catch (ParseException e) {
      throw new IllegalStateException("what was just written can't be read", e);
    }
  }

  /// What it says.
  ///
  /// @throws IllegalArgumentException if its own key did not sign it
  public static Map<String, Object> read(String certificate) {
    try {
      JWSObject signed = JWSObject.parse(certificate);
      ECKey key = signed.getHeader().getJWK().toECKey();
      if (!signed.verify(new ECDSAVerifier(key))) {
        throw new IllegalArgumentException("the certificate was changed");
      }
      return JSON.readValue(
          signed.getPayload().toString(), new TypeReference<Map<String, Object>>() {});
    } catch (ParseException | JOSEException e) {
      throw new IllegalArgumentException("not a certificate of erasure", e);
    }
  }

  /// By which the operator publishes it.
  public static String keyId(String certificate) {
    try {
      return JWSObject.parse(certificate).getHeader().getKeyID();
    } catch (ParseException e) {
      throw new IllegalArgumentException("not a certificate of erasure", e);
    }
  }

  private static String keyId(ECKey key) {
    try {
      return key.computeThumbprint().toString();
    } catch (JOSEException e) {
      throw new IllegalStateException("this JVM has no SHA-256", e);
    }
  }
}
