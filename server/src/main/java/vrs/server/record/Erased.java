package vrs.server.record;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What is about to be erased (消去): a person with everything that belongs to it, or a single dose.
///
/// @param person absent: a dose alone
/// @param doses the person's doses, and those on its tickets that nobody else has; or the one dose
/// @param tickets of the person; or the one that the dose was registered with
/// @param number of the dose; 0: all
/// @param uploads that wait for confirmation and name the person
record Erased(
    Optional<UUID> person, List<UUID> doses, List<String> tickets, int number, List<UUID> uploads) {

  Erased {
    doses = List.copyOf(doses);
    tickets = List.copyOf(tickets);
    uploads = List.copyOf(uploads);
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
