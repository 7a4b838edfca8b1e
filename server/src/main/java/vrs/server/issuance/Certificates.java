package vrs.server.issuance;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import vrs.certificate.BirthDate;
import vrs.certificate.CertificateContent;
import vrs.certificate.CertificateId;
import vrs.certificate.CertificatePlan;
import vrs.certificate.CertifiedDose;
import vrs.certificate.PersonName;
import vrs.certificate.ProductCode;
import vrs.certificate.RevocationId;
import vrs.server.municipality.MasterData;
import vrs.server.municipality.Product;
import vrs.server.record.Dose;

/// Composes what certificates say: names and birth date from card and passport, doses from the
/// register (F7).
final class Certificates {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String LETTERS = "JV";

  private Certificates() {}

  /// One certificate for domestic; for overseas the domestic one too (E1).
  static List<Planned> plan(
      Applicant applicant,
      Kind kind,
      List<Dose> doses,
      MasterData master,
      String municipality,
      Instant now) {
    var name = new PersonName(applicant.name());
    BirthDate birthDate = BirthDate.of(applicant.birthDate());
    List<CertifiedDose> certified = doses.stream().map(dose -> certified(dose, master)).toList();
    var domestic =
        new CertificateContent.Domestic(newId(), name, birthDate, certified, municipality);
    var planned = new ArrayList<Planned>();
    planned.add(planned(Kind.DOMESTIC, domestic, now));
    if (kind == Kind.OVERSEAS) {
      Passport passport = applicant.passport().orElseThrow();
      planned.add(
          planned(
              Kind.OVERSEAS,
              new CertificateContent.Overseas(
                  newId(),
                  name,
                  passport.name(),
                  birthDate,
                  passport.nationality(),
                  passport.number(),
                  certified,
                  municipality),
              now));
    }
    return planned;
  }

  /// A certificate to be checked, planned and signed.
  ///
  /// @param issue id of its line in the issue history
  record Planned(UUID issue, Kind kind, CertificatePlan plan) {}

  private static Planned planned(Kind kind, CertificateContent content, Instant now) {
    return new Planned(
        UUID.randomUUID(), kind, new CertificatePlan(content, now, RevocationId.random(RANDOM)));
  }

  private static CertificateId newId() {
    return CertificateId.random(LETTERS, RANDOM);
  }

  private static CertifiedDose certified(Dose dose, MasterData master) {
    Product product =
        master
            .product(dose.product())
            .orElseThrow(() -> new IllegalStateException("a dose of an unknown product"));
    return CertifiedDose.inJapan(code(product), dose.number(), dose.given(), dose.lot());
  }

  /// A product in the codes that certificates use.
  static ProductCode code(Product product) {
    return new ProductCode(
        product.cvx(), product.icd11Vaccine(), product.icd11Disease(), product.brandEnglish());
  }
}
