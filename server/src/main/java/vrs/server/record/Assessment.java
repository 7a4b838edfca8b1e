package vrs.server.record;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import vrs.server.municipality.Weight;

/// What the rules and the staff say of a recorded dose (評価).
///
/// @param findings in the order of the rules, each once and as it is kept: what is said again is
///   equal, whichever dose was looked at first
/// @param accepted rules whose objection staff have looked at: the dose is right all the same
/// @param checked staff have looked at the dose; it is locked against later readings and files
public record Assessment(List<Finding> findings, Set<Rule> accepted, boolean checked) {
  private static final Comparator<Finding> BY_RULE =
      Comparator.comparing(Finding::rule)
          .thenComparing(finding -> new TreeMap<>(finding.details()).toString());

  /// Every rule holds, and nobody has looked.
  public static final Assessment CLEAR = new Assessment(List.of(), Set.of(), false);

  public Assessment {
    findings = findings.stream().map(Finding::kept).distinct().sorted(BY_RULE).toList();
    accepted = Set.copyOf(accepted);
  }

  /// Of a dose that is registered with these findings, whoever confirmed them.
  static Assessment atEntry(DoseCheck check) {
    return new Assessment(check.all(), Set.of(), false);
  }

  /// The objections that stand. What can't be accepted stands whatever anybody accepted.
  public List<Finding> open() {
    return findings.stream()
        .filter(each -> each.weight() != Weight.REASON && !isAccepted(each))
        .toList();
  }

  private boolean isAccepted(Finding finding) {
    return finding.acceptable() && accepted.contains(finding.rule());
  }

  public DoseState state() {
    List<Finding> open = open();
    if (open.stream().anyMatch(each -> each.weight().stops())) {
      return DoseState.TO_CORRECT;
    }
    if (!open.isEmpty()) {
      return DoseState.TO_CHECK;
    }
    return checked ? DoseState.CHECKED : DoseState.ACCEPTED;
  }

  /// How urgent it is that somebody looks: what would print a wrong certificate comes first, then
  /// what stops one. 0: nothing to do.
  public int rank() {
    return open().stream().mapToInt(Assessment::rank).max().orElse(0);
  }

  private static int rank(Finding finding) {
    return switch (finding.weight()) {
      case IMPOSSIBLE -> 40;
      case CONFLICT -> 30;
      case DOUBTFUL -> finding.rule() == Rule.TICKET_NEVER_ISSUED ? 10 : 20;
      case REASON -> 0;
    };
  }

  /// The same dose, looked at again by the rules: what staff accepted stays accepted.
  Assessment again(List<Finding> now) {
    return new Assessment(now, accepted, checked);
  }

  /// Staff have looked at the dose: it is right, in spite of these rules.
  Assessment checked(Set<Rule> inSpiteOf) {
    var all = new HashSet<>(accepted);
    all.addAll(inSpiteOf);
    return new Assessment(findings, all, true);
  }
}
