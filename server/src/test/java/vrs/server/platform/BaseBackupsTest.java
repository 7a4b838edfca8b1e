package vrs.server.platform;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseBackupsTest {
  private static final String CANARY = "接種　太郎の見本";
  @TempDir static Path shared;
  private static BundledPostgres postgres;
  @TempDir Path folder;
  private Generations generations;
  private BaseBackups backups;

  @BeforeAll
  static void start() throws SQLException {
    postgres = BundledPostgres.start(place(shared.resolve("postgres")));
    run("create table kept (x int primary key, name text)");
    run("insert into kept select n, '" + CANARY + "' from generate_series(1, 1000) n");
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @BeforeEach
  void anew() {
    generations = new KeyStore(folder.resolve("keys")).generations();
    backups = new BaseBackups(folder.resolve("backups"), generations);
  }

  @Test
  void a_restored_backup_holds_everything_acknowledged_before_it_ended() throws Exception {
    run("truncate kept");
    var acknowledged = new AtomicInteger();
    var over = new AtomicBoolean();
    Thread writer = Thread.ofPlatform().start(() -> write(acknowledged, over));
    while (acknowledged.get() < 200) {
      Thread.onSpinWait();
    }
    int before = acknowledged.get();
    BaseBackups.Made made = make();
    over.set(true);
    writer.join();

    int restored = countRestored(made.file());
    assertThat(restored).isBetween(before, acknowledged.get());
    run("insert into kept select n, '" + CANARY + "' from generate_series(-1000, 0) n");
  }

  private static void write(AtomicInteger acknowledged, AtomicBoolean over) {
    try (Connection connection = postgres.connect("postgres");
        Statement statement = connection.createStatement()) {
      for (int n = 1; !over.get(); n++) {
        statement.execute("insert into kept values (" + n + ", '" + CANARY + "')");
        acknowledged.set(n);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_backup_tells_nothing_to_whoever_lacks_the_key() throws Exception {
    byte[] file = Files.readAllBytes(make().file());

    assertThat(new String(file, ISO_8859_1))
        .doesNotContain(new String(CANARY.getBytes(UTF_8), ISO_8859_1))
        .doesNotContain("PG_VERSION");
    assertThat(folder.resolve("backups"))
        .isDirectoryNotContaining(each -> each.getFileName().toString().startsWith("."));
  }

  @Test
  void a_backup_with_one_changed_byte_or_a_missing_end_is_refused_and_nothing_is_left()
      throws Exception {
    Path backup = make().file();
    byte[] whole = Files.readAllBytes(backup);
    List<Integer> places =
        List.of(
            12,
            30,
            BackupHeader.BYTES,
            BackupHeader.BYTES + 20,
            whole.length / 2,
            whole.length - 1);
    for (int place : places) {
      byte[] changed = whole.clone();
      changed[place] ^= 1;
      refused(Files.write(folder.resolve("changed"), changed), "not as it was made");
    }
    for (int length : List.of(whole.length - 1, BackupHeader.BYTES + 1, BackupHeader.BYTES)) {
      byte[] shorter = Arrays.copyOf(whole, length);
      refused(Files.write(folder.resolve("shorter"), shorter), "not as it was made");
    }
    int sealedPiece = BackupWriter.PIECE + Gcm.OVERHEAD;
    assertThat(whole.length).isGreaterThan(BackupHeader.BYTES + sealedPiece);
    byte[] atAPiece = Arrays.copyOf(whole, BackupHeader.BYTES + sealedPiece);
    refused(Files.write(folder.resolve("shorter"), atAPiece), "not as it was made");
    refused(Files.write(folder.resolve("other"), new byte[100]), "no base backup");
  }

  @Test
  void a_backup_whose_generation_has_ended_is_refused_and_later_ones_are_not() throws Exception {
    Path first = make().file();
    Path second = backups.make(running(), Instant.now(), generations.begin()).file();

    assertThat(generations.destroyBefore(2)).containsExactly(1);

    refused(first, "The key of generation 1");
    assertThat(backups.list())
        .extracting(BaseBackups.Backup::generation, BaseBackups.Backup::readable)
        .containsExactly(tuple(1, false), tuple(2, true));
    assertThat(countRestored(second)).isPositive();
    assertThat(backups.removeUnreadable()).containsExactly(first.getFileName().toString());
    assertThat(generations.begin()).isEqualTo(3);
  }

  @Test
  void a_key_from_another_generation_opens_nothing() throws Exception {
    Path backup = make().file();
    generations.begin();
    Path keys = folder.resolve("keys/generations");
    Files.copy(keys.resolve("2.key"), keys.resolve("1.key"), StandardCopyOption.REPLACE_EXISTING);

    refused(backup, "not as it was made");
  }

  @Test
  void backups_of_a_week_share_a_generation_and_end_when_they_have_been_kept_long_enough() {
    Instant now = Instant.now();
    assertThat(backups.make(running(), now).generation()).isEqualTo(1);
    assertThat(backups.make(running(), now.plusSeconds(60)).generation()).isEqualTo(1);
    assertThat(backups.make(running(), now.plusSeconds(8 * 86_400)).generation()).isEqualTo(2);

    assertThat(backups.end(now.minusSeconds(60))).isEmpty();
    assertThat(backups.end(now.plusSeconds(86_400))).containsExactly(1);
    assertThat(backups.list()).extracting(BaseBackups.Backup::generation).containsExactly(2);
  }

  @Test
  void nothing_is_ever_overwritten() throws Exception {
    Path backup = make().file();
    Path full = Files.createDirectories(folder.resolve("full"));
    Files.writeString(full.resolve("mine"), "mine");

    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> new RestoreBackup(generations).restore(backup, full))
        .withMessageContaining("not empty");
    assertThat(full.resolve("mine")).hasContent("mine");
  }

  private void refused(Path backup, String words) {
    Path into = folder.resolve("refused");
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> new RestoreBackup(generations).restore(backup, into))
        .withMessageContaining(words);
    assertThat(into).isEmptyDirectory();
  }

  private int countRestored(Path backup) throws Exception {
    Path into = folder.resolve("restored");
    new RestoreBackup(generations).restore(backup, into);
    try (var restored = BundledPostgres.start(place(into));
        Connection connection = restored.connect("postgres");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from kept")) {
      row.next();
      return row.getInt(1);
    }
  }

  private BaseBackups.Made make() {
    return backups.make(running(), Instant.now());
  }

  private static RunningPostgres running() {
    return RunningPostgres.in(postgres.folder()).orElseThrow();
  }

  private static BundledPostgres.Place place(Path folder) {
    return new BundledPostgres.Place(
        folder,
        Path.of("target", "postgres").toAbsolutePath(),
        Optional.empty(),
        Map.of("shared_buffers", "16MB"));
  }

  private static void run(String sql) throws SQLException {
    try (Connection connection = postgres.connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
