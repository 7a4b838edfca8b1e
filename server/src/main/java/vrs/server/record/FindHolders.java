package vrs.server.record;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Actor;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;

/// Finds whose a dose could be: persons with their tickets, while a dose is being corrected.
@Component
public final class FindHolders {
  private static final int MOST = 10;

  private final FindPersons findPersons;
  private final PersonCourses courses;
  private final Areas areas;

  FindHolders(FindPersons findPersons, PersonCourses courses, Areas areas) {
    this.findPersons = findPersons;
    this.courses = courses;
    this.areas = areas;
  }

  /// @param tickets none of a protected person: whoever holds the ticket in hand types its number
  public record Holder(Person person, List<Ticket> tickets) {
    public Holder {
      tickets = List.copyOf(tickets);
    }
  }

  /// @param more whether there were more
  public record Found(List<Holder> holders, boolean more) {
    public Found {
      holders = List.copyOf(holders);
    }
  }

  /// @param text whatever the search box takes
  /// @throws Refusal D153
  public Found find(Actor actor, String text) {
    FindPersons.Found found = findPersons.find(actor, text);
    List<Person> persons = found.persons().stream().limit(MOST).map(FoundPerson::person).toList();
    Map<UUID, Course> known =
        areas.read(
            actor.office(), area -> courses.of(area, persons.stream().map(Person::id).toList()));
    return new Found(
        persons.stream().map(person -> holder(person, known)).toList(),
        found.more() || found.persons().size() > MOST);
  }

  private static Holder holder(Person person, Map<UUID, Course> known) {
    Course course = known.get(person.id());
    return new Holder(
        person,
        person.withheld() || course == null
            ? List.of()
            : course.tickets().values().stream()
                .sorted((a, b) -> b.issued().compareTo(a.issued()))
                .toList());
  }
}
