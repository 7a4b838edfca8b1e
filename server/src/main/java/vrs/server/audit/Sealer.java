package vrs.server.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vrs.proof.AuditEntry;
import vrs.proof.Checkpoint;
import vrs.proof.Hash;
import vrs.proof.Head;
import vrs.proof.HeadTree;
import vrs.proof.Seal;
import vrs.proof.SignedNote;

/// Seals entries and signs checkpoints, one process at a time. Not for several threads.
///
/// Its right to do so is an advisory lock on one connection, and it does everything on that
/// connection: whoever loses it has lost the right too. Heads are kept in memory and read anew
/// after any failure; and a sequence can exist only once in an area, so no chain ever forks.
public final class Sealer implements AutoCloseable {
  /// Of the advisory lock.
  private static final long TURN = 0x7673_6561_6c73L;

  /// Most entries in one transaction.
  private static final int MOST = 10_000;

  /// A checkpoint without news follows after this, as a sign of life.
  private static final Duration QUIET = Duration.ofMinutes(1);

  private final DataSource dataSource;
  private final Seals seals;
  private final CheckpointKey key;
  private @Nullable Turn turn;

  public Sealer(DataSource dataSource, Seals seals, CheckpointKey key) {
    this.dataSource = dataSource;
    this.seals = seals;
    this.key = key;
  }

  /// The lock, and what is known while it is held.
  private static final class Turn {
    final Connection connection;
    final JdbcClient jdbc;
    HeadTree heads = new HeadTree();
    @Nullable Checkpoint last;
    Hash lastHash = Hash.NONE;

    Turn(Connection connection) {
      this.connection = connection;
      this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    long next() {
      return last == null ? 1 : last.number() + 1;
    }
  }

  /// Seals what waits.
  ///
  /// @return how many entries were sealed; none as well when another process seals
  /// @throws SQLException if the database fails; the next call begins anew
  public int seal() throws SQLException {
    return inTurn(this::sealRound);
  }

  /// Signs a checkpoint if entries were sealed since the last one, or it is long ago.
  ///
  /// @return whether it did
  /// @throws SQLException if the database fails; the next call begins anew
  public boolean checkpoint() throws SQLException {
    return inTurn(this::checkpointRound) == 1;
  }

  private int sealRound(Turn own) {
    List<AuditEntry> waiting = seals.unsealed(own.jdbc, MOST);
    if (waiting.isEmpty()) {
      return 0;
    }
    var heads = new HashMap<String, Head>();
    var made = new ArrayList<Seal>();
    for (AuditEntry entry : waiting) {
      Head head = heads.computeIfAbsent(entry.area(), own.heads::head);
      Seal seal = head.seal(entry.id(), entry.hash());
      heads.put(entry.area(), seal.head());
      made.add(seal);
    }
    seals.add(own.jdbc, made, own.next());
    commit(own);
    heads.values().forEach(own.heads::put);
    return made.size();
  }

  private int checkpointRound(Turn own) {
    Checkpoint last = own.last;
    Instant now = seals.now(own.jdbc);
    if (last != null && now.isBefore(last.time())) {
      now = last.time();
    }
    if (last != null && last.size() == own.heads.size() && now.isBefore(last.time().plus(QUIET))) {
      return 0;
    }
    Checkpoint checkpoint =
        Checkpoint.of(key.published().name(), own.heads, own.next(), now, own.lastHash);
    SignedNote note = key.sign(checkpoint);
    seals.addCheckpoint(own.jdbc, checkpoint, note);
    commit(own);
    own.last = checkpoint;
    own.lastHash = note.hash();
    return 1;
  }

  private int inTurn(Function<Turn, Integer> round) throws SQLException {
    Turn own = turn == null ? take() : turn;
    if (own == null) {
      return 0;
    }
    turn = own;
    try {
      int done = round.apply(own);
      own.connection.commit(); // also ends what was only read
      return done;
    } catch (RuntimeException | SQLException e) {
      drop(own);
      throw e;
    }
  }

  /// Null while another process has the turn.
  private @Nullable Turn take() throws SQLException {
    Connection connection = dataSource.getConnection();
    var own = new Turn(connection);
    try {
      boolean ours =
          own.jdbc
              .sql("select pg_try_advisory_lock(:turn)")
              .param("turn", TURN)
              .query(Boolean.class)
              .single();
      if (!ours) {
        connection.close();
        return null;
      }
      connection.setAutoCommit(false);
      own.heads = new HeadTree(seals.heads(own.jdbc, Long.MAX_VALUE));
      seals
          .lastCheckpoint(own.jdbc)
          .ifPresent(note -> {
            own.last = Seals.checkpoint(note);
            own.lastHash = note.hash();
          });
      connection.commit();
      return own;
    } catch (RuntimeException | SQLException e) {
      drop(own);
      throw e;
    }
  }

  private static void commit(Turn own) {
    try {
      own.connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException("a seal could not be committed", e);
    }
  }

  /// Ends the connection itself and not only its use, so that the lock goes with it.
  private void drop(Turn own) {
    turn = null;
    try {
      own.connection.abort(Runnable::run);
      own.connection.close();
    } catch (SQLException _) {
      // it is gone, which is what we want
    }
  }

  /// Gives the turn back.
  @Override
  public void close() {
    Turn own = turn;
    if (own == null) {
      return;
    }
    turn = null;
    try {
      own.connection.rollback();
      own.connection.setAutoCommit(true);
      own.jdbc.sql("select pg_advisory_unlock(:turn)").param("turn", TURN).query().singleRow();
      own.connection.close();
    } catch (RuntimeException | SQLException _) {
      drop(own);
    }
  }
}
