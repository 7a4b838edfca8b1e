package vrs.certificate;

import static vrs.certificate.CertificateDefect.Kind.NOT_AS_PLANNED;
import static vrs.certificate.CertificateDefect.Kind.TOO_LONG_FOR_CODE;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import vrs.certificate.CertificateContent.Overseas;
import vrs.certificate.VerifiedContent.VerifiedDose;

/// The check before signing: the whole certificate is made with a throw-away key and must come back
/// from our own verifier as it was planned. What fails here never meets the real key.
public final class CertificateCheck {

  private final URI issuer;
  private final HealthCardKey throwAwayKey;
  private final BarcodeSigner throwAwaySigner;
  private final CertificateVerifier verifier;

  /// @param issuer the address in the cards: https, no slash at the end
  /// @param provider signs with the throw-away keys
  public CertificateCheck(URI issuer, Provider provider) {
    if (!"https".equals(issuer.getScheme()) || issuer.toString().endsWith("/")) {
      throw new IllegalArgumentException(
          "an issuer is an https address without a slash at the end");
    }
    this.issuer = issuer;
    this.throwAwayKey = new HealthCardKey(JcaSigningKey.generate(provider));
    var authority =
        CountryAuthority.create(
            JcaSigningKey.generate(provider), "C=JP, CN=throw-away", Instant.EPOCH);
    this.throwAwaySigner = authority.certify(JcaSigningKey.generate(provider), Instant.EPOCH);
    var trust =
        new TrustList(
            Instant.EPOCH,
            List.of(
                new TrustList.Issuer(
                    issuer.toString(),
                    "throw-away",
                    List.of(KeySet.Key.of(throwAwayKey.publicKey(), OptionalLong.empty())),
                    List.of())),
            List.of(authority.certificate()));
    this.verifier = new CertificateVerifier(trust, InstantSource.fixed(Instant.EPOCH));
  }

  /// Encodes the plan and reads it back.
  ///
  /// @throws CertificateDefect when the certificate would not fit its code or not say what was
  ///   planned
  public CheckedCertificate check(CertificatePlan plan) {
    String claims = HealthCardClaims.write(issuer, plan);
    String encoded = Base64Url.encode(Compression.deflate(claims.getBytes(StandardCharsets.UTF_8)));
    SmartHealthCard card = throwAwayKey.sign(encoded);
    if (card.jws().length() > SmartHealthCard.LONGEST_IN_ONE_CODE) {
      throw new CertificateDefect(TOO_LONG_FOR_CODE);
    }
    require(verifier.verify(card, plan.issued()), healthCard(plan));

    Optional<String> data = Optional.empty();
    if (plan.content() instanceof Overseas overseas) {
      data = Optional.of(VdsNcData.write(overseas));
      VdsNc seal = throwAwaySigner.sign(data.get());
      if (seal.json().length() > CodeSymbol.LONGEST_SEAL) {
        throw new CertificateDefect(TOO_LONG_FOR_CODE);
      }
      // The throw-away signer is valid from the epoch for ten years; only the real one's time
      // matters.
      require(verifier.verify(seal, Instant.EPOCH), seal(overseas));
    }
    return new CheckedCertificate(plan, claims, encoded, data);
  }

  private static void require(Verdict verdict, VerifiedContent planned) {
    if (!(verdict instanceof Verdict.Valid(var content, _)) || !content.equals(planned)) {
      throw new CertificateDefect(NOT_AS_PLANNED);
    }
  }

  private VerifiedContent healthCard(CertificatePlan plan) {
    CertificateContent content = plan.content();
    List<String> names = new ArrayList<>();
    names.add(
        content
            .name()
            .parts()
            .map(parts -> HealthCardReading.joined(parts.family(), parts.given()))
            .orElse(content.name().text()));
    if (content instanceof Overseas overseas) {
      RomanName roman = overseas.romanName();
      names.add(
          roman.given().isEmpty()
              ? roman.surname()
              : HealthCardReading.joined(roman.surname(), roman.givenNames()));
    }
    List<VerifiedDose> doses =
        content.doses().stream()
            .map(dose ->
                new VerifiedDose(
                    "CVX",
                    dose.product().cvx(),
                    Optional.empty(),
                    OptionalInt.empty(),
                    dose.given().toString(),
                    Optional.of(dose.lot()),
                    Optional.empty(),
                    Optional.of(dose.authority())))
            .toList();
    return new VerifiedContent(
        VerifiedContent.Format.SMART_HEALTH_CARD,
        issuer.toString(),
        throwAwayKey.id(),
        names,
        content.birthDate(),
        Optional.empty(),
        Optional.empty(),
        doses,
        Optional.of(plan.issued()));
  }

  private VerifiedContent seal(Overseas content) {
    List<VerifiedDose> doses = new ArrayList<>();
    content.doses().stream()
        .map(CertifiedDose::product)
        .distinct()
        .forEach(product ->
            content.doses().stream()
                .filter(dose -> dose.product().equals(product))
                .map(CertificateCheck::sealed)
                .forEach(doses::add));
    return new VerifiedContent(
        VerifiedContent.Format.VDS_NC,
        "JPN",
        throwAwaySigner.certificate().getSerialNumber().toString(16),
        List.of(content.romanName().machineReadable()),
        content.birthDate(),
        Optional.of(content.passport().text()),
        Optional.of(content.id().text()),
        doses,
        Optional.empty());
  }

  private static VerifiedDose sealed(CertifiedDose dose) {
    ProductCode product = dose.product();
    return new VerifiedDose(
        "ICD-11",
        product.icd11(),
        Optional.of(product.brand()),
        OptionalInt.of(dose.number()),
        dose.given().toString(),
        Optional.of(dose.lot()),
        Optional.of(dose.country().letters()),
        Optional.of(dose.authority()));
  }
}
