package vrs.certificate;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/// What certificates of VDS-NC signers and their countries say.
final class SignerCertificates {

  /// Extended key usage of a signer of health barcodes.
  static final String SIGNER_USAGE = "2.23.136.1.1.14.2";

  /// The extension that names the type of document: "NV", vaccination.
  static final String DOCUMENT_TYPE = "2.23.136.1.1.6.2";

  /// SEQUENCE { 0, SET { PrintableString "NV" } } as the value of an extension.
  static final byte[] VACCINATION = {
    0x30, 0x09, 0x02, 0x01, 0x00, 0x31, 0x04, 0x13, 0x02, 'N', 'V'
  };

  private SignerCertificates() {}

  static boolean isForVaccination(X509Certificate signer) {
    try {
      List<String> usages = signer.getExtendedKeyUsage();
      byte[] type = signer.getExtensionValue(DOCUMENT_TYPE);
      return usages != null
          && usages.equals(List.of(SIGNER_USAGE))
          && type != null
          && Arrays.equals(ASN1OctetString.getInstance(type).getOctets(), VACCINATION);
    } catch (CertificateParsingException | IllegalArgumentException e) {
      return false;
    }
  }

  /// The country in the subject, as VDS-NC writes it: three letters for Japan's `JP`; empty when
  /// there is none.
  static String country(X509Certificate certificate) {
    try {
      for (var part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
        if (part.getType().equalsIgnoreCase("C")) {
          return Locale.of("", part.getValue().toString()).getISO3Country();
        }
      }
      return "";
    } catch (InvalidNameException | java.util.MissingResourceException e) {
      return "";
    }
  }

  static Optional<byte[]> authorityKeyId(X509Certificate signer) {
    return extension(signer, "2.5.29.35")
        .map(value -> AuthorityKeyIdentifier.getInstance(value).getKeyIdentifierOctets());
  }

  static boolean hasSubjectKeyId(X509Certificate authority, byte[] id) {
    return extension(authority, "2.5.29.14")
        .map(value -> SubjectKeyIdentifier.getInstance(value).getKeyIdentifier())
        .filter(own -> MessageDigest.isEqual(own, id))
        .isPresent();
  }

  private static Optional<ASN1Primitive> extension(X509Certificate certificate, String oid) {
    byte[] wrapped = certificate.getExtensionValue(oid);
    if (wrapped == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          ASN1Primitive.fromByteArray(ASN1OctetString.getInstance(wrapped).getOctets()));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
