package vrs.server.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.springframework.util.FileSystemUtils;

/// The PostgreSQL that the product brings along, in a folder of its own, for as long as it is open.
///
/// It listens on loopback only, asks for passwords (scram), has data checksums, and every
/// durability setting on: they stand on the command line, where nothing in the folder overrides
/// them. Data stay between starts. One process at a time owns a folder. A killed server is started
/// again.
///
/// In the folder: `data` (PostgreSQL's own), `postgres.log`, `port`, `lock`, and
/// `superuser.password` (0600).
public final class BundledPostgres implements AutoCloseable {
  static final String SUPERUSER = "postgres";

  /// What keeps the promises above; no tuning may name them.
  private static final Map<String, String> FIXED =
      Map.ofEntries(
          Map.entry("fsync", "on"),
          Map.entry("full_page_writes", "on"),
          Map.entry("synchronous_commit", "on"),
          Map.entry("listen_addresses", "127.0.0.1"),
          Map.entry("unix_socket_directories", ""),
          Map.entry("password_encryption", "scram-sha-256"),
          Map.entry("restart_after_crash", "on"),
          // Statements and the values in error details are personal data.
          Map.entry("log_statement", "none"),
          Map.entry("log_min_error_statement", "panic"),
          Map.entry("log_error_verbosity", "terse"));

  private static final Map<String, String> SENSIBLE =
      Map.of(
          "max_connections", "200",
          "max_wal_size", "4GB",
          "log_checkpoints", "off",
          // A new register grows by thousands of rows a second; plans made for an empty table would
          // be kept for a minute by default.
          "autovacuum_naptime", "10s",
          "jit", "off");

  private final Place place;
  private final Path bin;
  private final Path data;
  private final PostgresUser user;
  private final FileChannel lock;
  private final Password superuser;
  private final PostgresServer server;

  /// Where it lives and how.
  ///
  /// @param folder data, log, password
  /// @param programs where the programs are unpacked, shared by all folders
  /// @param user as whom it runs if VRS runs as root
  /// @param tuning PostgreSQL settings such as `shared_buffers`
  public record Place(
      Path folder, Path programs, Optional<String> user, Map<String, String> tuning) {
    public Place {
      folder = folder.toAbsolutePath().normalize();
      tuning = Map.copyOf(tuning);
      for (String setting : tuning.keySet()) {
        if (FIXED.containsKey(setting) || setting.equals("port")) {
          throw new CannotStart(
              "The setting %s of the bundled PostgreSQL can't be changed: take it out of vrs.database.tuning."
                  .formatted(setting));
        }
      }
    }
  }

  /// Starts it, and prepares the folder if it is new.
  ///
  /// @throws CannotStart in one sentence, when that is impossible
  public static BundledPostgres start(Place place) {
    Path program = PostgresBinaries.in(place.programs()).resolve("bin");
    FileChannel lock = lock(place.folder());
    try {
      return new BundledPostgres(place, program, lock);
    } catch (RuntimeException | IOException e) {
      release(lock);
      if (e instanceof RuntimeException failure) {
        throw failure;
      }
      throw new UncheckedIOException((IOException) e);
    }
  }

  private BundledPostgres(Place place, Path bin, FileChannel lock) throws IOException {
    this.place = place;
    this.bin = bin;
    this.data = place.folder().resolve("data");
    this.lock = lock;
    this.user = PostgresUser.choose(bin.resolve("postgres"), place.folder(), place.user());
    Path password = place.folder().resolve("superuser.password");
    if (!Files.isDirectory(data)) {
      Files.deleteIfExists(password);
    }
    this.superuser = Password.inOrNew(password);
    if (!Files.isDirectory(data)) {
      initialise();
    }
    checkVersion();
    user.own(data);
    this.server =
        new PostgresServer(
            user, bin, data, place.folder().resolve("postgres.log"), settings(), port());
    Files.writeString(place.folder().resolve("port"), Integer.toString(server.port()));
    try {
      checkIdentity();
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /// The address of one of its databases.
  String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.port(), database);
  }

  Password superuserPassword() {
    return superuser;
  }

  public Path folder() {
    return place.folder();
  }

  /// The operating system's id of the server, another one after it was killed and started again.
  long pid() {
    return server.pid();
  }

  /// A connection as superuser, for the few things that only a superuser can do.
  Connection connect(String database) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", SUPERUSER);
    properties.setProperty("password", superuser.text());
    properties.setProperty("connectTimeout", "5");
    return DriverManager.getConnection(url(database), properties);
  }

  /// Stops it cleanly: running statements are broken off, everything committed is on disk.
  @Override
  public void close() {
    server.close();
    release(lock);
  }

  private void initialise() throws IOException {
    Path draft = place.folder().resolve("data.new");
    FileSystemUtils.deleteRecursively(draft); // of a start that was broken off
    Files.createDirectory(
        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path words = draft.resolveSibling("data.password");
    Files.deleteIfExists(words);
    SecretFile.write(words, superuser.text().getBytes(UTF_8));
    user.own(draft);
    user.own(words);
    var made =
        user.run(
            List.of(
                bin.resolve("initdb").toString(),
                "--pgdata=" + draft,
                "--username=" + SUPERUSER,
                "--pwfile=" + words,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--data-checksums"));
    Files.delete(words);
    if (made.code() != 0) {
      throw new CannotStart(
          "PostgreSQL could not prepare %s: %s".formatted(draft, lastLine(made.printed())));
    }
    Files.move(draft, data);
  }

  private void checkVersion() throws IOException {
    user.own(data);
    String version = Files.readString(data.resolve("PG_VERSION")).strip();
    String ours = PostgresBinaries.VERSION.replaceFirst("\\..*", "");
    if (!version.equals(ours)) {
      throw new CannotStart(
          "The data in %s belong to PostgreSQL %s and this VRS brings PostgreSQL %s: start the VRS that wrote them, export, and import here."
              .formatted(data, version, ours));
    }
  }

  private Map<String, String> settings() {
    var all = new TreeMap<>(SENSIBLE);
    all.putAll(place.tuning());
    all.putAll(FIXED);
    return all;
  }

  /// The port of the last start if it is free, else any.
  private int port() throws IOException {
    Path last = place.folder().resolve("port");
    if (Files.exists(last)) {
      try (var probe =
          new ServerSocket(
              Integer.parseInt(Files.readString(last).strip()),
              1,
              InetAddress.getLoopbackAddress())) {
        return probe.getLocalPort();
      } catch (IOException | IllegalArgumentException e) {
        return PostgresServer.freePort();
      }
    }
    return PostgresServer.freePort();
  }

  /// A port that answers may be somebody else's PostgreSQL: compares the data folders.
  private void checkIdentity() {
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show data_directory")) {
      row.next();
      if (!Path.of(row.getString(1)).toRealPath().equals(data.toRealPath())) {
        throw new CannotStart(
            "Port %d belongs to another PostgreSQL: start again.".formatted(server.port()));
      }
    } catch (SQLException | IOException e) {
      throw new CannotStart(
          "The PostgreSQL in %s does not answer as its owner: %s"
              .formatted(place.folder(), e.getMessage()),
          e);
    }
  }

  private static FileChannel lock(Path folder) {
    Path file = folder.resolve("lock");
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        String holder = Files.readString(file).strip();
        channel.close();
        throw new CannotStart(
            "The PostgreSQL in %s is in use by another VRS (process %s): stop that one first, or choose another vrs.database.folder."
                .formatted(folder, holder));
      }
      channel.truncate(0);
      channel.write(UTF_8.encode(Long.toString(ProcessHandle.current().pid())));
      return channel;
    } catch (IOException e) {
      throw new CannotStart(
          "The folder %s can't be used for PostgreSQL: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static void release(FileChannel lock) {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String lastLine(String printed) {
    return printed.lines().reduce((_, line) -> line).orElse("no message");
  }
}
