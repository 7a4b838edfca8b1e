package vrs.server.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.Driver;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// The PostgreSQL of the tests: one for the whole run, started when first needed.
///
/// By default the bundled one, in `target/test-postgres`, prepared once per checkout. With
/// `-Dvrs.test.database=jdbc:postgresql://127.0.0.1:5432/postgres?user=postgres&password=…` it is
/// another one, entered as a user who may create roles and databases; with
/// `-Dvrs.test.postgres=/usr/lib/postgresql/15/bin` a throw-away one of installed programs.
///
/// A template holds the migrated schema; it is named by what the migrations say, so a changed
/// migration makes a new one.
final class TestCluster {
  private static final Path FOLDER = Path.of("target", "test-postgres").toAbsolutePath();
  private static final String PREFIX = "vrs_template_";

  /// The files, and the list that search keys are made by.
  private static final List<String> MIGRATIONS =
      List.of("classpath*:db/migration/**/*.*", "classpath*:vrs/server/record/*.txt");

  private final String base;
  private final DatabaseSettings.Login administrator;
  private final Path secrets;
  private final String template;

  static TestCluster instance() {
    return Holder.INSTANCE;
  }

  private static final class Holder {
    static final TestCluster INSTANCE = new TestCluster();
  }

  private TestCluster() {
    String other = System.getProperty("vrs.test.database");
    String installed = System.getProperty("vrs.test.postgres");
    try {
      if (other != null) {
        this.base = other.replaceFirst("[^/]*(\\?.*)?$", "");
        this.administrator = administratorOf(other);
        this.secrets = Files.createTempDirectory("vrs-test-secrets");
        derivePasswords();
      } else if (installed != null) {
        Files.createDirectories(FOLDER);
        waitForTurn();
        var postgres = new InstalledPostgres(Path.of(installed), FOLDER.resolve("installed"));
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
        this.base = postgres.url();
        this.administrator = postgres.superuser();
        this.secrets = Files.createTempDirectory("vrs-test-secrets");
      } else {
        BundledPostgres postgres = bundled();
        this.base = postgres.url("");
        this.administrator =
            new DatabaseSettings.Login(BundledPostgres.SUPERUSER, postgres.superuserPassword());
        this.secrets = FOLDER.resolve("secrets");
      }
      this.template = PREFIX + hashOfMigrations();
      try (Connection connection = connect("postgres")) {
        DatabaseRoles.create(connection, secrets);
        prepareTemplate(connection, other == null);
      }
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  String url(String database) {
    return base + database;
  }

  DatabaseSettings.Login administrator() {
    return administrator;
  }

  Path secrets() {
    return secrets;
  }

  Password password(String role) {
    return Password.in(DatabaseRoles.passwordFile(secrets, role));
  }

  void cloneTemplate(String name) {
    try (Connection connection = connect("postgres")) {
      client(connection).sql("create database %s template %s".formatted(name, template)).update();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    try (Connection connection = connect(name)) {
      DatabaseRoles.admit(connection); // rights on a database are not cloned with it
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void drop(String name) throws SQLException {
    try (Connection connection = connect("postgres")) {
      client(connection).sql("drop database if exists %s with (force)".formatted(name)).update();
    }
  }

  private static BundledPostgres bundled() throws IOException {
    Files.createDirectories(FOLDER);
    waitForTurn();
    var postgres =
        BundledPostgres.start(
            new BundledPostgres.Place(
                FOLDER, FOLDER.resolveSibling("postgres"), Optional.empty(), Map.of()));
    Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
    return postgres;
  }

  /// Two runs in one checkout take turns.
  private static void waitForTurn() throws IOException {
    FileChannel.open(FOLDER.resolve("turn"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)
        .lock();
  }

  private static DatabaseSettings.Login administratorOf(String url) {
    Properties parts = Driver.parseURL(url, null);
    return new DatabaseSettings.Login(
        parts.getProperty("user", "postgres"),
        new Password(parts.getProperty("password", "none is asked for")));
  }

  /// The roles of a foreign cluster are shared by all who test on it: all derive the same
  /// passwords.
  private void derivePasswords() {
    for (String role : DatabaseRoles.names()) {
      SecretFile.writeIfAbsent(
          DatabaseRoles.passwordFile(secrets, role),
          () -> Base64.getUrlEncoder().encode(sha256(List.of((base + role).getBytes(UTF_8)))));
    }
  }

  private void prepareTemplate(Connection connection, boolean alone) throws SQLException {
    JdbcClient sql = client(connection);
    List<String> old =
        sql.sql("select datname from pg_database where datname ~ '^vrs_(test|template|draft)_'")
            .query(String.class)
            .list();
    if (alone) {
      for (String name : old) {
        if (!name.equals(template)) {
          drop(name);
        }
      }
    }
    if (old.contains(template)) {
      return;
    }
    String draft = template.replace(PREFIX, "vrs_draft_");
    sql.sql("drop database if exists %s with (force)".formatted(draft)).update();
    sql.sql("create database %s template template0".formatted(draft)).update();
    try (Connection inside = connect(draft)) {
      DatabaseRoles.admit(inside);
    }
    Database.migrate(url(draft), password(DatabaseRoles.OWNER));
    sql.sql("alter database %s rename to %s".formatted(draft, template)).update();
  }

  private static String hashOfMigrations() throws IOException {
    var contents = new ArrayList<byte[]>();
    for (String files : MIGRATIONS) {
      for (Resource migration : new PathMatchingResourcePatternResolver().getResources(files)) {
        contents.add(String.valueOf(migration.getFilename()).getBytes(UTF_8));
        contents.add(migration.getContentAsByteArray());
      }
    }
    return HexFormat.of().formatHex(sha256(contents), 0, 10);
  }

  private static byte[] sha256(List<byte[]> parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      parts.forEach(digest::update);
      return digest.digest();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection connect(String database) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", administrator.user());
    properties.setProperty("password", administrator.password().text());
    return DriverManager.getConnection(url(database), properties);
  }

  private static JdbcClient client(Connection connection) {
    return JdbcClient.create(new SingleConnectionDataSource(connection, true));
  }
}
