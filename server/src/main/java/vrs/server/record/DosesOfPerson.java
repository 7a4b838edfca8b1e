package vrs.server.record;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;

/// What rests on a person and on the person's tickets: doses that wait for a new ticket become the
/// person's, and the rules run again over all of the person's doses (C8).
@Component
final class DosesOfPerson {
  private final Orphans orphans;
  private final RecheckDoses recheck;

  DosesOfPerson(Orphans orphans, RecheckDoses recheck) {
    this.orphans = orphans;
    this.recheck = recheck;
  }

  /// In the transaction that has changed the person or the tickets.
  ///
  /// @return how many doses have found the person
  int follow(Area area, Source source, UUID person, List<TicketChange> tickets) {
    int linked = 0;
    for (TicketChange ticket : tickets) {
      if (ticket.was().isEmpty()) {
        linked +=
            orphans.link(
                area,
                new Source(source.actor(), source.device(), Source.Origin.LINK, null, ""),
                new TicketNumber(area.code(), ticket.number()));
      }
    }
    recheck.ofPersons(area, source.ofRules("the person changed"), List.of(person));
    return linked;
  }
}
