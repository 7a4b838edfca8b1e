package vrs.server.quality;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.audit.Pseudonyms;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;
import vrs.server.record.Dose;
import vrs.server.record.DoseReason;
import vrs.server.record.Doses;

/// Notes something about a dose of the work list without changing it: why it is put back to another
/// day, or that it is right although it differs from the others of its table.
@Component
final class MarkItem {
  private static final int LONGEST = 200;

  private final Areas areas;
  private final Doses doses;
  private final Marks marks;
  private final Pseudonyms pseudonyms;
  private final Audit audit;

  MarkItem(Areas areas, Doses doses, Marks marks, Pseudonyms pseudonyms, Audit audit) {
    this.areas = areas;
    this.doses = doses;
    this.marks = marks;
    this.pseudonyms = pseudonyms;
    this.audit = audit;
  }

  /// It is not offered again today.
  ///
  /// @throws Refusal U101, U202
  UUID putBack(Actor actor, UUID dose, String note) {
    String text = note.strip();
    if (text.isEmpty()
        || text.length() > LONGEST
        || text.chars().anyMatch(Character::isISOControl)) {
      throw new Refusal(QualityReason.NOTE_WRONG, Map.of("most", LONGEST));
    }
    return mark(actor, dose, Marks.Kind.PUT_BACK, text);
  }

  /// It is not proposed again.
  ///
  /// @throws Refusal U101
  UUID asItIs(Actor actor, UUID dose) {
    return mark(actor, dose, Marks.Kind.AS_IT_IS, "");
  }

  private UUID mark(Actor actor, UUID id, Marks.Kind kind, String note) {
    return areas.write(
        actor.office(),
        area -> {
          Dose dose = existing(area, id);
          marks.add(area, id, kind, actor.account(), note);
          audit.enter(area, deed(actor, QualityAction.MARK, dose).with("mark", kind));
          return id;
        });
  }

  /// Takes one's own latest note back.
  ///
  /// @throws Refusal U101, U203
  UUID takeBack(Actor actor, UUID id) {
    return areas.write(
        actor.office(),
        area -> {
          Dose dose = existing(area, id);
          if (!marks.takeBack(area, id, actor.account())) {
            throw new Refusal(QualityReason.NOTHING_TO_TAKE_BACK);
          }
          audit.enter(area, deed(actor, QualityAction.TAKE_BACK, dose));
          return id;
        });
  }

  private Dose existing(Area area, UUID id) {
    return doses.byId(area, id).orElseThrow(() -> new Refusal(DoseReason.NO_SUCH_DOSE));
  }

  private Deed deed(Actor actor, QualityAction action, Dose dose) {
    Deed deed = Deed.of(actor, action).with("dose", dose.id());
    return dose.person()
        .map(person -> deed.about(pseudonyms.of(actor.office(), person)))
        .orElse(deed);
  }
}
