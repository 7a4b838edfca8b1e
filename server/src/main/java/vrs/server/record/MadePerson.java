package vrs.server.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vrs.server.platform.AreaCipher;
import vrs.server.record.ImportUndo.Why;
import vrs.server.record.TicketChange.State;
import vrs.server.record.UndoneTables.Made;

/// A person whom an import created or changed, beside what the register holds by now.
///
/// @param now the version that holds; 0: the person is no longer there
/// @param after what the import made of the items, without the address
/// @param ticket what the import did to the ticket of its line
/// @param held the ticket as it is now
/// @param others how many other tickets the person has
record MadePerson(
    Made made,
    int now,
    Version after,
    Optional<Version> current,
    Optional<Version> before,
    TicketChange ticket,
    Optional<State> held,
    int others,
    boolean hasDoses,
    boolean ticketUsed,
    boolean inConflict,
    boolean ledgerTaken) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// Content and sealed address of a version.
  record Version(JsonNode content, byte @Nullable [] address) {
    PersonItems items(AreaCipher cipher, UUID person) {
      PersonItems items = PersonContent.items(cipher, person, content);
      return PersonAddresses.opened(cipher, person, address)
          .map(text -> items.with(PersonItem.ADDRESS, text))
          .orElse(items);
    }
  }

  UUID id() {
    return made.id();
  }

  boolean isCreated() {
    return made.isFirst();
  }

  /// Whether the ticket came with the import and goes with it.
  boolean ticketGoes() {
    return ticket.was().isEmpty();
  }

  /// Why it stays; absent: it goes, or has its earlier values again.
  Optional<Why> stays(AreaCipher cipher) {
    if (now == 0) {
      return Optional.of(Why.GONE);
    }
    if (isChangedSince(cipher)) {
      return Optional.of(Why.CHANGED_SINCE);
    }
    if (isCreated() ? hasDoses : ticketGoes() && ticketUsed) {
      return Optional.of(Why.HAS_DOSES);
    }
    if (isCreated() && inConflict) {
      return Optional.of(Why.IN_USE);
    }
    return ledgerTaken ? Optional.of(Why.NUMBER_TAKEN) : Optional.empty();
  }

  /// Compares what it says, so that imports can be undone one after the other from the last.
  private boolean isChangedSince(AreaCipher cipher) {
    return !held.equals(ticket.now())
        || isCreated() && others > 0
        || current
            .filter(version -> !version.items(cipher, id()).equals(after.items(cipher, id())))
            .isPresent();
  }

  /// The items as they were before the import.
  PersonItems itemsBefore(AreaCipher cipher) {
    return before.orElseThrow().items(cipher, id());
  }

  /// Of a row of [UndonePersons].
  static MadePerson of(ResultSet row) throws SQLException {
    JsonNode after = JSON.readTree(row.getString("after"));
    TicketChange line = PersonContent.tickets(after).getFirst();
    return new MadePerson(
        new Made(row.getObject("id", UUID.class), row.getInt("version")),
        row.getInt("now"),
        new Version(after, row.getBytes("address_after")),
        version(row, "current"),
        version(row, "before"),
        new TicketChange(line.number(), told(row, line.number()), line.now()),
        row.getDate("issued") == null
            ? Optional.empty()
            : Optional.of(new State(row.getDate("issued").toLocalDate(), Tickets.items(row))),
        row.getInt("others"),
        row.getBoolean("has_doses"),
        row.getBoolean("ticket_used"),
        row.getBoolean("in_conflict"),
        row.getBoolean("ledger_taken"));
  }

  private static Optional<Version> version(ResultSet row, String which) throws SQLException {
    String content = row.getString(which);
    return content == null
        ? Optional.empty()
        : Optional.of(new Version(JSON.readTree(content), row.getBytes("address_" + which)));
  }

  /// The ticket as the last version before the import left it.
  private static Optional<State> told(ResultSet row, String number) throws SQLException {
    String told = row.getString("told");
    return told == null
        ? Optional.empty()
        : PersonContent.tickets(JSON.readTree(told)).stream()
            .filter(change -> change.number().equals(number))
            .reduce((_, later) -> later)
            .flatMap(TicketChange::now);
  }

  @Override
  public String toString() {
    return "MadePerson[" + id() + "]";
  }
}
