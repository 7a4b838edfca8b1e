package vrs.server.record;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCipher;
import vrs.server.record.FurtherItems.TicketItems;

/// Those whom the register knows by a key of some lines: one statement for two thousand lines.
final class KnownPersons {
  private final AreaCipher cipher;
  private final Map<String, Holding> byTicket = new HashMap<>();
  private final Map<ByteBuffer, Known> byNumber = new HashMap<>();
  private final Map<String, Known> byLedger = new HashMap<>();

  /// A person of the register, with the look-up value of the Individual Number.
  record Known(
      Person person,
      Optional<ByteBuffer> lookup,
      List<PersonName> names,
      Optional<LocalDate> movedIn,
      Optional<String> address) {
    UUID id() {
      return person.id();
    }

    /// What the register holds of what version 2 of the file tells.
    FurtherItems further(Optional<TicketItems> ticket) {
      return new FurtherItems(
          Set.of(), names, movedIn, address, ticket.orElse(TicketItems.NOTHING));
    }

    @Override
    public String toString() {
      return person.toString();
    }
  }

  /// A ticket of the register and who holds it.
  record Holding(Known known, LocalDate issued, TicketItems items) {}

  private KnownPersons(AreaCipher cipher) {
    this.cipher = cipher;
  }

  static KnownPersons of(
      Area area,
      AreaCipher cipher,
      Collection<String> tickets,
      Collection<byte[]> lookups,
      Collection<String> ledgerNumbers) {
    var all = new KnownPersons(cipher);
    area.sql(
            """
            with known as (
              select t.person as id
                from (select unnest(cast(:tickets as text[])) as number) as one
               cross join lateral (
                      select person from ticket where area = :area and number = one.number limit 1) t
              union
              select p.id
                from (select unnest(cast(:lookups as bytea[])) as lookup) as one
               cross join lateral (
                      select id from person
                       where area = :area and number_lookup = one.lookup limit 1) p
              union
              select p.id
                from (select unnest(cast(:ledgers as text[])) as number) as one
               cross join lateral (
                      select id from person
                       where area = :area and ledger_number = one.number limit 1) p)
            select p.id, p.ledger_number, p.name, p.kana, p.birth_date, p.sex, p.moved_out, p.died,
                   p.protected, p.version, p.number_lookup, p.moved_in, n.names, a.sealed as address,
                   t.number as ticket, t.issued, t.reissued, t.voided, t.void_reason
              from known
             cross join lateral (
                    select * from person where area = :area and id = known.id limit 1) p
              left join lateral (
                    select * from ticket
                     where area = :area and person = known.id and number = any(:tickets) offset 0) t
                on true
              left join lateral (
                    select sealed from person_address
                     where area = :area and person = known.id and version = p.version limit 1) a
                on true
             cross join lateral (%s) n
            """
                .formatted(PersonNames.together("known.id")))
        .param("tickets", tickets.toArray(String[]::new))
        .param("lookups", lookups.toArray(byte[][]::new))
        .param("ledgers", ledgerNumbers.toArray(String[]::new))
        .query(all::add);
    return all;
  }

  private void add(ResultSet row) throws SQLException {
    byte @Nullable [] lookup = row.getBytes("number_lookup");
    Person person = Persons.person(row);
    var known =
        new Known(
            person,
            Optional.ofNullable(lookup).map(ByteBuffer::wrap),
            PersonNames.taken(row.getString("names")),
            Persons.day(row.getDate("moved_in")),
            PersonAddresses.opened(cipher, person.id(), row.getBytes("address")));
    String ticket = row.getString("ticket");
    if (ticket != null) {
      byTicket.put(
          ticket, new Holding(known, row.getDate("issued").toLocalDate(), Tickets.items(row)));
    }
    known.lookup().ifPresent(key -> byNumber.put(key, known));
    known.person().ledgerNumber().ifPresent(key -> byLedger.put(key, known));
  }

  Optional<Holding> byTicket(TicketNumber ticket) {
    return Optional.ofNullable(byTicket.get(ticket.digits()));
  }

  Optional<Known> byNumber(Optional<byte[]> lookup) {
    return lookup.map(ByteBuffer::wrap).map(byNumber::get);
  }

  Optional<Known> byLedger(Optional<String> ledgerNumber) {
    return ledgerNumber.map(byLedger::get);
  }
}
