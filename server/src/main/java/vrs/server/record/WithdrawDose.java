package vrs.server.record;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.audit.Pseudonyms;
import vrs.server.municipality.Masters;
import vrs.server.platform.Actor;
import vrs.server.platform.Refusal;
import vrs.server.record.CourseEdits.Edited;
import vrs.server.record.OpenCourses.Named;

/// Withdraws a record of a shot that is recorded twice (重複の取下げ). What it said stays among its
/// versions; whoever withdrew it can put it back.
@Component
public final class WithdrawDose {
  private final OpenCourses courses;
  private final DoseChanges changes;
  private final Masters masters;
  private final Pseudonyms pseudonyms;
  private final Audit audit;

  WithdrawDose(
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

  /// @throws Refusal U101, U107, U108; U114 if there is no other dose that could be the same shot;
  ///   D306
  public Dose withdraw(Actor actor, UUID id, int version, DoseEntry entry) {
    Ground.Noted noted = entry.noted();
    return courses.write(
        actor.office(),
        Named.dose(id),
        (area, held) -> {
          Dose dose = held.dose(id).orElseThrow(() -> new Refusal(DoseReason.NO_SUCH_DOSE));
          if (dose.version() != version) {
            throw new Refusal(RecordReason.CHANGED_MEANWHILE);
          }
          if (held.of(dose).doses().size() < 2) {
            throw new Refusal(DoseReason.NOT_TWICE);
          }
          Edited edited = new CourseEdits(masters.current(), held).withdraw(dose).run();
          Source source = Source.counter(actor, noted.why());
          changes.withdraw(area, source, List.of(dose));
          changes.apply(area, source, edited, "another dose was withdrawn");
          Deed deed =
              Deed.of(actor, DoseAction.WITHDRAW)
                  .because(noted.ground().name())
                  .with("dose", dose.id());
          audit.enter(
              area,
              dose.person()
                  .map(person -> deed.about(pseudonyms.of(area.code(), person)))
                  .orElse(deed));
          return dose;
        });
  }
}
