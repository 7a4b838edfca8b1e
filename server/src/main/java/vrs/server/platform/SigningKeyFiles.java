package vrs.server.platform;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import vrs.certificate.BarcodeSigner;
import vrs.certificate.CountryAuthority;
import vrs.certificate.JcaSigningKey;
import vrs.certificate.SigningKey;

/// The keys that sign, as files: `NAME.key` (PKCS #8, 0600), `NAME.pub`, and `NAME.crt` where there
/// is a certificate. Signing keys are called by these names wherever they are logged.
public final class SigningKeyFiles {
  /// Signs SMART Health Cards now.
  public static final String HEALTH_CARD = "shc-active";

  /// Is published already and takes over next.
  public static final String HEALTH_CARD_NEXT = "shc-next";

  /// Signs VDS-NC; has a certificate.
  public static final String BARCODE = "vds-signer";

  /// Certifies the barcode signer. In production it lies elsewhere, offline.
  public static final String AUTHORITY = "csca";

  /// Signs the log's checkpoints (Ed25519).
  public static final String CHECKPOINT = "checkpoint";

  /// Signs certificates of erasure (C7).
  public static final String ERASURE = "erasure";

  private final Path folder;

  public SigningKeyFiles(Path folder) {
    this.folder = folder;
  }

  /// Makes what is missing, with a country authority of our own: for demonstration and test, and
  /// for `./vrs keys init`, after which an operator replaces `vds-signer.crt` and `csca.crt` with
  /// those of the real authority. What is there stays.
  ///
  /// @param authority subject of the authority, such as `C=JP, O=VRS demo, CN=CSCA-HEALTH`
  public void makeMissing(String authority, Instant now) {
    for (String name : new String[] {HEALTH_CARD, HEALTH_CARD_NEXT, BARCODE, ERASURE}) {
      make(name, "secp256r1");
    }
    make(CHECKPOINT, "Ed25519");
    if (!Files.exists(file(BARCODE, "crt"))) {
      make(AUTHORITY, "secp256r1");
      CountryAuthority country = CountryAuthority.create(signing(AUTHORITY), authority, now);
      writePublic(file(AUTHORITY, "crt"), CountryAuthority.pem(country.certificate()));
      writePublic(
          file(BARCODE, "crt"),
          CountryAuthority.pem(country.certify(signing(BARCODE), now).certificate()));
    }
  }

  /// A key on P-256.
  ///
  /// @throws CannotStart if it is not there
  public SigningKey signing(String name) {
    KeyPair pair = pair(name, "EC");
    return new JcaSigningKey(pair.getPrivate(), (ECPublicKey) pair.getPublic(), Crypto.signing());
  }

  public BarcodeSigner barcodeSigner() {
    return new BarcodeSigner(signing(BARCODE), certificate(BARCODE));
  }

  /// The pair on Ed25519 that signs checkpoints.
  ///
  /// @throws CannotStart if it is not there
  public KeyPair checkpoint() {
    return pair(CHECKPOINT, "Ed25519");
  }

  /// The certificate of a key.
  ///
  /// @throws CannotStart if it is not there
  public X509Certificate certificate(String name) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(read(file(name, "crt"))));
    } catch (GeneralSecurityException e) {
      throw new CannotStart(
          "The certificate %s can't be read: bring it back from its backup."
              .formatted(file(name, "crt")),
          e);
    }
  }

  private KeyPair pair(String name, String algorithm) {
    byte[] publicKey = read(file(name, "pub"));
    try {
      var factory = KeyFactory.getInstance(algorithm);
      return new KeyPair(
          factory.generatePublic(new X509EncodedKeySpec(publicKey)),
          factory.generatePrivate(new PKCS8EncodedKeySpec(SecretFile.read(file(name, "key")))));
    } catch (GeneralSecurityException e) {
      throw new CannotStart(
          "The signing key %s can't be read: bring it back from its backup."
              .formatted(file(name, "key")),
          e);
    }
  }

  private void make(String name, String curve) {
    if (Files.exists(file(name, "key"))) {
      return;
    }
    try {
      KeyPairGenerator generator;
      if (curve.equals("Ed25519")) {
        generator = KeyPairGenerator.getInstance(curve);
      } else {
        generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
      }
      KeyPair pair = generator.generateKeyPair();
      if (SecretFile.write(file(name, "key"), pair.getPrivate().getEncoded())) {
        Files.write(file(name, "pub"), pair.getPublic().getEncoded());
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM has no " + curve, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] read(Path file) {
    if (!Files.exists(file)) {
      throw new CannotStart(
          "The signing key file %s is missing: bring it back from its backup, or make new keys once with ./vrs keys init."
              .formatted(file));
    }
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void writePublic(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String name, String ending) {
    return folder.resolve(name + "." + ending);
  }
}
