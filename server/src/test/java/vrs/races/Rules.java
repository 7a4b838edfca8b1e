package vrs.races;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The rules that the doses of the races can break, as docs/decisions and the words of the findings
/// tell them. Products, lots, ages and sites are always right there.
final class Rules {
  private Rules() {}

  /// What is said against a dose that comes in.
  static List<Objection> atEntry(Reference register, Shot dose) {
    var all = new ArrayList<Objection>();
    all.add(Objection.of("D222", Map.of("given", dose.given().toString()))); // days long ago
    all.addAll(now(register, dose));
    return all;
  }

  /// What is said against a recorded dose: what was seen at entry stays, and what staff have
  /// accepted stays accepted.
  static List<Objection> again(Reference register, Shot dose) {
    var accepted =
        dose.objections().stream()
            .filter(Objection::accepted)
            .map(Objection::rule)
            .collect(Collectors.toSet());
    var all = new ArrayList<>(now(register, dose));
    dose.objections().stream().filter(Objection::isOfEntry).forEach(all::add);
    return all.stream().map(each -> each.accepted(accepted.contains(each.rule()))).toList();
  }

  private static List<Objection> now(Reference register, Shot dose) {
    var all = new ArrayList<Objection>();
    ticket(register, dose, all);
    Reference.Person person = register.persons.get(dose.person());
    if (person != null && person.died() != null && dose.given().isAfter(person.died())) {
      all.add(Objection.of("D203", Map.of()));
    }
    List<Shot> others =
        register.course(dose.course()).stream()
            .filter(each -> !each.id().equals(dose.id()))
            .toList();
    others.forEach(other -> beside(dose, other, all));
    int before = dose.number() - 1;
    if (before > 0
        && !dose.person().isEmpty()
        && others.stream().noneMatch(each -> each.number() == before)) {
      all.add(Objection.of("D215", Map.of("number", String.valueOf(before))));
    }
    interval(dose, others, all);
    return all;
  }

  private static void ticket(Reference register, Shot dose, List<Objection> all) {
    Reference.Ticket ticket = register.tickets.get(dose.ticket());
    if (ticket == null) {
      all.add(Objection.of("D225", Map.of()));
      return;
    }
    if (ticket.voided() != null && !dose.given().isBefore(ticket.voided())) {
      all.add(Objection.of("D218", Map.of()));
    }
    if (dose.given().isBefore(ticket.issued())) {
      all.add(Objection.of("D219", Map.of("issued", ticket.issued().toString())));
    }
  }

  private static void beside(Shot dose, Shot other, List<Objection> all) {
    Map<String, String> details =
        Map.of("number", String.valueOf(other.number()), "given", other.given().toString());
    if (other.number() == dose.number()) {
      all.add(Objection.of("D212", details));
    } else if (other.given().equals(dose.given())) {
      all.add(Objection.of("D213", Map.of("number", String.valueOf(other.number()))));
    } else if (other.given().isAfter(dose.given()) == other.number() < dose.number()) {
      all.add(Objection.of("D216", details));
    } else if (Math.abs(ChronoUnit.DAYS.between(dose.given(), other.given())) <= 7) {
      all.add(Objection.of("D226", details));
    }
  }

  /// Eighteen full days between the first two, three months before any other.
  private static void interval(Shot dose, List<Shot> others, List<Objection> all) {
    Shot before = null;
    for (Shot other : others) {
      if (other.number() < dose.number() && (before == null || other.number() > before.number())) {
        before = other;
      }
    }
    if (before == null || !before.given().isBefore(dose.given())) {
      return;
    }
    LocalDate earliest =
        dose.number() == 2 ? before.given().plusDays(19) : before.given().plusMonths(3);
    if (dose.given().isBefore(earliest)) {
      all.add(Objection.of("D214", Map.of("earliest", earliest.toString())));
    }
  }
}
