package vrs.server.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vrs.server.municipality.MasterData;
import vrs.server.record.DoseChanges.Change;

/// What becomes of courses when doses get other items, come, or go: what the rules then say of
/// those, and of the persons' other doses. Nothing is written.
public final class CourseEdits {
  private final MasterData master;
  private final HeldCourses held;
  private final Map<UUID, Dose> edited = new LinkedHashMap<>();
  private final Set<UUID> added = new HashSet<>();
  private final Set<UUID> withdrawn = new HashSet<>();

  public CourseEdits(MasterData master, HeldCourses held) {
    this.master = master;
    this.held = held;
  }

  /// What is to be written.
  ///
  /// @param edits the next version of each dose that somebody changed
  /// @param others the next version of each other dose of which the rules now say something else
  /// @param added doses with their first version
  public record Edited(List<Change> edits, List<Change> others, List<Dose> added) {
    public Edited {
      edits = List.copyOf(edits);
      others = List.copyOf(others);
      added = List.copyOf(added);
    }

    /// As it shall be.
    Dose dose(UUID id) {
      return edits.stream()
          .map(Change::after)
          .filter(dose -> dose.id().equals(id))
          .findFirst()
          .or(() -> added.stream().filter(dose -> dose.id().equals(id)).findFirst())
          .orElseThrow();
    }
  }

  /// A dose gets other items; whose it is follows from the ticket.
  ///
  /// @param accepted what staff say that the dose is right in spite of
  public CourseEdits correct(Dose before, DoseItems items, Set<Rule> accepted, boolean checked) {
    List<Finding> kept = keptFromEntry(before, items);
    put(before.saying(items, held.holder(items.ticket()), new Assessment(kept, accepted, checked)));
    return this;
  }

  /// A dose gets a next version as it stands there.
  CourseEdits put(Dose after) {
    edited.put(after.id(), after);
    return this;
  }

  CourseEdits add(Dose dose) {
    added.add(dose.id());
    return put(dose);
  }

  CourseEdits withdraw(Dose dose) {
    withdrawn.add(dose.id());
    return this;
  }

  /// What could only be seen at entry is settled once staff have changed what it was about.
  static List<Finding> keptFromEntry(Dose before, DoseItems items) {
    List<DoseField> changed = DoseField.different(before.items(), items);
    return before.assessment().findings().stream()
        .filter(finding -> !finding.rule().looksAgain())
        .filter(finding -> !changed.contains(DoseField.of(finding.rule())))
        .filter(finding ->
            finding.rule() != Rule.NUMBER_DIFFERS_FROM_TICKET
                || !changed.contains(DoseField.TICKET))
        .toList();
  }

  /// Runs the rules over all courses as they will be.
  public Edited run() {
    // two tickets of nobody without doses are equal, and not the same
    IdentityHashMap<Course, List<Dose>> wholes = new IdentityHashMap<>();
    held.all().forEach(course -> wholes.put(course, staying(course)));
    edited
        .values()
        .forEach(dose -> wholes.computeIfAbsent(held.of(dose), _ -> new ArrayList<>()).add(dose));
    var edits = new ArrayList<Change>();
    var others = new ArrayList<Change>();
    var fresh = new ArrayList<Dose>();
    wholes.forEach((course, doses) -> {
      Course whole = course.with(doses);
      for (Dose dose : doses) {
        Assessment now =
            DoseRules.again(master, dose, whole.history(dose.ticket(), Optional.of(dose)));
        if (added.contains(dose.id())) {
          fresh.add(dose.saying(now));
        } else if (edited.containsKey(dose.id())) {
          edits.add(new Change(before(dose.id()), dose.saying(now)));
        } else if (!now.equals(dose.assessment())) {
          others.add(new Change(dose, dose.assessed(now)));
        }
      }
    });
    return new Edited(edits, others, fresh);
  }

  private List<Dose> staying(Course course) {
    var staying = new ArrayList<Dose>();
    for (Dose dose : course.doses()) {
      if (!edited.containsKey(dose.id()) && !withdrawn.contains(dose.id())) {
        staying.add(dose);
      }
    }
    return staying;
  }

  private Dose before(UUID id) {
    return held.dose(id).orElseThrow();
  }

  /// The doses that go.
  Collection<Dose> withdrawn() {
    return withdrawn.stream().map(this::before).toList();
  }
}
