package vrs.server.platform;

import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Transactions on what belongs to no municipality: master data, checkpoints, released counts.
///
/// No area is set, so row-level security shows no row of any area's tables here.
public final class Nation {
  private final JdbcClient jdbc;
  private final TransactionTemplate writing;
  private final TransactionTemplate reading;

  public Nation(DataSource dataSource) {
    this.jdbc = JdbcClient.create(dataSource);
    var transactions = new JdbcTransactionManager(dataSource);
    this.writing = new TransactionTemplate(transactions);
    this.reading = new TransactionTemplate(transactions);
    this.reading.setReadOnly(true);
  }

  public <T> T write(Function<JdbcClient, T> work) {
    return Objects.requireNonNull(writing.execute(_ -> work.apply(jdbc)));
  }

  public <T> T read(Function<JdbcClient, T> work) {
    return Objects.requireNonNull(reading.execute(_ -> work.apply(jdbc)));
  }
}
