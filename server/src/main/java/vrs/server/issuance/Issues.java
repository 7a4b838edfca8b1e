package vrs.server.issuance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.certificate.CertificateContent;
import vrs.certificate.CertificatePlan;
import vrs.certificate.PassportNumber;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCipher;
import vrs.server.platform.AreaKeys;
import vrs.server.platform.Rows;
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
                select i.application
                  from (select unnest(cast(:applications as uuid[])) as id) as one
                 cross join lateral (
                        select application from issue
                         where area = :area and application = one.id limit 1) i
                """)
            .param("applications", applications.toArray(UUID[]::new))
            .query(UUID.class)
            .list());
  }

  private static final String ADD =
      """
      insert into issue (area, id, application, kind, certificate_id, person, name, birth_date,
                         nationality, passport_sealed, rid, key_id, issued, account)
      select :area, id, application, kind, certificate_id, person, name, birth_date,
             nationality, passport_sealed, rid, key_id, issued, account
        from %s
      """
          .formatted(Rows.from(IssueColumn.class));

  private static final String ADD_DOSES =
      """
      insert into issue_dose (area, issue, dose, version)
      select :area, issue, dose, version from %s
      """
          .formatted(Rows.from(LinkColumn.class));

  void add(Area area, List<IssueCertificate.Signed> signed) {
    AreaCipher cipher = keys.of(area);
    var rows = new Rows<>(IssueColumn.class);
    var links = new Rows<>(LinkColumn.class);
    for (var application : signed) {
      for (Prepared each : application.prepared()) {
        put(rows, cipher, application, each);
        for (Dose dose : each.doses()) {
          links
              .put(LinkColumn.ISSUE, each.issue())
              .put(LinkColumn.DOSE, dose.id())
              .put(LinkColumn.VERSION, dose.version())
              .endRow();
        }
      }
    }
    rows.bind(area.sql(ADD)).update();
    links.bind(area.sql(ADD_DOSES)).update();
  }

  /// Those of these doses that a certificate states which holds.
  Set<UUID> stated(Area area, Collection<UUID> doses) {
    return new HashSet<>(
        area.sql(
                """
                select distinct one.id
                  from (select unnest(cast(:doses as uuid[])) as id) as one
                 cross join lateral (
                        select issue from issue_dose
                         where area = :area and dose = one.id offset 0) link
                 cross join lateral (
                        select id from issue
                         where area = :area and id = link.issue and revoked is null limit 1) i
                """)
            .param("doses", doses.toArray(UUID[]::new))
            .query(UUID.class)
            .list());
  }

  /// A certificate that no longer holds.
  record Revoked(UUID issue, UUID person, String certificate) {}

  /// Revokes the certificates that state one of these doses, in the history and in the list that
  /// verifiers fetch.
  List<Revoked> revokeThoseOf(Area area, Collection<UUID> doses) {
    return area.sql(
            """
            with stating as (
              select distinct link.issue
                from (select unnest(cast(:doses as uuid[])) as id) as one
               cross join lateral (
                      select issue from issue_dose
                       where area = :area and dose = one.id offset 0) link),
            revoked as (
              update issue i
                 set revoked = now()
                from stating
               where i.area = :area and i.id = stating.issue and i.revoked is null
              returning i.id, i.person, i.key_id, i.rid, i.certificate_id),
            published as (
              insert into revoked_card (key_id, rid, revoked)
              select key_id, rid, now() from revoked
              on conflict (key_id, rid) do nothing)
            select id, person, certificate_id from revoked
            """)
        .param("doses", doses.toArray(UUID[]::new))
        .query((row, _) ->
            new Revoked(
                row.getObject("id", UUID.class),
                row.getObject("person", UUID.class),
                row.getString("certificate_id")))
        .list();
  }

  private static void put(
      Rows<IssueColumn> rows,
      AreaCipher cipher,
      IssueCertificate.Signed application,
      Prepared each) {
    CertificatePlan plan = each.checked().plan();
    Applicant applicant = application.applicant();
    Optional<CertificateContent.Overseas> overseas =
        plan.content() instanceof CertificateContent.Overseas content
            ? Optional.of(content)
            : Optional.empty();
    rows.put(IssueColumn.ID, each.issue())
        .put(IssueColumn.APPLICATION, application.id())
        .put(IssueColumn.KIND, each.kind().name())
        .put(IssueColumn.CERTIFICATE_ID, plan.content().id().text())
        .put(IssueColumn.PERSON, each.person())
        .put(IssueColumn.NAME, applicant.name())
        .put(IssueColumn.BIRTH_DATE, applicant.birthDate())
        .put(IssueColumn.NATIONALITY, overseas.map(content -> content.nationality().letters()))
        .put(
            IssueColumn.PASSPORT_SEALED,
            overseas.map(content -> sealed(cipher, each.issue(), content.passport())))
        .put(IssueColumn.RID, plan.revocationId().text())
        .put(IssueColumn.KEY_ID, application.keyId())
        .put(IssueColumn.ISSUED, plan.issued())
        .put(IssueColumn.ACCOUNT, application.account())
        .endRow();
  }

  private static byte[] sealed(AreaCipher cipher, UUID issue, PassportNumber passport) {
    return cipher
        .seal(passport.text().getBytes(UTF_8), new SealedPlace(issue, "issue.passport"))
        .bytes();
  }

  private enum IssueColumn implements Rows.Column {
    ID(Rows.Type.UUID),
    APPLICATION(Rows.Type.UUID),
    KIND(Rows.Type.TEXT),
    CERTIFICATE_ID(Rows.Type.TEXT),
    PERSON(Rows.Type.UUID),
    NAME(Rows.Type.TEXT),
    BIRTH_DATE(Rows.Type.DAY),
    NATIONALITY(Rows.Type.TEXT),
    PASSPORT_SEALED(Rows.Type.BYTES),
    RID(Rows.Type.TEXT),
    KEY_ID(Rows.Type.TEXT),
    ISSUED(Rows.Type.TIME),
    ACCOUNT(Rows.Type.UUID);

    private final Rows.Type type;

    IssueColumn(Rows.Type type) {
      this.type = type;
    }

    @Override
    public Rows.Type type() {
      return type;
    }
  }

  /// Which version of which dose a certificate states.
  private enum LinkColumn implements Rows.Column {
    ISSUE(Rows.Type.UUID),
    DOSE(Rows.Type.UUID),
    VERSION(Rows.Type.INTEGER);

    private final Rows.Type type;

    LinkColumn(Rows.Type type) {
      this.type = type;
    }

    @Override
    public Rows.Type type() {
      return type;
    }
  }
}
