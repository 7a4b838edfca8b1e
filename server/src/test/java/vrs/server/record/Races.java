package vrs.server.record;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vrs.races.Reference;
import vrs.races.Turns;
import vrs.server.platform.AreaCode;

/// Runs races, several areas beside each other, and compares each with the reference: what came of
/// the deeds and what the register holds must be what some order of them, one after the other,
/// would have left.
final class Races {
  private static final List<String> AREAS =
      List.of("131016", "131024", "131032", "131041", "131059", "131067", "131075", "131083");
  private static final int TOGETHER = 40;
  private static final int MOST_AT_ONCE = 4;

  private final DataSource lgwan;
  private final DataSource internet;
  private final DataSource superuser;
  private final Path folder;
  private final Consumer<String> report;
  private final AtomicLong next = new AtomicLong();
  private final LongAdder contended = new LongAdder();
  private final LongAdder statements = new LongAdder();
  private final Set<String> orders = java.util.concurrent.ConcurrentHashMap.newKeySet();
  private final List<String> differences = new ArrayList<>();

  /// What came of races.
  ///
  /// @param orders interleavings that differ
  /// @param contended races in which a deed had to wait for another
  /// @param differences each with its seed
  record Told(long rounds, int orders, long contended, long statements, List<String> differences) {}

  /// @param report gets each difference, when it is found
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
  Told run(long seed, long rounds, int areas) throws Exception {
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      var tasks = new ArrayList<Callable<@Nullable Void>>();
      for (String area : AREAS.subList(0, areas)) {
        tasks.add(() -> run(new AreaCode(area), seed, rounds, threads));
      }
      for (var each : threads.invokeAll(tasks)) {
        each.get();
      }
    }
    return new Told(
        rounds, orders.size(), contended.sum(), statements.sum(), List.copyOf(differences));
  }

  private @Nullable Void run(AreaCode area, long seed, long rounds, ExecutorService threads)
      throws SQLException {
    var desk = new RaceDesk(area, lgwan, internet, folder, MOST_AT_ONCE);
    var register = new RaceRegister(area, superuser);
    try (Connection watch = superuser.getConnection()) {
      while (true) {
        long from = next.getAndAdd(TOGETHER);
        if (from >= rounds) {
          return null;
        }
        var some = new ArrayList<RaceRound>();
        for (long i = from; i < Math.min(rounds, from + TOGETHER); i++) {
          some.add(new RaceRound(desk, seed + i, i));
        }
        run(register, some, watch, threads);
      }
    }
  }

  private void run(
      RaceRegister register, List<RaceRound> rounds, Connection watch, ExecutorService threads) {
    register.clear();
    register.fill(rounds);
    var played = new ArrayList<Turns.Played>();
    for (RaceRound round : rounds) {
      round.prepare();
      register.nameDoses(round);
      played.add(
          Turns.play(
              round.deeds.stream().map(RaceRound.Raced::act).toList(),
              round.random,
              watch,
              threads));
    }
    Map<String, Reference> held = register.held(rounds);
    for (int i = 0; i < rounds.size(); i++) {
      judge(rounds.get(i), played.get(i), held.get(rounds.get(i).base));
    }
  }

  private void judge(RaceRound round, Turns.Played played, Reference held) {
    String names =
        round.deeds.stream().map(RaceRound.Raced::name).collect(Collectors.joining(", "));
    orders.add(names + " " + played.order());
    statements.add(played.order().length());
    if (played.waited()) {
      contended.increment();
    }
    Map<String, List<String>> ends =
        round.start().ends(round.deeds.stream().map(RaceRound.Raced::expected).toList());
    if (ends.containsKey(Reference.end(played.outcomes(), held.lines()))) {
      return;
    }
    var text = new StringBuilder("seed " + round.seed + " " + names + " " + played.order() + "\n");
    text.append("  began with:\n");
    round.start().lines().forEach(line -> text.append("    ").append(line).append('\n'));
    text.append("  outcomes ").append(played.outcomes()).append('\n');
    text.append("  the nearest of ").append(ends.size()).append(" right ends:\n");
    List<String> told = lines(Reference.end(played.outcomes(), held.lines()));
    ends.keySet().stream()
        .map(Races::lines)
        .min(Comparator.comparing(end -> different(told, end).size()))
        .ifPresent(end ->
            different(told, end).forEach(line -> text.append("    ").append(line).append('\n')));
    synchronized (differences) {
      differences.add(text.toString());
    }
    report.accept(text.toString());
  }

  private static List<String> lines(String end) {
    String[] halves = end.split("\n\n", -1);
    var lines = new ArrayList<String>();
    int number = 0;
    for (String outcome : halves[0].split("\n", -1)) {
      lines.add("deed " + number++ + ": " + outcome);
    }
    lines.addAll(List.of(halves[1].split("\n", -1)));
    return lines;
  }

  private static List<String> different(List<String> told, List<String> right) {
    var lines = new ArrayList<String>();
    told.stream().filter(line -> !right.contains(line)).forEach(line -> lines.add("is   " + line));
    right.stream().filter(line -> !told.contains(line)).forEach(line -> lines.add("want " + line));
    return lines;
  }
}
