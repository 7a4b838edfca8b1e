package vrs.server.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vrs.server.platform.Area;

/// The part of the register that a group of registrations needs: read once for all of them, and
/// kept up to date while they are decided one after the other.
final class Register {
  private final Map<TicketNumber, Ticket> tickets;
  private final Map<UUID, Person> persons;
  private final Map<UUID, List<Dose>> ofPerson;
  private final Map<TicketNumber, List<Dose>> onTicket;
  private final Map<UUID, Dose> byId = new HashMap<>();

  private Register(
      Map<TicketNumber, Ticket> tickets,
      Map<UUID, Person> persons,
      Map<UUID, List<Dose>> ofPerson,
      Map<TicketNumber, List<Dose>> onTicket) {
    this.tickets = tickets;
    this.persons = persons;
    this.ofPerson = new HashMap<>(ofPerson);
    this.onTicket = new HashMap<>(onTicket);
  }

  /// Locks the tickets, in the order of their numbers, and reads what belongs to them.
  static Register of(
      Area area,
      List<RegisterDose.Registration> registrations,
      Tickets tickets,
      Persons persons,
      Doses doses) {
    List<TicketNumber> numbers =
        registrations.stream().map(RegisterDose.Registration::ticket).distinct().toList();
    tickets.lock(area, numbers);
    Map<TicketNumber, Ticket> found = tickets.byNumbers(area, numbers);
    List<UUID> people = found.values().stream().map(Ticket::person).distinct().toList();
    var register =
        new Register(
            found,
            persons.byIds(area, people),
            doses.ofAll(area, people),
            doses.onTickets(area, numbers));
    doses
        .byIds(area, registrations.stream().map(RegisterDose.Registration::id).toList())
        .forEach(dose -> register.byId.put(dose.id(), dose));
    return register;
  }

  Optional<Dose> byId(UUID id) {
    return Optional.ofNullable(byId.get(id));
  }

  History history(TicketNumber number) {
    Optional<Ticket> ticket = Optional.ofNullable(tickets.get(number));
    Optional<Person> person = ticket.map(each -> persons.get(each.person()));
    return new History(
        ticket,
        person,
        person
            .map(each -> ofPerson.getOrDefault(each.id(), List.of()))
            .orElse(onTicket.getOrDefault(number, List.of())));
  }

  /// A dose that the group has decided to add: the next registration sees it.
  void add(Dose dose) {
    byId.put(dose.id(), dose);
    onTicket.merge(dose.ticket(), List.of(dose), Register::joined);
    dose.person().ifPresent(id -> ofPerson.merge(id, List.of(dose), Register::joined));
  }

  private static List<Dose> joined(List<Dose> before, List<Dose> more) {
    var all = new ArrayList<>(before);
    all.addAll(more);
    return List.copyOf(all);
  }
}
