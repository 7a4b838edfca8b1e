package vrs.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// The database behind a benchmark, seen by its superuser: for what must be true of it, for rows
/// that stand there before the clock starts, and for the limit.
final class Register implements AutoCloseable {
  private final String url;
  private final String user;
  private final String password;
  private final Connection connection;

  private Register(String url, String user, String password) throws SQLException {
    this.url = url;
    this.user = user;
    this.password = password;
    this.connection = connect();
  }

  /// Opens the bundled PostgreSQL of a data folder.
  static Register open(Path folder) {
    Path postgres = RunningServer.data(folder).resolve("postgres");
    try {
      return new Register(
          "jdbc:postgresql://127.0.0.1:"
              + Files.readString(postgres.resolve("port")).strip()
              + "/vrs?currentSchema=vrs",
          "postgres",
          Files.readString(postgres.resolve("superuser.password")).strip());
    } catch (IOException | SQLException e) {
      throw new StepFailed("The database can't be looked at.", e);
    }
  }

  /// Opens an operator's own PostgreSQL.
  static Register open(RunningServer.OtherDatabase other) {
    try {
      return new Register(
          other.url() + "?currentSchema=vrs", other.administrator(), other.password());
    } catch (SQLException e) {
      throw new StepFailed("The database can't be looked at.", e);
    }
  }

  /// A further connection.
  Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  void requireDurability() {
    for (String setting :
        List.of("fsync", "full_page_writes", "synchronous_commit", "data_checksums")) {
      if (!text("show " + setting).equals("on")) {
        throw new StepFailed("The setting " + setting + " is off: this measures nothing.");
      }
    }
  }

  void requireRowSecurity() {
    long open =
        number(
            """
            select count(*) from pg_class
             where relname in ('person', 'person_version', 'ticket', 'dose', 'dose_version')
               and relnamespace = 'vrs'::regnamespace
               and not (relrowsecurity and relforcerowsecurity)
            """);
    if (open > 0) {
      throw new StepFailed("Row security is off: this measures nothing.");
    }
  }

  /// Fails unless so many entries of the audit log came since a count was taken.
  void requireEntries(long before, long atLeast) {
    long came = entries() - before;
    if (came < atLeast) {
      throw new StepFailed(
          "%d deeds left only %d entries in the audit log.".formatted(atLeast, came));
    }
  }

  long entries() {
    return number("select count(*) from audit_entry");
  }

  long number(String sql) {
    return Long.parseLong(text(sql));
  }

  /// The first column of all rows.
  List<String> texts(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      var texts = new ArrayList<String>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException e) {
      throw new StepFailed("The database refused a question: " + e.getMessage(), e);
    }
  }

  void run(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new StepFailed("The database refused a statement: " + e.getMessage(), e);
    }
  }

  private String text(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new StepFailed("The database refused a question: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new StepFailed("The database did not let go.", e);
    }
  }
}
