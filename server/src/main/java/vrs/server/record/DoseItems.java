package vrs.server.record;

import java.time.LocalDate;
import java.util.Optional;
import vrs.server.platform.AreaCode;

/// What a dose says, and what staff can correct of it (接種記録の項目). Whose dose it is follows from the
/// ticket.
///
/// @param lot normalised, as in [Dose]
/// @param takenOverFrom as in [Dose]
public record DoseItems(
    TicketNumber ticket,
    int number,
    LocalDate given,
    String product,
    String lot,
    AreaCode givenIn,
    String site,
    String doctor,
    Optional<AreaCode> takenOverFrom) {

  @Override
  public String toString() {
    return "[hidden]";
  }
}
