package vrs.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import vrs.samples.IndividualNumber;
import vrs.samples.card.TestAppAuthority;
import vrs.samples.card.TestCardAuthority;
import vrs.server.platform.AreaCode;
import vrs.server.platform.BaseBackups;
import vrs.server.platform.Role;
import vrs.server.platform.Settings;
import vrs.server.staff.FirstAccounts;
import vrs.server.staff.Office;
import vrs.server.staff.StaffBrowser;

/// An operator with a server of its own on the bundled PostgreSQL, its backups, and what of them
/// can be restored.
final class TestOperator implements AutoCloseable {
  static final AreaCode ENDS = new AreaCode("131016");
  static final AreaCode STAYS = new AreaCode("141003");
  private static final String HEADER = "自治体コード,券番号,宛名番号,個人番号,氏名,氏名カナ,生年月日,性別,接種券発行日,転出日,死亡日,支援措置\n";
  final Path folder;
  final Settings settings;
  final VrsServer server;

  /// @param more lines of settings
  TestOperator(Path folder, String... more) throws IOException {
    this.folder = folder;
    Path trust = Files.createDirectories(folder.resolve("data/trust"));
    Files.writeString(
        trust.resolve("card-authorities.txt"), TestCardAuthority.standard().trustLine() + "\n");
    Files.writeString(
        trust.resolve("app-authorities.pem"), new TestAppAuthority(Instant.now()).rootPem());
    var lines =
        Stream.concat(
            Stream.of(
                "mode=demo",
                "data=" + folder.resolve("data"),
                "programs=" + Path.of("target", "postgres-programs").toAbsolutePath(),
                "issuer=https://vc.example/issuer",
                "basebackup.folder=" + folder.resolve("backups")),
            Stream.of(more));
    Path file = Files.write(folder.resolve("vrs.properties"), lines.toList());
    this.settings = Settings.load(file, Map.of());
    this.server = VrsServer.start(settings);
  }

  Path backup() throws IOException {
    BaseBackups.Made made = OperatorCommands.makeBackup(settings);
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    return Files.copy(made.file(), elsewhere.resolve(made.sha256() + ".vrsbase"));
  }

  void restore(Path backup, Path into) {
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
  int restoredPeople(Path backup, String name) {
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
  int openNumbers(Path restored, AreaCode code) {
    try (var running = new RestoredServer(restored)) {
      return running.openNumbers(settings, code);
    }
  }

  void importPeople(StaffBrowser administrator, AreaCode area, String name, int from, int to) {
    var file = new StringBuilder(HEADER);
    for (int n = from; n < to; n++) {
      file.append(
          "%s,%010d,%d,%s,%s%d,%s,19%02d-05-05,2,2025-12-10,,,0%n"
              .formatted(
                  area,
                  1_000_000 + n,
                  70_000 + n,
                  IndividualNumber.invented(n + (area.equals(ENDS) ? 0 : 5_000)).digits(),
                  name,
                  n,
                  area.equals(ENDS) ? "キエルヒト" : "ノコルヒト",
                  30 + n % 60));
    }
    importFile(administrator, file.toString());
  }

  void importFile(StaffBrowser administrator, String file) {
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
    if (!administrator.settled(plan).body().contains("受領票")) {
      throw new AssertionError("the import was not confirmed");
    }
  }

  /// Files in which the text stands in the clear.
  List<Path> placesOf(String text, Path where) throws IOException {
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

  FirstAccounts.Sample account(AreaCode office, String name, Role... roles) {
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

  StaffBrowser signedIn(FirstAccounts.Sample account) {
    var browser = new StaffBrowser(server.zone(Office.of(account.office()).zone()).address());
    browser.signIn(account);
    browser.get("/");
    return browser;
  }

  JdbcClient all() {
    return RestoredServer.superuser(settings.data().resolve("postgres"));
  }

  String ask(String sql) {
    return all().sql(sql).query(String.class).single();
  }

  @Override
  public void close() {
    server.close();
  }
}
