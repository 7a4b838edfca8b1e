package vrs.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import vrs.server.platform.CannotStart;
import vrs.server.platform.Crypto;
import vrs.server.platform.Database;
import vrs.server.platform.Settings;
import vrs.server.platform.Zone;
import vrs.server.platform.ZoneContext;

/// The process: one database, the zones that its settings name, each on a listener of its own.
public final class VrsServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(VrsServer.class);
  private final List<AutoCloseable> running = new ArrayList<>();
  private final Map<Zone, ZoneContext> zones = new EnumMap<>(Zone.class);

  private VrsServer() {}

  /// Starts everything that the settings name and writes the addresses to `<data>/addresses.json`.
  ///
  /// @throws CannotStart in one sentence
  public static VrsServer start(Settings settings) {
    Crypto.preferFastest();
    log.info("{}", Crypto.description());
    var server = new VrsServer();
    try {
      Database database = Database.open(settings.databaseSettings(), settings.listeners().keySet());
      server.running.add(database);
      server.startZones(settings, database, new Secrets(settings));
      if (settings.mode() == Settings.Mode.DEMO && server.zones.size() == Zone.values().length) {
        SampleSignIns.make(settings.data(), server::zone);
      }
      server.writeAddresses(settings.data().resolve("addresses.json"));
      return server;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private void startZones(Settings settings, Database database, Secrets secrets) {
    for (Zone zone : settings.listeners().keySet().stream().sorted().toList()) {
      ZoneContext context =
          ZoneContext.start(Rooms.class, zone, settings, database.of(zone), secrets::register);
      running.add(context);
      zones.put(zone, context);
      log.info("{} listens on {}", zone.key(), context.address());
    }
  }

  private void writeAddresses(Path file) {
    Map<String, String> addresses =
        zones.entrySet().stream()
            .collect(
                Collectors.toMap(
                    zone -> zone.getKey().key(),
                    zone -> zone.getValue().address().toString(),
                    (a, _) -> a,
                    TreeMap::new));
    try {
      Path unready = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(unready, JsonMapper.builder().build().writeValueAsString(addresses));
      Files.move(unready, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new CannotStart("The data folder can't be written.", e);
    }
  }

  /// A running zone.
  public ZoneContext zone(Zone zone) {
    ZoneContext context = zones.get(zone);
    if (context == null) {
      throw new IllegalArgumentException("this process does not serve " + zone);
    }
    return context;
  }

  @Override
  public void close() {
    for (AutoCloseable part : running.reversed()) {
      try {
        part.close();
      } catch (Exception e) {
        log.error("a part did not stop cleanly: {}", e.getClass().getName());
      }
    }
    running.clear();
  }
}
