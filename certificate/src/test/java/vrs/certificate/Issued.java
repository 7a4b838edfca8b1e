package vrs.certificate;

import java.net.URI;
import java.security.Provider;
import java.security.Security;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import vrs.certificate.CertificateContent.Domestic;
import vrs.certificate.CertificateContent.Overseas;

/// An issuer with fresh keys, and invented people to issue for.
final class Issued implements SigningKeys {

  static final String ISS = "https://certificates.example.jp/issuer";
  static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
  static final Provider PROVIDER = Security.getProvider("SunEC");
  static final ProductCode COMIRNATY = new ProductCode("309", "XM8NQ0", "RA01", "Comirnaty");
  static final ProductCode SPIKEVAX = new ProductCode("312", "XM3DT5", "RA01", "Spikevax");

  final JcaSigningKey key = JcaSigningKey.generate(PROVIDER);
  final HealthCardKey healthCardKey = new HealthCardKey(key);
  final JcaSigningKey authorityKey = JcaSigningKey.generate(PROVIDER);
  final CountryAuthority authority =
      CountryAuthority.create(authorityKey, "C=JP, O=VRS, CN=CSCA", NOW.minusSeconds(60));
  final JcaSigningKey sealKey = JcaSigningKey.generate(PROVIDER);
  final BarcodeSigner barcodeSigner = authority.certify(sealKey, NOW.minusSeconds(60));
  final CertificateCheck check = new CertificateCheck(URI.create(ISS), PROVIDER);

  @Override
  public HealthCardKey healthCardKey() {
    return healthCardKey;
  }

  @Override
  public BarcodeSigner barcodeSigner() {
    return barcodeSigner;
  }

  SignedCertificate issue(CertificateContent content) {
    return issue(content, NOW.minusSeconds(10));
  }

  SignedCertificate issue(CertificateContent content, Instant issued) {
    return new CertificateSigner(this).sign(check.check(plan(content, issued)));
  }

  static CertificatePlan plan(CertificateContent content, Instant issued) {
    return new CertificatePlan(content, issued, new RevocationId("cmlkMDAwMDE"));
  }

  TrustList trust(RevocationList... lists) {
    return trust(OptionalLong.empty(), lists);
  }

  TrustList trust(OptionalLong revocations, RevocationList... lists) {
    return new TrustList(
        NOW,
        List.of(
            new TrustList.Issuer(
                ISS, "例の国", List.of(KeySet.Key.of(key.publicKey(), revocations)), List.of(lists))),
        List.of(authority.certificate()));
  }

  RevocationList revoking(String id) {
    return new RevocationList(
        healthCardKey.id(), 1, Map.of(new RevocationId(id), java.util.Optional.empty()));
  }

  CertificateVerifier verifier() {
    return verifier(trust());
  }

  static CertificateVerifier verifier(TrustList trust) {
    return new CertificateVerifier(trust, InstantSource.fixed(NOW));
  }

  static Domestic domestic(int doses) {
    return domestic("𠮷野　髙子", doses);
  }

  static Domestic domestic(String name, int doses) {
    return new Domestic(
        new CertificateId("JA1234567894"),
        new PersonName(name),
        new BirthDate("1950-04-01"),
        doses(doses),
        "東京都千代田区");
  }

  static Overseas overseas(int doses) {
    return overseas(new RomanName("YOSHINO", "TAKAKO"), doses);
  }

  static Overseas overseas(RomanName roman, int doses) {
    return new Overseas(
        new CertificateId("JA1234567894"),
        new PersonName("𠮷野　髙子"),
        roman,
        new BirthDate("1950-04-01"),
        CountryCode.JAPAN,
        new PassportNumber("TZ1234567"),
        doses(doses),
        "東京都千代田区");
  }

  static List<CertifiedDose> doses(int count) {
    return new ArrayList<>(
        IntStream.rangeClosed(1, count)
            .mapToObj(number ->
                CertifiedDose.inJapan(
                    number % 3 == 0 ? SPIKEVAX : COMIRNATY,
                    number,
                    LocalDate.of(2024, 4, 1).plusDays(97L * number),
                    "FR" + (4267 + 31 * number)))
            .toList());
  }
}
