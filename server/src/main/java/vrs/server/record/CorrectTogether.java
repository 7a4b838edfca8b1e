package vrs.server.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import vrs.server.municipality.MasterData;
import vrs.server.municipality.Masters;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCode;
import vrs.server.record.CourseEdits.Edited;
import vrs.server.record.DoseChanges.Change;
import vrs.server.record.OpenCourses.Named;

/// Corrects some hundred doses alike in one transaction, and takes that back. A dose that was
/// changed since it was looked at is left as it is, and so is one that the correction would make
/// impossible.
@Component
public final class CorrectTogether {
  private final OpenCourses courses;
  private final DoseChanges changes;
  private final DoseVersions versions;
  private final Masters masters;

  CorrectTogether(
      OpenCourses courses, DoseChanges changes, DoseVersions versions, Masters masters) {
    this.courses = courses;
    this.changes = changes;
    this.versions = versions;
    this.masters = masters;
  }

  /// What becomes of the doses.
  ///
  /// @param corrected each as it was and as it is
  /// @param left by id; the rule that would make the dose impossible, or none if it was changed
  ///   meanwhile
  /// @param unchanged those that say so already
  /// @param others further doses of the persons of which the rules say something else
  public record Outcome(
      List<Change> corrected,
      Map<UUID, Optional<Rule>> left,
      Set<UUID> unchanged,
      List<Change> others) {
    public Outcome {
      corrected = List.copyOf(corrected);
      left = Map.copyOf(left);
      unchanged = Set.copyOf(unchanged);
      others = List.copyOf(others);
    }
  }

  /// Computes what would become of them.
  ///
  /// @param doses with the version that was looked at
  public Outcome preview(AreaCode office, Map<UUID, Integer> doses, ItemChanges wanted) {
    return courses.read(
        office, named(doses.keySet()), (_, held) -> outcome(held, doses, wanted).outcome());
  }

  /// Corrects them.
  ///
  /// @param also is done in the same transaction
  public <T> T correct(
      AreaCode office,
      Map<UUID, Integer> doses,
      ItemChanges wanted,
      Source source,
      BiFunction<Area, Outcome, T> also) {
    return courses.write(
        office,
        named(doses.keySet()),
        (area, held) -> {
          Planned planned = outcome(held, doses, wanted);
          changes.apply(area, source, planned.edited(), "another dose was corrected");
          return also.apply(area, planned.outcome());
        });
  }

  /// What became of doses that were to go back to what they said before.
  ///
  /// @param kept somebody has changed them since
  public record TakenBack(List<Dose> back, Set<UUID> kept) {
    public TakenBack {
      back = List.copyOf(back);
      kept = Set.copyOf(kept);
    }
  }

  /// Takes a correction back, where it still is the last change that somebody made.
  ///
  /// @param batch the id that the correction's versions name
  public <T> T takeBack(
      AreaCode office,
      Collection<UUID> doses,
      UUID batch,
      Source source,
      BiFunction<Area, TakenBack, T> also) {
    return courses.write(
        office,
        named(doses),
        (area, held) -> {
          Map<UUID, List<DoseVersion>> all = versions.ofAll(area, doses);
          var back = new StepBack(masters.current(), held);
          var done = new HashSet<UUID>();
          for (UUID dose : doses) {
            List<DoseVersion> own = all.getOrDefault(dose, List.of());
            own.reversed().stream()
                .filter(DoseVersion::byHand)
                .findFirst()
                .filter(last -> last.source().origin() == Source.Origin.BULK)
                .filter(last -> batch.equals(last.source().originId()))
                .ifPresent(last -> {
                  back.before(dose, own, last);
                  done.add(dose);
                });
          }
          Edited edited = back.apply(area, source, changes);
          var kept = new HashSet<>(doses);
          kept.removeAll(done);
          return also.apply(
              area, new TakenBack(edited.edits().stream().map(Change::after).toList(), kept));
        });
  }

  private static Named named(Collection<UUID> doses) {
    return new Named(doses, List.of(), List.of());
  }

  private record Planned(Edited edited, Outcome outcome) {}

  private Planned outcome(HeldCourses held, Map<UUID, Integer> doses, ItemChanges wanted) {
    MasterData master = masters.current();
    var left = new HashMap<UUID, Optional<Rule>>();
    var unchanged = new HashSet<UUID>();
    var wantedDoses = new LinkedHashMap<UUID, Dose>();
    doses.forEach((id, version) -> {
      Optional<Dose> dose = held.dose(id).filter(each -> each.version() == version);
      if (dose.isEmpty()) {
        left.put(id, Optional.empty());
      } else if (wanted.in(dose.get().items()).equals(dose.get().items())) {
        unchanged.add(id);
      } else {
        wantedDoses.put(id, dose.get());
      }
    });
    Edited edited = run(master, held, wantedDoses, wanted);
    List<Change> impossible = impossible(edited);
    while (!impossible.isEmpty()) {
      for (Change each : impossible) {
        left.put(each.after().id(), stopping(each.after()));
        wantedDoses.remove(each.after().id());
      }
      edited = run(master, held, wantedDoses, wanted);
      impossible = impossible(edited);
    }
    return new Planned(edited, new Outcome(edited.edits(), left, unchanged, edited.others()));
  }

  private static Edited run(
      MasterData master, HeldCourses held, Map<UUID, Dose> doses, ItemChanges wanted) {
    var edits = new CourseEdits(master, held);
    for (Dose dose : doses.values()) {
      edits.correct(
          dose, wanted.in(dose.items()), stillAccepted(dose, wanted), dose.assessment().checked());
    }
    return edits.run();
  }

  /// What staff accepted of an item that now becomes another is to be looked at again.
  private static Set<Rule> stillAccepted(Dose dose, ItemChanges wanted) {
    List<DoseField> changed = DoseField.different(dose.items(), wanted.in(dose.items()));
    var accepted = new HashSet<>(dose.assessment().accepted());
    accepted.removeIf(rule -> changed.contains(DoseField.of(rule)));
    return accepted;
  }

  private static List<Change> impossible(Edited edited) {
    var impossible = new ArrayList<Change>();
    for (Change each : edited.edits()) {
      if (each.after().state() == DoseState.TO_CORRECT
          && each.before().state() != DoseState.TO_CORRECT) {
        impossible.add(each);
      }
    }
    return impossible;
  }

  private static Optional<Rule> stopping(Dose dose) {
    return dose.assessment().open().stream()
        .filter(finding -> !finding.acceptable())
        .map(Finding::rule)
        .findFirst();
  }
}
