package vrs.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vrs.server.audit.Audit;
import vrs.server.audit.Entries;
import vrs.server.handover.BackupFile;
import vrs.server.handover.BackupManifest;
import vrs.server.handover.CompareBackup;
import vrs.server.handover.HandoverReason;
import vrs.server.handover.RestoreBackup;
import vrs.server.handover.TestKeys;
import vrs.server.platform.AreaCode;
import vrs.server.platform.AreaKeys;
import vrs.server.platform.Areas;
import vrs.server.platform.CannotStart;
import vrs.server.platform.Database;
import vrs.server.platform.KeyStore;
import vrs.server.platform.Refusal;
import vrs.server.platform.Role;
import vrs.server.platform.SealedPlace;
import vrs.server.platform.Settings;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;
import vrs.server.staff.FirstAccounts;
import vrs.server.staff.StaffBrowser;

/// A municipality's backup, from the screen into an empty area on another database, and equal (C6).
class RestoreTest {
  @RegisterExtension static final TestDatabase old = new TestDatabase();
  @RegisterExtension static final TestDatabase other = new TestDatabase();
  @TempDir static Path folder;
  private static final AreaCode CHIYODA = new AreaCode("131016");
  private static final AreaCode YOKOHAMA = new AreaCode("141003");
  private static final TestKeys KEYS = TestMunicipality.BACKUP_KEY;
  private static TestZones zones;
  private static TestMunicipality chiyoda;
  private static Path backup;
  private static JdbcClient there;

  @BeforeAll
  static void back_up() throws Exception {
    Files.createDirectories(folder.resolve("old"));
    Files.createDirectories(folder.resolve("other"));
    zones = new TestZones(old, folder.resolve("old"), EnumSet.of(Zone.LGWAN, Zone.INTERNET));
    JdbcClient all = superuser(old);
    there = superuser(other);
    chiyoda = new TestMunicipality(zones, all, "131016", "千代田", "チヨダ　ハナコ", 6);
    sealSomethingEverywhere(all);
    chiyoda.administrator.get("/handovers/backup");
    HttpResponse<String> made =
        chiyoda.administrator.post(
            "/handovers/backup", "id", UUID.randomUUID().toString(), "reason", "月次の保管");
    backup = Files.write(folder.resolve("backup.cms"), fetched(path(made)));
  }

  /// What the doors have left empty.
  private static void sealSomethingEverywhere(JdbcClient all) {
    AreaKeys keys = zones.bean(Zone.LGWAN, AreaKeys.class);
    for (String sealed :
        List.of(
            "reading.strip:strip_sealed",
            "plan.content:content",
            "issue.passport:passport_sealed")) {
      String table = sealed.substring(0, sealed.indexOf('.'));
      UUID id =
          all.sql("select id from " + table + " where area = '131016' limit 1")
              .query(UUID.class)
              .single();
      all.sql(
              "update %s set %s = :sealed where id = :id"
                  .formatted(table, sealed.substring(sealed.indexOf(':') + 1)))
          .param(
              "sealed",
              keys.of(CHIYODA)
                  .seal(
                      ("秘密 " + table).getBytes(UTF_8),
                      new SealedPlace(id, sealed.substring(0, sealed.indexOf(':'))))
                  .bytes())
          .param("id", id)
          .update();
    }
  }

  @AfterAll
  static void stop() {
    zones.close();
  }

  @Test
  void it_is_put_back_into_an_empty_area_and_equal_and_nobody_else_is_touched() throws Exception {
    there
        .sql("insert into site (area, id, name) values ('141003', gen_random_uuid(), '横浜会場')")
        .update();
    var yokohama = new AreaRows(there, YOKOHAMA.digits());
    AreaRows.Picture before = yokohama.picture();
    Path wrong = Files.write(folder.resolve("wrong.cms"), altered(Files.readAllBytes(backup)));

    refused(HandoverReason.BACKUP_DAMAGED, CHIYODA, wrong, KEYS);
    refused(HandoverReason.BACKUP_OF_ANOTHER, YOKOHAMA, backup, KEYS);
    refused(HandoverReason.BACKUP_FOR_ANOTHER_KEY, CHIYODA, backup, TestKeys.rsa(3072));
    assertThat(count("select count(*) from person")).isZero();

    BackupManifest manifest = restore().restore(CHIYODA, file(backup, KEYS));

    assertThat(manifest.tables())
        .allMatch(table -> table.rows() > 0)
        .extracting(BackupManifest.Table::name)
        .contains("person", "dose", "dose_version", "reading", "issue", "account");
    assertThat(compare(other, "other").compare(CHIYODA, file(backup, KEYS))).isEqualTo(manifest);
    assertThat(compare(old, "old").compare(CHIYODA, file(backup, KEYS))).isEqualTo(manifest);
    assertThat(yokohama.changes(before)).isSubsetOf("audit_entry"); // what was refused
    assertThat(
            count(
                "select count(*) from audit_entry where action = 'backup.restore' and outcome = 'done'"))
        .isEqualTo(1);
    refused(HandoverReason.AREA_NOT_EMPTY, CHIYODA, backup, KEYS);

    peopleAreFoundByTheirNumberAgain();
    aDifferenceIsFound();
  }

  /// As `./vrs restore` and `./vrs backup` do it, on the bundled database.
  @Test
  void an_operator_puts_it_back_by_command() throws Exception {
    Path file =
        Files.write(
            folder.resolve("vrs.properties"),
            List.of(
                "data=" + folder.resolve("commands"),
                "programs=" + Path.of("target", "postgres-programs").toAbsolutePath(),
                "issuer=https://vc.example/issuer",
                "backup.folder=" + folder,
                "backup.stores=https://s3.example.lg.jp"));
    Settings settings = Settings.load(file, Map.of());
    Path key = KEYS.privateFile(folder);
    Database.open(settings.databaseSettings(), Set.of(Zone.WORKER)).close(); // a first start

    String verified = Backups.told(Backups.verify(backup, key));
    String restored = Backups.told(Backups.restore(settings, CHIYODA, backup, key));
    String compared = Backups.told(Backups.compare(settings, CHIYODA, backup, key));

    assertThat(verified)
        .startsWith("131016, made ")
        .containsPattern("person +1 rows +[0-9a-f]{64}")
        .isEqualTo(restored)
        .isEqualTo(compared);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Backups.restore(settings, CHIYODA, backup, key))
        .satisfies(no -> assertThat(no.reason()).isEqualTo(HandoverReason.AREA_NOT_EMPTY));
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(
            () -> Settings.load(file, Map.of("VRS_BACKUP_STORES", "http://s3.example.lg.jp")))
        .withMessageContaining("https");
  }

  /// With keys of its own, of which the old area's are none.
  private static void peopleAreFoundByTheirNumberAgain() {
    try (var restored = new TestZones(other, folder.resolve("other"), EnumSet.of(Zone.LGWAN))) {
      assertThat(zones.bean(Zone.LGWAN, AreaKeys.class).of(CHIYODA).lookup("k", "1"))
          .isNotEqualTo(restored.bean(Zone.LGWAN, AreaKeys.class).of(CHIYODA).lookup("k", "1"));
      var accounts = restored.bean(Zone.LGWAN, FirstAccounts.class);
      assertThat(accounts.invite(CHIYODA, chiyoda.the(Thing.ACCOUNT_NAME), "千代田の管理者").shown())
          .startsWith("131016-");
      assertThatExceptionOfType(Refusal.class)
          .isThrownBy(() -> accounts.invite(CHIYODA, "somebody", "だれか"));
      StaffBrowser counter = restored.signedIn(CHIYODA, Role.COUNTER);
      counter.get("/persons");
      assertThat(counter.post("/persons", "q", chiyoda.the(Thing.INDIVIDUAL_NUMBER)).body())
          .contains(chiyoda.the(Thing.PERSON_NAME));
      assertThat(counter.get("/persons/" + chiyoda.the(Thing.PERSON)).body())
          .contains(chiyoda.the(Thing.TICKET), "MH1001");
    }
  }

  private static void aDifferenceIsFound() {
    there.sql("delete from account where roles = '{COUNTER}' and password is not null").update();
    there.sql("update person set kana = kana || 'コ' where area = '131016'").update();
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> compare(other, "other").compare(CHIYODA, file(backup, KEYS)))
        .satisfies(no -> {
          assertThat(no.reason()).isEqualTo(HandoverReason.BACKUP_DIFFERS);
          assertThat(no.details().get("table")).isEqualTo("person");
        });
  }

  private static void refused(HandoverReason reason, AreaCode area, Path file, TestKeys keys) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> restore().restore(area, file(file, keys)))
        .satisfies(no -> assertThat(no.reason()).isEqualTo(reason));
  }

  private static RestoreBackup restore() {
    var areas = new Areas(other.owner());
    return new RestoreBackup(areas, keys(other, "other"), new Audit(areas, new Entries()));
  }

  private static CompareBackup compare(TestDatabase database, String data) {
    var areas = new Areas(database.owner());
    return new CompareBackup(areas, keys(database, data), new Audit(areas, new Entries()));
  }

  private static AreaKeys keys(TestDatabase database, String data) {
    return new AreaKeys(new KeyStore(folder.resolve(data).resolve("keys")), database.owner());
  }

  private static BackupFile file(Path file, TestKeys keys) {
    return new BackupFile(file, keys.opened(folder));
  }

  private static byte[] altered(byte[] file) {
    byte[] altered = file.clone();
    altered[file.length / 2] ^= 1;
    return altered;
  }

  private static byte[] fetched(String page) throws Exception {
    chiyoda.administrator.get(page);
    return HttpClient.newHttpClient()
        .send(
            chiyoda
                .administrator
                .withCookies(
                    chiyoda.administrator.request(page + "/file", List.of("reason", "月次の保管")))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray())
        .body();
  }

  private static String path(HttpResponse<String> answer) {
    return URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
  }

  private static int count(String sql) {
    return there.sql(sql).query(Integer.class).single();
  }

  private static JdbcClient superuser(TestDatabase database) throws SQLException {
    return JdbcClient.create(
        new SingleConnectionDataSource(database.superuser().getConnection(), true));
  }
}
