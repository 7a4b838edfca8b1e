package vrs.server.record;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// The courses that a change concerns, while nobody else changes them ([OpenCourses]).
public final class HeldCourses {
  private final Map<UUID, Course> ofPersons;
  private final Map<TicketNumber, Course> ofTickets = new HashMap<>();
  private final Map<TicketNumber, UUID> holders = new HashMap<>();
  private final Map<UUID, Dose> doses = new HashMap<>();

  /// @param onTickets doses on tickets that nobody holds
  HeldCourses(Map<UUID, Course> ofPersons, Map<TicketNumber, List<Dose>> onTickets) {
    this.ofPersons = Map.copyOf(ofPersons);
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
  public Optional<UUID> holder(TicketNumber ticket) {
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
