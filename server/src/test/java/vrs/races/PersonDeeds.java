package vrs.races;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vrs.races.Reference.Change;
import vrs.races.Reference.Deed;
import vrs.races.Reference.No;
import vrs.races.Reference.Person;
import vrs.races.Reference.Ticket;

/// What staff do to persons and tickets, and what follows for the doses.
public final class PersonDeeds {
  private PersonDeeds() {}

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

  static void change(
      Reference register,
      String person,
      Person before,
      @Nullable LocalDate died,
      @Nullable Change change) {
    register.persons.put(person, new Person(before.version() + 1, died, change));
    register.recheck(person);
  }

  /// Staff make one of two records of a person.
  public static Deed merge(String remaining, int seen, String other, int otherSeen) {
    return register -> {
      Person one = merged(register, remaining, seen);
      merged(register, other, otherSeen);
      register.persons.remove(other);
      register.persons.put(remaining, new Person(one.version() + 1, one.died(), null));
      move(register, other, remaining, register.ticketsOf(other));
      register.recheck(remaining);
      return "done";
    };
  }

  private static Person merged(Reference register, String person, int seen) {
    Person known = register.persons.get(person);
    if (known == null) {
      throw new No("D151");
    }
    if (known.version() != seen) {
      throw new No("D306");
    }
    return known;
  }

  private static void move(Reference register, String from, String to, Set<String> tickets) {
    for (String number : tickets) {
      Ticket now = Objects.requireNonNull(register.tickets.get(number));
      register.tickets.put(number, new Ticket(to, now.issued(), now.voided()));
      register.course(from).stream()
          .filter(dose -> dose.ticket().equals(number))
          .forEach(dose -> register.put("MERGE", dose.of(to).next()));
    }
  }

  /// Staff take a merging back.
  ///
  /// @param before the register before the merging
  public static Deed undoMerge(String remaining, String other, Reference before) {
    return register -> {
      Person one = Objects.requireNonNull(register.persons.get(remaining));
      Person was = Objects.requireNonNull(before.persons.get(other));
      register.persons.put(remaining, new Person(one.version() + 1, one.died(), null));
      register.persons.put(other, new Person(was.version() + 2, was.died(), null));
      var back = new TreeSet<>(before.ticketsOf(other));
      back.retainAll(register.ticketsOf(remaining));
      move(register, remaining, other, back);
      register.recheck(remaining);
      register.recheck(other);
      return "done";
    };
  }
}
