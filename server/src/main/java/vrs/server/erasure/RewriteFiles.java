package vrs.server.erasure;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import vrs.server.platform.Refusal;
import vrs.server.platform.RunningPostgres;

/// Writes the files anew in which deleted rows still stand: of the tables, of the planner's
/// samples, and of the write-ahead log (C7).
///
/// Each table is locked against everybody while it is written anew; it is asked for in short tries,
/// so that nobody waits behind this who need not.
final class RewriteFiles {
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final int TRIES = 200;

  /// Segments that the log can at most be ahead: 4 GB of them, and some more.
  private static final int MOST_SEGMENTS = 1_000;

  /// @param tables in quotes if they need them
  void ofTables(DataSource owner, Collection<String> tables) throws SQLException {
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("set lock_timeout = '3s'");
      for (String table : tables) {
        rewrite(statement, table);
      }
    }
  }

  private static void rewrite(Statement statement, String table) throws SQLException {
    for (int tries = 0; tries < TRIES; tries++) {
      try {
        statement.execute("vacuum (full, analyze) " + table);
        return;
      } catch (SQLException e) {
        if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
          throw e;
        }
        LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
      }
    }
    throw new Refusal(AreaErasureReason.DATABASE_BUSY);
  }

  /// What only the superuser of the bundled PostgreSQL can do: samples of values that the planner
  /// kept, and the log, in whose segments every deleted row was once written.
  void ofTheServer(RunningPostgres postgres) throws SQLException {
    try (Connection connection = postgres.connect("vrs");
        Statement statement = connection.createStatement()) {
      statement.execute("set lock_timeout = '3s'");
      forgetSamplesOfNothing(statement);
      rewrite(statement, "pg_catalog.pg_statistic");
      statement.execute("alter system set wal_recycle = off");
      try {
        statement.execute("select pg_reload_conf()");
        statement.execute("checkpoint");
        overwriteSegmentsAhead(statement);
        // Segments behind the last but one checkpoint are removed, not kept for later.
        statement.execute("checkpoint");
        statement.execute("select pg_switch_wal()");
        statement.execute("checkpoint");
      } finally {
        statement.execute("alter system reset wal_recycle");
        statement.execute("select pg_reload_conf()");
      }
    }
  }

  /// An analysis of a table that has no row any more leaves the samples as they were.
  private static void forgetSamplesOfNothing(Statement statement) throws SQLException {
    statement.execute(
        """
        delete from pg_catalog.pg_statistic
         where starelid in (select oid from pg_class
                             where relnamespace = 'vrs'::regnamespace and reltuples = 0)
        """);
  }

  /// Old segments wait under new names to be written over: so they are, with nothing.
  private static void overwriteSegmentsAhead(Statement statement) throws SQLException {
    for (int switched = 0; switched < MOST_SEGMENTS; switched++) {
      try (ResultSet ahead =
          statement.executeQuery(
              """
              select count(*) from pg_ls_waldir()
               where name ~ '^[0-9A-F]{24}$' and name > pg_walfile_name(pg_current_wal_lsn())
              """)) {
        ahead.next();
        if (ahead.getInt(1) == 0) {
          return;
        }
      }
      statement.execute("select pg_logical_emit_message(false, 'vrs', 'erasure')");
      statement.execute("select pg_switch_wal()");
    }
    throw new Refusal(AreaErasureReason.DATABASE_BUSY);
  }
}
