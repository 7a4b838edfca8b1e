package vrs.server.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vrs.certificate.CertificateCheck;
import vrs.certificate.CountryCode;
import vrs.certificate.PassportNumber;
import vrs.certificate.RomanName;
import vrs.server.audit.Audit;
import vrs.server.audit.Entries;
import vrs.server.audit.Pseudonyms;
import vrs.server.municipality.Agreements;
import vrs.server.municipality.Masters;
import vrs.server.platform.AreaCode;
import vrs.server.platform.AreaKeys;
import vrs.server.platform.Areas;
import vrs.server.platform.Crypto;
import vrs.server.platform.KeyStore;
import vrs.server.platform.Nation;
import vrs.server.platform.Reason;
import vrs.server.platform.Refusal;
import vrs.server.platform.SigningKeyFiles;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;
import vrs.server.record.Doses;
import vrs.server.record.Persons;

final class IssueCertificateTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private static final AreaCode CHIYODA = new AreaCode("131016");
  private static final UUID PERSON = UUID.randomUUID();
  private static final LocalDate BORN = LocalDate.of(1980, 5, 5);
  private static final String NUMBER = "990000000027";

  @TempDir Path folder;
  private JdbcClient all;
  private AreaKeys keys;
  private Nonces nonces;
  private IssueCertificate issueCertificate;

  @BeforeEach
  void fill() {
    all = JdbcClient.create(database.superuser());
    all.sql(
            """
            truncate person, dose, agreement, area_key, plan, issue, issue_dose, spent_nonce,
                     audit_entry, audit_unsealed
            """)
        .update();
    var source = database.of(Zone.INTERNET);
    var areas = new Areas(source);
    var store = new KeyStore(folder);
    keys = new AreaKeys(store, source);
    nonces = new Nonces(store);
    var files = new SigningKeyFiles(folder.resolve("signing"));
    files.makeMissing("C=JP, O=VRS test, CN=CSCA-HEALTH", Instant.now());
    issueCertificate =
        new IssueCertificate(
            areas,
            new Agreements(),
            new Masters(new Nation(source)),
            nonces,
            new Persons(),
            new Doses(),
            new Plans(keys),
            new Issues(keys),
            new CertificateCheck(URI.create("https://issuer.example"), Crypto.signing()),
            new Keys(files),
            new Audit(areas, new Entries()),
            new Pseudonyms(store));
    all.sql(
            """
            insert into person (area, id, name, kana, search_key, birth_date, sex, protected, version,
                                number_lookup)
            values ('131016', :id, '登録　名', 'トウロク　メイ', 'とうろくめい', '1980-05-05', '2', false, 1, :lookup)
            """)
        .param("id", PERSON)
        .param("lookup", keys.of(CHIYODA).lookup("individual-number", NUMBER))
        .update();
    all.sql(
            """
            insert into dose (area, id, ticket, person, product, number, lot, given, given_in, site,
                              doctor, state, version, recorded)
            values ('131016', gen_random_uuid(), '0000000017', :id, 'MHN-12', 1, 'MH1001',
                    '2026-10-01', '131016', '会場', '', 'ACCEPTED', 1, now())
            """)
        .param("id", PERSON)
        .update();
    agree();
  }

  @Test
  void a_domestic_application_yields_one_signed_card_with_the_cards_name() {
    List<IssueCertificate.Issued> issued = issue(request(Kind.DOMESTIC));
    assertThat(issued).hasSize(1);
    assertThat(issued.getFirst().codes().vdsNc()).isEmpty();
    assertThat(one("select name from issue")).isEqualTo("見本　花子");
  }

  @Test
  void an_overseas_application_yields_the_domestic_certificate_too() {
    List<IssueCertificate.Issued> issued = issue(request(Kind.OVERSEAS));
    assertThat(issued)
        .extracting(IssueCertificate.Issued::kind)
        .containsExactly(Kind.DOMESTIC, Kind.OVERSEAS);
    assertThat(issued.getLast().codes().vdsNc()).isPresent();
  }

  @Test
  void the_history_keeps_what_the_law_names_and_the_plan_only_its_hash() {
    issue(request(Kind.OVERSEAS));
    assertThat(one("select count(*)::text from plan where content is null and length(digest) = 64"))
        .isEqualTo("2");
    assertThat(
            one(
                "select nationality from issue where kind = 'OVERSEAS' and passport_sealed is not null"))
        .isEqualTo("JPN");
    assertThat(
            one(
                "select count(*)::text from issue where kind = 'DOMESTIC' and nationality is null"
                    + " and passport_sealed is null"))
        .isEqualTo("1");
    for (String table : List.of("plan", "issue", "issue_dose", "spent_nonce", "audit_entry")) {
      List<String> rows = all.sql("select t::text from " + table + " t").query(String.class).list();
      assertThat(rows).noneMatch(row -> row.contains(NUMBER) || row.contains("XS1234567"));
    }
  }

  @Test
  void each_signature_and_each_application_is_logged() {
    issue(request(Kind.OVERSEAS));
    assertThat(all.sql("select action from audit_entry").query(String.class).list())
        .containsExactlyInAnyOrder("certificate.apply", "certificate.sign", "certificate.sign");
  }

  @Test
  void a_nonce_is_spent_once() {
    IssueCertificate.Request first = request(Kind.DOMESTIC);
    issue(first);
    assertRefused(
        IssuanceReason.NONCE_SPENT,
        new IssueCertificate.Request(
            UUID.randomUUID(), Kind.DOMESTIC, first.applicant(), first.nonce()));
  }

  @Test
  void an_application_is_answered_once() {
    IssueCertificate.Request first = request(Kind.DOMESTIC);
    issue(first);
    assertRefused(
        IssuanceReason.ANSWERED_ALREADY,
        new IssueCertificate.Request(first.id(), Kind.DOMESTIC, first.applicant(), nonce()));
  }

  @Test
  void who_has_no_record_does_not_learn_which_applications_there_were() {
    IssueCertificate.Request first = request(Kind.DOMESTIC);
    issue(first);
    assertRefused(
        IssuanceReason.NO_RECORD,
        new IssueCertificate.Request(
            first.id(), Kind.DOMESTIC, applicant("990000000035"), nonce()));
  }

  @Test
  void a_municipality_that_withdrew_issues_nothing() {
    all.sql("truncate agreement").update();
    assertRefused(IssuanceReason.NOT_STARTED_HERE, request(Kind.DOMESTIC));
    assertThat(one("select count(*)::text from issue")).isEqualTo("0");
  }

  @Test
  void a_number_that_is_not_registered_finds_nobody() {
    assertRefused(
        IssuanceReason.NO_RECORD,
        new IssueCertificate.Request(
            UUID.randomUUID(), Kind.DOMESTIC, applicant("990000000035"), nonce()));
  }

  @Test
  void a_doubtful_dose_stops_the_certificate() {
    all.sql(
            """
            update dose
               set state = 'TO_CHECK',
                   findings = '[{"rule": "D209", "weight": "DOUBTFUL", "details": {}, "accepted": false}]'
            """)
        .update();
    assertRefused(IssuanceReason.DOSE_NEEDS_CHECK, request(Kind.DOMESTIC));
    assertThat(one("select count(*)::text from plan")).isEqualTo("0");
  }

  @Test
  void a_nonce_of_another_area_or_time_is_another_number() {
    Instant now = Instant.now();
    Nonces.Nonce given = nonces.give(CHIYODA, now);
    assertThat(nonces.given(CHIYODA, given.ticket(), now).orElseThrow().value())
        .isEqualTo(given.value());
    assertThat(nonces.given(new AreaCode("141003"), given.ticket(), now).orElseThrow().value())
        .isNotEqualTo(given.value());
    assertThat(nonces.given(CHIYODA, given.ticket(), now.plus(Nonces.LIFE))).isEmpty();
    assertThat(nonces.given(CHIYODA, "nothing", now)).isEmpty();
  }

  private List<IssueCertificate.Issued> issue(IssueCertificate.Request request) {
    return issueCertificate.issue(CHIYODA, request);
  }

  private void assertRefused(Reason reason, IssueCertificate.Request request) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> issue(request))
        .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
  }

  private IssueCertificate.Request request(Kind kind) {
    return new IssueCertificate.Request(UUID.randomUUID(), kind, applicant(NUMBER), nonce());
  }

  private Applicant applicant(String number) {
    return new Applicant(
        keys.of(CHIYODA).lookup("individual-number", number),
        "見本　花子",
        BORN,
        Optional.of(
            new Passport(
                new RomanName("MIHON", "HANAKO"),
                new PassportNumber("XS1234567"),
                CountryCode.JAPAN,
                BORN)));
  }

  private Nonces.Given nonce() {
    Instant now = Instant.now();
    return nonces.given(CHIYODA, nonces.give(CHIYODA, now).ticket(), now).orElseThrow();
  }

  private void agree() {
    all.sql(
            """
            insert into agreement (area, terms, version, at, agreed, account, reference)
            values ('131016', 'ELECTRONIC_ISSUANCE', 1, now(), true, gen_random_uuid(), '決裁1')
            """)
        .update();
  }

  private String one(String query) {
    Map<String, Object> row = all.sql(query).query().singleRow();
    return String.valueOf(row.values().iterator().next());
  }
}
