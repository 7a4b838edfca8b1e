package vrs.certificate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.ContentSigner;

/// The country's signing authority for VDS-NC (CSCA), on P-256 so that its signers' certificates
/// stay small enough for the code.
///
/// Its key belongs offline; it is needed about four times a year, when a new barcode signer is
/// certified.
public final class CountryAuthority {

  private static final String HEALTH_CSCA = "2.23.136.1.1.14.1";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SigningKey key;
  private final X509Certificate certificate;

  public CountryAuthority(SigningKey key, X509Certificate certificate) {
    if (!certificate.getPublicKey().equals(key.publicKey())) {
      throw new IllegalArgumentException("the certificate is not that of the authority's key");
    }
    this.key = key;
    this.certificate = certificate;
  }

  /// A new authority with a certificate for 15 years; its key signs for the first four.
  ///
  /// @param subject such as `C=JP, O=Digital Agency, CN=CSCA-HEALTH`
  public static CountryAuthority create(SigningKey key, String subject, Instant from) {
    var name = new X500Name(subject);
    var builder = builder(name, name, key.publicKey(), from, 15 * 365, 0);
    try {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      builder.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key.publicKey()));
      builder.addExtension(Extension.extendedKeyUsage, true, usage(HEALTH_CSCA));
      return new CountryAuthority(key, signed(builder, key));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("the authority's certificate cannot be made", e);
    }
  }

  public X509Certificate certificate() {
    return certificate;
  }

  /// Certifies a barcode signer: the key signs for 96 days, the certificate holds ten years longer,
  /// because certificates do not expire when the key is put away. Only the extensions that readers
  /// need, for it travels in every code.
  public BarcodeSigner certify(SigningKey signer, Instant from) {
    var subject = new X500Name("C=JP, CN=VRS");
    var issuer = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    var builder = builder(issuer, subject, signer.publicKey(), from, 10 * 365 + 96, 8);
    try {
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new AuthorityKeyIdentifier(
              new JcaX509ExtensionUtils()
                  .createSubjectKeyIdentifier(key.publicKey())
                  .getKeyIdentifier()));
      builder.addExtension(
          Extension.extendedKeyUsage, true, usage(SignerCertificates.SIGNER_USAGE));
      builder.addExtension(
          new ASN1ObjectIdentifier(SignerCertificates.DOCUMENT_TYPE),
          false,
          SignerCertificates.VACCINATION);
      return new BarcodeSigner(signer, signed(builder, key));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("the signer's certificate cannot be made", e);
    }
  }

  /// A certificate as text, for `csca.pem`.
  public static String pem(X509Certificate certificate) {
    try {
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateException e) {
      throw new IllegalStateException("the certificate cannot be encoded", e);
    }
  }

  private static ExtendedKeyUsage usage(String oid) {
    return new ExtendedKeyUsage(KeyPurposeId.getInstance(new ASN1ObjectIdentifier(oid)));
  }

  private static X509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, ECPublicKey key, Instant from, int days, int serialBytes) {
    Instant start = from.truncatedTo(ChronoUnit.SECONDS);
    var serial = new BigInteger(serialBytes == 0 ? 127 : serialBytes * 8 - 1, RANDOM);
    return new X509v3CertificateBuilder(
        issuer,
        serial.setBit(0), // never zero
        Date.from(start),
        Date.from(start.plus(Duration.ofDays(days))),
        subject,
        SubjectPublicKeyInfo.getInstance(key.getEncoded()));
  }

  private static X509Certificate signed(X509v3CertificateBuilder builder, SigningKey key)
      throws CertificateException {
    var signer =
        new ContentSigner() {
          private final ByteArrayOutputStream content = new ByteArrayOutputStream();

          @Override
          public AlgorithmIdentifier getAlgorithmIdentifier() {
            return new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
          }

          @Override
          public OutputStream getOutputStream() {
            return content;
          }

          @Override
          public byte[] getSignature() {
            return der(key.sign(content.toByteArray()));
          }
        };
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
  }

  /// X.509 wants the two numbers of a signature in DER.
  private static byte[] der(byte[] rs) {
    try {
      return new DERSequence(
              new ASN1Encodable[] {
                new ASN1Integer(new BigInteger(1, rs, 0, 32)),
                new ASN1Integer(new BigInteger(1, rs, 32, 32))
              })
          .getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException("two numbers cannot be encoded", e);
    }
  }
}
