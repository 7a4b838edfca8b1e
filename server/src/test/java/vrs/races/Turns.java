package vrs.races;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;

/// Lets acts that run at once go on one statement at a time, in an order that is decided for them.
/// An act that waits in the database for another is left there, and the others go on; so the same
/// decisions give the same interleaving.
///
/// The turns come from [TurnTaking], through which the acts reach the database.
public final class Turns {
  private static final ThreadLocal<Player> PLAYING = new ThreadLocal<>();
  private static final long SOON = 300_000;
  private static final long LONGEST_WAIT = 30_000_000_000L;

  /// Far longer than the database lets some wait in a circle.
  private static final long CIRCLE = 1_000_000_000L;

  /// What is done, and what came of it in words.
  public interface Act {
    String run() throws Exception;
  }

  /// Decides who goes on, of those who can.
  public interface Order {
    int next(List<Integer> ready);
  }

  /// @param outcomes in the order of the acts
  /// @param order who went on, statement by statement; a dash behind who had to wait
  /// @param waited whether any act had to wait for another
  public record Played(List<String> outcomes, String order, boolean waited) {}

  private enum State {
    READY,
    GOING,
    OVER
  }

  private static final class Player {
    final int number;
    volatile State state = State.GOING;
    volatile int backend;
    volatile boolean ending;
    volatile boolean free;
    Set<Integer> blockers = Set.of();
    String outcome = "";

    Player(int number) {
      this.number = number;
    }
  }

  private final List<Player> players = new ArrayList<>();
  private final StringBuilder order = new StringBuilder();
  private final PreparedStatement blockers;
  private boolean waited;

  private Turns(PreparedStatement blockers) {
    this.blockers = blockers;
  }

  /// Runs the acts.
  ///
  /// @param watch a connection that asks the database who waits for whom
  public static Played play(List<Act> acts, Order order, Connection watch, Executor threads) {
    try (PreparedStatement blockers = watch.prepareStatement("select pg_blocking_pids(?)")) {
      var turns = new Turns(blockers);
      for (int i = 0; i < acts.size(); i++) {
        turns.start(new Player(i), acts.get(i), threads);
      }
      try {
        turns.direct(order);
      } finally {
        turns.players.forEach(Turns::letGo);
      }
      return new Played(
          turns.players.stream().map(each -> each.outcome).toList(),
          turns.order.toString(),
          turns.waited);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Before a statement of an act: waits for the turn. Whoever does not play goes on at once.
  ///
  /// @param ending whether the transaction ends with it, and its locks with that
  static void await(int backend, boolean ending) {
    Player own = PLAYING.get();
    if (own != null) {
      own.backend = backend;
      pause(own, ending);
    }
  }

  private static void pause(Player own, boolean ending) {
    synchronized (own) {
      own.state = State.READY;
      own.notifyAll();
      while (own.state == State.READY && !own.free) {
        waitFor(own, 0);
      }
      own.ending = ending;
    }
  }

  /// Where the turns have come to no end, everybody goes on to the own.
  private static void letGo(Player player) {
    synchronized (player) {
      player.free = true;
      player.notifyAll();
    }
  }

  private static void waitFor(Player player, long nanos) {
    try {
      player.wait(nanos / 1_000_000, (int) (nanos % 1_000_000));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void start(Player player, Act act, Executor threads) {
    players.add(player);
    threads.execute(() -> {
      PLAYING.set(player);
      try {
        pause(player, false);
        player.outcome = act.run();
      } catch (Exception e) {
        player.outcome = "fault " + e;
      } finally {
        PLAYING.remove();
        synchronized (player) {
          player.ending = true;
          player.state = State.OVER;
          player.notifyAll();
        }
      }
    });
    awaitChange(player, LONGEST_WAIT);
  }

  private void direct(Order decides) throws SQLException {
    while (players.stream().anyMatch(each -> each.state != State.OVER)) {
      List<Integer> ready =
          players.stream()
              .filter(each -> each.state == State.READY)
              .map(each -> each.number)
              .toList();
      if (ready.isEmpty()) {
        if (!goesOn(LONGEST_WAIT)) {
          throw new IllegalStateException("all wait: " + order);
        }
        continue;
      }
      Player next = players.get(decides.next(ready));
      order.append((char) ('a' + next.number));
      synchronized (next) {
        next.state = State.GOING;
        next.notifyAll();
      }
      if (!settle(next)) {
        order.append('-');
        waited = true;
        awaitVictim();
      }
      if (next.ending) {
        next.ending = false;
        for (Player each : players) {
          if (each != next && each.state == State.GOING) {
            settle(each);
          }
        }
      }
    }
  }

  /// @return false if it waits for another
  private boolean settle(Player player) throws SQLException {
    long nanos = player.blockers.isEmpty() ? SOON : 0;
    long end = System.nanoTime() + LONGEST_WAIT;
    while (nanos == 0 || !awaitChange(player, nanos)) {
      player.blockers = blockers(player.backend);
      if (!player.blockers.isEmpty()) {
        return false;
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException("an act does not go on");
      }
      nanos = SOON;
    }
    player.blockers = Set.of();
    return true;
  }

  /// @return false if it still goes
  private static boolean awaitChange(Player player, long nanos) {
    long end = System.nanoTime() + nanos;
    synchronized (player) {
      while (player.state == State.GOING) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        waitFor(player, left);
      }
      return true;
    }
  }

  /// Where some wait in a circle, the database ends one of them. Some who stand in one queue seem
  /// to wait in a circle too: each waits only for the holder of the lock, whose turn comes.
  private void awaitVictim() throws SQLException {
    List<Player> waiting = players.stream().filter(each -> each.state == State.GOING).toList();
    for (Player each : waiting) {
      each.blockers = blockers(each.backend);
    }
    var left = new HashSet<>(waiting);
    while (left.removeIf(each -> left.stream().noneMatch(by -> waitsFor(each, by)))) {
      // who waits for nobody of them is not in the circle
    }
    if (!left.isEmpty()) {
      var _ = goesOn(CIRCLE);
    }
  }

  private static boolean waitsFor(Player one, Player other) {
    return one.blockers.contains(other.backend);
  }

  /// Whoever waited when it was last asked may go on by now, or be where it waits for its turn.
  ///
  /// @return false if all that wait do so still after that time
  private boolean goesOn(long nanos) throws SQLException {
    List<Player> going = players.stream().filter(each -> each.state == State.GOING).toList();
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end) {
      if (going.isEmpty()) {
        return true;
      }
      for (Player each : going) {
        if (each.state != State.GOING || settle(each)) {
          return true;
        }
      }
    }
    return false;
  }

  private Set<Integer> blockers(int backend) throws SQLException {
    blockers.setInt(1, backend);
    try (ResultSet row = blockers.executeQuery()) {
      row.next();
      Array pids = row.getArray(1);
      return Set.of((Integer[]) pids.getArray());
    }
  }
}
