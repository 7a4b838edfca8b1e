package vrs.server.record;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;

/// Opens an area for a change to doses of some persons.
///
/// A site that registers holds a lock on the ticket and not on the person, whom it may not know. So
/// a change at the counter holds the locks on all tickets of the persons whom it concerns: neither
/// decides on a picture of the course that the other is about to change.
@Component
public final class OpenCourses {
  private static final int MOST_TRIES = 3;

  /// Tickets that are named, those of the named doses, all others of their holders; and the
  /// holders.
  private static final String CONCERNED =
      """
      with named_dose as (
        select d.ticket, d.person
          from (select unnest(cast(:doses as uuid[])) as id) as one
         cross join lateral (
                select ticket, person from dose where area = :area and id = one.id limit 1) d),
      named as (
        select unnest(cast(:tickets as text[])) as number
        union
        select ticket from named_dose),
      holder as (
        select t.person
          from named
         cross join lateral (
                select person from ticket where area = :area and number = named.number limit 1) t
        union
        select person from named_dose where person is not null
        union
        select unnest(cast(:persons as uuid[])))
      select number, null::uuid as person from named
      union
      select t.number, null
        from holder
       cross join lateral (
              select number from ticket where area = :area and person = holder.person offset 0) t
      union
      select null, person from holder
      """;

  private static final String ON_TICKETS =
      """
      select %s
        from (select unnest(cast(:tickets as text[])) as number) as one
       cross join lateral (
              select * from dose
               where area = :area and ticket = one.number and person is null offset 0) d
      """
          .formatted(Doses.columns("d"));

  private final Areas areas;
  private final PersonCourses courses;

  OpenCourses(Areas areas, PersonCourses courses) {
    this.areas = areas;
    this.courses = courses;
  }

  /// What a change names.
  public record Named(
      Collection<UUID> doses, Collection<TicketNumber> tickets, Collection<UUID> persons) {
    public Named {
      doses = List.copyOf(doses);
      tickets = List.copyOf(tickets);
      persons = List.copyOf(persons);
    }

    static Named dose(UUID id) {
      return new Named(List.of(id), List.of(), List.of());
    }

    static Named person(UUID id) {
      return new Named(List.of(), List.of(), List.of(id));
    }

    Named and(TicketNumber ticket) {
      var more = new HashSet<>(tickets);
      more.add(ticket);
      return new Named(doses, more, persons);
    }
  }

  private record Concerned(Set<String> tickets, Set<UUID> persons) {}

  /// Somebody moved one of the doses while its locks were asked for.
  static final class Moved extends RuntimeException {
    Moved() {
      super(null, null, false, false);
    }
  }

  /// Does the work in a transaction that holds the courses of all whom it names.
  ///
  /// @throws Refusal D306 if they are changed faster than they can be held
  public <T> T write(AreaCode office, Named named, BiFunction<Area, HeldCourses, T> work) {
    return write(office, () -> named, Set.of(), work);
  }

  /// As the other.
  ///
  /// @param names is asked again where somebody has moved a dose meanwhile
  /// @param further locks: one at a time of those who ask for the same
  <T> T write(
      AreaCode office,
      Supplier<Named> names,
      Set<String> further,
      BiFunction<Area, HeldCourses, T> work) {
    for (int tries = 1; ; tries++) {
      Named named = names.get();
      Concerned concerned = areas.read(office, area -> concerned(area, named));
      var locks = new HashSet<>(concerned.tickets);
      locks.addAll(further);
      try {
        return areas.write(
            office, CourseLocks.of(locks), area -> work.apply(area, held(area, named, concerned)));
      } catch (Moved moved) {
        if (tries == MOST_TRIES) {
          throw new Refusal(RecordReason.CHANGED_MEANWHILE);
        }
      }
    }
  }

  /// As [#write], for running the rules again and nothing else: only what they say of a dose is
  /// written, under its version. So the persons' rows are not locked, and a schedule needs no right
  /// to change them.
  <T> T recheck(AreaCode office, Named named, BiFunction<Area, HeldCourses, T> work) {
    Concerned concerned = areas.read(office, area -> concerned(area, named));
    return areas.write(
        office,
        concerned.tickets,
        area -> work.apply(area, held(area, concerned, courses.of(area, concerned.persons))));
  }

  /// As [#write], for showing what would come of it; holds nothing.
  public <T> T read(AreaCode office, Named named, BiFunction<Area, HeldCourses, T> work) {
    return areas.read(
        office,
        area -> {
          Concerned concerned = concerned(area, named);
          return work.apply(area, held(area, concerned, courses.of(area, concerned.persons)));
        });
  }

  private HeldCourses held(Area area, Named named, Concerned concerned) {
    Map<UUID, Course> ofPersons = courses.locked(area, concerned.persons);
    if (!concerned(area, named).equals(concerned)) {
      throw new Moved();
    }
    return held(area, concerned, ofPersons);
  }

  private static HeldCourses held(Area area, Concerned concerned, Map<UUID, Course> ofPersons) {
    Set<String> held =
        ofPersons.values().stream()
            .flatMap(course -> course.tickets().keySet().stream())
            .map(TicketNumber::digits)
            .collect(Collectors.toSet());
    String[] nobodys =
        concerned.tickets.stream().filter(ticket -> !held.contains(ticket)).toArray(String[]::new);
    return new HeldCourses(ofPersons, onTickets(area, nobodys), concerned.tickets);
  }

  private static Map<TicketNumber, List<Dose>> onTickets(Area area, String[] tickets) {
    if (tickets.length == 0) {
      return Map.of();
    }
    return area
        .sql(ON_TICKETS)
        .param("tickets", tickets)
        .query((row, _) -> Doses.dose(area, row, "d"))
        .list()
        .stream()
        .collect(Collectors.groupingBy(Dose::ticket, HashMap::new, Collectors.toList()));
  }

  private static Concerned concerned(Area area, Named named) {
    var tickets = new HashSet<String>();
    var persons = new HashSet<UUID>();
    area.sql(CONCERNED)
        .param("doses", named.doses.toArray(UUID[]::new))
        .param("tickets", named.tickets.stream().map(TicketNumber::digits).toArray(String[]::new))
        .param("persons", named.persons.toArray(UUID[]::new))
        .query(row -> {
          String ticket = row.getString("number");
          if (ticket != null) {
            tickets.add(ticket);
          } else {
            persons.add(row.getObject("person", UUID.class));
          }
        });
    return new Concerned(tickets, persons);
  }
}
