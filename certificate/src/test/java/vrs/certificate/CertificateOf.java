package vrs.certificate;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.ContentSigner;

/// Signers' certificates that an honest authority would not make.
final class CertificateOf {

  private final X509Certificate authority;
  private String usage = SignerCertificates.SIGNER_USAGE;
  private String documentType = "NV";

  CertificateOf(X509Certificate authority) {
    this.authority = authority;
  }

  CertificateOf usage(String oid) {
    usage = oid;
    return this;
  }

  CertificateOf documentType(String type) {
    documentType = type;
    return this;
  }

  X509Certificate signedBy(SigningKey issuer, JcaSigningKey subject) {
    try {
      var builder =
          new X509v3CertificateBuilder(
              X500Name.getInstance(authority.getSubjectX500Principal().getEncoded()),
              BigInteger.TEN,
              Date.from(Issued.NOW.minusSeconds(60)),
              Date.from(Issued.NOW.plusSeconds(60)),
              new X500Name("C=JP, CN=VRS"),
              SubjectPublicKeyInfo.getInstance(subject.publicKey().getEncoded()));
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(authority.getPublicKey()));
      builder.addExtension(
          Extension.extendedKeyUsage,
          true,
          new ExtendedKeyUsage(KeyPurposeId.getInstance(new ASN1ObjectIdentifier(usage))));
      byte[] type = SignerCertificates.VACCINATION.clone();
      System.arraycopy(documentType.getBytes(StandardCharsets.US_ASCII), 0, type, 9, 2);
      builder.addExtension(new ASN1ObjectIdentifier(SignerCertificates.DOCUMENT_TYPE), false, type);
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer(issuer)));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static ContentSigner signer(SigningKey key) {
    var content = new ByteArrayOutputStream();
    return new ContentSigner() {
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
        byte[] rs = key.sign(content.toByteArray());
        try {
          return new DERSequence(
                  new ASN1Encodable[] {
                    new ASN1Integer(new BigInteger(1, rs, 0, 32)),
                    new ASN1Integer(new BigInteger(1, rs, 32, 32))
                  })
              .getEncoded();
        } catch (java.io.IOException e) {
          throw new AssertionError(e);
        }
      }
    };
  }
}
