package vrs.server.record;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import javax.sql.DataSource;
import vrs.races.Reference;
import vrs.races.Turns;
import vrs.server.platform.AreaCode;

/// Runs races from seeds, several areas beside each other.
final class Races {
  static final List<String> AREAS =
      List.of("131016", "131024", "131032", "131041", "131059", "131067", "131075", "131083");
  private static final int TOGETHER = 40;
  private static final int TOLD_EVERY = 5_000;

  private final DataSource lgwan;
  private final DataSource internet;
  private final DataSource superuser;
  private final Path folder;
  private final Consumer<String> report;
  private final AtomicLong next = new AtomicLong();
  private final LongAdder contended = new LongAdder();
  private final LongAdder statements = new LongAdder();
  private final LongAdder differences = new LongAdder();
  private final LongAdder judged = new LongAdder();
  private final Set<Integer> orders = ConcurrentHashMap.newKeySet();

  /// What came of races.
  ///
  /// @param orders interleavings that differ
  /// @param contended races in which a deed had to wait for another
  record Told(long rounds, int orders, long contended, long statements, long differences) {}

  /// @param superuser sees the rows of all areas
  /// @param folder of keys
  /// @param report gets each difference with its seed, when it is found, and how far it is
  Races(
      DataSource lgwan,
      DataSource internet,
      DataSource superuser,
      Path folder,
      Consumer<String> report) {
    this.lgwan = lgwan;
    this.internet = internet;
    this.superuser = superuser;
    this.folder = folder;
    this.report = report;
  }

  /// @param seed of the first race; each further one has the next
  /// @param areas in which races run at the same time
  Told run(long seed, long rounds, int areas) throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      var tasks = new ArrayList<Callable<Boolean>>();
      for (String area : AREAS.subList(0, areas)) {
        tasks.add(() -> run(new AreaCode(area), seed, rounds, threads));
      }
      for (Future<Boolean> each : threads.invokeAll(tasks)) {
        each.get();
      }
    }
    return new Told(
        judged.sum(), orders.size(), contended.sum(), statements.sum(), differences.sum());
  }

  private boolean run(AreaCode area, long seed, long rounds, ExecutorService threads)
      throws SQLException {
    var desk = new RaceDesk(area, lgwan, internet, folder);
    try (Connection watch = superuser.getConnection()) {
      var register = new RaceRegister(area, watch);
      while (true) {
        long from = next.getAndAdd(TOGETHER);
        if (from >= rounds) {
          return true;
        }
        var some = new ArrayList<RandomRound>();
        for (long i = from; i < Math.min(rounds, from + TOGETHER); i++) {
          some.add(new RandomRound(desk, seed + i, i));
        }
        run(register, some, watch, threads);
      }
    }
  }

  private void run(
      RaceRegister register, List<RandomRound> some, Connection watch, ExecutorService threads) {
    List<RaceRound> rounds = some.stream().map(each -> each.round).toList();
    // The first versions are told to be a minute old.
    LocalDate day = dayOf(Instant.now().minusSeconds(60));
    register.clear();
    register.fill(rounds);
    var played = new ArrayList<Turns.Played>();
    for (RandomRound each : some) {
      each.prepare();
      register.nameDoses(each.round);
      played.add(play(each, watch, threads));
    }
    if (!dayOf(Instant.now()).equals(day)) {
      return; // who made a change before midnight in Japan may not step back after it
    }
    judged.add(some.size());
    if (judged.sum() / TOLD_EVERY > (judged.sum() - some.size()) / TOLD_EVERY) {
      report.accept("races: %d so far, %d differences".formatted(judged.sum(), differences.sum()));
    }
    Map<String, Reference> held = register.held(rounds);
    for (int i = 0; i < some.size(); i++) {
      judge(some.get(i), played.get(i), held);
    }
  }

  /// @throws IllegalStateException with the seed if the race can't be brought to its end; the other
  ///   areas stop too
  private Turns.Played play(RandomRound one, Connection watch, ExecutorService threads) {
    try {
      return Turns.play(
          one.round.deeds.stream().map(RaceRound.Raced::act).toList(),
          ready -> ready.get(one.random.nextInt(ready.size())),
          watch,
          threads);
    } catch (IllegalStateException e) {
      next.set(Long.MAX_VALUE / 2);
      throw new IllegalStateException("seed " + one.seed + " can't be played to its end", e);
    }
  }

  private static LocalDate dayOf(Instant time) {
    return LocalDate.ofInstant(time, ZoneId.of("Asia/Tokyo"));
  }

  private void judge(RandomRound one, Turns.Played played, Map<String, Reference> held) {
    orders.add((RaceJudge.names(one.round) + played.order()).hashCode());
    statements.add(played.order().length());
    contended.add(played.waited() ? 1 : 0);
    RaceJudge.difference(one.round, played, Objects.requireNonNull(held.get(one.round.base)))
        .ifPresent(difference -> {
          differences.increment();
          report.accept("seed " + one.seed + ": " + difference);
        });
  }
}
