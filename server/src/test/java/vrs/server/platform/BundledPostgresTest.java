package vrs.server.platform;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundledPostgresTest {
  @TempDir static Path folder;
  private static BundledPostgres postgres;

  @BeforeAll
  static void start() {
    // As a person would: below a folder that only root may enter, if root runs this.
    postgres = BundledPostgres.start(place(Map.of("shared_buffers", "16MB")));
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @ParameterizedTest
  @CsvSource({
    "fsync, on",
    "full_page_writes, on",
    "synchronous_commit, on",
    "data_checksums, on",
    "password_encryption, scram-sha-256",
    "listen_addresses, 127.0.0.1",
    "server_encoding, UTF8",
    "shared_buffers, 16MB"
  })
  void what_is_committed_is_on_disk_and_the_door_is_closed(String setting, String value)
      throws SQLException {
    assertThat(ask("show " + setting)).isEqualTo(value);
  }

  @Test
  void japanese_order_is_there() throws SQLException {
    assertThat(
            ask(
                "select string_agg(x, '' order by x collate \"ja-x-icu\") from unnest(array['い','ア','ウ']) x"))
        .isEqualTo("アいウ");
  }

  @Test
  void the_password_is_its_owners_alone() throws Exception {
    Path file = folder.resolve("superuser.password");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(
            () -> DriverManager.getConnection(postgres.url("postgres"), "postgres", "guessed"))
        .withMessageContaining("password authentication failed");
  }

  @Test
  void a_second_start_in_the_same_folder_is_refused() {
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> BundledPostgres.start(place(Map.of())))
        .withMessageContaining("in use by another VRS (process " + ProcessHandle.current().pid());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes", "listen_addresses"})
  void no_tuning_turns_a_promise_off(String setting) {
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> place(Map.of(setting, "off")))
        .withMessageContaining(setting);
  }

  @Test
  void data_outlive_a_killed_server_and_a_new_start() throws Exception {
    run("create table kept (x int)");
    run("insert into kept values (1)");

    long killed = postgres.pid();
    ProcessHandle.of(killed).orElseThrow().destroyForcibly();
    awaitAnother(killed);
    assertThat(ask("select x::text from kept")).isEqualTo("1");

    run("insert into kept values (2)");
    postgres.close();
    Instant begin = Instant.now();
    postgres = BundledPostgres.start(place(Map.of("shared_buffers", "16MB")));
    assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(3));
    assertThat(ask("select count(*)::text from kept")).isEqualTo("2");
  }

  @Test
  void the_log_holds_no_values() throws Exception {
    run("create table secret (name text primary key)");
    run("insert into secret values ('接種太郎')");
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> run("insert into secret values ('接種太郎')"));

    assertThat(folder.resolve("postgres.log"))
        .content()
        .contains("duplicate key")
        .doesNotContain("接種太郎");
  }

  private static void awaitAnother(long killed) throws Exception {
    Instant deadline = Instant.now().plusSeconds(30);
    while (postgres.pid() == killed) {
      assertThat(Instant.now()).isBefore(deadline);
      ProcessHandle.of(killed).ifPresent(gone -> gone.onExit().orTimeout(10, SECONDS).join());
      Thread.onSpinWait();
    }
  }

  private static String ask(String sql) throws SQLException {
    try (Connection connection = postgres.connect("postgres");
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static void run(String sql) throws SQLException {
    try (Connection connection = postgres.connect("postgres");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static BundledPostgres.Place place(Map<String, String> tuning) {
    return new BundledPostgres.Place(
        folder, Path.of("target", "postgres").toAbsolutePath(), Optional.empty(), tuning);
  }
}
