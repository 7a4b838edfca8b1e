package vrs.server.record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import vrs.races.DoseDeeds;
import vrs.races.FileDeeds.Line;
import vrs.races.Reference;
import vrs.races.Shot;

/// A round from a seed: how it begins, two to four deeds, and later who goes on when.
final class RandomRound {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
  private static final List<Integer> DAYS = List.of(0, 3, 10, 19, 30, 92, 120);

  final long seed;
  final Random random;
  final RaceRound round;
  private final List<String> tickets;
  private boolean planned;

  /// @param number of the round in its area
  RandomRound(RaceDesk desk, long seed, long number) {
    this.seed = seed;
    this.random = new Random(seed);
    UUID one = uuid();
    UUID two = uuid();
    boolean further = random.nextBoolean();
    this.round = new RaceRound(desk, number, one, two, further);
    this.tickets =
        further ? List.of("1", "1", "2", "2", "3", "4") : List.of("1", "1", "1", "3", "4");
    for (int i = random.nextInt(5); i > 0; i--) {
      round.before(uuid(), pick(tickets), number(), day());
    }
    for (Shot dose : List.copyOf(round.start().doses.values())) {
      round.before(
          switch (random.nextInt(10)) {
            case 0 ->
                DoseDeeds.correct(dose.id(), dose.version(), dose.ticket(), number(), day(), true);
            case 1 -> DoseDeeds.check(dose.id(), dose.version(), true);
            case 2 -> DoseDeeds.withdraw(dose.id(), dose.version());
            default -> _ -> "nothing";
          });
    }
  }

  /// Makes the deeds; needs the round's rows in the register, because files are planned.
  void prepare() {
    List<Line> stored = random.nextInt(6) == 0 ? lines("1") : List.of();
    if (!stored.isEmpty()) {
      round.undoFile(stored);
    }
    if (random.nextInt(16) == 0) {
      round.undoMerge();
    }
    boolean free =
        round.start().versions.values().stream()
            .flatMap(List::stream)
            .noneMatch(each -> each.said().ticket().equals(round.base + 4));
    if (free && random.nextInt(16) == 0) {
      round.undoFileOfPerson();
    }
    int count = 2 + (random.nextBoolean() ? 0 : 1 + random.nextInt(2));
    while (round.deeds.size() < count) {
      int kind = random.nextInt(100);
      if (kind < 12) {
        file(kind, stored);
      } else if (kind < 42) {
        round.site(uuid(), pick(tickets), number(), day(), random.nextInt(4) > 0);
      } else if (kind < 76) {
        dose(kind);
      } else if (kind < 83) {
        round.issue(day());
      } else if (kind < 86) {
        round.merge();
      } else if (kind < 90) {
        round.makeVoid(hasFurther() ? "2" : "1", day());
      } else if (kind < 94) {
        round.died(day());
      } else {
        round.stepBackOfPerson();
      }
    }
  }

  private void file(int kind, List<Line> stored) {
    if (planned) {
      return;
    }
    if (kind < 4) {
      round.fileOfPerson(day());
      planned = true;
      return;
    }
    List<Shot> known = List.copyOf(round.start().doses.values());
    List<Line> lines;
    if (random.nextInt(3) == 0 && !known.isEmpty()) {
      Shot one = pick(known);
      lines = List.of(new Line(one.ticket(), one.number(), day()));
    } else {
      lines = lines(random.nextInt(4) == 0 ? "4" : "1");
    }
    if (!lines.isEmpty() && !lines.equals(stored)) {
      round.file(lines);
      planned = true;
    }
  }

  /// Lines that the register has not, of one person or one ticket.
  private List<Line> lines(String ticket) {
    var lines = new ArrayList<Line>();
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      String own = ticket.equals("1") && i == 2 && hasFurther() ? "2" : ticket;
      Line line = round.line(own, number(), day());
      if (round.start().doses.values().stream().noneMatch(each -> isPlaceOf(line, each))
          && lines.stream().noneMatch(each -> isPlaceOf(line, each))) {
        lines.add(line);
      }
    }
    return lines;
  }

  private static boolean isPlaceOf(Line line, Shot dose) {
    return line.ticket().equals(dose.ticket()) && line.number() == dose.number();
  }

  private static boolean isPlaceOf(Line line, Line other) {
    return line.ticket().equals(other.ticket()) && line.number() == other.number();
  }

  private boolean hasFurther() {
    return round.start().tickets.containsKey(round.base + 2);
  }

  private void dose(int kind) {
    Reference start = round.start();
    if (start.versions.isEmpty()) {
      return;
    }
    String id = pick(List.copyOf(start.versions.keySet()));
    boolean accepts = random.nextInt(3) > 0;
    if (kind < 54) {
      String ticket =
          random.nextBoolean()
              ? round.base + pick(tickets)
              : Objects.requireNonNull(start.versions.get(id)).getLast().said().ticket();
      round.correct(id, ticket, number(), day(), accepts);
    } else if (kind < 60) {
      round.check(id, accepts);
    } else if (kind < 68) {
      round.withdraw(id);
    } else {
      round.stepBack(id);
    }
  }

  private <T> T pick(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private int number() {
    return 1 + random.nextInt(3);
  }

  private LocalDate day() {
    return FIRST.plusDays(pick(DAYS));
  }

  private UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }
}
