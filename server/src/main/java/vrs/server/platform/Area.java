package vrs.server.platform;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;

/// An open transaction inside one municipality's data, and the only door to its tables (C1).
///
/// Row-level security is forced on every table with an `area` column and compares it with the area
/// that [Areas] has set for the transaction, so a statement that forgets its `where area =` still
/// reaches nothing of anybody else.
public final class Area {
  private final AreaCode code;
  private final Instant time;
  private final JdbcClient jdbc;
  private final JdbcTemplate template;
  private final DataSource dataSource;

  Area(AreaCode code, Instant time, JdbcClient jdbc, JdbcTemplate template, DataSource dataSource) {
    this.code = code;
    this.time = time;
    this.jdbc = jdbc;
    this.template = template;
    this.dataSource = dataSource;
  }

  public AreaCode code() {
    return code;
  }

  /// When the transaction began, by the database's clock: the time that every row of it carries.
  public Instant time() {
    return time;
  }

  /// A statement inside this area. `:area` is bound already.
  public JdbcClient.StatementSpec sql(String statement) {
    return jdbc.sql(statement).param("area", code.digits());
  }

  /// Runs a statement with positional parameters once for each row, in as few round trips as the
  /// driver can.
  public void batch(String statement, List<Object[]> rows) {
    if (!rows.isEmpty()) {
      template.batchUpdate(statement, rows);
    }
  }

  /// The transaction's connection, for COPY. Not to be closed, committed or kept.
  public Connection connection() {
    return DataSourceUtils.getConnection(dataSource);
  }
}
