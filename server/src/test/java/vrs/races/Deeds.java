package vrs.races;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vrs.races.Reference.Change;
import vrs.races.Reference.Deed;
import vrs.races.Reference.No;
import vrs.races.Reference.Person;
import vrs.races.Reference.Ticket;
import vrs.races.Reference.Version;

/// What sites, staff and files do to the register, one deed at a time.
public final class Deeds {
  private static final List<String> MADE_BY_NOBODY = List.of("RULES", "LINK");

  private Deeds() {}

  /// A line of a file.
  public record Line(String ticket, int number, LocalDate given) {}

  /// A site sends a dose.
  ///
  /// @param insists confirms every doubt and sends contradictions all the same
  public static Deed register(
      String id, String ticket, int number, LocalDate given, boolean insists) {
    return register -> {
      Shot sent = fresh(register, id, ticket, number, given);
      List<Objection> all = Rules.atEntry(register, sent);
      boolean stopped = all.stream().anyMatch(Objection::stops);
      boolean open = all.stream().anyMatch(Objection::isDoubt);
      if (all.stream().anyMatch(Objection::isFinal) || open && !insists) {
        throw new No((stopped ? "D301 " : "D302 ") + rules(all));
      }
      if (stopped) {
        register.waiting.add(
            id + " " + ticket + " #" + number + " " + given + " " + new TreeSet<>(all));
        return "waits";
      }
      Shot kept = sent.saying(all);
      register.write("SITE", List.of(kept), List.of(), "RULES");
      return "registered " + kept.state() + (kept.person().isEmpty() ? " orphan" : "");
    };
  }

  private static Shot fresh(
      Reference register, String id, String ticket, int number, LocalDate given) {
    return new Shot(id, ticket, register.holder(ticket), number, given, false, new TreeSet<>(), 1);
  }

  private static String rules(Iterable<Objection> all) {
    var rules = new TreeSet<String>();
    all.forEach(each -> rules.add(each.rule()));
    return rules.toString();
  }

  /// Staff correct what a dose says.
  ///
  /// @param seen the version on the screen
  /// @param accepts every doubt
  public static Deed correct(
      String id, int seen, String ticket, int number, LocalDate given, boolean accepts) {
    return register -> {
      Shot before = existing(register, id, seen);
      Shot now = before.saying(ticket, number, given).of(register.holder(ticket));
      if (before.saysTheSame(now)) {
        throw new No("U109");
      }
      var kept = new ArrayList<Objection>();
      for (Objection each : before.objections()) {
        boolean settled =
            each.rule().equals("D222") && !before.given().equals(given)
                || each.rule().equals("D234") && !before.ticket().equals(ticket);
        if (each.isOfEntry() && !settled) {
          kept.add(each.accepted(false));
        }
      }
      return edit(register, now.saying(kept).checked(true).next(), accepts, "D301");
    };
  }

  /// Staff note that a dose is right.
  public static Deed check(String id, int seen, boolean accepts) {
    return register ->
        edit(register, existing(register, id, seen).checked(true).next(), accepts, "U110");
  }

  private static String edit(Reference register, Shot edited, boolean accepts, String impossible) {
    var before = register.copy();
    before.doses.put(edited.id(), edited);
    List<Objection> said =
        Rules.again(before, edited).stream()
            .map(each ->
                each.accepted(each.accepted() || accepts && each.isDoubt() && !each.stops()))
            .toList();
    Shot now = edited.saying(said);
    if (now.open().stream().anyMatch(each -> each.stops() && !each.isOfEntry())) {
      throw new No(impossible);
    }
    if (!now.open().isEmpty()) {
      throw new No("D302");
    }
    register.write("HAND", List.of(now), List.of(), "RULES");
    return "done " + now.state();
  }

  private static Shot existing(Reference register, String id, int seen) {
    Shot dose = register.doses.get(id);
    if (dose == null) {
      throw new No("U101");
    }
    if (dose.version() != seen) {
      throw new No("D306");
    }
    return dose;
  }

  /// Staff take a dose out that is recorded twice.
  public static Deed withdraw(String id, int seen) {
    return register -> {
      Shot dose = existing(register, id, seen);
      if (register.course(dose.course()).size() < 2) {
        throw new No("U114");
      }
      register.write("HAND", List.of(), List.of(dose.next()), "RULES");
      return "done";
    };
  }

  /// Staff take back what they did to a dose last.
  public static Deed stepBack(String id) {
    return register -> {
      List<Version> all =
          register.versions.getOrDefault(id, List.of()).stream()
              .filter(each -> !each.blank())
              .toList();
      Version last =
          all.reversed().stream()
              .filter(each -> !MADE_BY_NOBODY.contains(each.by()))
              .findFirst()
              .filter(each -> each.by().equals("HAND"))
              .orElseThrow(() -> new No(all.isEmpty() ? "U101" : "U111"));
      int place = 0;
      while (all.get(place).step() != last.step() || !all.get(place).by().equals("HAND")) {
        place++;
      }
      Shot now = register.doses.get(id);
      if (place == 0 || all.get(place - 1).withdrawn()) {
        if (now == null) {
          throw new No("U112");
        }
        register.write("HAND", List.of(), List.of(now.next()), "RULES");
        return "done";
      }
      Shot was = all.get(place - 1).said();
      boolean taken =
          register.doses.values().stream()
              .anyMatch(each ->
                  !each.id().equals(id)
                      && each.ticket().equals(was.ticket())
                      && each.number() == was.number());
      if (taken) {
        throw new No("U112");
      }
      Shot back =
          new Shot(
              id,
              was.ticket(),
              register.holder(was.ticket()),
              was.number(),
              was.given(),
              was.checked(),
              was.objections(),
              all.size() + 1);
      register.write("HAND", List.of(back), List.of(), "RULES");
      return "done";
    };
  }

  /// Staff make a ticket void from a day on.
  public static Deed makeVoid(String person, int seen, String number, LocalDate day) {
    return register -> {
      Person before = existingPerson(register, person, seen);
      Ticket ticket = register.tickets.get(number);
      if (ticket == null || !ticket.person().equals(person)) {
        throw new No("D626");
      }
      if (ticket.voided() != null) {
        throw new No("D627");
      }
      register.tickets.put(number, new Ticket(person, ticket.issued(), day));
      change(register, person, before, before.died(), new Change(number, ticket, before.died()));
      return "done";
    };
  }

  /// Staff issue a further ticket: doses that wait for it are the person's from then on.
  public static Deed issue(String person, int seen, String number, LocalDate day) {
    return register -> {
      Person before = existingPerson(register, person, seen);
      if (register.tickets.containsKey(number)) {
        throw new No("D625");
      }
      register.tickets.put(number, new Ticket(person, day, null));
      link(register, number, person);
      change(register, person, before, before.died(), new Change(number, null, before.died()));
      return "done";
    };
  }

  private static void link(Reference register, String number, String person) {
    var linked = new ArrayList<Shot>();
    for (Shot each : register.course(number)) {
      var objections = new TreeSet<>(each.objections());
      objections.add(Objection.of("D234", Map.of()));
      linked.add(each.of(person).saying(objections).next());
    }
    register.write("LINK", linked, List.of(), "LINK");
  }

  /// Staff, or a file, note that a person died.
  public static Deed die(String person, int seen, LocalDate day) {
    return register -> {
      Person before = register.persons.get(person);
      if (before == null || before.version() != seen) {
        throw new No("overtaken");
      }
      change(register, person, before, day, new Change(null, null, before.died()));
      return "done";
    };
  }

  /// A file tells that a person died.
  public static Deed fileOfPerson(String person, LocalDate day) {
    return register -> {
      Person before = register.persons.get(person);
      if (before == null || day.equals(before.died())) {
        return "new 0 changed 0 same 1 not 0";
      }
      change(register, person, before, day, null);
      return "new 0 changed 1 same 0 not 0";
    };
  }

  /// Staff take back what they did to a person last.
  public static Deed stepBackOfPerson(String person, int seen) {
    return register -> {
      Person before = existingPerson(register, person, seen);
      Change last = before.last();
      if (last == null) {
        throw new No("D628");
      }
      Change back =
          new Change(
              last.ticket(),
              last.ticket() == null ? null : register.tickets.get(last.ticket()),
              before.died());
      if (last.ticket() != null && last.was() == null) {
        String number = last.ticket();
        if (register.doses.values().stream().anyMatch(each -> each.ticket().equals(number))) {
          throw new No("D629");
        }
        register.tickets.remove(number);
      } else if (last.ticket() != null && last.was() != null) {
        register.tickets.put(last.ticket(), last.was());
      }
      change(register, person, before, last.diedBefore(), back);
      return "done";
    };
  }

  private static Person existingPerson(Reference register, String person, int seen) {
    Person known = register.persons.get(person);
    if (known == null) {
      throw new No("D151");
    }
    if (known.version() != seen) {
      throw new No("D621");
    }
    return known;
  }

  private static void change(
      Reference register,
      String person,
      Person before,
      @Nullable LocalDate died,
      @Nullable Change change) {
    register.persons.put(person, new Person(before.version() + 1, died, change));
    register.recheck(person);
  }

  /// A file of doses of one person is stored as it was planned, or planned anew first.
  public static Deed file(String batch, List<Line> lines) {
    return register -> {
      int same = 0;
      int not = 0;
      var left = new ArrayList<Line>();
      for (Line line :
          lines.stream()
              .sorted(Comparator.comparingInt(Line::number).thenComparing(Line::given))
              .toList()) {
        Optional<Shot> known = known(register, line);
        if (known.filter(each -> each.given().equals(line.given())).isPresent()) {
          same++;
        } else if (known.filter(Shot::checked).isPresent()) {
          not++;
        } else {
          left.add(line);
        }
      }
      var stored = new ArrayList<Shot>();
      while (stored.size() < left.size()) {
        Line next = left.get(stored.size());
        Reference beside = register.copy();
        left.forEach(each -> known(register, each).ifPresent(it -> beside.doses.remove(it.id())));
        stored.forEach(each -> beside.doses.put(each.id(), each));
        Shot shot = shot(register, batch, next);
        List<Objection> said = Rules.atEntry(beside, shot);
        if (said.stream().anyMatch(Objection::stops)) {
          left.remove(next);
          stored.clear();
          not++;
        } else {
          stored.add(shot.saying(said));
        }
      }
      register.write("FILE", stored, List.of(), "RULES");
      long changed = stored.stream().filter(each -> each.version() > 1).count();
      return "new %d changed %d same %d not %d"
          .formatted(stored.size() - changed, changed, same, not);
    };
  }

  private static Optional<Shot> known(Reference register, Line line) {
    return register.doses.values().stream()
        .filter(each -> each.ticket().equals(line.ticket()) && each.number() == line.number())
        .findFirst();
  }

  private static Shot shot(Reference register, String batch, Line line) {
    Optional<Shot> known = known(register, line);
    return new Shot(
        known.map(Shot::id).orElse(batch + line.ticket() + line.number()),
        line.ticket(),
        register.holder(line.ticket()),
        line.number(),
        line.given(),
        false,
        new TreeSet<>(),
        known.map(each -> each.version() + 1).orElse(1));
  }

  /// A file is taken back.
  ///
  /// @param made ids of the doses that it brought
  public static Deed undoFile(Set<String> made) {
    return register -> {
      int removed = 0;
      int stayed = 0;
      var persons = new TreeSet<String>();
      for (String id : made) {
        Shot now = register.doses.get(id);
        if (now == null
            || now.checked()
            || !now.saysTheSame(register.versions.get(id).getFirst().said())) {
          stayed++;
        } else {
          register.remove(now);
          persons.add(now.person());
          removed++;
        }
      }
      persons.forEach(register::recheck);
      return "removed " + removed + " stayed " + stayed;
    };
  }
}
