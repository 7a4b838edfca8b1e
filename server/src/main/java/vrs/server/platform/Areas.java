package vrs.server.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Opens areas. A transaction is inside one area from beginning to end; none spans two.
///
/// The area is set by the first statement, which travels in one round trip with BEGIN and brings
/// the transaction's time back; it refuses an area that was closed for good. READ COMMITTED, but
/// for snapshots; callers lock person, then ticket, then dose.
public final class Areas {
  private static final String OPEN =
      """
      select now() as opened, exists (select from closed_area where code = ?) as closed
        from (select set_config('vrs.area', ?, true)) as own
      """;

  private static final String ALONE =
      """
      , (select count(pg_advisory_xact_lock(hashtextextended(? || name, 0)))
           from unnest(?) as lock (name)) as held
      """;

  private static final String OPEN_LOCKED = OPEN + ALONE;

  /// What is held together comes first: whoever waits for somebody's ticket holds it already, so
  /// that nobody who asks for it alone comes in between.
  private static final String OPEN_TOGETHER =
      OPEN.replace(
              "true))",
              "true), pg_advisory_xact_lock_shared(hashtextextended(? || cast(? as text), 0)))")
          + ALONE;

  private static final int MOST_TRIES = 5;

  private final boolean alsoClosed;
  private final JdbcTemplate template;
  private final JdbcClient jdbc;
  private final TransactionTemplate writing;
  private final TransactionTemplate reading;
  private final TransactionTemplate snapshot;

  public Areas(DataSource dataSource) {
    this(dataSource, false);
  }

  /// Opens closed areas too: for who erases one, and enters that in its log (C7).
  public static Areas alsoClosed(DataSource owner) {
    return new Areas(owner, true);
  }

  private Areas(DataSource dataSource, boolean alsoClosed) {
    this.alsoClosed = alsoClosed;
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

  /// Refuses a closed area to who asks something that is answered without opening it.
  ///
  /// @throws Refusal E111
  public static AreaCode refuseIfClosed(JdbcClient nation, AreaCode code) {
    boolean closed =
        nation
            .sql("select exists (select from closed_area where code = :code)")
            .param("code", code.digits())
            .query(Boolean.class)
            .single();
    return refuseIf(closed, code);
  }

  /// Whoever comes is told, instead of finding nothing (C7).
  private static AreaCode refuseIf(boolean closed, AreaCode code) {
    if (closed) {
      throw new Refusal(PlatformReason.AREA_ERASED, Map.of("area", code.digits()));
    }
    return code;
  }

  /// Runs the work in a transaction of the area; commits when it returns, undoes all when it
  /// throws.
  public <T> T write(AreaCode code, Function<Area, T> work) {
    return in(writing, code, Locks.NONE, work);
  }

  /// As [#write], and nobody who asks for one of the same locks works in the area meanwhile.
  ///
  /// @param locks names of things that may not exist yet, so that there is no row to lock; held in
  ///   the order of the names, until the transaction ends
  public <T> T write(AreaCode code, Set<String> locks, Function<Area, T> work) {
    return write(code, Locks.alone(locks), work);
  }

  /// As the other. If the database ends the transaction because two wait for each other, nothing of
  /// it has happened, and the work runs again.
  public <T> T write(AreaCode code, Locks locks, Function<Area, T> work) {
    for (int tries = 1; ; tries++) {
      try {
        return in(writing, code, locks, work);
      } catch (PessimisticLockingFailureException e) { // 40P01, 40001
        if (tries == MOST_TRIES) {
          throw e;
        }
      }
    }
  }

  /// As [#write], but the database refuses any change.
  public <T> T read(AreaCode code, Function<Area, T> work) {
    return in(reading, code, Locks.NONE, work);
  }

  /// As [#read], and all statements see the area as it is at one moment, however long they take:
  /// for files that hold many tables and must fit together.
  public <T> T snapshot(AreaCode code, Function<Area, T> work) {
    return in(snapshot, code, Locks.NONE, work);
  }

  private <T> T in(
      TransactionTemplate transaction, AreaCode code, Locks locks, Function<Area, T> work) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("an area inside another transaction");
    }
    return Objects.requireNonNull(transaction.execute(_ -> work.apply(open(code, locks))));
  }

  private Area open(AreaCode code, Locks locks) {
    String own = code.digits();
    String[] names = locks.alone().stream().sorted().toArray(String[]::new);
    Opened opened;
    if (locks.together().isPresent()) {
      String together = locks.together().get();
      opened = begin(OPEN_TOGETHER, own, own, own, together, own, names);
    } else if (names.length > 0) {
      opened = begin(OPEN_LOCKED, own, own, own, names);
    } else {
      opened = begin(OPEN, own, own);
    }
    return new Area(refuseIf(opened.closed && !alsoClosed, code), opened.at, jdbc);
  }

  private Opened begin(String statement, Object... parameters) {
    return Objects.requireNonNull(template.queryForObject(statement, Areas::opened, parameters));
  }

  private record Opened(Instant at, boolean closed) {}

  private static Opened opened(ResultSet row, int number) throws SQLException {
    return new Opened(row.getTimestamp("opened").toInstant(), row.getBoolean("closed"));
  }
}
