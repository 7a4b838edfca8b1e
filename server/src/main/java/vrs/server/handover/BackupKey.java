package vrs.server.handover;

import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.openssl.PEMParser;
import vrs.server.platform.Refusal;

/// A municipality's public key, to which its backups are encrypted (C6). Of a certificate only the
/// key counts: whose it is, the administrator knows who brings it.
final class BackupKey {
  static final int FEWEST_RSA_BITS = 3072;
  private static final Set<ASN1ObjectIdentifier> CURVES =
      Set.of(SECObjectIdentifiers.secp256r1, SECObjectIdentifiers.secp384r1);

  private final SubjectPublicKeyInfo info;

  private BackupKey(SubjectPublicKeyInfo info) {
    this.info = info;
  }

  /// From a file in PEM: a certificate or a public key.
  ///
  /// @throws Refusal H201 to H203
  static BackupKey ofPem(String pem) {
    if (pem.contains("PRIVATE KEY")) {
      throw new Refusal(HandoverReason.KEY_PRIVATE);
    }
    try (var parser = new PEMParser(new StringReader(pem))) {
      return switch (parser.readObject()) {
        case X509CertificateHolder certificate -> checked(certificate.getSubjectPublicKeyInfo());
        case SubjectPublicKeyInfo key -> checked(key);
        case null, default -> throw new Refusal(HandoverReason.KEY_UNREADABLE);
      };
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      throw new Refusal(HandoverReason.KEY_UNREADABLE);
    }
  }

  /// As it is stored.
  static BackupKey of(byte[] encoded) {
    return new BackupKey(SubjectPublicKeyInfo.getInstance(encoded));
  }

  static BackupKey of(SubjectPublicKeyInfo info) {
    return new BackupKey(info);
  }

  private static BackupKey checked(SubjectPublicKeyInfo info) {
    var key = new BackupKey(info);
    boolean strong;
    try {
      strong =
          switch (key.parameters()) {
            case RSAKeyParameters rsa -> rsa.getModulus().bitLength() >= FEWEST_RSA_BITS;
            case ECPublicKeyParameters _ -> key.curve();
            default -> false;
          };
    } catch (IOException | RuntimeException e) {
      throw new Refusal(HandoverReason.KEY_UNREADABLE);
    }
    if (!strong) {
      throw new Refusal(HandoverReason.KEY_WEAK);
    }
    return key;
  }

  private AsymmetricKeyParameter parameters() throws IOException {
    return PublicKeyFactory.createKey(info);
  }

  private boolean curve() {
    return info.getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier named
        && CURVES.contains(named);
  }

  boolean isRsa() {
    try {
      return parameters() instanceof RSAKeyParameters;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /// As people name it: `RSA 3072`, `EC 256`.
  String algorithm() {
    try {
      return switch (parameters()) {
        case RSAKeyParameters rsa -> "RSA " + rsa.getModulus().bitLength();
        case ECPublicKeyParameters ec -> "EC " + ec.getParameters().getCurve().getFieldSize();
        default -> throw new IllegalStateException("a key of another kind");
      };
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /// SHA-256 of the key, by which the municipality knows its own again.
  String fingerprint() {
    return HexFormat.ofDelimiter(":").formatHex(WrittenFile.sha256().digest(encoded()));
  }

  /// By which a backup says for whom it is.
  byte[] identifier() {
    return new BcX509ExtensionUtils().createSubjectKeyIdentifier(info).getKeyIdentifier();
  }

  byte[] encoded() {
    try {
      return info.getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  PublicKey publicKey() {
    try {
      return KeyFactory.getInstance(isRsa() ? "RSA" : "EC")
          .generatePublic(new X509EncodedKeySpec(encoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
