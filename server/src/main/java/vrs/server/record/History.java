package vrs.server.record;

import java.util.List;
import java.util.Optional;

/// What the register knows about whoever holds a ticket: all that a dose is checked against.
///
/// @param ticket absent: this municipality never issued the number
/// @param person absent with the ticket
/// @param doses those recorded, earliest first; of an unknown ticket, those on its number
public record History(Optional<Ticket> ticket, Optional<Person> person, List<Dose> doses) {
  public History {
    doses = List.copyOf(doses);
  }
}
