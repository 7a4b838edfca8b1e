package vrs.server.issuance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.certificate.CertificateContent;
import vrs.certificate.CertificatePlan;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCipher;
import vrs.server.platform.AreaKeys;
import vrs.server.platform.SealedPlace;
import vrs.server.record.Dose;

/// The issue history (発行履歴). It keeps name and birth date, for overseas also nationality and
/// passport number (sealed), and what links the certificate to the register (E4).
@Component
final class Issues {
  private final AreaKeys keys;

  Issues(AreaKeys keys) {
    this.keys = keys;
  }

  /// Those of these applications that were answered with a certificate already.
  Set<UUID> answered(Area area, Collection<UUID> applications) {
    return new HashSet<>(
        area.sql(
                """
                select distinct application from issue
                 where area = :area and application = any(:applications)
                """)
            .param("applications", applications.toArray(UUID[]::new))
            .query(UUID.class)
            .list());
  }

  void add(Area area, List<IssueCertificate.Signed> signed) {
    AreaCipher cipher = keys.of(area);
    var rows = new ArrayList<Object[]>();
    var links = new ArrayList<Object[]>();
    for (var application : signed) {
      for (Prepared each : application.prepared()) {
        rows.add(row(area, cipher, application, each));
        for (Dose dose : each.doses()) {
          links.add(new Object[] {area.code().digits(), each.issue(), dose.id(), dose.version()});
        }
      }
    }
    area.batch(
        """
        insert into issue (area, id, application, kind, certificate_id, person, name, birth_date,
                           nationality, passport_sealed, rid, key_id, issued, account)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        rows);
    area.batch("insert into issue_dose (area, issue, dose, version) values (?, ?, ?, ?)", links);
  }

  private static Object[] row(
      Area area, AreaCipher cipher, IssueCertificate.Signed application, Prepared each) {
    CertificatePlan plan = each.checked().plan();
    Applicant applicant = application.applicant();
    String nationality = null;
    byte[] passport = null;
    if (plan.content() instanceof CertificateContent.Overseas overseas) {
      nationality = overseas.nationality().letters();
      passport =
          cipher
              .seal(
                  overseas.passport().text().getBytes(UTF_8),
                  new SealedPlace(each.issue(), "issue.passport"))
              .bytes();
    }
    return new Object[] {
      area.code().digits(),
      each.issue(),
      application.id(),
      each.kind().name(),
      plan.content().id().text(),
      each.person(),
      applicant.name(),
      Date.valueOf(applicant.birthDate()),
      nationality,
      passport,
      plan.revocationId().text(),
      application.keyId(),
      Timestamp.from(plan.issued()),
      application.account().orElse(null)
    };
  }
}
