package vrs.samples.certificate;

import java.net.URI;
import java.security.Security;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import vrs.certificate.BarcodeSigner;
import vrs.certificate.BirthDate;
import vrs.certificate.CertificateCheck;
import vrs.certificate.CertificateContent;
import vrs.certificate.CertificateContent.Overseas;
import vrs.certificate.CertificateId;
import vrs.certificate.CertificatePlan;
import vrs.certificate.CertificateSigner;
import vrs.certificate.CertifiedDose;
import vrs.certificate.CountryAuthority;
import vrs.certificate.CountryCode;
import vrs.certificate.HealthCardKey;
import vrs.certificate.JcaSigningKey;
import vrs.certificate.KeySet;
import vrs.certificate.PassportNumber;
import vrs.certificate.PersonName;
import vrs.certificate.ProductCode;
import vrs.certificate.RevocationId;
import vrs.certificate.RevocationList;
import vrs.certificate.RomanName;
import vrs.certificate.SignedCertificate;
import vrs.certificate.SigningKeys;
import vrs.certificate.TrustList;

/// A test issuer with fresh keys that issues for invented people.
record Issuer(HealthCardKey healthCardKey, BarcodeSigner barcodeSigner) implements SigningKeys {

  static final String ISS = "https://certificates.example.jp/issuer";
  private static final ProductCode COMIRNATY =
      new ProductCode("309", "XM8NQ0", "RA01", "Comirnaty");

  static Issuer create() {
    var sun = Security.getProvider("SunEC");
    Instant start = Instant.now().minusSeconds(60);
    var authority = CountryAuthority.create(JcaSigningKey.generate(sun), "C=JP, CN=CSCA", start);
    return new Issuer(
        new HealthCardKey(JcaSigningKey.generate(sun)),
        authority.certify(JcaSigningKey.generate(sun), start));
  }

  SignedCertificate issue(CertificateContent content, String revocation) {
    var check = new CertificateCheck(URI.create(ISS), Security.getProvider("SunEC"));
    var plan =
        new CertificatePlan(content, Instant.now().minusSeconds(5), new RevocationId(revocation));
    return new CertificateSigner(this).sign(check.check(plan));
  }

  KeySet keySet() {
    return new KeySet(
        java.util.Optional.of(ISS),
        List.of(KeySet.Key.of(healthCardKey.publicKey(), OptionalLong.of(1))));
  }

  TrustList directory(RevocationList revocations) {
    return new TrustList(
        Instant.now(),
        List.of(new TrustList.Issuer(ISS, "例の国", keySet().keys(), List.of(revocations))),
        List.of());
  }

  static Overseas overseas(String name, RomanName romanName, int doses) {
    return new Overseas(
        CertificateId.of("JA", doses),
        new PersonName(name),
        romanName,
        new BirthDate("1950-04-01"),
        CountryCode.JAPAN,
        new PassportNumber("TZ1234567"),
        IntStream.rangeClosed(1, doses)
            .mapToObj(number ->
                CertifiedDose.inJapan(
                    COMIRNATY,
                    number,
                    LocalDate.of(2024, 4, 1).plusDays(91L * number),
                    "FR" + (4000 + 37 * number)))
            .toList(),
        "東京都千代田区");
  }
}
