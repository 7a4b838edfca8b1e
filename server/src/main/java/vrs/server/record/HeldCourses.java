package vrs.server.record;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// The courses that a change concerns, while nobody else changes them ([OpenCourses]).
public final class HeldCourses {
  private final Map<UUID, Course> ofPersons;
  private final Set<String> tickets;
  private final Map<TicketNumber, Course> ofTickets = new HashMap<>();
  private final Map<TicketNumber, UUID> holders = new HashMap<>();
  private final Map<UUID, Dose> doses = new HashMap<>();

  /// @param onTickets doses on tickets that nobody holds
  /// @param tickets all whose locks are held
  HeldCourses(
      Map<UUID, Course> ofPersons, Map<TicketNumber, List<Dose>> onTickets, Set<String> tickets) {
    this.ofPersons = Map.copyOf(ofPersons);
    this.tickets = Set.copyOf(tickets);
    ofPersons.forEach(
        (person, course) -> course.tickets().keySet().forEach(each -> holders.put(each, person)));
    onTickets.forEach(
        (ticket, own) -> ofTickets.put(ticket, new Course(Optional.empty(), Map.of(), own)));
    all().flatMap(course -> course.doses().stream()).forEach(dose -> doses.put(dose.id(), dose));
  }

  Stream<Course> all() {
    return Stream.concat(ofPersons.values().stream(), ofTickets.values().stream());
  }

  public Optional<Dose> dose(UUID id) {
    return Optional.ofNullable(doses.get(id));
  }

  public Collection<Dose> doses() {
    return doses.values();
  }

  /// Who holds a ticket; nobody if it was never issued.
  ///
  /// @throws OpenCourses.Moved if its lock is not held, so that somebody may be issuing it
  public Optional<UUID> holder(TicketNumber ticket) {
    if (!tickets.contains(ticket.digits())) {
      throw new OpenCourses.Moved();
    }
    return Optional.ofNullable(holders.get(ticket));
  }

  Optional<Course> ofPerson(UUID person) {
    return Optional.ofNullable(ofPersons.get(person));
  }

  /// Where a dose belongs: to a person's course, or as long as nobody holds its ticket to that.
  Course of(Dose dose) {
    return dose.person()
        .flatMap(this::ofPerson)
        .orElseGet(() ->
            ofTickets.computeIfAbsent(
                dose.ticket(), _ -> new Course(Optional.empty(), Map.of(), List.of())));
  }

  @Override
  public String toString() {
    return "HeldCourses[" + doses.size() + "]";
  }
}
