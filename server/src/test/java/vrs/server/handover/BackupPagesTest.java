package vrs.server.handover;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vrs.certificate.CountryAuthority;
import vrs.certificate.JcaSigningKey;
import vrs.server.platform.Crypto;
import vrs.server.platform.Role;
import vrs.server.platform.TestDatabase;
import vrs.server.staff.StaffBrowser;

/// The administrator's screen of backups (C6).
class BackupPagesTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  @TempDir static Path folder;
  private static LedgerDesk desk;
  private static StaffBrowser administrator;

  @BeforeAll
  static void start() {
    desk = new LedgerDesk(database, folder);
    administrator = desk.zones.signedIn(LedgerDesk.CHIYODA, Role.ADMINISTRATOR);
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  @BeforeEach
  void anew() {
    desk.empty();
    desk.superuser.sql("truncate backup_setting, backup_run").update();
    administrator.get("/handovers/backup");
  }

  @Test
  void a_key_is_set_and_known_again_by_its_fingerprint() {
    TestKeys keys = TestKeys.ec("secp384r1");

    assertThat(key(keys.publicPem()).statusCode()).isEqualTo(302);

    String page = administrator.get("/handovers/backup?said=saved").body();
    assertThat(page).contains("EC 384、", keys.key().fingerprint(), "設定を保存しました");
    assertThat(entries()).containsExactly("backup.key done");
  }

  @Test
  void a_certificate_will_do() {
    var signed =
        CountryAuthority.create(
            JcaSigningKey.generate(Crypto.signing()), "C=JP, CN=Chiyoda", Instant.now());

    assertThat(key(CountryAuthority.pem(signed.certificate())).statusCode()).isEqualTo(302);
    assertThat(administrator.get("/handovers/backup").body()).contains("EC 256、");
  }

  @Test
  void a_private_or_weak_key_or_none_is_refused_and_the_present_one_stays() {
    TestKeys present = TestKeys.ec("secp256r1");
    key(present.publicPem());

    refused("H202", TestKeys.ec("secp256r1").privatePem());
    refused(
        "H202", "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n");
    refused("H203", TestKeys.rsa(2048).publicPem());
    refused("H203", TestKeys.ec("secp521r1").publicPem());
    refused("H201", "髙橋");
    refused("H201", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n");

    assertThat(administrator.get("/handovers/backup").body()).contains(present.key().fingerprint());
  }

  @Test
  void without_a_key_there_is_no_backup_and_no_schedule() {
    assertThat(prepare().body()).contains("H204");
    assertThat(
            administrator.post("/handovers/backup/schedule", "rhythm", "DAILY", "hour", "3").body())
        .contains("H204");
    assertThat(administrator.post("/handovers/backup/run").body()).contains("H204");
    assertThat(entries()).containsExactly("backup.schedule H204", "handover.prepare H204");
  }

  @Test
  void a_backup_is_made_and_waits_in_the_list() {
    key(TestKeys.ec("secp256r1").publicPem());

    HttpResponse<String> made = prepare();

    String page = URI.create(made.headers().firstValue("Location").orElseThrow()).getPath();
    assertThat(administrator.get(page).body()).contains("backup-131016-", ".cms", "暗号化ファイル");
    assertThat(administrator.get("/handovers").body()).contains("月次の保管", "ダウンロード待ち");
  }

  @Test
  void an_hour_that_no_day_has_and_a_place_that_the_operator_lacks_are_refused() {
    key(TestKeys.ec("secp256r1").publicPem());

    assertThat(
            administrator
                .post("/handovers/backup/schedule", "rhythm", "DAILY", "hour", "24")
                .body())
        .contains("H205");
    assertThat(
            administrator.post("/handovers/backup/schedule", "rhythm", "DAILY", "hour", "3").body())
        .contains("H206");
    assertThat(administrator.post("/handovers/backup/run").body()).contains("H205");
  }

  @Test
  void a_backup_that_failed_stands_on_both_screens_with_what_to_do() {
    key(TestKeys.ec("secp256r1").publicPem());
    desk.superuser
        .sql(
            """
            insert into backup_run (area, id, began, finished, place, name, outcome)
            values ('131016', gen_random_uuid(), now(), now(), 'FOLDER', 'x.cms', 'H207')
            """)
        .update();

    assertThat(administrator.get("/handovers").body()).contains("前回の定期バックアップは失敗しました");
    assertThat(administrator.get("/handovers/backup").body())
        .contains("前回の定期バックアップは失敗しました", "空き容量", "H207");
  }

  private static void refused(String code, String pem) {
    HttpResponse<String> answer = key(pem);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains(code);
  }

  private static HttpResponse<String> key(String pem) {
    return administrator.upload("/handovers/backup/key", "file", pem.getBytes(UTF_8));
  }

  private static HttpResponse<String> prepare() {
    return administrator.post(
        "/handovers/backup", "id", UUID.randomUUID().toString(), "reason", "月次の保管");
  }

  private static List<String> entries() {
    return desk.superuser
        .sql(
            """
            select action || ' ' || outcome from audit_entry
             where action ~ '^(backup|handover)' order by 1
            """)
        .query(String.class)
        .list();
  }
}
