package vrs.server.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vrs.server.municipality.Agreements;
import vrs.server.municipality.Terms;
import vrs.server.platform.Area;

/// The part of the register that belongs to some tickets: read with one statement for all of them,
/// and kept up to date while registrations are decided one after the other.
final class Register {
  /// A line for each pair of a ticket and a dose that matters to it: on the ticket, of its person,
  /// or with an id that was sent. Each way in is an index of its own, and `limit` keeps it so: a
  /// plan is made for the average area, and what is quickly read as a whole there may be millions
  /// of rows here.
  private static final String READ =
      """
      select p.id, p.ledger_number, p.name, p.kana, p.birth_date, p.sex, p.moved_out, p.died,
             p.protected, p.version,
             held.numbers, held.days_issued, held.days_voided,
             %s as open_to_others,
             c.id as conflict, c.recorded as conflict_recorded,
             %s
        from (select unnest(cast(:numbers as text[])) as number,
                     unnest(cast(:ids as uuid[])) as id) as sent
        left join lateral (
               select * from ticket where area = :area and number = sent.number limit 1) t
          on true
        left join lateral (
               select * from person where area = :area and id = t.person limit 1) p
          on true
        left join lateral (
               select array_agg(number order by number) as numbers,
                      array_agg(issued::text order by number) as days_issued,
                      array_agg(voided::text order by number) as days_voided
                 from ticket where area = :area and person = t.person) held
          on true
        left join lateral (
               select * from dose where area = :area and ticket = sent.number
               union all
               select * from dose where area = :area and person = t.person
               union all
               select * from dose where area = :area and id = sent.id) d
          on true
        left join lateral (
               select id, recorded from dose_conflict
                where area = :area and id = sent.id and decided is null limit 1) c
          on true
      """
          .formatted(Agreements.holding(Terms.MAIN), Doses.columns("d"));

  private final Map<TicketNumber, Ticket> tickets = new HashMap<>();
  private final Map<UUID, Person> persons = new HashMap<>();
  private final Map<UUID, Dose> doses = new HashMap<>();
  private final Map<UUID, Set<Dose>> ofPerson = new HashMap<>();
  private final Map<TicketNumber, Set<Dose>> onTicket = new HashMap<>();
  private final Map<UUID, Instant> conflicts = new HashMap<>();
  private final Set<String> ofHolders = new HashSet<>();
  private boolean openToOthers;

  private Register() {}

  /// Reads what belongs to these tickets.
  ///
  /// @param ids of doses that may be recorded already, whatever their ticket
  static Register of(Area area, Collection<TicketNumber> tickets, Collection<UUID> ids) {
    var register = new Register();
    area.sql(READ)
        .param("numbers", tickets.stream().map(TicketNumber::digits).toArray(String[]::new))
        .param("ids", ids.toArray(UUID[]::new))
        .query(row -> {
          register.take(area, row);
        });
    return register;
  }

  private void take(Area area, ResultSet row) throws SQLException {
    openToOthers = row.getBoolean("open_to_others");
    UUID holder = row.getObject("id", UUID.class);
    if (holder != null) {
      if (persons.get(holder) == null) {
        persons.put(holder, Persons.person(row));
        takeTickets(area, holder, row);
      }
    }
    UUID conflict = row.getObject("conflict", UUID.class);
    if (conflict != null) {
      addConflict(conflict, row.getTimestamp("conflict_recorded").toInstant());
    }
    if (row.getObject("d_id", UUID.class) != null) {
      add(Doses.dose(area, row, "d"));
    }
  }

  /// All tickets of a person: the doses on the others are looked at again too.
  private void takeTickets(Area area, UUID holder, ResultSet row) throws SQLException {
    String[] numbers = (String[]) row.getArray("numbers").getArray();
    String[] issued = (String[]) row.getArray("days_issued").getArray();
    String[] voided = (String[]) row.getArray("days_voided").getArray();
    for (int i = 0; i < numbers.length; i++) {
      var number = new TicketNumber(area.code(), numbers[i]);
      tickets.put(
          number,
          new Ticket(
              number,
              holder,
              LocalDate.parse(issued[i]),
              Optional.ofNullable(voided[i]).map(LocalDate::parse)));
    }
    ofHolders.addAll(List.of(numbers));
  }

  /// Whether other municipalities' sites may register here (B5).
  boolean isOpenToOthers() {
    return openToOthers;
  }

  /// Every ticket of whoever holds one of those that were asked for: somebody may have several.
  Set<String> ticketsOfHolders() {
    return ofHolders;
  }

  Optional<Dose> byId(UUID id) {
    return Optional.ofNullable(doses.get(id));
  }

  /// The dose of a number on a ticket.
  Optional<Dose> onTicket(TicketNumber ticket, int number) {
    return onTicket.getOrDefault(ticket, Set.of()).stream()
        .filter(dose -> dose.number() == number)
        .findFirst();
  }

  History history(TicketNumber number) {
    Optional<Ticket> ticket = Optional.ofNullable(tickets.get(number));
    Optional<Person> person = ticket.map(each -> persons.get(each.person()));
    Set<Dose> known =
        person
            .map(each -> ofPerson.getOrDefault(each.id(), Set.of()))
            .orElse(onTicket.getOrDefault(number, Set.of()));
    return new History(ticket, person, known.stream().sorted(Dose.EARLIEST_FIRST).toList());
  }

  /// What a dose of the same person is checked against.
  History others(Dose dose, History whole) {
    return new History(
        Optional.ofNullable(tickets.get(dose.ticket())),
        whole.person(),
        whole.doses().stream().filter(other -> !other.id().equals(dose.id())).toList());
  }

  /// The ids among those sent that wait as conflicts, and when they were recorded.
  Optional<Instant> conflict(UUID id) {
    return Optional.ofNullable(conflicts.get(id));
  }

  void addConflict(UUID id, Instant recorded) {
    conflicts.put(id, recorded);
  }

  /// A dose that was read, or that will be added: the next registration sees it.
  void add(Dose dose) {
    Dose before = doses.put(dose.id(), dose);
    if (before != null) {
      onTicket.getOrDefault(before.ticket(), Set.of()).remove(before);
      before.person().ifPresent(id -> ofPerson.getOrDefault(id, Set.of()).remove(before));
    }
    onTicket.computeIfAbsent(dose.ticket(), _ -> new HashSet<>()).add(dose);
    dose.person().ifPresent(id -> ofPerson.computeIfAbsent(id, _ -> new HashSet<>()).add(dose));
  }
}
