package vrs.samples.card;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import vrs.card.Bytes;
import vrs.card.app.AppKey;

/// Certifies the keys of app installations for tests and demonstrations, in the place of the phone
/// maker's attestation.
///
/// Its name says TEST, so that production refuses it.
public final class TestAppAuthority {

  private static final X500Name NAME = new X500Name("C=JP,O=VRS samples,CN=VRS TEST app authority");
  private static final Duration VALIDITY = Duration.ofDays(730);

  private final KeyPair keys;
  private final X509Certificate root;

  /// Makes a new authority, whose certificates are valid around this moment.
  public TestAppAuthority(Instant now) {
    this.keys = newKey();
    this.root = certify(NAME, keys.getPublic(), true, now);
  }

  /// The root in PEM, for a server's list of trusted app authorities.
  public String rootPem() {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded(root))
        + "\n-----END CERTIFICATE-----\n";
  }

  /// A new installation of the app with a certified key of its own.
  public AppKey install(String version, Instant now) {
    var key = newKey();
    var name = new X500Name("C=JP,O=VRS samples,CN=VRS TEST app");
    var certificate = certify(name, key.getPublic(), false, now);
    return new AppKey(version, key.getPrivate(), List.of(Bytes.of(encoded(certificate))));
  }

  /// The authority's own key used as if it were an app's, for the test that this is refused.
  AppKey rootAsApp(String version) {
    return new AppKey(version, keys.getPrivate(), List.of(Bytes.of(encoded(root))));
  }

  private X509Certificate certify(X500Name subject, PublicKey key, boolean authority, Instant now) {
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
              NAME,
              new BigInteger(127, new SecureRandom()),
              Date.from(now.minus(Duration.ofDays(1))),
              Date.from(now.plus(VALIDITY)),
              subject,
              key);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      builder.addExtension(
          Extension.keyUsage,
          true,
          new KeyUsage(authority ? KeyUsage.keyCertSign : KeyUsage.digitalSignature));
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    } catch (CertIOException | OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalStateException("cannot certify", e);
    }
  }

  private static KeyPair newKey() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no P-256", e);
    }
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot encode", e);
    }
  }
}
