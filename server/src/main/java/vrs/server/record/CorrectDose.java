package vrs.server.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/// Corrects a recorded dose at the counter (接種記録の訂正, C2): any item, also whose it is. The
/// correction is a further version; what the rules say of the person's other doses follows, and
/// certificates that state the dose are revoked, in one step. The dose counts as checked from then
/// on, so that no file and no reading puts the error back.
@Component
public final class CorrectDose {
  private final OpenCourses courses;
  private final DoseChanges changes;
  private final Masters masters;
  private final Pseudonyms pseudonyms;
  private final Audit audit;

  CorrectDose(
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

  /// @param version on which the entry rests
  /// @param exchange the person's dose that has the new number gets the old one
  /// @return the dose as it now is
  /// @throws Refusal U101 to U109, U113, M201 to M205; D301, D302 with the findings; D306
  public Dose correct(Actor actor, UUID id, int version, DoseEntry entry, boolean exchange) {
    MasterData master = masters.current();
    DoseItems items = entry.items(actor.office(), master);
    Ground.Noted noted = entry.noted();
    return courses.write(
        actor.office(),
        Named.dose(id).and(items.ticket()),
        (area, held) -> {
          Dose before = held.dose(id).orElseThrow(() -> new Refusal(DoseReason.NO_SUCH_DOSE));
          if (before.version() != version) {
            throw new Refusal(RecordReason.CHANGED_MEANWHILE);
          }
          if (before.items().equals(items)) {
            throw new Refusal(DoseReason.NOTHING_CHANGED);
          }
          var edits =
              new CourseEdits(master, held).correct(before, items, entry.acceptedRules(), true);
          Optional<Dose> other =
              exchange ? Optional.of(other(held, before, items)) : Optional.empty();
          other.ifPresent(dose -> exchange(edits, dose, before.number()));
          Edited edited = edits.run();
          DoseFindings.requireSettled(edited.dose(id).assessment());
          other.ifPresent(dose -> requireNoWorse(dose, edited.dose(dose.id())));
          changes.apply(
              area, Source.counter(actor, noted.why()), edited, "another dose was corrected");
          audit.enterAll(area, deeds(area, actor, before, edited.dose(id), noted));
          return edited.dose(id);
        });
  }

  private static Dose other(HeldCourses held, Dose dose, DoseItems items) {
    return held.of(dose).doses().stream()
        .filter(each -> each.number() == items.number() && !each.id().equals(dose.id()))
        .findFirst()
        .orElseThrow(
            () -> new Refusal(DoseReason.NOTHING_TO_EXCHANGE, Map.of("number", items.number())));
  }

  private static void exchange(CourseEdits edits, Dose other, int number) {
    DoseItems now = other.items();
    edits.correct(
        other,
        new DoseItems(
            now.ticket(),
            number,
            now.given(),
            now.product(),
            now.lot(),
            now.givenIn(),
            now.site(),
            now.doctor(),
            now.takenOverFrom()),
        other.assessment().accepted(),
        other.assessment().checked());
  }

  /// The dose that gives its number away may stay to be checked, but not become impossible.
  private static void requireNoWorse(Dose before, Dose after) {
    if (after.state() == DoseState.TO_CORRECT && before.state() != DoseState.TO_CORRECT) {
      throw new Refusal(
          RecordReason.DOSE_IMPOSSIBLE, Map.of("findings", after.assessment().findings()));
    }
  }

  /// An entry about each person whom it concerns: a dose that moves concerns two.
  private List<Deed> deeds(Area area, Actor actor, Dose before, Dose after, Ground.Noted noted) {
    Deed deed =
        Deed.of(actor, DoseAction.CORRECT)
            .because(noted.ground().name())
            .with("dose", after.id())
            .with("version", after.version());
    var deeds = new ArrayList<Deed>();
    after.person().ifPresent(id -> deeds.add(deed.about(pseudonyms.of(area.code(), id))));
    before
        .person()
        .filter(id -> !Objects.equals(after.person().orElse(null), id))
        .ifPresent(
            id -> deeds.add(deed.about(pseudonyms.of(area.code(), id)).with("moved", "away")));
    return deeds.isEmpty() ? List.of(deed) : deeds;
  }
}
