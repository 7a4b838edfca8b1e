package vrs.server.platform;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The settings of one process: from a file of properties, each overridden by an environment
/// variable (`internet.port` by `VRS_INTERNET_PORT`). An unknown name is refused, so a slip of the
/// pen can't pass.
///
/// Secrets are never settings: they lie in files of mode 0600 under the data folder.
///
/// @param mode [Mode#DEMO] accepts test certificate authorities and makes sample sign-ins
/// @param data the folder of everything durable: database, keys, passwords
/// @param programs where the bundled PostgreSQL's programs are unpacked; many data folders can
///   share them
/// @param database `bundled`, or an operator's own PostgreSQL as `jdbc:postgresql://…`
/// @param databaseAdministrator user of the operator's PostgreSQL who may create roles, if the
///   process shall prepare it; the password lies in `<data>/secrets/administrator`
/// @param connections most database connections of a zone
/// @param issuer the `iss` of certificates: where key files are published, for good
/// @param keeping where base backups lie, and for how long things are kept
/// @param exits how much may leave, and where to
/// @param listeners the zones that this process serves
public record Settings(
    Mode mode,
    Path data,
    Path programs,
    String database,
    @Nullable String databaseAdministrator,
    int connections,
    URI issuer,
    Keeping keeping,
    Exits exits,
    Map<Zone, Listener> listeners) {

  /// What the process is for.
  public enum Mode {
    PRODUCTION,
    DEMO
  }

  /// Where a zone listens.
  ///
  /// @param port 0: any free one
  /// @param certificate PEM file; without it the address must be loopback (A3)
  /// @param names by which people reach it, beside the address and localhost; requests that name
  ///   another host are refused
  public record Listener(
      String address,
      int port,
      @Nullable Path certificate,
      @Nullable Path privateKey,
      Set<String> names) {
    public Listener {
      names = Set.copyOf(names);
    }
  }

  /// What is kept beside the database, and what is waited for before something is gone for good.
  ///
  /// @param backups folder of the base backups
  /// @param backupAt when one is made each night, in Japan; absent: by command only
  /// @param backupDays for how long a generation of backups is kept after it was followed by
  ///   another
  /// @param erasureWait days between the approval of an area's erasure and the erasure
  public record Keeping(
      Path backups, Optional<LocalTime> backupAt, int backupDays, int erasureWait) {

    /// For who has set nothing.
    public static Keeping byDefault(Path data) {
      return new Keeping(data.resolve("backups"), Optional.empty(), 35, 14);
    }
  }

  /// What the operator allows of files that leave the system (I8).
  ///
  /// @param perDay how many a municipality may make, and how many it may download, of each kind
  /// @param backupFolder where the folders of municipalities lie that want their backups there,
  ///   each named by its code and meant to be the municipality's own storage (C6)
  /// @param backupStores object stores that the worker may reach, as `https://host`: no
  ///   administrator can make it speak to another place
  public record Exits(int perDay, Optional<Path> backupFolder, Set<URI> backupStores) {
    public Exits {
      backupStores = Set.copyOf(backupStores);
    }

    /// For who has set nothing.
    public static Exits byDefault() {
      return new Exits(20, Optional.empty(), Set.of());
    }
  }

  public Settings {
    listeners = Map.copyOf(listeners);
  }

  /// The same for a process that does one thing in one zone and is gone: it listens where nobody
  /// else comes.
  public Settings forOneDeed(Zone zone) {
    var nowhere = new Listener("127.0.0.1", 0, null, null, Set.of());
    return new Settings(
        mode,
        data,
        programs,
        database,
        databaseAdministrator,
        connections,
        issuer,
        keeping,
        exits,
        Map.of(zone, nowhere));
  }

  /// Reads the file and the environment.
  ///
  /// @throws CannotStart naming the setting that is wrong
  public static Settings load(Path file, Map<String, String> environment) {
    var values = new Properties();
    try (var in = Files.newBufferedReader(file)) {
      values.load(in);
    } catch (IOException e) {
      throw new CannotStart("The settings file " + file + " can't be read.", e);
    }
    environment.forEach((name, value) -> {
      if (name.startsWith("VRS_")) {
        values.setProperty(name.substring(4).toLowerCase(Locale.ROOT).replace('_', '.'), value);
      }
    });
    return new Reader(values).settings();
  }

  /// Where the keys lie that never enter the database.
  public Path keys() {
    return data.resolve("keys");
  }

  /// Which PostgreSQL these settings mean. Passwords lie in `<data>/secrets`.
  public DatabaseSettings databaseSettings() {
    Path secrets = data.resolve("secrets");
    if (database.equals("bundled")) {
      var place =
          new BundledPostgres.Place(
              data.resolve("postgres"),
              programs,
              Optional.empty(),
              Map.of("shared_buffers", "256MB"));
      return new DatabaseSettings.Bundled(place, secrets, connections);
    }
    Optional<DatabaseSettings.Login> administrator =
        Optional.ofNullable(databaseAdministrator)
            .map(user ->
                new DatabaseSettings.Login(user, Password.in(secrets.resolve("administrator"))));
    return new DatabaseSettings.External(database, administrator, secrets, connections);
  }

  private record Reader(Properties values, TreeSet<String> unread) {
    Reader(Properties values) {
      this(values, new TreeSet<>(values.stringPropertyNames()));
    }

    Settings settings() {
      var listeners = new EnumMap<Zone, Listener>(Zone.class);
      for (String name : text("zones", "lgwan,internet,administration,worker").split(",", -1)) {
        Zone zone = oneOf(Zone.class, "zones", name.strip());
        listeners.put(zone, listener(zone.key()));
      }
      Path data = Path.of(text("data", "data")).toAbsolutePath().normalize();
      var settings =
          new Settings(
              oneOf(Mode.class, "mode", text("mode", "production")),
              data,
              Path.of(text("programs", data.resolve("programs").toString()))
                  .toAbsolutePath()
                  .normalize(),
              text("database", "bundled"),
              optional("database.administrator"),
              number("database.connections", 40),
              URI.create(text("issuer", null)),
              keeping(data),
              exits(),
              listeners);
      if (!unread.isEmpty()) {
        throw new CannotStart("There is no setting named " + unread.first() + ".");
      }
      return settings;
    }

    private Keeping keeping(Path data) {
      Keeping usual = Keeping.byDefault(data);
      return new Keeping(
          Path.of(text("basebackup.folder", usual.backups().toString()))
              .toAbsolutePath()
              .normalize(),
          Optional.ofNullable(optional("basebackup.at")).map(Reader::time),
          number("basebackup.days", usual.backupDays()),
          number("erasure.wait", usual.erasureWait()));
    }

    private static LocalTime time(String value) {
      try {
        return LocalTime.parse(value.strip());
      } catch (DateTimeParseException e) {
        throw new CannotStart("The setting basebackup.at is not a time such as 02:30.", e);
      }
    }

    private Exits exits() {
      String folder = optional("backup.folder");
      Set<URI> stores = list("backup.stores").stream().map(URI::create).collect(Collectors.toSet());
      for (URI store : stores) {
        // Personal data goes there, sealed or not: never in the clear over a network (A3).
        if (!"https".equals(store.getScheme()) && !"127.0.0.1".equals(store.getHost())) {
          throw new CannotStart("The setting backup.stores names an address without https.");
        }
      }
      return new Exits(
          number("handover.per.day", Exits.byDefault().perDay()),
          Optional.ofNullable(folder).map(path -> Path.of(path.strip()).toAbsolutePath()),
          stores);
    }

    private Listener listener(String zone) {
      String certificate = optional(zone + ".tls.certificate");
      String key = optional(zone + ".tls.key");
      return new Listener(
          text(zone + ".address", "127.0.0.1"),
          number(zone + ".port", 0),
          certificate == null ? null : Path.of(certificate),
          key == null ? null : Path.of(key),
          list(zone + ".names"));
    }

    private Set<String> list(String name) {
      return Arrays.stream(text(name, "").split(","))
          .map(String::strip)
          .filter(each -> !each.isEmpty())
          .collect(Collectors.toSet());
    }

    private @Nullable String optional(String name) {
      unread.remove(name);
      return values.getProperty(name);
    }

    private String text(String name, @Nullable String otherwise) {
      String value = optional(name);
      if (value != null) {
        return value.strip();
      }
      if (otherwise == null) {
        throw new CannotStart("The setting " + name + " is missing.");
      }
      return otherwise;
    }

    private int number(String name, int otherwise) {
      String value = optional(name);
      try {
        return value == null ? otherwise : Integer.parseInt(value.strip());
      } catch (NumberFormatException e) {
        throw new CannotStart("The setting " + name + " is not a number.", e);
      }
    }

    private static <E extends Enum<E>> E oneOf(Class<E> type, String name, String value) {
      try {
        return Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        throw new CannotStart("The setting " + name + " does not know " + value + ".", e);
      }
    }
  }
}
