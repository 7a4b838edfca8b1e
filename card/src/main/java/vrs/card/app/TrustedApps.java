package vrs.card.app;

import static vrs.card.CardReason.APP_MALFORMED;
import static vrs.card.CardReason.APP_SIGNATURE;
import static vrs.card.CardReason.APP_UNKNOWN;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vrs.card.Bytes;
import vrs.card.CardEvidence;

/// The authorities that certify the keys of genuine apps, and the check of what such an app states
/// (F6).
///
/// Safe for use by many threads.
public final class TrustedApps {

  private static final int DIGITAL_SIGNATURE = 0;

  private final Set<TrustAnchor> roots;
  private final @Nullable Provider provider;

  private TrustedApps(Set<TrustAnchor> roots, @Nullable Provider provider) {
    this.roots = Set.copyOf(roots);
    this.provider = provider;
  }

  /// Reads the roots from PEM.
  ///
  /// @param provider does the arithmetic; null for the platform's first choice
  /// @throws IllegalArgumentException if there is none, or one is no certificate
  public static TrustedApps parse(String pem, @Nullable Provider provider) {
    try {
      var roots =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
              .stream()
              .map(root -> new TrustAnchor((X509Certificate) root, null))
              .collect(Collectors.toUnmodifiableSet());
      if (roots.isEmpty()) {
        throw new IllegalArgumentException("no app authority is named");
      }
      return new TrustedApps(roots, provider);
    } catch (CertificateException e) {
      throw new IllegalArgumentException("an app authority is no X.509 certificate in PEM", e);
    }
  }

  /// Whether a root says of itself that it is for tests; `./vrs serve` refuses to start then.
  public boolean hasTestRoot() {
    return roots.stream()
        .map(root -> root.getTrustedCert().getSubjectX500Principal().getName())
        .anyMatch(name -> name.toUpperCase(Locale.ROOT).contains("TEST"));
  }

  /// Verifies that a genuine app signed this evidence, for this nonce and this application.
  ///
  /// @param application what the server was asked for
  /// @param now decides whether the app's certificate is valid
  public AppResult verify(
      AppStatement statement, Bytes nonce, CardEvidence evidence, String application, Instant now) {
    List<X509Certificate> certificates;
    try {
      certificates = certificates(statement);
    } catch (CertificateException _) {
      return new AppResult.Refused(APP_MALFORMED);
    }
    var key = certificates.getFirst().getPublicKey();
    if (!isAppKey(certificates.getFirst()) || !isTrusted(certificates, now)) {
      return new AppResult.Refused(APP_UNKNOWN);
    }
    var signed =
        AppStatement.signed(
            statement.version(), statement.application(), statement.passport(), nonce, evidence);
    if (!statement.application().equals(application)
        || !verifies(key, signed, statement.signature())) {
      return new AppResult.Refused(APP_SIGNATURE);
    }
    var id = Bytes.of(key.getEncoded()).sha256();
    return new AppResult.Genuine(new AppInstance(id, statement.version()), statement.passport());
  }

  private static List<X509Certificate> certificates(AppStatement statement)
      throws CertificateException {
    var factory = CertificateFactory.getInstance("X.509");
    var certificates = new ArrayList<X509Certificate>();
    for (var der : statement.certificates()) {
      certificates.add(
          (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der.toArray())));
    }
    if (certificates.isEmpty()) {
      throw new CertificateException("none");
    }
    return certificates;
  }

  /// An authority's own key, or one of another algorithm, signs no applications.
  private static boolean isAppKey(X509Certificate certificate) {
    var usage = certificate.getKeyUsage();
    return certificate.getBasicConstraints() < 0
        && usage != null
        && usage[DIGITAL_SIGNATURE]
        && certificate.getPublicKey() instanceof ECPublicKey key
        && key.getParams().getOrder().bitLength() == 256;
  }

  private boolean isTrusted(List<X509Certificate> certificates, Instant now) {
    try {
      var parameters = new PKIXParameters(roots);
      // An installation is stopped by its id (H4), which works at once; no revocation list is
      // asked.
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(now));
      var path = CertificateFactory.getInstance("X.509").generateCertPath(certificates);
      CertPathValidator.getInstance("PKIX").validate(path, parameters);
      return true;
    } catch (CertPathValidatorException | CertificateException _) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no PKIX", e);
    }
  }

  private boolean verifies(PublicKey key, Bytes signed, Bytes signature) {
    try {
      var algorithm = "SHA256withECDSAinP1363Format";
      var verifier =
          provider == null
              ? Signature.getInstance(algorithm)
              : Signature.getInstance(algorithm, provider);
      verifier.initVerify(key);
      verifier.update(signed.toArray());
      return verifier.verify(signature.toArray());
    } catch (SignatureException | InvalidKeyException _) {
      return false;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("no ES256", e);
    }
  }
}
