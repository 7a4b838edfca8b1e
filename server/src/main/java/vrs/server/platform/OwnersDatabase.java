package vrs.server.platform;

import java.nio.file.Files;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The database as its owner enters it, for the few deeds that no zone may do and that an operator
/// does by command: erasing an area, base backups (C7). Row-level security holds for the owner too.
///
/// A bundled PostgreSQL that a server uses is joined; one that does not run is started meanwhile.
public final class OwnersDatabase implements AutoCloseable {
  private final DataSource owner;
  private final @Nullable RunningPostgres bundled;
  private final @Nullable BundledPostgres started;

  private OwnersDatabase(
      String url,
      DatabaseSettings settings,
      @Nullable RunningPostgres bundled,
      @Nullable BundledPostgres started) {
    this.bundled = bundled;
    this.started = started;
    var source = new DriverManagerDataSource(url, Database.driverSettings());
    source.setUsername(DatabaseRoles.OWNER);
    source.setPassword(
        Password.in(DatabaseRoles.passwordFile(settings.secrets(), DatabaseRoles.OWNER)).text());
    this.owner = source;
  }

  /// @throws CannotStart in one sentence
  public static OwnersDatabase open(DatabaseSettings settings) {
    return switch (settings) {
      case DatabaseSettings.Bundled own -> open(own);
      case DatabaseSettings.External external -> {
        DatabaseUrl.check(external.url());
        yield checked(new OwnersDatabase(external.url(), external, null, null));
      }
    };
  }

  private static OwnersDatabase open(DatabaseSettings.Bundled settings) {
    Optional<RunningPostgres> running = RunningPostgres.in(settings.place().folder());
    if (running.isPresent()) {
      return checked(
          new OwnersDatabase(running.get().url(Database.NAME), settings, running.get(), null));
    }
    if (!Files.isDirectory(settings.place().folder().resolve("data"))) {
      throw new CannotStart(
          "There is no database in %s yet: start the server once (./vrs serve)."
              .formatted(settings.place().folder()));
    }
    BundledPostgres started = BundledPostgres.start(settings.place());
    try {
      return checked(
          new OwnersDatabase(
              started.url(Database.NAME),
              settings,
              RunningPostgres.in(settings.place().folder()).orElseThrow(),
              started));
    } catch (RuntimeException e) {
      started.close();
      throw e;
    }
  }

  private static OwnersDatabase checked(OwnersDatabase database) {
    Database.checkSchema(database.owner);
    return database;
  }

  /// Connections of the owner, each for one use.
  public DataSource owner() {
    return owner;
  }

  /// The bundled PostgreSQL; empty: the database is the operator's own.
  public Optional<RunningPostgres> bundled() {
    return Optional.ofNullable(bundled);
  }

  @Override
  public void close() {
    if (started != null) {
      started.close();
    }
  }
}
