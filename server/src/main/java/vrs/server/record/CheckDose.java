package vrs.server.record;

import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.audit.Pseudonyms;
import vrs.server.municipality.Masters;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.Refusal;
import vrs.server.record.CourseEdits.Edited;
import vrs.server.record.OpenCourses.Named;

/// Notes that staff have compared a dose with a paper and found it right (確認済み), in spite of what
/// the rules doubt; or that this no longer counts. A checked dose is locked against files and
/// readings.
@Component
public final class CheckDose {
  private final OpenCourses courses;
  private final DoseChanges changes;
  private final Masters masters;
  private final Pseudonyms pseudonyms;
  private final Audit audit;

  CheckDose(
      OpenCourses courses,
      DoseChanges changes,
      Masters masters,
      Pseudonyms pseudonyms,
      Audit audit) {
    this.courses = courses;
    this.changes = changes;
    this.masters = masters;
    this.pseudonyms = pseudonyms;
    this.audit = audit;
  }

  /// @param version that was looked at
  /// @param entry accepted findings, ground and note
  /// @throws Refusal U101, U107, U108; U110, D302 with the findings; D306
  public Dose check(Actor actor, UUID id, int version, DoseEntry entry) {
    Ground.Noted noted = entry.noted();
    return change(
        actor,
        id,
        version,
        noted,
        DoseAction.CHECK,
        (held, before) -> {
          Assessment looked = before.assessment().checked(entry.acceptedRules());
          Edited edited =
              new CourseEdits(masters.current(), held).put(before.assessed(looked)).run();
          DoseFindings.requireSettled(edited.dose(id).assessment(), DoseReason.NOT_TO_BE_CHECKED);
          return edited;
        });
  }

  /// @throws Refusal U101, U107, U108, D306
  public Dose lift(Actor actor, UUID id, int version, DoseEntry entry) {
    Ground.Noted noted = entry.noted();
    return change(
        actor,
        id,
        version,
        noted,
        DoseAction.LIFT_CHECK,
        (held, before) -> {
          var open = new Assessment(before.assessment().findings(), Set.of(), false);
          return new CourseEdits(masters.current(), held).put(before.assessed(open)).run();
        });
  }

  private Dose change(
      Actor actor,
      UUID id,
      int version,
      Ground.Noted noted,
      DoseAction action,
      BiFunction<HeldCourses, Dose, Edited> change) {
    return courses.write(
        actor.office(),
        Named.dose(id),
        (area, held) -> {
          Dose before = held.dose(id).orElseThrow(() -> new Refusal(DoseReason.NO_SUCH_DOSE));
          if (before.version() != version) {
            throw new Refusal(RecordReason.CHANGED_MEANWHILE);
          }
          Edited edited = change.apply(held, before);
          changes.apply(
              area, Source.counter(actor, noted.why()), edited, "another dose was checked");
          audit.enter(area, deed(area, actor, action, before, noted));
          return edited.dose(id);
        });
  }

  private Deed deed(Area area, Actor actor, DoseAction action, Dose dose, Ground.Noted noted) {
    Deed deed = Deed.of(actor, action).because(noted.ground().name()).with("dose", dose.id());
    return dose.person().map(person -> deed.about(pseudonyms.of(area.code(), person))).orElse(deed);
  }
}
