package vrs.server.record;

import static vrs.server.record.RecipientColumn.ADDRESS;
import static vrs.server.record.RecipientColumn.ALIAS;
import static vrs.server.record.RecipientColumn.FORMER_SURNAME;
import static vrs.server.record.RecipientColumn.MOVED_IN;
import static vrs.server.record.RecipientColumn.REISSUED;
import static vrs.server.record.RecipientColumn.ROMAN;
import static vrs.server.record.RecipientColumn.VOIDED;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What version 2 of the recipients file adds to version 1. A column that a file does not have
/// tells nothing: what the register holds stays.
///
/// @param told the further columns of the file; empty for what the register holds
/// @param names in the order of their kinds
record FurtherItems(
    Set<RecipientColumn> told,
    List<PersonName> names,
    Optional<LocalDate> movedIn,
    Optional<String> address,
    TicketItems ticket) {

  /// Of a file of version 1.
  static final FurtherItems NOTHING =
      new FurtherItems(
          Set.of(), List.of(), Optional.empty(), Optional.empty(), TicketItems.NOTHING);

  private static final Map<NameKind, RecipientColumn> COLUMNS =
      new EnumMap<>(
          Map.of(
              NameKind.FORMER_SURNAME, FORMER_SURNAME,
              NameKind.ALIAS, ALIAS,
              NameKind.ROMAN, ROMAN));

  FurtherItems {
    told = Set.copyOf(told);
    names = List.copyOf(names);
  }

  /// What is told of the ticket.
  record TicketItems(
      Optional<ReissueReason> reissued,
      Optional<LocalDate> voided,
      Optional<VoidReason> voidReason) {
    static final TicketItems NOTHING =
        new TicketItems(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// What the register will hold: what the file tells, and beside it what is held already.
  FurtherItems over(FurtherItems held) {
    if (told.isEmpty()) {
      return held;
    }
    var all = new ArrayList<PersonName>();
    COLUMNS.forEach((kind, column) -> {
      FurtherItems source = told.contains(column) ? this : held;
      source.names.stream().filter(name -> name.kind() == kind).forEach(all::add);
    });
    return new FurtherItems(
        Set.of(),
        all,
        told.contains(MOVED_IN) ? movedIn : held.movedIn,
        told.contains(ADDRESS) ? address : held.address,
        new TicketItems(
            told.contains(REISSUED) ? ticket.reissued : held.ticket.reissued,
            told.contains(VOIDED) ? ticket.voided : held.ticket.voided,
            told.contains(VOIDED) ? ticket.voidReason : held.ticket.voidReason));
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
