package vrs.server.quality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.issuance.HoldingCertificates;
import vrs.server.platform.Actor;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;
import vrs.server.record.CorrectTogether;
import vrs.server.record.Dose;
import vrs.server.record.DoseChanges;
import vrs.server.record.DoseState;
import vrs.server.record.Finding;
import vrs.server.record.ItemChanges;
import vrs.server.record.Rule;
import vrs.server.staff.StaffNames;

/// Shows what a bulk correction would do before it is done: how many doses, what the rules would
/// say of them, what would be left, which certificates would be revoked.
@Component
final class PreviewBulk {
  private static final int LISTED = 100;

  private final Areas areas;
  private final CorrectBulk correctBulk;
  private final CorrectTogether correctTogether;
  private final SelectedDoses selected;
  private final HoldingCertificates certificates;
  private final StaffNames names;
  private final Audit audit;

  PreviewBulk(
      Areas areas,
      CorrectBulk correctBulk,
      CorrectTogether correctTogether,
      SelectedDoses selected,
      HoldingCertificates certificates,
      StaffNames names,
      Audit audit) {
    this.areas = areas;
    this.correctBulk = correctBulk;
    this.correctTogether = correctTogether;
    this.selected = selected;
    this.certificates = certificates;
    this.names = names;
    this.audit = audit;
  }

  /// What is selected, in parts, so that one can see which was set apart.
  ///
  /// @param devices names by id
  public record Parts(List<SelectedDoses.Part> parts, Map<UUID, String> devices) {
    public Parts {
      parts = List.copyOf(parts);
      devices = Map.copyOf(devices);
    }

    public int doses() {
      return parts.stream().mapToInt(SelectedDoses.Part::doses).sum();
    }
  }

  /// How many of the corrected doses a rule objects to, before and after.
  public record Change(String rule, int before, int after) {}

  /// A dose that would be left, or stay doubtful, and what is the matter.
  public record Line(
      UUID dose, Optional<Dose> after, List<Finding> findings, Optional<String> rule) {}

  /// @param corrected how many doses would be
  /// @param unchanged how many say so already
  /// @param left how many would become impossible, and stay as they are
  /// @param doubtful how many would stay to be checked
  /// @param lines the first of those left, then of those doubtful
  /// @param others further doses of the persons that the rules would see otherwise
  /// @param revoked numbers of certificates
  /// @param digest tells whether the selection is still the same
  public record Preview(
      int corrected,
      int unchanged,
      int left,
      int doubtful,
      List<Change> byRule,
      List<Line> lines,
      int others,
      List<String> revoked,
      String digest) {
    public Preview {
      byRule = List.copyOf(byRule);
      lines = List.copyOf(lines);
      revoked = List.copyOf(revoked);
    }
  }

  Parts parts(Actor actor, Selection selection) {
    return areas.read(
        actor.office(),
        area -> {
          List<SelectedDoses.Part> parts = selected.parts(area, selection);
          return new Parts(
              parts,
              names.of(area, parts.stream().flatMap(part -> part.device().stream()).toList()));
        });
  }

  /// @throws Refusal U205, U206, U210
  Preview preview(Actor actor, Selection selection, ItemChanges changes) {
    if (changes.isEmpty()) {
      throw new Refusal(QualityReason.NO_CHANGE);
    }
    List<Map<UUID, Integer>> pieces =
        areas.read(actor.office(), area -> correctBulk.pieces(area, selection));
    var sum = new Sum();
    for (Map<UUID, Integer> piece : pieces) {
      sum.add(correctTogether.preview(actor.office(), piece, changes));
    }
    var revoked = new TreeSet<String>();
    for (int i = 0; i < sum.ids.size(); i += 1000) {
      List<UUID> some = sum.ids.subList(i, Math.min(i + 1000, sum.ids.size()));
      revoked.addAll(areas.read(actor.office(), area -> certificates.stating(area, some)));
    }
    Preview preview = sum.preview(List.copyOf(revoked), CorrectBulk.digest(pieces));
    audit.look(
        actor.office(),
        Deed.of(actor, QualityAction.BULK_PREVIEW)
            .with("items", String.join(" ", changes.texts().keySet()))
            .with("doses", preview.corrected()));
    return preview;
  }

  /// What the pieces come to.
  private static final class Sum {
    final List<UUID> ids = new ArrayList<>();
    final Map<String, int[]> byRule = new TreeMap<>();
    final Map<UUID, Optional<Rule>> left = new LinkedHashMap<>();
    final Map<UUID, Dose> doubtful = new HashMap<>();
    int unchanged;
    int others;

    void add(CorrectTogether.Outcome outcome) {
      for (DoseChanges.Change change : outcome.corrected()) {
        ids.add(change.after().id());
        count(change.before(), 0);
        count(change.after(), 1);
        if (change.after().state() == DoseState.TO_CHECK) {
          doubtful.put(change.after().id(), change.after());
        }
      }
      left.putAll(outcome.left());
      unchanged += outcome.unchanged().size();
      others += outcome.others().size();
    }

    private void count(Dose dose, int side) {
      dose.assessment().open().stream()
          .map(finding -> finding.rule().code())
          .distinct()
          .forEach(rule -> byRule.computeIfAbsent(rule, _ -> new int[2])[side]++);
    }

    Preview preview(List<String> revoked, String digest) {
      var rules = new ArrayList<Change>();
      byRule.forEach((rule, counts) -> rules.add(new Change(rule, counts[0], counts[1])));
      var lines = new ArrayList<Line>();
      left.forEach(
          (id, rule) -> lines.add(new Line(id, Optional.empty(), List.of(), rule.map(Rule::code))));
      doubtful.forEach((id, dose) ->
          lines.add(new Line(id, Optional.of(dose), dose.assessment().open(), Optional.empty())));
      return new Preview(
          ids.size(),
          unchanged,
          left.size(),
          doubtful.size(),
          rules,
          lines.stream().limit(LISTED).toList(),
          others,
          revoked,
          digest);
    }
  }
}
