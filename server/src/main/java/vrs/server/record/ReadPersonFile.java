package vrs.server.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.Areas;
import vrs.server.record.PersonFile.Change;
import vrs.server.record.PersonFile.Past;
import vrs.server.record.PersonVersions.Version;
import vrs.server.staff.AccountNames;

/// Reads what the screen of a person shows beside the doses. Whoever calls it has looked at the
/// person ([LookAtPerson]), which is in the log.
@Component
final class ReadPersonFile {
  private final Areas areas;
  private final KeptPersons persons;
  private final PersonVersions versions;
  private final Tickets tickets;
  private final AccountNames names;

  ReadPersonFile(
      Areas areas,
      KeptPersons persons,
      PersonVersions versions,
      Tickets tickets,
      AccountNames names) {
    this.areas = areas;
    this.persons = persons;
    this.versions = versions;
    this.tickets = tickets;
    this.names = names;
  }

  PersonFile read(Actor actor, UUID id) {
    return areas.read(
        actor.office(),
        area -> {
          List<Version> all = versions.of(area, id);
          return new PersonFile(
              persons.of(area, id).items(),
              tickets.states(area, id),
              past(area, id, all),
              !all.isEmpty() && UndoPersonChange.isOwn(actor, all.getFirst()));
        });
  }

  private List<Past> past(Area area, UUID id, List<Version> all) {
    Map<UUID, String> who =
        names.of(area, all.stream().map(each -> each.source().actor()).distinct().toList());
    List<PersonItems> items = all.stream().map(each -> persons.items(area, id, each)).toList();
    var past = new ArrayList<Past>();
    for (int i = 0; i < all.size(); i++) {
      Version version = all.get(i);
      Source source = version.source();
      past.add(
          new Past(
              version.number(),
              version.recorded(),
              who.getOrDefault(source.actor(), ""),
              source.origin(),
              Optional.ofNullable(source.originId()),
              source.why(),
              i + 1 < all.size() ? changes(items.get(i + 1), items.get(i)) : List.of(),
              PersonContent.tickets(version.content())));
    }
    return past;
  }

  private static List<Change> changes(PersonItems before, PersonItems after) {
    return Arrays.stream(PersonItem.values())
        .filter(item -> !before.get(item).equals(after.get(item)))
        .map(item -> new Change(item, before.get(item), after.get(item)))
        .toList();
  }
}
