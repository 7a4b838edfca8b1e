package vrs.server.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;
import vrs.server.platform.Refusal;
import vrs.server.platform.Rows;

/// The one place where a recorded dose gets other values (C2): each change is a further version,
/// and whoever built on the earlier one is told in the same transaction.
@Component
public final class DoseChanges {
  private final Doses doses;
  private final List<DoseChanged> listeners;

  DoseChanges(Doses doses, List<DoseChanged> listeners) {
    this.doses = doses;
    this.listeners = List.copyOf(listeners);
  }

  /// A dose as it was, and as it shall be: its next version.
  public record Change(Dose before, Dose after) {
    public Change {
      if (!before.id().equals(after.id()) || after.version() != before.version() + 1) {
        throw new IllegalArgumentException("not the next version of a dose");
      }
    }
  }

  /// Writes the next versions.
  ///
  /// @throws Refusal D306 if one of them was changed meanwhile; the transaction is lost then
  public void apply(Area area, Source source, Collection<Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    var rows = new Rows<>(DoseColumn.class);
    var saysAnother = new ArrayList<UUID>();
    for (Change each : changes) {
      DoseRows.put(rows, each.after(), source, Optional.empty());
      rows.endRow();
      if (!each.before().saysTheSame(each.after())) {
        saysAnother.add(each.before().id());
      }
    }
    if (!doses.change(area, rows, Optional.empty())) {
      throw new Refusal(RecordReason.CHANGED_MEANWHILE);
    }
    tell(area, source, saysAnother);
  }

  /// Takes doses out of the register that should never have come into it. Of their versions one is
  /// left, which says who did so, when and why, and nothing of the dose.
  ///
  /// @throws Refusal D306 if one of them was changed meanwhile; the transaction is lost then
  void remove(Area area, Source source, Collection<Dose> removed) {
    if (removed.isEmpty()) {
      return;
    }
    tell(area, source, removed.stream().map(Dose::id).toList());
    if (!doses.remove(area, source, removed)) {
      throw new Refusal(RecordReason.CHANGED_MEANWHILE);
    }
  }

  /// Those of these doses that somebody has built on.
  Set<UUID> builtOn(Area area, Collection<UUID> some) {
    return listeners.stream()
        .flatMap(listener -> listener.restingOn(area, some).stream())
        .collect(Collectors.toSet());
  }

  /// Writes what somebody's edits come to: those doses under the source itself, the others of which
  /// the rules now say something else under the rules.
  ///
  /// @throws Refusal D306
  public void apply(Area area, Source source, CourseEdits.Edited edited, String because) {
    var rows = new Rows<>(DoseColumn.class);
    var again = new Rows<>(DoseColumn.class);
    for (Dose each : edited.added()) {
      Rows<DoseColumn> own = each.version() == 1 ? rows : again;
      DoseRows.put(own, each, source, Optional.empty());
      own.endRow();
    }
    apply(area, source, edited.edits());
    doses.add(area, rows, Optional.empty());
    if (again.size() > 0) {
      doses.restore(area, again);
    }
    apply(area, source.ofRules(because), edited.others());
  }

  /// Takes doses out of the register: they never were doses of their own. What they said stays
  /// among the versions, so that they can be put back.
  ///
  /// @throws Refusal D306
  public void withdraw(Area area, Source source, Collection<Dose> withdrawn) {
    if (withdrawn.isEmpty()) {
      return;
    }
    var rows = new Rows<>(DoseColumn.class);
    for (Dose each : withdrawn) {
      DoseRows.putWithdrawn(rows, each.assessed(each.assessment()), source);
      rows.endRow();
    }
    if (!doses.withdraw(area, rows)) {
      throw new Refusal(RecordReason.CHANGED_MEANWHILE);
    }
    tell(area, source, withdrawn.stream().map(Dose::id).toList());
  }

  /// Tells whoever built on these doses that they no longer say what they said.
  void tell(Area area, Source source, Collection<UUID> changed) {
    if (!changed.isEmpty()) {
      listeners.forEach(listener -> listener.changed(area, source, changed));
    }
  }
}
