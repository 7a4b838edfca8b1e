package vrs.races;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// A dose as the reference sees it.
///
/// @param id what tells it from others in a round
/// @param person empty: nobody holds the ticket
public record Shot(
    String id,
    String ticket,
    String person,
    int number,
    LocalDate given,
    boolean checked,
    SortedSet<Objection> objections,
    int version) {
  static final Comparator<Shot> EARLIEST_FIRST =
      Comparator.comparing(Shot::given).thenComparingInt(Shot::number);

  /// Where it belongs: to a person, else to a ticket that nobody holds.
  String course() {
    return person.isEmpty() ? ticket : person;
  }

  List<Objection> open() {
    return objections.stream().filter(each -> each.isDoubt() && !each.accepted()).toList();
  }

  public String state() {
    List<Objection> open = open();
    if (open.stream().anyMatch(Objection::stops)) {
      return "TO_CORRECT";
    }
    if (!open.isEmpty()) {
      return "TO_CHECK";
    }
    return checked ? "CHECKED" : "ACCEPTED";
  }

  /// Whether it says the same, whatever the rules say of it.
  boolean saysTheSame(Shot other) {
    return ticket.equals(other.ticket) && number == other.number && given.equals(other.given);
  }

  Shot saying(Iterable<Objection> now) {
    var all = new TreeSet<Objection>();
    now.forEach(all::add);
    return new Shot(id, ticket, person, number, given, checked, all, version);
  }

  Shot next() {
    return new Shot(id, ticket, person, number, given, checked, objections, version + 1);
  }

  Shot of(String holder) {
    return new Shot(id, ticket, holder, number, given, checked, objections, version);
  }

  Shot saying(String newTicket, int newNumber, LocalDate newDay) {
    return new Shot(id, newTicket, person, newNumber, newDay, checked, objections, version);
  }

  Shot checked(boolean now) {
    return new Shot(id, ticket, person, number, given, now, objections, version);
  }

  /// What it says, and what is said of it.
  @Override
  public String toString() {
    return "%s #%d %s %s %s%s %s"
        .formatted(
            ticket,
            number,
            given,
            person.isEmpty() ? "-" : person,
            state(),
            checked ? "!" : "",
            objections);
  }
}
