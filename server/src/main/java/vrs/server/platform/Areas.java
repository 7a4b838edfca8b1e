package vrs.server.platform;

import java.sql.Timestamp;
import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Opens areas. A transaction is inside one area from beginning to end; none spans two.
///
/// The area is set by the first statement, which travels in one round trip with BEGIN and brings
/// the transaction's time back. READ COMMITTED; callers lock person, then ticket, then dose.
public final class Areas {
  private final JdbcTemplate template;
  private final JdbcClient jdbc;
  private final DataSource dataSource;
  private final TransactionTemplate writing;
  private final TransactionTemplate reading;

  public Areas(DataSource dataSource) {
    this.dataSource = dataSource;
    this.template = new JdbcTemplate(dataSource);
    this.jdbc = JdbcClient.create(dataSource);
    var transactions = new JdbcTransactionManager(dataSource);
    this.writing = new TransactionTemplate(transactions);
    this.reading = new TransactionTemplate(transactions);
    this.reading.setReadOnly(true);
  }

  /// Runs the work in a transaction of the area; commits when it returns, undoes all when it
  /// throws.
  public <T> T write(AreaCode code, Function<Area, T> work) {
    return in(writing, code, work);
  }

  /// As [#write], but the database refuses any change.
  public <T> T read(AreaCode code, Function<Area, T> work) {
    return in(reading, code, work);
  }

  private <T> T in(TransactionTemplate transaction, AreaCode code, Function<Area, T> work) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("an area inside another transaction");
    }
    return Objects.requireNonNull(transaction.execute(_ -> work.apply(open(code))));
  }

  private Area open(AreaCode code) {
    Timestamp now =
        template.queryForObject(
            "select now() from (select set_config('vrs.area', ?, true)) as own",
            Timestamp.class,
            code.digits());
    return new Area(code, Objects.requireNonNull(now).toInstant(), jdbc, template, dataSource);
  }
}
