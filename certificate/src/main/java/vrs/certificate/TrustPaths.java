package vrs.certificate;

import static vrs.certificate.Reason.CSCA_UNKNOWN;
import static vrs.certificate.Reason.MALFORMED;
import static vrs.certificate.Reason.SIGNER_FORGED;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// From a signer's certificate to the trusted country that it names and that really signed it.
///
/// The last path found is remembered: one signer seals all codes of a country for months, so this
/// saves a third of the work.
final class TrustPaths {

  private final List<X509Certificate> authorities;
  private volatile @Nullable Path last;

  TrustPaths(List<X509Certificate> authorities) {
    this.authorities = authorities;
  }

  record Path(ByteBuffer der, X509Certificate signer, X509Certificate authority) {}

  Path of(byte[] der) throws Rejection {
    Path known = last;
    if (known != null && known.der.equals(ByteBuffer.wrap(der))) {
      return known;
    }
    Path found = find(der);
    last = found;
    return found;
  }

  private Path find(byte[] der) throws Rejection {
    X509Certificate signer;
    try {
      signer = TrustList.certificate(der);
    } catch (IllegalArgumentException e) {
      throw new Rejection(MALFORMED);
    }
    byte[] named =
        SignerCertificates.authorityKeyId(signer).orElseThrow(() -> new Rejection(CSCA_UNKNOWN));
    boolean claimed = false;
    for (X509Certificate authority : authorities) {
      if (SignerCertificates.hasSubjectKeyId(authority, named)
          && authority.getSubjectX500Principal().equals(signer.getIssuerX500Principal())
          && authority.getBasicConstraints() >= 0) {
        claimed = true;
        if (signed(authority, signer)) {
          return new Path(ByteBuffer.wrap(der), signer, authority);
        }
      }
    }
    throw new Rejection(claimed ? SIGNER_FORGED : CSCA_UNKNOWN);
  }

  private static boolean signed(X509Certificate authority, X509Certificate signer) {
    try {
      signer.verify(authority.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
