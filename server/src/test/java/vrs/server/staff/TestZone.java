package vrs.server.staff;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import vrs.server.audit.Audit;
import vrs.server.audit.Entries;
import vrs.server.municipality.Agree;
import vrs.server.municipality.Agreements;
import vrs.server.platform.AreaKeys;
import vrs.server.platform.KeyStore;
import vrs.server.platform.Settings;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;
import vrs.server.platform.ZoneContext;

/// A zone that really listens, with this room and those before it, on a test database.
final class TestZone {

  /// The rooms of the test.
  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration(
      exclude = {FlywayAutoConfiguration.class, UserDetailsServiceAutoConfiguration.class})
  @ComponentScan({"vrs.server.platform", "vrs.server.staff"})
  static class Rooms {}

  private TestZone() {}

  static ZoneContext start(TestDatabase database, Zone zone, Path folder) {
    var settings =
        new Settings(
            Settings.Mode.DEMO,
            folder,
            folder.resolve("programs"),
            "bundled",
            null,
            10,
            URI.create("https://issuer.example"),
            Settings.Keeping.byDefault(folder),
            Settings.Exits.byDefault(),
            Map.of(zone, new Settings.Listener("127.0.0.1", 0, null, null, Set.of())));
    return ZoneContext.start(
        Rooms.class,
        zone,
        settings,
        database.of(zone),
        context -> {
          context.registerBean(
              AreaKeys.class, () -> new AreaKeys(new KeyStore(folder), database.of(zone)));
          context.registerBean(Entries.class);
          context.registerBean(Audit.class);
          context.registerBean(Agreements.class);
          context.registerBean(Agree.class);
        });
  }
}
