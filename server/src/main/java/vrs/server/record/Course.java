package vrs.server.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vrs.server.municipality.MasterData;
import vrs.server.record.DoseChanges.Change;

/// All that the register holds of one person's doses (一人の接種記録), or of a ticket that nobody holds:
/// what the doses are checked against.
///
/// @param tickets those of the person, by number
/// @param doses earliest first
public record Course(Optional<Person> person, Map<TicketNumber, Ticket> tickets, List<Dose> doses) {
  public Course {
    tickets = Map.copyOf(tickets);
    doses = doses.stream().sorted(Dose.EARLIEST_FIRST).toList();
  }

  /// What a dose on one of the tickets is checked against.
  ///
  /// @param without a dose that is left out, because it is the one that is looked at
  History history(TicketNumber ticket, Optional<Dose> without) {
    return new History(
        Optional.ofNullable(tickets.get(ticket)),
        person,
        doses.stream()
            .filter(dose -> without.filter(one -> one.id().equals(dose.id())).isEmpty())
            .toList());
  }

  /// The same person with these doses instead.
  Course with(List<Dose> others) {
    return new Course(person, tickets, others);
  }

  /// Runs the rules over all doses again: the next version of each of which they now say something
  /// else.
  List<Change> again(MasterData master) {
    var changes = new ArrayList<Change>();
    for (Dose dose : doses) {
      Assessment now = DoseRules.again(master, dose, history(dose.ticket(), Optional.of(dose)));
      if (!now.equals(dose.assessment())) {
        changes.add(new Change(dose, dose.assessed(now)));
      }
    }
    return changes;
  }
}
