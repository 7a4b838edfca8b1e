package vrs.server.quality;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.audit.Pseudonyms;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;
import vrs.server.record.Conflicts;
import vrs.server.record.DoseVersion;
import vrs.server.record.DoseVersions;
import vrs.server.record.ImportReason;
import vrs.server.record.Person;
import vrs.server.record.PersonLooks;
import vrs.server.record.Persons;
import vrs.server.record.Source;
import vrs.server.scan.TicketStrips;

/// Shows the picture of the ticket line that a dose was read from. The look is in the log before
/// the picture leaves; of a protected person only who has given a reason for the record sees it.
@Component
final class ShowStrip {
  private final Areas areas;
  private final DoseVersions versions;
  private final Conflicts conflicts;
  private final Persons persons;
  private final PersonLooks looks;
  private final TicketStrips strips;
  private final Pseudonyms pseudonyms;
  private final Audit audit;

  ShowStrip(
      Areas areas,
      DoseVersions versions,
      Conflicts conflicts,
      Persons persons,
      PersonLooks looks,
      TicketStrips strips,
      Pseudonyms pseudonyms,
      Audit audit) {
    this.areas = areas;
    this.versions = versions;
    this.conflicts = conflicts;
    this.persons = persons;
    this.looks = looks;
    this.strips = strips;
    this.pseudonyms = pseudonyms;
    this.audit = audit;
  }

  private record Read(Optional<UUID> person, Optional<UUID> reading) {}

  /// Of a recorded dose.
  ///
  /// @throws Refusal U201, D152
  byte[] ofDose(Actor actor, UUID dose) {
    return open(
        actor,
        dose,
        area -> {
          var all = versions.of(area, dose);
          return all.isEmpty()
              ? new Read(Optional.empty(), Optional.empty())
              : new Read(all.getLast().person(), DoseVersion.reading(all));
        });
  }

  /// Of a dose that waits because it contradicts another.
  ///
  /// @throws Refusal U201, D152
  byte[] ofConflict(Actor actor, UUID conflict) {
    return open(
        actor,
        conflict,
        area ->
            conflicts
                .byId(area, conflict)
                .map(waiting ->
                    new Read(
                        waiting.dose().person(),
                        Optional.of(waiting.source())
                            .filter(source -> source.origin() == Source.Origin.READING)
                            .map(Source::originId)))
                .orElse(new Read(Optional.empty(), Optional.empty())));
  }

  private byte[] open(Actor actor, UUID item, Function<Area, Read> read) {
    return areas.write(
        actor.office(),
        area -> {
          Read found = read.apply(area);
          Optional<String> reason = reason(area, actor, found);
          byte[] strip =
              found
                  .reading
                  .flatMap(reading -> strips.open(area, reading))
                  .orElseThrow(() -> new Refusal(QualityReason.NO_STRIP));
          Deed deed = Deed.of(actor, QualityAction.STRIP).with("dose", item);
          Deed because = reason.map(deed::because).orElse(deed);
          audit.enter(
              area,
              found
                  .person
                  .map(person -> because.about(pseudonyms.of(area.code(), person)))
                  .orElse(because));
          return strip;
        });
  }

  private Optional<String> reason(Area area, Actor actor, Read found) {
    Optional<Person> withheld =
        found.person.flatMap(id -> persons.byId(area, id)).filter(Person::withheld);
    if (withheld.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> given = looks.given(actor, withheld.get().id());
    if (given.isEmpty()) {
      throw new Refusal(ImportReason.REASON_NEEDED);
    }
    return given;
  }
}
