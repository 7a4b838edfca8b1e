package vrs.server.record;

import java.time.LocalDate;
import java.util.Optional;
import vrs.server.platform.Refusal;
import vrs.server.record.FurtherItems.TicketItems;

/// What staff have typed of a ticket that they issue.
///
/// @param number empty for the next one that is free
/// @param issued the day, as written; empty for today
/// @param reason code of a [ReissueReason]; empty for a first ticket
public record TicketForm(String number, String issued, String reason) {

  /// The number that was typed.
  ///
  /// @throws Refusal D611
  Optional<String> typedNumber() {
    String digits = FormChecks.digits(number);
    if (digits.isEmpty()) {
      return Optional.empty();
    }
    if (!TicketNumber.isValid(digits)) {
      throw FormChecks.refusal(PersonReason.TICKET_NUMBER_WRONG, "ticket");
    }
    return Optional.of(digits);
  }

  /// The ticket as it will be.
  ///
  /// @throws Refusal D612, D613, M201 to M205
  TicketChange.State state(BirthDate born, LocalDate today) {
    LocalDate day = issued.isBlank() ? today : FormChecks.lifetime("issued", issued, born, today);
    return new TicketChange.State(
        day, new TicketItems(ReissueReason.ofCode(reason), Optional.empty(), Optional.empty()));
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
