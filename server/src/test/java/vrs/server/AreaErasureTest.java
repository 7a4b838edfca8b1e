package vrs.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vrs.proof.Archive;
import vrs.proof.AuditProof;
import vrs.proof.AuditReport;
import vrs.samples.IndividualNumber;
import vrs.samples.card.TestAppAuthority;
import vrs.samples.card.TestCardAuthority;
import vrs.server.audit.CheckpointKey;
import vrs.server.audit.ExportArchive;
import vrs.server.audit.Pseudonyms;
import vrs.server.erasure.AreaErasureReason;
import vrs.server.erasure.ErasureCertificate;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Areas;
import vrs.server.platform.BaseBackups;
import vrs.server.platform.CannotStart;
import vrs.server.platform.PlatformReason;
import vrs.server.platform.Reason;
import vrs.server.platform.Refusal;
import vrs.server.platform.Role;
import vrs.server.platform.Settings;
import vrs.server.platform.Zone;
import vrs.server.staff.FirstAccounts;
import vrs.server.staff.Office;
import vrs.server.staff.StaffBrowser;

/// The end of a municipality's area, from the request on the screen to the certificate, on a server
/// of its own with base backups made before: nothing of it comes back, and everybody else keeps
/// what they have (C7).
final class AreaErasureTest {
  private static final AreaCode CHIYODA = new AreaCode("131016");
  private static final AreaCode YOKOHAMA = new AreaCode("141003");
  private static final int ERASED_PEOPLE = 500;
  private static final int KEPT_PEOPLE = 20;
  private static final String HEADER = "自治体コード,券番号,宛名番号,個人番号,氏名,氏名カナ,生年月日,性別,接種券発行日,転出日,死亡日,支援措置\n";
  private static final String DIGEST = "ab".repeat(32);
  @TempDir static Path folder;
  private static Settings settings;
  private static VrsServer server;
  private static StaffBrowser first;
  private static FirstAccounts.Sample firstAccount;
  private static StaffBrowser second;
  private static StaffBrowser yokohama;
  private static StaffBrowser operator;

  @BeforeAll
  static void start() throws IOException {
    Path trust = Files.createDirectories(folder.resolve("data/trust"));
    Files.writeString(
        trust.resolve("card-authorities.txt"), TestCardAuthority.standard().trustLine() + "\n");
    Files.writeString(
        trust.resolve("app-authorities.pem"), new TestAppAuthority(Instant.now()).rootPem());
    Path file =
        Files.write(
            folder.resolve("vrs.properties"),
            List.of(
                "mode=demo",
                "data=" + folder.resolve("data"),
                "programs=" + Path.of("target", "postgres-programs").toAbsolutePath(),
                "issuer=https://vc.example/issuer",
                "basebackup.folder=" + folder.resolve("backups"),
                "erasure.wait=0"));
    settings = Settings.load(file, Map.of());
    server = VrsServer.start(settings);
    firstAccount = account(CHIYODA, "千代田 一郎", Role.ADMINISTRATOR);
    first = signedIn(firstAccount);
    second = signedIn(account(CHIYODA, "千代田 二郎", Role.ADMINISTRATOR));
    yokohama = signedIn(account(YOKOHAMA, "横浜 一郎", Role.ADMINISTRATOR, Role.COUNTER));
    operator = signedIn(account(AreaCode.OPERATOR, "運用 花子", Role.OPERATOR));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void nothing_of_an_erased_area_comes_back_and_everybody_else_keeps_what_they_have()
      throws Exception {
    importPeople(first, CHIYODA, "消える人", 0, ERASED_PEOPLE / 2);
    importPeople(yokohama, YOKOHAMA, "残る人", 0, KEPT_PEOPLE);
    List<Path> old = new ArrayList<>();
    old.add(backup());
    importPeople(first, CHIYODA, "消える人", ERASED_PEOPLE / 2, ERASED_PEOPLE);
    importDoses();
    old.add(backup());
    old.add(backup());
    UUID person = UUID.fromString(ask("select id::text from person where name = '消える人1'"));
    assertThat(restoredPeople(old.get(1), "消える人")).isEqualTo(ERASED_PEOPLE);
    assertThat(placesOf("消える人", settings.data().resolve("postgres"))).isNotEmpty();

    requestUpToApproval();
    registerDump();
    refuses(AreaErasureReason.COPIES_LEFT); // broken off at the last step …
    assertThat(ask("select count(*) from area_erasure where certified is null")).isEqualTo("1");
    operator.get("/copies");
    String dump = ask("select id::text from operator_copy where kind = 'DUMP'");
    operator.post("/copies/" + dump + "/destroyed", "how", "消磁");
    Path certificate = OperatorCommands.eraseArea(settings, CHIYODA, Optional.empty()); // … goes on

    nothingIsLeft();
    oldBackupsAreWorthless(old);
    theNewBackupHoldsEverybodyElse();
    whoeverComesIsTold();
    assertThat(yokohama.get("/persons").statusCode()).isEqualTo(200);
    assertThat(yokohama.post("/persons", "q", "ノコル").body()).contains("残る人");
    theLogStays(person);
    theCertificateProvesIt(Files.readString(certificate));
    assertThat(OperatorCommands.eraseArea(settings, CHIYODA, Optional.empty()))
        .hasSameTextualContentAs(certificate);
  }

  private static void requestUpToApproval() {
    refuses(AreaErasureReason.NOT_APPROVED);
    first.get("/area-erasure");
    assertThat(first.post("/area-erasure", "reference", "健第9号", "reason", "").body())
        .contains("G201");
    first.post("/area-erasure", "reference", "健第9号", "reason", "事業の終了");
    assertThat(first.post("/area-erasure", "reference", "健第9号", "reason", "事業の終了").body())
        .contains("G205");
    String id = ask("select id::text from area_erasure");
    assertThat(second.get("/area-erasure").body()).contains("data-state=\"ASKED\"", "事業の終了");
    assertThat(second.post("/area-erasure/" + id + "/approve").body()).contains("G203");
    refuses(AreaErasureReason.NOT_APPROVED);
    assertThat(first.post("/area-erasure/" + id + "/return", "digest", "abc").body())
        .contains("G209");
    first.post("/area-erasure/" + id + "/return", "digest", DIGEST);
    assertThat(first.post("/area-erasure/" + id + "/approve").body()).contains("G204");
    refuses(AreaErasureReason.NOT_APPROVED);
    second.get("/area-erasure");
    second.post("/area-erasure/" + id + "/approve");
    assertThat(first.get("/area-erasure").body()).contains("data-state=\"APPROVED\"", "千代田 二郎");
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
        all()
            .sql(
                """
                select c.relname from pg_class c
                  join pg_attribute a on a.attrelid = c.oid and a.attname = 'area'
                 where c.relnamespace = 'vrs'::regnamespace and c.relkind = 'r'
                """)
            .query(String.class)
            .list()) {
      int rows = Integer.parseInt(ask("select count(*) from " + table + " where area = '131016'"));
      boolean kept = table.startsWith("audit_") || table.startsWith("area_erasure");
      if (!kept) {
        assertThat(rows).as(table).isZero();
      }
    }
    assertThat(placesOf("消える人", settings.data())).isEmpty();
    assertThat(placesOf("消える医師", settings.data())).isEmpty();
    assertThat(settings.keys().resolve("areas/131016.key")).doesNotExist();
    assertThat(settings.keys().resolve("generations/1.key")).doesNotExist();
    assertThat(ask("select string_agg(step, ' ' order by done) from area_erasure_step"))
        .isEqualTo("CLOSED DELETED REWRITTEN BACKED_UP KEYS_DESTROYED CERTIFIED");
  }

  private static void oldBackupsAreWorthless(List<Path> old) {
    for (Path backup : old) {
      assertThatExceptionOfType(CannotStart.class)
          .isThrownBy(() -> restore(backup, folder.resolve("worthless")))
          .withMessageContaining("The key of generation 1");
    }
    // Somebody who had restored one before has the sealed values, and nothing to open them with.
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> openNumbers(folder.resolve("restored-消える人"), CHIYODA))
        .withMessageContaining("destroyed");
  }

  private static void theNewBackupHoldsEverybodyElse() throws Exception {
    List<Path> left;
    try (Stream<Path> files = Files.list(folder.resolve("backups"))) {
      left = files.toList();
    }
    assertThat(left).hasSize(1);
    assertThat(restoredPeople(left.getFirst(), "残る人")).isEqualTo(KEPT_PEOPLE);
    assertThat(placesOf("消える人", folder.resolve("restored-残る人"))).isEmpty();
    assertThat(openNumbers(folder.resolve("restored-残る人"), YOKOHAMA)).isEqualTo(KEPT_PEOPLE);
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
    assertThat(ask("select count(*) from audit_entry where subject = '" + subject + "'"))
        .isEqualTo("1"); // that somebody looked at the person
    assertThat(
            ask(
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
    assertThat(String.valueOf(content.get("destroyed"))).contains("generations=[1]");
    assertThat(String.valueOf(content.get("rows"))).contains("person=" + ERASED_PEOPLE);
    assertThat(String.valueOf(content.get("returned"))).contains(DIGEST);
    assertThat(String.valueOf(content.get("approved"))).contains("千代田 二郎");
    String changed = certificate.replaceFirst("\\.(.)", ".A");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> ErasureCertificate.read(changed));

    String id = ask("select id::text from area_erasure");
    assertThat(operator.get("/area-erasures").body()).contains("data-state=\"ERASED\"");
    assertThat(operator.get("/area-erasures/131016/" + id).body())
        .contains("千代田区", "消去証明書", "[1]", DIGEST);
    assertThat(operator.get("/area-erasures/131016/" + id + "/certificate.jws").body())
        .isEqualTo(certificate);
  }

  private static void refuses(Reason reason) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> OperatorCommands.eraseArea(settings, CHIYODA, Optional.empty()))
        .satisfies(no -> assertThat(no.reason()).isEqualTo(reason));
  }

  private static Path backup() throws IOException {
    BaseBackups.Made made = OperatorCommands.makeBackup(settings);
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    return Files.copy(made.file(), elsewhere.resolve(made.sha256() + ".vrsbase"));
  }

  private static void restore(Path backup, Path into) {
    OperatorCommands.run(
        List.of(
            "base-backup",
            "restore",
            folder.resolve("vrs.properties").toString(),
            backup.toString(),
            "--into",
            into.toString()),
        Map.of(),
        new PrintStream(OutputStream.nullOutputStream(), true, UTF_8));
  }

  /// Restores a backup and counts the people of a name.
  private static int restoredPeople(Path backup, String name) {
    Path into = folder.resolve("restored-" + name);
    restore(backup, into);
    try (var restored = new RestoredServer(into)) {
      return Integer.parseInt(
          restored
              .superuser()
              .sql("select count(*) from vrs.person where name like '" + name + "%'")
              .query(String.class)
              .single());
    }
  }

  /// Opens the sealed Individual Numbers of an area in a restored folder, with the keys that are
  /// left.
  private static int openNumbers(Path restored, AreaCode code) {
    try (var running = new RestoredServer(restored)) {
      return running.openNumbers(settings, code);
    }
  }

  private static void importPeople(
      StaffBrowser administrator, AreaCode area, String name, int from, int to) {
    var file = new StringBuilder(HEADER);
    for (int n = from; n < to; n++) {
      file.append(
          "%s,%010d,%d,%s,%s%d,%s,19%02d-05-05,2,2025-12-10,,,0%n"
              .formatted(
                  area,
                  1_000_000 + n,
                  70_000 + n,
                  IndividualNumber.invented(n + (area.equals(CHIYODA) ? 0 : 5_000)).digits(),
                  name,
                  n,
                  area.equals(CHIYODA) ? "キエルヒト" : "ノコルヒト",
                  30 + n % 60));
    }
    importFile(administrator, file.toString());
  }

  private static void importDoses() {
    var file = new StringBuilder("自治体コード,券番号,接種回,接種日,接種自治体コード,会場名,医師名,製品コード,ロット番号\n");
    for (int n = 0; n < 100; n++) {
      file.append(
          "131016,%010d,1,2026-03-10,131016,体育館,消える医師,MHN-12,MH1001%n".formatted(1_000_000 + n));
    }
    importFile(first, file.toString());
    first.get("/persons");
    String person = ask("select id::text from person where name = '消える人1'");
    assertThat(first.get("/persons/" + person).body()).contains("消える人1");
  }

  private static void importFile(StaffBrowser administrator, String file) {
    administrator.get("/imports");
    String plan =
        URI.create(
                administrator
                    .upload("/imports", "file", file.getBytes(UTF_8))
                    .headers()
                    .firstValue("Location")
                    .orElseThrow())
            .getPath();
    administrator.settled(plan);
    administrator.post(plan + "/confirm");
    assertThat(administrator.settled(plan).body()).contains("受領票");
  }

  /// Files in which the text stands in the clear.
  private static List<Path> placesOf(String text, Path where) throws IOException {
    byte[] sought = text.getBytes(UTF_8);
    try (Stream<Path> files = Files.walk(where)) {
      return files.filter(Files::isRegularFile).filter(file -> stands(sought, file)).toList();
    }
  }

  private static boolean stands(byte[] sought, Path file) {
    try (var in = new RandomAccessFile(file.toFile(), "r")) {
      byte[] all = new byte[Math.toIntExact(in.length())];
      in.readFully(all);
      String text = new String(all, ISO_8859_1);
      return text.contains(new String(sought, ISO_8859_1));
    } catch (IOException e) {
      return false; // a file of the running server that has just gone
    }
  }

  private static FirstAccounts.Sample account(AreaCode office, String name, Role... roles) {
    return server
        .zone(Office.of(office).zone())
        .bean(FirstAccounts.class)
        .ready(
            office,
            "u" + UUID.randomUUID().toString().substring(0, 8),
            name,
            Set.of(roles),
            "correct horse battery");
  }

  private static StaffBrowser signedIn(FirstAccounts.Sample account) {
    var browser = new StaffBrowser(server.zone(Office.of(account.office()).zone()).address());
    browser.signIn(account);
    browser.get("/");
    return browser;
  }

  private static JdbcClient all() {
    return RestoredServer.superuser(settings.data().resolve("postgres"));
  }

  private static String ask(String sql) {
    return all().sql(sql).query(String.class).single();
  }
}
