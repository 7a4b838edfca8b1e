package vrs.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vrs.proof.Archive;
import vrs.proof.AuditProof;
import vrs.proof.AuditReport;
import vrs.server.audit.CheckpointKey;
import vrs.server.audit.ExportArchive;
import vrs.server.audit.Pseudonyms;
import vrs.server.erasure.AreaErasureReason;
import vrs.server.erasure.ErasureCertificate;
import vrs.server.erasure.OwnWork;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Areas;
import vrs.server.platform.CannotStart;
import vrs.server.platform.PlatformReason;
import vrs.server.platform.Reason;
import vrs.server.platform.Refusal;
import vrs.server.platform.Role;
import vrs.server.platform.Settings;
import vrs.server.platform.Zone;
import vrs.server.staff.FirstAccounts;
import vrs.server.staff.StaffBrowser;

/// The end of a municipality's area, from the request on the screen to the certificate, on a server
/// of its own with base backups made before: nothing of it comes back, and everybody else keeps
/// what they have (C7).
final class AreaErasureTest {
  private static final AreaCode CHIYODA = TestOperator.ENDS;
  private static final AreaCode YOKOHAMA = TestOperator.STAYS;
  private static final int ERASED_PEOPLE = 500;
  private static final int KEPT_PEOPLE = 20;
  private static final String DIGEST = "ab".repeat(32);
  @TempDir static Path folder;
  private static TestOperator here;
  private static Settings settings;
  private static VrsServer server;
  private static StaffBrowser first;
  private static FirstAccounts.Sample firstAccount;
  private static StaffBrowser second;
  private static StaffBrowser yokohama;
  private static StaffBrowser operator;

  @BeforeAll
  static void start() throws IOException {
    here = new TestOperator(folder, "erasure.wait=0");
    settings = here.settings;
    server = here.server;
    firstAccount = here.account(CHIYODA, "千代田 一郎", Role.ADMINISTRATOR);
    first = here.signedIn(firstAccount);
    second = here.signedIn(here.account(CHIYODA, "千代田 二郎", Role.ADMINISTRATOR));
    yokohama = here.signedIn(here.account(YOKOHAMA, "横浜 一郎", Role.ADMINISTRATOR, Role.COUNTER));
    operator = here.signedIn(here.account(AreaCode.OPERATOR, "運用 花子", Role.OPERATOR));
  }

  @AfterAll
  static void stop() {
    here.close();
  }

  @Test
  void nothing_of_an_erased_area_comes_back_and_everybody_else_keeps_what_they_have()
      throws Exception {
    here.importPeople(first, CHIYODA, "消える人", 0, ERASED_PEOPLE / 2);
    here.importPeople(yokohama, YOKOHAMA, "残る人", 0, KEPT_PEOPLE);
    List<Path> old = new ArrayList<>();
    old.add(here.backup());
    here.importPeople(first, CHIYODA, "消える人", ERASED_PEOPLE / 2, ERASED_PEOPLE);
    importDoses();
    old.add(here.backup());
    old.add(here.backup());
    UUID person = UUID.fromString(here.ask("select id::text from person where name = '消える人1'"));
    assertThat(here.restoredPeople(old.get(1), "消える人")).isEqualTo(ERASED_PEOPLE);
    assertThat(here.placesOf("消える人", settings.data().resolve("postgres"))).isNotEmpty();

    requestUpToApproval();
    registerDump();
    refuses(AreaErasureReason.COPIES_LEFT); // broken off at the last step …
    assertThat(here.ask("select count(*) from area_erasure where certified is null"))
        .isEqualTo("1");
    operator.get("/copies");
    String dump = here.ask("select id::text from operator_copy where kind = 'DUMP'");
    operator.post("/copies/" + dump + "/destroyed", "how", "消磁");
    Path certificate =
        OperatorCommands.eraseArea(settings, CHIYODA, OwnWork.NONE).orElseThrow(); // … goes on

    nothingIsLeft();
    oldBackupsAreWorthless(old);
    theNewBackupHoldsEverybodyElse();
    whoeverComesIsTold();
    assertThat(yokohama.get("/persons").statusCode()).isEqualTo(200);
    assertThat(yokohama.post("/persons", "q", "ノコル").body()).contains("残る人");
    theLogStays(person);
    theCertificateProvesIt(Files.readString(certificate));
    assertThat(OperatorCommands.eraseArea(settings, CHIYODA, OwnWork.NONE).orElseThrow())
        .hasSameTextualContentAs(certificate);
  }

  private static void importDoses() {
    var file = new StringBuilder("自治体コード,券番号,接種回,接種日,接種自治体コード,会場名,医師名,製品コード,ロット番号\n");
    for (int n = 0; n < 100; n++) {
      file.append(
          "131016,%010d,1,2026-03-10,131016,体育館,消える医師,MHN-12,MH1001%n".formatted(1_000_000 + n));
    }
    here.importFile(first, file.toString());
    first.get("/persons");
    String person = here.ask("select id::text from person where name = '消える人1'");
    assertThat(first.get("/persons/" + person).body()).contains("消える人1");
  }

  private static void requestUpToApproval() {
    refuses(AreaErasureReason.NOT_APPROVED);
    first.get("/area-erasure");
    assertThat(first.post("/area-erasure", "reference", "健第9号", "reason", "").body())
        .contains("G201");
    first.post("/area-erasure", "reference", "健第9号", "reason", "事業の終了");
    assertThat(first.post("/area-erasure", "reference", "健第9号", "reason", "事業の終了").body())
        .contains("G205");
    String id = here.ask("select id::text from area_erasure");
    assertThat(second.get("/area-erasure").body()).contains("data-state=\"ASKED\"", "事業の終了");
    assertThat(second.post("/area-erasure/" + id + "/approve").body()).contains("G203");
    refuses(AreaErasureReason.NOT_APPROVED);
    assertThat(first.post("/area-erasure/" + id + "/return", "digest", "abc").body())
        .contains("G209");
    assertThat(first.post("/area-erasure/" + id + "/return", "digest", DIGEST).body())
        .contains("G210");
    received();
    first.post("/area-erasure/" + id + "/return", "digest", DIGEST);
    assertThat(first.post("/area-erasure/" + id + "/approve").body()).contains("G204");
    refuses(AreaErasureReason.NOT_APPROVED);
    second.get("/area-erasure");
    second.post("/area-erasure/" + id + "/approve");
    assertThat(first.get("/area-erasure").body()).contains("data-state=\"APPROVED\"", "千代田 二郎");
  }

  /// That the municipality has a full backup; how it gets one is the room handover's to test.
  private static void received() {
    here.all()
        .sql(
            """
            insert into handover (area, id, exit, extent, format, name, reason, digest, bytes, rows,
                                  removed, left_out, notes, prepared, prepared_by, expires,
                                  confirmed, confirmed_by)
            values ('131016', gen_random_uuid(), 'BACKUP', 'WHOLE', 'CMS', 'full', '返却',
                    decode(:digest, 'hex'), 1, 1, 0, 0, 0, now(), gen_random_uuid(), now(), now(),
                    gen_random_uuid())
            """)
        .param("digest", DIGEST)
        .update();
  }

  private static void registerDump() {
    operator.get("/copies");
    assertThat(operator.get("/copies").body()).contains("base-20", "サーバーのバックアップ");
    assertThat(operator.post("/copies", "kind", "DUMP").body()).contains("G221");
    operator.post(
        "/copies",
        "kind",
        "DUMP",
        "name",
        "移行試験",
        "purpose",
        "試験",
        "consent",
        "第3号",
        "ends",
        "2999-12-31");
  }

  private static void nothingIsLeft() throws IOException {
    for (String table :
        here.all()
            .sql(
                """
                select c.relname from pg_class c
                  join pg_attribute a on a.attrelid = c.oid and a.attname = 'area'
                 where c.relnamespace = 'vrs'::regnamespace and c.relkind = 'r'
                """)
            .query(String.class)
            .list()) {
      int rows =
          Integer.parseInt(here.ask("select count(*) from " + table + " where area = '131016'"));
      boolean kept = table.startsWith("audit_") || table.startsWith("area_erasure");
      if (!kept) {
        assertThat(rows).as(table).isZero();
      }
    }
    assertThat(here.placesOf("消える人", settings.data())).isEmpty();
    assertThat(here.placesOf("消える医師", settings.data())).isEmpty();
    assertThat(settings.keys().resolve("areas/131016.key")).doesNotExist();
    assertThat(settings.keys().resolve("generations/1.key")).doesNotExist();
    assertThat(here.ask("select string_agg(step, ' ' order by done) from area_erasure_step"))
        .isEqualTo("CLOSED DELETED REWRITTEN BACKED_UP KEYS_DESTROYED CERTIFIED");
  }

  private static void oldBackupsAreWorthless(List<Path> old) {
    for (Path backup : old) {
      assertThatExceptionOfType(CannotStart.class)
          .isThrownBy(() -> here.restore(backup, folder.resolve("worthless")))
          .withMessageContaining("The key of generation 1");
    }
    // Somebody who had restored one before has the sealed values, and nothing to open them with.
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> here.openNumbers(folder.resolve("restored-消える人"), CHIYODA))
        .withMessageContaining("destroyed");
  }

  private static void theNewBackupHoldsEverybodyElse() throws Exception {
    List<Path> left;
    try (Stream<Path> files = Files.list(folder.resolve("backups"))) {
      left = files.toList();
    }
    assertThat(left).hasSize(1);
    assertThat(here.restoredPeople(left.getFirst(), "残る人")).isEqualTo(KEPT_PEOPLE);
    assertThat(here.placesOf("消える人", folder.resolve("restored-残る人"))).isEmpty();
    assertThat(here.openNumbers(folder.resolve("restored-残る人"), YOKOHAMA)).isEqualTo(KEPT_PEOPLE);
  }

  private static void whoeverComesIsTold() throws Exception {
    HttpResponse<String> session = first.get("/persons");
    assertThat(session.statusCode()).isEqualTo(410);
    assertThat(session.body()).contains("E111", "消去されました");
    var again = new StaffBrowser(server.zone(Zone.LGWAN).address());
    again.get("/sign-in");
    assertThat(
            again
                .post(
                    "/sign-in",
                    "office",
                    "131016",
                    "name",
                    firstAccount.name(),
                    "password",
                    firstAccount.password())
                .body())
        .contains("E111");
    URI internet = server.zone(Zone.INTERNET).address();
    Answer citizen =
        Answer.of(
            HttpRequest.newBuilder(internet.resolve("/api/v1/nonces"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"municipality\": \"131016\"}")));
    assertThat(citizen.status()).isEqualTo(410);
    assertThat(citizen.text()).contains("E111");
    var areas = server.zone(Zone.INTERNET).bean(Areas.class);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> areas.write(CHIYODA, area -> area.time()))
        .satisfies(no -> assertThat(no.reason()).isEqualTo(PlatformReason.AREA_ERASED));
  }

  private static void theLogStays(UUID person) throws Exception {
    String subject = server.zone(Zone.LGWAN).bean(Pseudonyms.class).of(CHIYODA, person);
    assertThat(here.ask("select count(*) from audit_entry where subject = '" + subject + "'"))
        .isEqualTo("1"); // that somebody looked at the person
    assertThat(
            here.ask(
                "select count(*) from audit_entry where area = '131016' and action = 'import.confirm'"))
        .isEqualTo("3");
    Path archive = folder.resolve("log.zip");
    try (var out = Files.newOutputStream(archive)) {
      server.zone(Zone.ADMINISTRATION).bean(ExportArchive.class).export(0, out);
    }
    CheckpointKey key = server.zone(Zone.ADMINISTRATION).bean(CheckpointKey.class);
    try (var opened = Archive.open(archive)) {
      AuditReport report = new AuditProof(List.of(key.published()), null).verify(opened);
      assertThat(report.findings()).isEmpty();
    }
  }

  private static void theCertificateProvesIt(String certificate) {
    Map<String, Object> content = ErasureCertificate.read(certificate);
    assertThat(content)
        .containsEntry("area", "131016")
        .containsEntry("municipality", "千代田区")
        .containsEntry("reference", "健第9号");
    assertThat(content.toString())
        .contains("generations=[1]", "person=" + ERASED_PEOPLE, DIGEST, "千代田 二郎");
    String changed = certificate.replaceFirst("\\.(.)", ".A");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> ErasureCertificate.read(changed));

    String id = here.ask("select id::text from area_erasure");
    assertThat(operator.get("/area-erasures").body()).contains("data-state=\"ERASED\"");
    assertThat(operator.get("/area-erasures/131016/" + id).body())
        .contains("千代田区", "消去証明書", "[1]", DIGEST);
    assertThat(operator.get("/area-erasures/131016/" + id + "/certificate.jws").body())
        .isEqualTo(certificate);
  }

  private static void refuses(Reason reason) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> OperatorCommands.eraseArea(settings, CHIYODA, OwnWork.NONE))
        .satisfies(no -> assertThat(no.reason()).isEqualTo(reason));
  }
}
