package vrs.server.record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import vrs.races.DoseDeeds;
import vrs.races.FileDeeds;
import vrs.races.FileDeeds.Line;
import vrs.races.PersonDeeds;
import vrs.races.Reference;
import vrs.races.Reference.Change;
import vrs.races.Reference.Person;
import vrs.races.Reference.Ticket;
import vrs.races.Turns.Act;

/// Two persons with a few tickets and doses, and what several people are about to do to them at
/// once: each deed as the server does it, beside what the reference does.
///
/// Ticket 1 is the first person's, as 2 if there is one, and 3 the second's; 4 was never issued.
final class RaceRound {
  static final LocalDate ISSUED = LocalDate.of(2025, 12, 10);
  private static final LocalDate REISSUED = LocalDate.of(2026, 1, 10);
  private static final String DOSES = "自治体コード,券番号,接種回,接種日,接種自治体コード,会場名,医師名,製品コード,ロット番号\n";
  private static final String PEOPLE = "自治体コード,券番号,宛名番号,個人番号,氏名,氏名カナ,生年月日,性別,接種券発行日,転出日,死亡日,支援措置\n";

  /// A deed as the server does it and as the reference does.
  record Raced(String name, Act act, Reference.Deed expected) {}

  final String base;
  final List<Raced> deeds = new ArrayList<>();
  final Set<UUID> batches = new TreeSet<>();

  /// Ids of doses, by the reference's.
  final Map<String, UUID> ids = new HashMap<>();

  private final RaceDesk desk;
  private final UUID one;
  private final UUID two;
  private Reference start = new Reference();

  /// @param number of the round in its area: tickets are made from it
  /// @param further whether the first person has ticket 2, as the last change of staff
  RaceRound(RaceDesk desk, long number, UUID one, UUID two, boolean further) {
    this.desk = desk;
    this.base = "%09d".formatted(number);
    this.one = one;
    this.two = two;
    start.tickets.put(base + 1, new Ticket(one.toString(), ISSUED, null));
    start.tickets.put(base + 3, new Ticket(two.toString(), ISSUED, null));
    if (further) {
      start.tickets.put(base + 2, new Ticket(one.toString(), REISSUED, null));
    }
    Change last = further ? new Change(base + 2, null, null) : null;
    start.persons.put(one.toString(), new Person(further ? 2 : 1, null, last));
    start.persons.put(two.toString(), new Person(1, null, null));
  }

  /// How it begins.
  Reference start() {
    return start;
  }

  /// What has happened before it begins, as long as nothing is in the register.
  void before(Reference.Deed deed) {
    start = start.after(deed, new ArrayList<>());
    start.waiting.clear();
    start.versions.keySet().forEach(id -> ids.put(id, UUID.fromString(id)));
  }

  /// A dose that has come in before.
  String before(UUID id, String ticket, int number, LocalDate given) {
    before(DoseDeeds.register(id.toString(), base + ticket, number, given, true));
    return id.toString();
  }

  Line line(String ticket, int number, LocalDate given) {
    return new Line(base + ticket, number, given);
  }

  void site(UUID id, String ticket, int number, LocalDate given, boolean insists) {
    ids.put(id.toString(), id);
    String digits = base + ticket;
    deeds.add(
        new Raced(
            "site",
            () -> desk.register(id, digits, number, given, insists),
            DoseDeeds.register(id.toString(), digits, number, given, insists)));
  }

  void correct(String id, String ticket, int number, LocalDate given, boolean accepts) {
    int seen = seen(id);
    deeds.add(
        new Raced(
            "correct",
            () -> desk.correct(id(id), seen, ticket, number, given, accepts),
            DoseDeeds.correct(id, seen, ticket, number, given, accepts)));
  }

  void check(String id, boolean accepts) {
    int seen = seen(id);
    deeds.add(
        new Raced(
            "check", () -> desk.check(id(id), seen, accepts), DoseDeeds.check(id, seen, accepts)));
  }

  void withdraw(String id) {
    int seen = seen(id);
    deeds.add(
        new Raced("withdraw", () -> desk.withdraw(id(id), seen), DoseDeeds.withdraw(id, seen)));
  }

  void stepBack(String id) {
    deeds.add(new Raced("step back", () -> desk.stepBack(id(id)), DoseDeeds.stepBack(id)));
  }

  private int seen(String id) {
    return Objects.requireNonNull(start.versions.get(id)).size();
  }

  private UUID id(String ofReference) {
    return Objects.requireNonNull(ids.get(ofReference));
  }

  void issue(LocalDate day) {
    int seen = seenOfPerson();
    String number = base + 4;
    deeds.add(
        new Raced(
            "issue",
            () -> desk.issue(one, seen, number, day),
            PersonDeeds.issue(one.toString(), seen, number, day)));
  }

  void makeVoid(String ticket, LocalDate day) {
    int seen = seenOfPerson();
    String number = base + ticket;
    deeds.add(
        new Raced(
            "void",
            () -> desk.makeVoid(one, seen, number, day),
            PersonDeeds.makeVoid(one.toString(), seen, number, day)));
  }

  void died(LocalDate day) {
    int seen = seenOfPerson();
    deeds.add(
        new Raced(
            "died", () -> desk.die(one, seen, day), PersonDeeds.die(one.toString(), seen, day)));
  }

  void stepBackOfPerson() {
    int seen = seenOfPerson();
    deeds.add(
        new Raced(
            "step back of person",
            () -> desk.stepBackOfPerson(one, seen),
            PersonDeeds.stepBackOfPerson(one.toString(), seen)));
  }

  private int seenOfPerson() {
    return seenOf(one);
  }

  private int seenOf(UUID person) {
    return Objects.requireNonNull(start.persons.get(person.toString())).version();
  }

  /// The second person turns out to be the first; not a second time.
  void merge() {
    if (!start.persons.containsKey(two.toString())) {
      return;
    }
    int seen = seenOf(one);
    int otherSeen = seenOf(two);
    deeds.add(
        new Raced(
            "merge",
            () -> desk.merge(one, seen, two, otherSeen),
            PersonDeeds.merge(one.toString(), seen, two.toString(), otherSeen)));
  }

  /// That turned out before, and is taken back.
  void undoMerge() {
    Reference before = start;
    UUID merge = desk.merged(one, seenOf(one), two, seenOf(two));
    start =
        start.after(
            PersonDeeds.merge(one.toString(), seenOf(one), two.toString(), seenOf(two)),
            new ArrayList<>());
    deeds.add(
        new Raced(
            "undo merge",
            () -> desk.undoMerge(merge),
            PersonDeeds.undoMerge(one.toString(), two.toString(), before)));
  }

  /// A file that was planned; from here on the round has to be in the register.
  ///
  /// @param lines of one person
  void file(List<Line> lines) {
    UUID batch = desk.planned(text(lines));
    batches.add(batch);
    deeds.add(new Raced("file", () -> desk.store(batch), FileDeeds.file(batch.toString(), lines)));
  }

  /// A file of the first person's death.
  void fileOfPerson(LocalDate died) {
    UUID batch =
        desk.planned(
            PEOPLE
                + "%s,%s1,L%s,,見本　一,ミホン　イチ,1980-05-05,1,%s,,%s,0\n"
                    .formatted(desk.code().digits(), base, base, ISSUED, died));
    deeds.add(
        new Raced(
            "file of a person",
            () -> desk.store(batch),
            FileDeeds.fileOfPerson(one.toString(), died)));
  }

  /// A file that brought a third person, with ticket 4, is taken back.
  void undoFileOfPerson() {
    String number = base + 4;
    UUID batch =
        desk.planned(
            PEOPLE
                + "%s,%s,L%sc,,見本　三,ミホン　サン,1980-05-05,1,%s,,,0\n"
                    .formatted(desk.code().digits(), number, base, ISSUED));
    desk.store(batch);
    String three = desk.holder(number).toString();
    start = start.copy();
    start.tickets.put(number, new Ticket(three, ISSUED, null));
    start.persons.put(three, new Person(1, null, null));
    deeds.add(
        new Raced(
            "undo file of a person",
            () -> desk.undo(batch),
            FileDeeds.undoFileOfPerson(three, number)));
  }

  /// A file that was stored before is taken back.
  ///
  /// @return false if nothing of it had been stored
  boolean undoFile(List<Line> lines) {
    UUID batch = desk.planned(text(lines));
    batches.add(batch);
    String came = desk.store(batch);
    var expected = new ArrayList<String>();
    Reference after = start.after(FileDeeds.file(batch.toString(), lines), expected);
    if (!expected.getFirst().equals(came)) {
      throw new IllegalStateException(base + ": " + came + " and not " + expected);
    }
    var made = new TreeSet<>(after.doses.keySet());
    made.removeAll(start.doses.keySet());
    if (!made.isEmpty()) {
      start = after;
      deeds.add(new Raced("undo file", () -> desk.undo(batch), FileDeeds.undoFile(made)));
    }
    return !made.isEmpty();
  }

  private String text(List<Line> lines) {
    var file = new StringBuilder(DOSES);
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
}
