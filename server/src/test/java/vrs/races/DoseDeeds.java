package vrs.races;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import vrs.races.Reference.Deed;
import vrs.races.Reference.No;
import vrs.races.Reference.Version;

/// What sites and staff do to single doses.
public final class DoseDeeds {
  private static final List<String> MADE_BY_NOBODY = List.of("RULES", "LINK");

  private DoseDeeds() {}

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
            Set.of("D222", "D235").contains(each.rule()) && !before.given().equals(given)
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
}
