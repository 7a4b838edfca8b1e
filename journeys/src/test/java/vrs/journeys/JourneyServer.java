package vrs.journeys;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The production jar with an empty data folder, and a browser beside it, for the tests of a class.
final class JourneyServer implements BeforeAllCallback, AfterAllCallback {
  private static final House HOUSE = new House(Path.of("..").toAbsolutePath().normalize());
  private final Path folder;
  private final String seen;
  private Optional<RunningServer.OtherDatabase> database = Optional.empty();
  private @Nullable RunningServer server;
  private @Nullable Stage stage;
  private @Nullable Chrome chrome;

  /// @param name of its folder below `journeys/target`
  JourneyServer(String name) {
    this(name, "1");
  }

  /// @param seen what the browser's camera shows
  JourneyServer(String name, String seen) {
    this.folder = HOUSE.root().resolve("journeys/target").resolve(name);
    this.seen = seen;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException, SQLException {
    Demo.empty(folder);
    database = database();
    server = RunningServer.start(HOUSE, folder, database);
    stage = Stage.in(HOUSE, folder, BenchPeople.WORLD);
    chrome = new Chrome(HOUSE.root(), seen);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (chrome != null) {
      chrome.close();
    }
    if (server != null) {
      server.close();
    }
  }

  /// An empty database in another PostgreSQL, if the property names one:
  /// `jdbc:postgresql://host:port/database?user=…&password=…`.
  private static Optional<RunningServer.OtherDatabase> database() throws SQLException {
    String url = System.getProperty("vrs.test.database", "");
    if (url.isEmpty()) {
      return Optional.empty();
    }
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("drop database if exists vrs_journey with (force)");
      statement.execute("create database vrs_journey template template0");
    }
    return Optional.of(
        new RunningServer.OtherDatabase(
            url.replaceFirst("[^/]*(\\?.*)?$", "vrs_journey"),
            parameter(url, "user"),
            parameter(url, "password")));
  }

  private static String parameter(String url, String name) {
    var matcher = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(url);
    return matcher.find() ? matcher.group(1) : "";
  }

  /// The database behind the server.
  Register register() {
    return database.map(Register::open).orElseGet(() -> Register.open(folder));
  }

  House house() {
    return HOUSE;
  }

  Path folder() {
    return folder;
  }

  Addresses addresses() {
    return Objects.requireNonNull(server).addresses();
  }

  /// As [Chrome#look].
  void look(Page page, String name) {
    chrome().look(page, name);
  }

  Chrome chrome() {
    return Objects.requireNonNull(chrome);
  }

  /// Whoever is signed in there stays so: no code of a second factor is good twice.
  Stage stage() {
    return Objects.requireNonNull(stage);
  }

  SampleSignIn signIn(String office, String role) {
    return SampleSignIn.find(Objects.requireNonNull(server).signIns(), office, role);
  }

  /// A visitor of its own, at a screen of the municipalities' zone.
  Page visit(String path) {
    return chrome().visit(addresses().lgwan() + path);
  }

  /// Somebody of a municipality's staff, signed in.
  Page signedIn(String office, String role) {
    Page page = visit("/sign-in");
    Desk.signIn(page, signIn(office, role));
    return page;
  }
}
