package vrs.server.record;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.audit.Pseudonyms;
import vrs.server.municipality.MasterData;
import vrs.server.municipality.Masters;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.Refusal;
import vrs.server.record.CourseEdits.Edited;
import vrs.server.record.OpenCourses.Named;

/// Adds a dose of which somebody brings papers (接種済証, 接種記録書): given before the ticket arrived, at a
/// workplace, to health workers. Staff have looked at it, so it counts as checked.
@Component
public final class AddDose {
  private final OpenCourses courses;
  private final DoseChanges changes;
  private final DoseVersions versions;
  private final Masters masters;
  private final Pseudonyms pseudonyms;
  private final Audit audit;

  AddDose(
      OpenCourses courses,
      DoseChanges changes,
      DoseVersions versions,
      Masters masters,
      Pseudonyms pseudonyms,
      Audit audit) {
    this.courses = courses;
    this.changes = changes;
    this.versions = versions;
    this.masters = masters;
    this.pseudonyms = pseudonyms;
    this.audit = audit;
  }

  /// @param id made with the form, so that a form that is sent twice adds one dose (A4)
  /// @throws Refusal U102 to U108, U115, M201 to M205; D301, D302 with the findings; D303
  public Dose add(Actor actor, UUID person, UUID id, DoseEntry entry) {
    MasterData master = masters.current();
    DoseItems items = entry.items(actor.office(), master);
    Ground.Noted noted = entry.noted();
    return courses.write(
        actor.office(),
        new Named(List.of(id), List.of(items.ticket()), List.of(person)),
        (area, held) -> {
          Optional<Dose> known = held.dose(id);
          if (known.isPresent() && known.get().items().equals(items)) {
            return known.get();
          }
          if (known.isPresent() || !versions.of(area, id).isEmpty()) {
            throw new Refusal(RecordReason.ID_TAKEN);
          }
          if (held.holder(items.ticket()).filter(person::equals).isEmpty()) {
            throw new Refusal(DoseReason.TICKET_OF_NOBODY, Map.of("field", DoseField.TICKET.key()));
          }
          var entered = new Assessment(List.of(), entry.acceptedRules(), true);
          Edited edited =
              new CourseEdits(master, held)
                  .add(Dose.of(id, items, Optional.of(person), entered, 1, area.time()))
                  .run();
          Dose dose = edited.dose(id);
          DoseFindings.requireSettled(dose.assessment());
          changes.apply(area, Source.counter(actor, noted.why()), edited, "another dose was added");
          audit.enter(area, deed(area, actor, person, dose, noted));
          return dose;
        });
  }

  private Deed deed(Area area, Actor actor, UUID person, Dose dose, Ground.Noted noted) {
    return Deed.of(actor, DoseAction.ADD)
        .about(pseudonyms.of(area.code(), person))
        .because(noted.ground().name())
        .with("dose", dose.id());
  }
}
