package vrs.server.erasure;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Refusal;

/// Closes an area for good: when it returns, no transaction is in the area, and none gets in.
///
/// Every transaction that opens an area reads the table of closed areas and so holds a lock on it
/// to its end. Who has the table alone knows that nobody is in any area; the table is asked for in
/// short tries, so that nobody else in the nation waits long.
final class CloseArea {
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final int TRIES = 100;
  private final DataSource owner;

  CloseArea(DataSource owner) {
    this.owner = owner;
  }

  /// @param practice is closed with it
  /// @param stillWanted looks again, alone in the database, whether it may be done
  /// @throws Refusal G215 if somebody has been at work for too long; what `stillWanted` throws
  void close(AreaCode code, AreaCode practice, Consumer<JdbcClient> stillWanted) {
    for (int tries = 0; tries < TRIES; tries++) {
      if (tryToClose(code, practice, stillWanted)) {
        return;
      }
      LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
    }
    throw new Refusal(AreaErasureReason.DATABASE_BUSY);
  }

  private boolean tryToClose(AreaCode code, AreaCode practice, Consumer<JdbcClient> stillWanted) {
    try (Connection connection = owner.getConnection()) {
      connection.setAutoCommit(false);
      JdbcClient sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      try (var statement = connection.createStatement()) {
        statement.execute("set local lock_timeout = '1s'");
        statement.execute("lock table closed_area in access exclusive mode");
        sql.sql("select set_config('vrs.area', :code, true)")
            .param("code", code.digits())
            .query()
            .singleRow();
        stillWanted.accept(sql);
        sql.sql(
                """
                insert into closed_area (code, closed) values (:code, now()), (:practice, now())
                on conflict (code) do nothing
                """)
            .param("code", code.digits())
            .param("practice", practice.digits())
            .update();
        connection.commit();
        return true;
      } catch (SQLException e) {
        if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
          return false;
        }
        throw e;
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the area could not be closed", e);
    }
  }
}
