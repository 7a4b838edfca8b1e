package vrs.server.platform;

import java.time.Instant;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/// An open transaction inside one municipality's data, and the only door to its tables (C1).
///
/// Row-level security is forced on every table with an `area` column and compares it with the area
/// that [Areas] has set for the transaction, so a statement that forgets its `where area =` still
/// reaches nothing of anybody else.
public final class Area {
  private final AreaCode code;
  private final Instant time;
  private final JdbcClient jdbc;

  Area(AreaCode code, Instant time, JdbcClient jdbc) {
    this.code = code;
    this.time = time;
    this.jdbc = jdbc;
  }

  public AreaCode code() {
    return code;
  }

  /// When the transaction began, by the database's clock: the time that every row of it carries.
  public Instant time() {
    return time;
  }

  /// Takes further locks, as [Areas#write] takes the first: nobody else holds them until the
  /// transaction ends. What others did before is seen by the statements that follow.
  public void lock(Set<String> names) {
    sql("""
    select count(pg_advisory_xact_lock(hashtextextended(:area || name, 0)))
      from unnest(cast(:names as text[])) as lock (name)
    """)
        .param("names", names.stream().sorted().toArray(String[]::new))
        .query(Long.class)
        .single();
  }

  /// A statement inside this area. `:area` is bound already.
  public JdbcClient.StatementSpec sql(String statement) {
    return jdbc.sql(statement).param("area", code.digits());
  }
}
