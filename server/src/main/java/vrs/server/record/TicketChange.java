package vrs.server.record;

import java.time.LocalDate;
import java.util.Optional;
import vrs.server.record.FurtherItems.TicketItems;

/// What a version did to one of the person's tickets.
///
/// @param was absent if the ticket is new
/// @param now absent if its issue was taken back
record TicketChange(String number, Optional<State> was, Optional<State> now) {

  /// A ticket at a time.
  record State(LocalDate issued, TicketItems items) {
    State voided(LocalDate day, VoidReason reason) {
      return new State(
          issued, new TicketItems(items.reissued(), Optional.of(day), Optional.of(reason)));
    }
  }

  static TicketChange issued(String number, State state) {
    return new TicketChange(number, Optional.empty(), Optional.of(state));
  }

  /// The change that takes this one back.
  TicketChange reversed() {
    return new TicketChange(number, now, was);
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
