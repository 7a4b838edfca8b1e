package vrs.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import vrs.card.app.AppKey;
import vrs.samples.card.TestAppAuthority;
import vrs.samples.card.TestCardAuthority;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Role;
import vrs.server.platform.Settings;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;
import vrs.server.platform.ZoneContext;
import vrs.server.staff.FirstAccounts;
import vrs.server.staff.Office;
import vrs.server.staff.StaffBrowser;

/// Zones that really listen, with all rooms, on a test database: the server as the demo starts it.
public final class TestZones implements AutoCloseable {
  private static final String PASSWORD = "correct horse battery";
  private final Map<Zone, ZoneContext> zones = new EnumMap<>(Zone.class);
  private final AppKey app;

  /// @param folder of keys and trust lists, for this test alone
  public TestZones(TestDatabase database, Path folder, Set<Zone> wanted) {
    this.app = trust(folder.resolve("trust"));
    var listeners = new EnumMap<Zone, Settings.Listener>(Zone.class);
    wanted.forEach(
        zone -> listeners.put(zone, new Settings.Listener("127.0.0.1", 0, null, null, Set.of())));
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
            listeners);
    var secrets = new Secrets(settings);
    for (Zone zone : EnumSet.copyOf(wanted)) {
      zones.put(
          zone,
          ZoneContext.start(Rooms.class, zone, settings, database.of(zone), secrets::register));
    }
  }

  /// Test authorities, and the citizens' app that one of them certified.
  private static AppKey trust(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve("card-authorities.txt"), TestCardAuthority.standard().trustLine() + "\n");
      var apps = new TestAppAuthority(Instant.now());
      Files.writeString(folder.resolve("app-authorities.pem"), apps.rootPem());
      return apps.install("1.0.0", Instant.now());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI address(Zone zone) {
    return of(zone).address();
  }

  public <T> T bean(Zone zone, Class<T> type) {
    return of(zone).bean(type);
  }

  AppKey app() {
    return app;
  }

  /// A new account of an office, ready for use.
  public FirstAccounts.Sample account(AreaCode office, String displayName, Role... roles) {
    return bean(Office.of(office).zone(), FirstAccounts.class)
        .ready(
            office,
            "u" + UUID.randomUUID().toString().substring(0, 8),
            displayName,
            Set.of(roles),
            PASSWORD);
  }

  /// Somebody new of an office, at a browser of the zone by which the office comes in.
  public StaffBrowser signedIn(AreaCode office, Role... roles) {
    var browser = new StaffBrowser(address(Office.of(office).zone()));
    browser.signIn(account(office, "試験 花子", roles));
    browser.get("/"); // a page with a form
    return browser;
  }

  private ZoneContext of(Zone zone) {
    ZoneContext context = zones.get(zone);
    if (context == null) {
      throw new IllegalArgumentException("not started: " + zone);
    }
    return context;
  }

  @Override
  public void close() {
    zones.values().forEach(ZoneContext::close);
  }
}
