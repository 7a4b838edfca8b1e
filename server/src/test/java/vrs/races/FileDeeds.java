package vrs.races;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vrs.races.Reference.Deed;
import vrs.races.Reference.Person;

/// What files bring, and what becomes of it when they are taken back.
public final class FileDeeds {
  private FileDeeds() {}

  /// A line of a file.
  public record Line(String ticket, int number, LocalDate given) {}

  /// A file tells that a person died.
  public static Deed fileOfPerson(String person, LocalDate day) {
    return register -> {
      Person before = register.persons.get(person);
      if (before == null || day.equals(before.died())) {
        return "new 0 changed 0 same 1 not 0";
      }
      PersonDeeds.change(register, person, before, day, null);
      return "new 0 changed 1 same 0 not 0";
    };
  }

  /// A file that brought a person is taken back, unless doses have come for that person.
  public static Deed undoFileOfPerson(String person, String number) {
    return register -> {
      boolean used =
          !register.course(person).isEmpty()
              || register.waiting.stream().anyMatch(each -> each.contains(" " + number + " "));
      if (used) {
        return "removed 0 stayed 1";
      }
      register.tickets.remove(number);
      register.persons.remove(person);
      return "removed 1 stayed 0";
    };
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
          known(register, next)
              .ifPresent(was -> {
                was.objections().stream()
                    .filter(each -> each.rule().equals("D234"))
                    .forEach(each -> said.add(each.accepted(false)));
                said.add(otherwise(was));
              });
          stored.add(shot.saying(said));
        }
      }
      register.write("FILE", stored, List.of(), "RULES");
      long changed = stored.stream().filter(each -> each.version() > 1).count();
      return "new %d changed %d same %d not %d"
          .formatted(stored.size() - changed, changed, same, not);
    };
  }

  /// Of a recorded dose that a file changes.
  private static Objection otherwise(Shot was) {
    return Objection.of(
        "D235",
        Map.of("given", was.given().toString(), "product", "ミホンバックス筋注(架空)", "lot", "MH1001"));
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
            || !now.saysTheSame(
                Objects.requireNonNull(register.versions.get(id)).getFirst().said())) {
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
