package vrs.server.record;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vrs.server.platform.BundledPostgres;
import vrs.server.platform.Database;
import vrs.server.platform.DatabaseSettings;
import vrs.server.platform.Zone;

/// Races on a PostgreSQL of their own: the driver of `./vrs soak races`, which starts it.
///
/// Arguments: an empty folder, the folder of PostgreSQL's programs, the first seed, how many races.
/// On standard output: each difference, and at the end races and differences.
public final class RacesAtUseCase {
  private static final int CONNECTIONS = 4 * Races.AREAS.size() + 2;

  private RacesAtUseCase() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    var place =
        new BundledPostgres.Place(
            folder.resolve("postgres"),
            Path.of(arguments[1]),
            Optional.empty(),
            Map.of("deadlock_timeout", "20ms"));
    var settings = new DatabaseSettings.Bundled(place, folder.resolve("secrets"), CONNECTIONS);
    try (var database = Database.open(settings, EnumSet.of(Zone.LGWAN, Zone.INTERNET))) {
      DataSource superuser = superuser(place.folder());
      try (Connection connection = superuser.getConnection();
          Statement statement = connection.createStatement()) {
        // Who waits for whom does not depend on how often the disk is waited for.
        statement.execute("alter database vrs set synchronous_commit = off");
      }
      var races =
          new Races(
              database.of(Zone.LGWAN),
              database.of(Zone.INTERNET),
              superuser,
              folder.resolve("keys"),
              System.out::println);
      long begun = System.nanoTime();
      Races.Told told =
          races.run(Long.parseLong(arguments[2]), Long.parseLong(arguments[3]), Races.AREAS.size());
      double seconds = (System.nanoTime() - begun) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "races: %d in %.0f s (%.0f/s), %d interleavings, %d with deeds that waited, %d turns%n",
          told.rounds(),
          seconds,
          told.rounds() / seconds,
          told.orders(),
          told.contended(),
          told.statements());
      System.out.printf("%d %d%n", told.rounds(), told.differences());
    }
  }

  private static DataSource superuser(Path postgres) throws Exception {
    String port = Files.readString(postgres.resolve("port")).strip();
    var source =
        new DriverManagerDataSource(
            "jdbc:postgresql://127.0.0.1:" + port + "/vrs?currentSchema=vrs");
    source.setUsername("postgres");
    source.setPassword(Files.readString(postgres.resolve("superuser.password")).strip());
    return source;
  }
}
