package vrs.certificate;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/// The key that signs VDS-NC, with its certificate, which every code carries.
public final class BarcodeSigner {

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder();

  private final SigningKey key;
  private final X509Certificate certificate;
  private final String head;

  public BarcodeSigner(SigningKey key, X509Certificate certificate) {
    if (!certificate.getPublicKey().equals(key.publicKey())) {
      throw new IllegalArgumentException("the certificate is not that of the signing key");
    }
    this.key = key;
    this.certificate = certificate;
    try {
      this.head =
          ",\"sig\":{\"alg\":\"ES256\",\"cer\":\""
              + ENCODER.encodeToString(certificate.getEncoded())
              + "\",\"sigvl\":\"";
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("the signer's certificate cannot be encoded", e);
    }
  }

  public X509Certificate certificate() {
    return certificate;
  }

  /// The seal over `data` in canonical form; with padding, as the specimens of other states have
  /// it.
  VdsNc sign(String data) {
    byte[] signature = key.sign(data.getBytes(StandardCharsets.UTF_8));
    return new VdsNc("{\"data\":" + data + head + ENCODER.encodeToString(signature) + "\"}}");
  }

  /// Whether the seal states exactly this data and signer.
  boolean states(VdsNc seal, String data) {
    return seal.json().startsWith("{\"data\":" + data + head);
  }
}
