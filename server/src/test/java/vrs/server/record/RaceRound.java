package vrs.server.record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vrs.races.Deeds;
import vrs.races.Deeds.Line;
import vrs.races.Reference;
import vrs.races.Reference.Change;
import vrs.races.Reference.Person;
import vrs.races.Reference.Ticket;
import vrs.races.Shot;
import vrs.races.Turns.Act;

/// Two persons with a few tickets and doses, and what several people are about to do to them at
/// once: all of it from a seed.
final class RaceRound {
  static final LocalDate ISSUED = LocalDate.of(2025, 12, 10);
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
  private static final List<Integer> DAYS = List.of(0, 3, 10, 19, 30, 92, 120);
  private static final String HEADER = "自治体コード,券番号,接種回,接種日,接種自治体コード,会場名,医師名,製品コード,ロット番号\n";
  private static final String PEOPLE = "自治体コード,券番号,宛名番号,個人番号,氏名,氏名カナ,生年月日,性別,接種券発行日,転出日,死亡日,支援措置\n";

  /// A deed as the server does it and as the reference does.
  record Raced(String name, Act act, Reference.Deed expected) {}

  final long seed;
  final Random random;
  final String base;
  final List<Raced> deeds = new ArrayList<>();
  final Set<UUID> batches = new TreeSet<>();

  /// Ids of doses, by the reference's.
  final Map<String, UUID> ids = new HashMap<>();

  private final RaceDesk desk;
  private final UUID one;
  private final UUID two;
  private final List<String> tickets;
  private Reference start = new Reference();
  private @Nullable List<Line> stored;

  /// @param number of the round in its area: tickets are made from it
  RaceRound(RaceDesk desk, long seed, long number) {
    this.desk = desk;
    this.seed = seed;
    this.random = new Random(seed);
    this.base = "%09d".formatted(number);
    this.one = uuid();
    this.two = uuid();
    boolean further = random.nextBoolean();
    start.tickets.put(base + 1, new Ticket(one.toString(), ISSUED, null));
    start.tickets.put(base + 3, new Ticket(two.toString(), ISSUED, null));
    if (further) {
      start.tickets.put(base + 2, new Ticket(one.toString(), LocalDate.of(2026, 1, 10), null));
    }
    Change last = further ? new Change(base + 2, null, null) : null;
    start.persons.put(one.toString(), new Person(further ? 2 : 1, null, last));
    start.persons.put(two.toString(), new Person(1, null, null));
    tickets = further ? List.of("1", "1", "2", "2", "3", "4") : List.of("1", "1", "1", "3", "4");
    for (int i = random.nextInt(5); i > 0; i--) {
      before(Deeds.register(uuid().toString(), ticket(), number(), day(), true));
    }
    for (Shot dose : List.copyOf(start.doses.values())) {
      before(
          switch (random.nextInt(10)) {
            case 0 ->
                Deeds.correct(dose.id(), dose.version(), dose.ticket(), number(), day(), true);
            case 1 -> Deeds.check(dose.id(), dose.version(), true);
            case 2 -> Deeds.withdraw(dose.id(), dose.version());
            default -> _ -> "nothing";
          });
    }
    start.waiting.clear();
  }

  private void before(Reference.Deed deed) {
    start = start.after(deed, new ArrayList<>());
  }

  Reference start() {
    return start;
  }

  /// Makes the deeds; needs the round's rows in the register, because files are planned.
  void prepare() {
    start.doses.keySet().forEach(id -> ids.put(id, UUID.fromString(id)));
    start.versions.keySet().forEach(id -> ids.put(id, UUID.fromString(id)));
    boolean planned = false;
    if (random.nextInt(6) == 0) {
      storeFile();
    }
    int count = 2 + (random.nextInt(2) == 0 ? 0 : 1 + random.nextInt(2));
    while (deeds.size() < count) {
      int kind = random.nextInt(100);
      if (kind < 12) {
        if (!planned) {
          planned = planFile(kind);
        }
      } else if (kind < 42) {
        site();
      } else if (kind < 76 && !start.versions.isEmpty()) {
        dose(kind);
      } else if (kind >= 76) {
        person(kind);
      }
    }
  }

  private void storeFile() {
    List<Line> lines = lines("1");
    UUID batch = desk.planned(file(lines));
    batches.add(batch);
    String came = desk.store(batch);
    var expected = new ArrayList<String>();
    Reference after = start.after(Deeds.file(batch.toString(), lines), expected);
    if (!expected.getFirst().equals(came)) {
      throw new IllegalStateException("seed " + seed + ": " + came + " and not " + expected);
    }
    var made = new TreeSet<>(after.doses.keySet());
    made.removeAll(start.doses.keySet());
    if (made.isEmpty()) {
      return;
    }
    start = after;
    stored = lines;
    deeds.add(new Raced("undo file", () -> desk.undo(batch), Deeds.undoFile(made)));
  }

  /// Lines that the register has not, of one person.
  private List<Line> lines(String first) {
    var lines = new ArrayList<Line>();
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      String ticket = base + (i == 2 && start.tickets.containsKey(base + 2) ? "2" : first);
      int number = number();
      boolean known =
          start.doses.values().stream()
                  .anyMatch(each -> each.ticket().equals(ticket) && each.number() == number)
              || lines.stream()
                  .anyMatch(each -> each.ticket().equals(ticket) && each.number() == number);
      if (!known) {
        lines.add(new Line(ticket, number, day()));
      }
    }
    return lines.isEmpty() ? List.of(new Line(base + first, 4, day())) : lines;
  }

  private boolean planFile(int kind) {
    if (kind < 4) {
      LocalDate died = day();
      UUID batch =
          desk.planned(
              PEOPLE
                  + "%s,%s1,L%s,,見本　一,ミホン　イチ,1980-05-05,1,%s,,%s,0\n"
                      .formatted(desk.code().digits(), base, base, ISSUED, died));
      deeds.add(
          new Raced(
              "file of persons",
              () -> desk.store(batch),
              Deeds.fileOfPerson(one.toString(), died)));
      return true;
    }
    List<Line> lines;
    if (random.nextInt(3) == 0 && !start.doses.isEmpty()) {
      Shot known = pick(List.copyOf(start.doses.values()));
      lines = List.of(new Line(known.ticket(), known.number(), day()));
    } else {
      lines = lines(random.nextInt(4) == 0 ? "4" : "1");
    }
    if (lines.equals(stored) || ofTwo(lines)) {
      return false;
    }
    UUID batch = desk.planned(file(lines));
    batches.add(batch);
    deeds.add(new Raced("file", () -> desk.store(batch), Deeds.file(batch.toString(), lines)));
    return true;
  }

  /// A file is one plan: what is told of two persons is not compared as one.
  private boolean ofTwo(List<Line> lines) {
    return lines.stream()
            .map(each -> start.tickets.containsKey(each.ticket()) ? "" : each.ticket())
            .distinct()
            .count()
        > 1;
  }

  private String file(List<Line> lines) {
    var file = new StringBuilder(HEADER);
    for (Line each : lines) {
      file.append(
          "%1$s,%2$s,%3$d,%4$s,%1$s,%5$s,%6$s,%7$s,%8$s\n"
              .formatted(
                  desk.code().digits(),
                  each.ticket(),
                  each.number(),
                  each.given(),
                  RaceDesk.SITE,
                  RaceDesk.DOCTOR,
                  RaceDesk.PRODUCT,
                  RaceDesk.LOT));
    }
    return file.toString();
  }

  private void site() {
    UUID id = uuid();
    ids.put(id.toString(), id);
    String ticket = ticket();
    int number = number();
    LocalDate given = day();
    boolean insists = random.nextInt(4) > 0;
    deeds.add(
        new Raced(
            "site",
            () -> desk.register(id, ticket, number, given, insists),
            Deeds.register(id.toString(), ticket, number, given, insists)));
  }

  private void dose(int kind) {
    String id = pick(List.copyOf(start.versions.keySet()));
    int seen = start.versions.get(id).size();
    boolean accepts = random.nextInt(3) > 0;
    if (kind < 54) {
      String ticket =
          random.nextBoolean() ? ticket() : start.versions.get(id).getLast().said().ticket();
      int number = number();
      LocalDate given = day();
      deeds.add(
          new Raced(
              "correct",
              () -> desk.correct(id(id), seen, ticket, number, given, accepts),
              Deeds.correct(id, seen, ticket, number, given, accepts)));
    } else if (kind < 60) {
      deeds.add(
          new Raced(
              "check", () -> desk.check(id(id), seen, accepts), Deeds.check(id, seen, accepts)));
    } else if (kind < 68) {
      deeds.add(new Raced("withdraw", () -> desk.withdraw(id(id), seen), Deeds.withdraw(id, seen)));
    } else {
      deeds.add(new Raced("step back", () -> desk.stepBack(id(id)), Deeds.stepBack(id)));
    }
  }

  private UUID id(String ofReference) {
    return ids.get(ofReference);
  }

  private void person(int kind) {
    int seen = start.persons.get(one.toString()).version();
    String id = one.toString();
    LocalDate day = day();
    if (kind < 83) {
      String number = base + 4;
      deeds.add(
          new Raced(
              "issue",
              () -> desk.issue(one, seen, number, day),
              Deeds.issue(id, seen, number, day)));
    } else if (kind < 89) {
      String number = start.tickets.containsKey(base + 2) ? base + 2 : base + 1;
      deeds.add(
          new Raced(
              "void",
              () -> desk.makeVoid(one, seen, number, day),
              Deeds.makeVoid(id, seen, number, day)));
    } else if (kind < 94) {
      deeds.add(new Raced("died", () -> desk.die(one, seen, day), Deeds.die(id, seen, day)));
    } else {
      deeds.add(
          new Raced(
              "step back of person",
              () -> desk.stepBackOfPerson(one, seen),
              Deeds.stepBackOfPerson(id, seen)));
    }
  }

  private <T> T pick(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private String ticket() {
    return base + pick(tickets);
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
