package vrs.server.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;

/// A bundled PostgreSQL that runs, whichever process has started it: as its superuser reaches it.
public final class RunningPostgres {
  private final Path folder;
  private final int port;
  private final Password superuser;

  private RunningPostgres(Path folder, int port, Password superuser) {
    this.folder = folder;
    this.port = port;
    this.superuser = superuser;
  }

  /// The one in the folder, if it runs.
  public static Optional<RunningPostgres> in(Path folder) {
    Path port = folder.resolve("port");
    Path password = folder.resolve("superuser.password");
    if (!Files.exists(port) || !Files.exists(password)) {
      return Optional.empty();
    }
    try {
      var running =
          new RunningPostgres(
              folder, Integer.parseInt(Files.readString(port).strip()), Password.in(password));
      return running.isThere() ? Optional.of(running) : Optional.empty();
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /// A port that answers may be somebody else's PostgreSQL: compares the data folders.
  private boolean isThere() throws IOException {
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show data_directory")) {
      row.next();
      return Path.of(row.getString(1)).toRealPath().equals(data().toRealPath());
    } catch (SQLException e) {
      return false;
    }
  }

  /// The address of one of its databases.
  String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  /// PostgreSQL's own folder.
  Path data() {
    return folder.resolve("data");
  }

  /// What a copy of the data needs to be entered again.
  byte[] superuserPassword() {
    return superuser.text().getBytes(UTF_8);
  }

  /// A connection as superuser, for the few things that only a superuser can do.
  public Connection connect(String database) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", BundledPostgres.SUPERUSER);
    properties.setProperty("password", superuser.text());
    properties.setProperty("connectTimeout", "5");
    return DriverManager.getConnection(url(database), properties);
  }
}
