package vrs.server.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The PostgreSQL in use: reached, its roles and schema brought up to date, a pool for each zone.
///
/// A process opens it once, however many zones it serves. A pool signs in as the role of its zone
/// and can do nothing else (A2).
public final class Database implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  static final String NAME = "vrs";
  private static final int OLDEST = 15;

  private final Map<Zone, HikariDataSource> pools = new EnumMap<>(Zone.class);
  private final String description;
  private final @Nullable BundledPostgres bundled;

  /// Reaches it, and brings roles and schema up to date where an administrator is given.
  ///
  /// @param zones those that this process serves
  /// @throws CannotStart in one sentence
  public static Database open(DatabaseSettings settings, Set<Zone> zones) {
    return switch (settings) {
      case DatabaseSettings.Bundled bundled -> open(bundled, zones);
      case DatabaseSettings.External external -> open(external, zones);
    };
  }

  private static Database open(DatabaseSettings.Bundled settings, Set<Zone> zones) {
    BundledPostgres postgres = BundledPostgres.start(settings.place());
    String url = postgres.url(NAME);
    try {
      createDatabase(postgres);
      prepare(postgres.connect(NAME), url, settings.secrets());
      return checked(new Database(url, settings, zones, postgres));
    } catch (RuntimeException | SQLException e) {
      postgres.close();
      throw explained(url, e);
    }
  }

  private static Database open(DatabaseSettings.External settings, Set<Zone> zones) {
    String url = settings.url();
    DatabaseUrl.check(url);
    try {
      if (settings.administrator().isPresent()) {
        prepare(connect(url, settings.administrator().get()), url, settings.secrets());
      }
      return checked(new Database(url, settings, zones, null));
    } catch (RuntimeException | SQLException e) {
      throw explained(url, e);
    }
  }

  /// Pools only; everything is there already.
  Database(
      String url, DatabaseSettings settings, Set<Zone> zones, @Nullable BundledPostgres bundled) {
    this.bundled = bundled;
    this.description =
        bundled == null
            ? "the operator's own PostgreSQL at " + DatabaseUrl.withoutSecrets(url)
            : "the PostgreSQL %s that VRS brings along, in %s"
                .formatted(PostgresBinaries.VERSION, bundled.folder());
    try {
      zones.forEach(zone -> pools.put(zone, pool(url, zone, settings)));
    } catch (RuntimeException e) {
      pools.values().forEach(HikariDataSource::close);
      throw e;
    }
  }

  private static Database checked(Database database) {
    HikariDataSource any = database.pools.values().iterator().next();
    try {
      checkVersion(any);
      DatabaseRoles.check(any);
      checkSchema(any);
    } catch (RuntimeException e) {
      database.pools.values().forEach(HikariDataSource::close);
      throw e;
    }
    LOG.info("Database: {}", database.description);
    return database;
  }

  /// The pool of a zone. Its connections are that zone's role in every respect.
  public DataSource of(Zone zone) {
    HikariDataSource pool = pools.get(zone);
    if (pool == null) {
      throw new IllegalArgumentException("this process does not serve the zone " + zone.key());
    }
    return pool;
  }

  /// Which PostgreSQL is in use, for the start log and the health page.
  public String description() {
    return description;
  }

  @Override
  public void close() {
    pools.values().forEach(HikariDataSource::close);
    if (bundled != null) {
      bundled.close();
    }
  }

  private static HikariDataSource pool(String url, Zone zone, DatabaseSettings settings) {
    String role = zone.databaseRole();
    var config = new HikariConfig();
    config.setPoolName(role);
    config.setJdbcUrl(url);
    config.setUsername(role);
    config.setPassword(Password.in(DatabaseRoles.passwordFile(settings.secrets(), role)).text());
    config.setMaximumPoolSize(settings.connections());
    config.setMinimumIdle(1);
    config.setConnectionTimeout(10_000);
    config.setDataSourceProperties(driverSettings());
    return new HikariDataSource(config);
  }

  static Properties driverSettings() {
    var settings = new Properties();
    settings.setProperty("ApplicationName", "vrs");
    settings.setProperty("currentSchema", "vrs");
    settings.setProperty("connectTimeout", "5");
    settings.setProperty("tcpKeepAlive", "true");
    settings.setProperty("binaryTransferEnable", BinaryArray.TYPES);
    // Our statements look rows up by keys. Planning each anew would cost more than running it.
    settings.setProperty("options", "-c plan_cache_mode=force_generic_plan");
    // Error details quote the row: personal data in a log.
    settings.setProperty("logServerErrorDetail", "false");
    return settings;
  }

  private static void createDatabase(BundledPostgres postgres) throws SQLException {
    try (Connection connection = postgres.connect("postgres");
        var statement = connection.createStatement()) {
      var found =
          statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'");
      if (!found.next()) {
        statement.execute("create database " + NAME);
      }
    }
  }

  private static void prepare(Connection administrator, String url, Path secrets)
      throws SQLException {
    try (administrator) {
      DatabaseRoles.create(administrator, secrets);
      DatabaseRoles.admit(administrator);
    }
    migrate(url, Password.in(DatabaseRoles.passwordFile(secrets, DatabaseRoles.OWNER)));
  }

  /// Brings the schema up to date, as its owner.
  static void migrate(String url, Password owner) {
    var asOwner = new DriverManagerDataSource(url, driverSettings());
    asOwner.setUsername(DatabaseRoles.OWNER);
    asOwner.setPassword(owner.text());
    try {
      flyway(asOwner).load().migrate();
    } catch (FlywayException e) {
      throw new CannotStart("The schema could not be brought up to date: " + e.getMessage(), e);
    }
    // Each zone's process checks at start that the schema is the one it was built for.
    JdbcClient.create(asOwner)
        .sql(
            "grant select on flyway_schema_history to "
                + String.join(", ", DatabaseRoles.names().subList(1, DatabaseRoles.names().size())))
        .update();
  }

  private static void checkVersion(DataSource database) {
    int version =
        JdbcClient.create(database)
            .sql("select current_setting('server_version_num')::int / 10000")
            .query(Integer.class)
            .single();
    if (version < OLDEST) {
      throw new CannotStart(
          "VRS needs PostgreSQL %d or newer, and this one is PostgreSQL %d: see vrs.database.url."
              .formatted(OLDEST, version));
    }
  }

  static void checkSchema(DataSource database) {
    try {
      flyway(database).load().validate();
    } catch (FlywayException e) {
      throw new CannotStart(
          "The schema in the database is not the one of this version of VRS: start the worker with an administrator once (%s)."
              .formatted(e.getMessage()),
          e);
    }
  }

  private static FluentConfiguration flyway(DataSource database) {
    return Flyway.configure(Database.class.getClassLoader())
        .dataSource(database)
        .locations("classpath:db/migration")
        .defaultSchema("vrs")
        .validateMigrationNaming(true)
        .cleanDisabled(true);
  }

  private static Connection connect(String url, DatabaseSettings.Login login) throws SQLException {
    Properties settings = driverSettings();
    settings.setProperty("user", login.user());
    settings.setProperty("password", login.password().text());
    return DriverManager.getConnection(url, settings);
  }

  private static CannotStart explained(String url, Exception cause) {
    return cause instanceof CannotStart known
        ? known
        : new CannotStart(
            "The database at %s can't be used: %s"
                .formatted(DatabaseUrl.withoutSecrets(url), cause.getMessage()),
            cause);
  }
}
