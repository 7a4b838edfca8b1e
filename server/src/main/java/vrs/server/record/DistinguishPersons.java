package vrs.server.record;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.audit.Pseudonyms;
import vrs.server.platform.Actor;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;

/// Notes that two persons who look alike are two (別人): they are not proposed for merging again.
@Component
public final class DistinguishPersons {
  private final Areas areas;
  private final Persons persons;
  private final PersonMerges merges;
  private final Pseudonyms pseudonyms;
  private final Audit audit;

  DistinguishPersons(
      Areas areas, Persons persons, PersonMerges merges, Pseudonyms pseudonyms, Audit audit) {
    this.areas = areas;
    this.persons = persons;
    this.merges = merges;
    this.pseudonyms = pseudonyms;
    this.audit = audit;
  }

  /// @return the note's id
  /// @throws Refusal D151
  public UUID distinguish(Actor actor, UUID one, UUID other, Ground.Noted noted) {
    return areas.write(
        actor.office(),
        area -> {
          for (UUID person : List.of(one, other)) {
            persons.byId(area, person).orElseThrow(() -> new Refusal(ImportReason.NO_SUCH_PERSON));
          }
          UUID id = merges.distinct(area, one, other, actor.account(), noted.why());
          audit.enterAll(area, deeds(actor, one, other, noted.ground().name()));
          return id;
        });
  }

  /// Takes one's own note back.
  ///
  /// @return the two
  /// @throws Refusal U119
  public Map.Entry<UUID, UUID> undo(Actor actor, UUID id) {
    return areas.write(
        actor.office(),
        area -> {
          Map.Entry<UUID, UUID> two =
              merges
                  .notDistinct(area, id, actor.account())
                  .orElseThrow(() -> new Refusal(DoseReason.NO_SUCH_MERGE));
          audit.enterAll(area, deeds(actor, two.getKey(), two.getValue(), UndoDoseChange.UNDONE));
          return two;
        });
  }

  private List<Deed> deeds(Actor actor, UUID one, UUID other, String because) {
    Deed deed = Deed.of(actor, DoseAction.DISTINGUISH).because(because);
    return List.of(
        deed.about(pseudonyms.of(actor.office(), one)),
        deed.about(pseudonyms.of(actor.office(), other)));
  }
}
