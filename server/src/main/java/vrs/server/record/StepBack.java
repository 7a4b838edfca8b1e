package vrs.server.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vrs.server.municipality.MasterData;
import vrs.server.platform.Area;
import vrs.server.platform.Refusal;

/// Takes a change of doses back: each says again what it said before, as a further version. A dose
/// that the change brought is withdrawn, one that it withdrew comes back.
final class StepBack {
  private final HeldCourses held;
  private final CourseEdits edits;
  private final List<Dose> withdrawn = new ArrayList<>();

  StepBack(MasterData master, HeldCourses held) {
    this.held = held;
    this.edits = new CourseEdits(master, held);
  }

  /// Whether two versions were made in one step.
  static boolean isOneChange(DoseVersion one, DoseVersion other) {
    return one.recorded().equals(other.recorded())
        && one.source().actor().equals(other.source().actor())
        && one.source().origin() == other.source().origin();
  }

  /// The dose goes back to before the change.
  ///
  /// @param all versions of the dose
  void before(UUID id, List<DoseVersion> all, DoseVersion change) {
    int place = 0;
    while (!isOneChange(all.get(place), change)) {
      place++;
    }
    Optional<DoseVersion> before =
        place == 0
            ? Optional.empty()
            : Optional.of(all.get(place - 1)).filter(version -> !version.withdrawn());
    if (before.isEmpty()) {
      Dose dose = held.dose(id).orElseThrow(() -> new Refusal(DoseReason.CANNOT_UNDO));
      withdrawn.add(dose);
      edits.withdraw(dose);
      return;
    }
    DoseItems items = before.get().items();
    Dose again =
        Dose.of(
            id,
            items,
            held.holder(items.ticket()),
            before.get().assessment(),
            all.getLast().version() + 1,
            all.getFirst().recorded());
    if (held.dose(id).isPresent()) {
      edits.put(again);
    } else {
      edits.add(again);
    }
  }

  /// Writes it.
  CourseEdits.Edited apply(Area area, Source source, DoseChanges changes) {
    CourseEdits.Edited edited = edits.run();
    changes.withdraw(area, source, withdrawn);
    changes.apply(area, source, edited, "another dose was changed back");
    return edited;
  }
}
