package vrs.server.handover;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vrs.server.audit.Audit;
import vrs.server.audit.Entries;
import vrs.server.platform.Actor;
import vrs.server.platform.AreaCode;
import vrs.server.platform.AreaKeys;
import vrs.server.platform.Areas;
import vrs.server.platform.Audience;
import vrs.server.platform.KeyStore;
import vrs.server.platform.Nation;
import vrs.server.platform.Refusal;
import vrs.server.platform.Role;
import vrs.server.platform.Settings;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;

/// Scheduled backups into the municipality's own folder or store, as the worker's role sends them
/// (C6).
class SendBackupsTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private static final AreaCode CHIYODA = new AreaCode("131016");
  private static final BackupSetting.Store NO_STORE = new BackupSetting.Store("", "", "", "");
  private static TestKeys keys;

  @TempDir Path folder;
  private JdbcClient superuser;
  private TestStore store;
  private Path backups;

  @BeforeAll
  static void key() {
    keys = TestKeys.ec("secp256r1");
  }

  @BeforeEach
  void begin() throws IOException {
    superuser = JdbcClient.create(database.superuser());
    superuser
        .sql("truncate backup_setting, backup_run, person, area_key, audit_entry, audit_unsealed")
        .update();
    superuser
        .sql(
            """
            insert into person (area, id, ledger_number, name, kana, search_key, birth_date, sex,
                                protected, version)
            values ('131016', gen_random_uuid(), '1007', '髙橋　花子', '', '', '1988-02-29', '2', false, 1)
            """)
        .update();
    store = new TestStore("bucket", "AKIDEXAMPLE", "a secret");
    backups = Files.createDirectories(folder.resolve("backups"));
    Files.createDirectory(backups.resolve("131016"));
    manage().setKey(administrator(), keys.publicPem());
  }

  @AfterEach
  void stop() {
    store.close();
  }

  @Test
  void a_backup_that_is_due_is_written_read_back_and_told() throws IOException {
    schedule(BackupSetting.Rhythm.DAILY, BackupSetting.Place.FOLDER, NO_STORE, "");
    send().sendDue();
    assertThat(runs()).isEmpty(); // not due yet

    manage().sendNow(administrator());
    send().sendDue();

    BackupRun run = runs().getFirst();
    assertThat(run.outcome()).isEqualTo(BackupRun.DONE);
    Path file = backups.resolve("131016").resolve(run.name());
    assertThat(run.name()).matches("vrs-backup-131016-\\d{8}T\\d{6}Z\\.cms");
    assertThat(run.bytes()).isEqualTo(Files.size(file));
    assertThat(new BackupFile(file, keys.opened(folder)).verify().rows()).isEqualTo(run.rows());
    assertThat(backups.resolve("131016")).isDirectoryNotContaining(path -> !path.equals(file));
    assertThat(one("select due > now() from backup_setting")).isEqualTo("t");
    assertThat(one("select outcome from audit_entry where action = 'backup.store'"))
        .isEqualTo("done");
    send().sendDue();
    assertThat(runs()).hasSize(1);
  }

  @Test
  void a_folder_that_is_not_there_is_told_and_tried_again_within_the_hour() throws IOException {
    schedule(BackupSetting.Rhythm.DAILY, BackupSetting.Place.FOLDER, NO_STORE, "");
    Files.delete(backups.resolve("131016"));
    manage().sendNow(administrator());

    send().sendDue();

    assertThat(runs().getFirst().outcome()).isEqualTo("H207");
    assertThat(manage().show(administrator()).failure()).isPresent();
    assertThat(
            one("select due between now() and now() + interval '61 minutes' from backup_setting"))
        .isEqualTo("t");
    assertThat(backups.resolve("131016")).doesNotExist();
    assertThat(one("select outcome from audit_entry where action = 'backup.store'"))
        .isEqualTo("H207");
  }

  @Test
  void a_store_gets_it_with_a_signature_that_it_can_check() throws IOException {
    schedule(BackupSetting.Rhythm.WEEKLY, BackupSetting.Place.STORE, atStore(), "a secret");
    manage().sendNow(administrator());

    send().sendDue();

    BackupRun run = runs().getFirst();
    assertThat(store.refusals()).isEmpty();
    assertThat(run.outcome()).isEqualTo(BackupRun.DONE);
    Path file = Files.write(folder.resolve("stored"), store.object(run.name()));
    assertThat(new BackupFile(file, keys.opened(folder)).verify().rows()).isEqualTo(run.rows());
  }

  @Test
  void a_store_that_does_not_know_the_key_or_gives_back_something_else_is_told() {
    schedule(BackupSetting.Rhythm.DAILY, BackupSetting.Place.STORE, atStore(), "another secret");
    manage().sendNow(administrator());
    send().sendDue();
    assertThat(store.refusals()).containsExactly("PUT");
    assertThat(runs().getFirst().outcome()).isEqualTo("H207");

    schedule(BackupSetting.Rhythm.DAILY, BackupSetting.Place.STORE, atStore(), "a secret");
    store.spoil();
    manage().sendNow(administrator());
    send().sendDue();
    assertThat(runs().getFirst().outcome()).isEqualTo("H208");
  }

  @Test
  void the_stores_secret_lies_sealed_and_stays_when_it_is_left_empty() {
    schedule(BackupSetting.Rhythm.DAILY, BackupSetting.Place.STORE, atStore(), "a secret");
    schedule(BackupSetting.Rhythm.WEEKLY, BackupSetting.Place.STORE, atStore(), "");

    assertThat(one("select encode(secret_sealed, 'escape') from backup_setting"))
        .doesNotContain("a secret");
    manage().sendNow(administrator());
    send().sendDue();
    assertThat(runs().getFirst().outcome()).isEqualTo(BackupRun.DONE);
  }

  @Test
  void what_was_cut_off_is_told_when_the_next_begins() {
    schedule(BackupSetting.Rhythm.DAILY, BackupSetting.Place.FOLDER, NO_STORE, "");
    superuser
        .sql(
            """
            insert into backup_run (area, id, began, place, name, outcome)
            values ('131016', gen_random_uuid(), now() - interval '7 hours', 'FOLDER', 'x', 'RUNNING')
            """)
        .update();
    manage().sendNow(administrator());

    send().sendDue();

    assertThat(runs()).extracting(BackupRun::outcome).containsExactly("DONE", "H209");
  }

  @Test
  void the_worker_is_led_to_no_place_that_the_operator_does_not_know() {
    var elsewhere = new BackupSetting.Store("http://127.0.0.1:1", "r", "bucket", "AKIDEXAMPLE");
    refused(HandoverReason.STORE_UNKNOWN, BackupSetting.Place.STORE, elsewhere, "a secret");
    refused(HandoverReason.SCHEDULE_INCOMPLETE, BackupSetting.Place.STORE, atStore(), "");

    schedule(BackupSetting.Rhythm.DAILY, BackupSetting.Place.STORE, atStore(), "a secret");
    superuser
        .sql("update backup_setting set endpoint = 'http://127.0.0.1:1', due = now()")
        .update();
    send().sendDue();
    assertThat(runs().getFirst().outcome()).isEqualTo("H206");

    superuser.sql("truncate backup_setting").update();
    refused(HandoverReason.NO_KEY, BackupSetting.Place.STORE, atStore(), "a secret");
  }

  private void refused(
      HandoverReason reason, BackupSetting.Place place, BackupSetting.Store at, String secret) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> schedule(BackupSetting.Rhythm.DAILY, place, at, secret))
        .satisfies(no -> assertThat(no.reason()).isEqualTo(reason));
  }

  private BackupSetting.Store atStore() {
    return new BackupSetting.Store(
        store.address().toString(), "jp-east-1", "bucket", "AKIDEXAMPLE");
  }

  private void schedule(
      BackupSetting.Rhythm rhythm,
      BackupSetting.Place place,
      BackupSetting.Store at,
      String secret) {
    manage()
        .setSchedule(
            administrator(),
            new BackupSetting.Schedule(rhythm, DayOfWeek.SUNDAY, 3, place, at),
            secret);
  }

  private List<BackupRun> runs() {
    return manage().show(administrator()).runs();
  }

  private String one(String sql) {
    return superuser.sql(sql).query((row, _) -> row.getString(1)).single();
  }

  private ManageBackups manage() {
    var areas = new Areas(database.of(Zone.LGWAN));
    return new ManageBackups(
        areas,
        new BackupSettings(keys(Zone.LGWAN)),
        new BackupRuns(),
        settings(),
        new Audit(areas, new Entries()));
  }

  private SendBackups send() {
    var areas = new Areas(database.of(Zone.WORKER));
    return new SendBackups(
        new Nation(database.of(Zone.WORKER)),
        areas,
        new BackupSettings(keys(Zone.WORKER)),
        new BackupRuns(),
        new MakeBackup(areas, keys(Zone.WORKER)),
        settings(),
        new Audit(areas, new Entries()));
  }

  private AreaKeys keys(Zone zone) {
    return new AreaKeys(new KeyStore(folder.resolve("keys")), database.of(zone));
  }

  private Settings settings() {
    return new Settings(
        Settings.Mode.DEMO,
        folder,
        folder,
        "bundled",
        null,
        10,
        URI.create("https://issuer.example"),
        Settings.Keeping.byDefault(folder),
        new Settings.Exits(20, Optional.of(backups), Set.of(store.address())),
        Map.of());
  }

  private static Actor administrator() {
    return new Actor(
        Audience.MUNICIPALITY,
        CHIYODA,
        UUID.nameUUIDFromBytes("administrator".getBytes(UTF_8)),
        Set.of(Role.ADMINISTRATOR),
        null);
  }
}
