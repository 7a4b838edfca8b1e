package vrs.server.platform;

import java.sql.Timestamp;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Opens areas. A transaction is inside one area from beginning to end; none spans two.
///
/// The area is set by the first statement, which travels in one round trip with BEGIN and brings
/// the transaction's time back. READ COMMITTED, but for snapshots; callers lock person, then
/// ticket, then dose.
public final class Areas {
  private static final String OPEN =
      "select now() from (select set_config('vrs.area', ?, true)) as own";

  private static final String OPEN_LOCKED =
      OPEN
          + """
          , (select count(pg_advisory_xact_lock(hashtextextended(? || name, 0)))
               from unnest(?) as lock (name)) as held
          """;

  private final JdbcTemplate template;
  private final JdbcClient jdbc;
  private final TransactionTemplate writing;
  private final TransactionTemplate reading;
  private final TransactionTemplate snapshot;

  public Areas(DataSource dataSource) {
    this.template = new JdbcTemplate(dataSource);
    this.jdbc = JdbcClient.create(dataSource);
    var transactions = new JdbcTransactionManager(dataSource);
    this.writing = new TransactionTemplate(transactions);
    this.reading = new TransactionTemplate(transactions);
    this.reading.setReadOnly(true);
    this.snapshot = new TransactionTemplate(transactions);
    this.snapshot.setReadOnly(true);
    this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  /// Runs the work in a transaction of the area; commits when it returns, undoes all when it
  /// throws.
  public <T> T write(AreaCode code, Function<Area, T> work) {
    return in(writing, code, Set.of(), work);
  }

  /// As [#write], and nobody who asks for one of the same locks works in the area meanwhile.
  ///
  /// @param locks names of things that may not exist yet, so that there is no row to lock; held in
  ///   the order of the names, until the transaction ends
  public <T> T write(AreaCode code, Set<String> locks, Function<Area, T> work) {
    return in(writing, code, locks, work);
  }

  /// As [#write], but the database refuses any change.
  public <T> T read(AreaCode code, Function<Area, T> work) {
    return in(reading, code, Set.of(), work);
  }

  /// As [#read], and all statements see the area as it is at one moment, however long they take:
  /// for files that hold many tables and must fit together.
  public <T> T snapshot(AreaCode code, Function<Area, T> work) {
    return in(snapshot, code, Set.of(), work);
  }

  private <T> T in(
      TransactionTemplate transaction, AreaCode code, Set<String> locks, Function<Area, T> work) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("an area inside another transaction");
    }
    return Objects.requireNonNull(transaction.execute(_ -> work.apply(open(code, locks))));
  }

  private Area open(AreaCode code, Set<String> locks) {
    Timestamp now =
        locks.isEmpty()
            ? template.queryForObject(OPEN, Timestamp.class, code.digits())
            : template.queryForObject(
                OPEN_LOCKED,
                Timestamp.class,
                code.digits(),
                code.digits(),
                locks.stream().sorted().toArray(String[]::new));
    return new Area(code, Objects.requireNonNull(now).toInstant(), jdbc);
  }
}
