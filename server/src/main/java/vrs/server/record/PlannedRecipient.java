package vrs.server.record;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import vrs.server.record.KnownPersons.Holding;
import vrs.server.record.KnownPersons.Known;

/// What a line would do to the register.
sealed interface PlannedRecipient {

  /// The person is not known yet.
  record New() implements PlannedRecipient {}

  /// The person is known; something differs, or the ticket is a further one.
  ///
  /// @param recipient as the register will hold it
  record Changed(Known known, Recipient recipient) implements PlannedRecipient {}

  /// Nothing differs.
  record Unchanged(Known known) implements PlannedRecipient {}

  /// The register contradicts the line (D144 to D146).
  record Clash(ImportReason reason, RecipientColumn column) implements PlannedRecipient {}

  /// Finds the person by ticket, else by Individual Number, else by ledger number, and compares.
  ///
  /// @param lookup of the line's Individual Number
  static PlannedRecipient of(Recipient line, Optional<byte[]> lookup, KnownPersons register) {
    Optional<Holding> holding = register.byTicket(line.ticket());
    Optional<Known> byNumber = register.byNumber(lookup);
    Optional<Known> byLedger = register.byLedger(line.ledgerNumber());
    Optional<Known> found = holding.map(Holding::known).or(() -> byNumber).or(() -> byLedger);
    if (found.isEmpty()) {
      return new New();
    }
    Known known = found.get();
    if (byNumber.isPresent() && !byNumber.get().id().equals(known.id())) {
      return new Clash(
          ImportReason.INDIVIDUAL_NUMBER_OF_ANOTHER, RecipientColumn.INDIVIDUAL_NUMBER);
    }
    if (byLedger.isPresent() && !byLedger.get().id().equals(known.id())) {
      return new Clash(ImportReason.LEDGER_NUMBER_OF_ANOTHER, RecipientColumn.LEDGER_NUMBER);
    }
    if (isSomebodyElse(line, lookup, known)) {
      return holding.isPresent()
          ? new Clash(ImportReason.TICKET_OF_ANOTHER, RecipientColumn.TICKET)
          : new Clash(ImportReason.LEDGER_NUMBER_OF_ANOTHER, RecipientColumn.LEDGER_NUMBER);
    }
    FurtherItems held = known.further(holding.map(Holding::items));
    Recipient merged = line.with(line.further().over(held));
    boolean sameTicket = holding.map(Holding::issued).filter(line.issued()::equals).isPresent();
    return sameTicket && isSame(line, lookup, known) && merged.further().equals(held)
        ? new Unchanged(known)
        : new Changed(known, merged);
  }

  /// Numbers do change and birth dates are corrected; where both differ, it is another person.
  private static boolean isSomebodyElse(Recipient line, Optional<byte[]> lookup, Known known) {
    boolean otherNumber =
        lookup.isPresent() && known.lookup().isPresent() && !sameNumber(lookup, known);
    return otherNumber && !line.birthDate().equals(known.person().birthDate());
  }

  private static boolean isSame(Recipient line, Optional<byte[]> lookup, Known known) {
    Person person = known.person();
    return line.ledgerNumber().equals(person.ledgerNumber())
        && sameNumber(lookup, known)
        && line.name().equals(person.name())
        && line.kana().equals(person.kana())
        && line.birthDate().equals(person.birthDate())
        && line.sex() == person.sex()
        && line.movedOut().equals(person.movedOut())
        && line.died().equals(person.died())
        && line.withheld() == person.withheld();
  }

  private static boolean sameNumber(Optional<byte[]> lookup, Known known) {
    return lookup.isPresent() == known.lookup().isPresent()
        && (lookup.isEmpty() || Arrays.equals(lookup.get(), known.lookup().orElseThrow().array()));
  }

  /// The words' details of a clash.
  static Map<String, Object> details(Clash clash) {
    return Map.of("column", clash.column().heading());
  }
}
