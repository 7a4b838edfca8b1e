package vrs.server.record;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vrs.server.municipality.MasterData;
import vrs.server.municipality.Weight;
import vrs.server.platform.Refusal;

/// The form of a dose: what is typed, and beside each field what the rules say of it.
///
/// @param findings without those that only ask for a reason
/// @param refused the field that can't be read
public record DoseForm(DoseEntry entry, List<Finding> findings, Optional<Refusal> refused) {
  public DoseForm {
    findings = findings.stream().filter(finding -> finding.weight() != Weight.REASON).toList();
  }

  /// Of a recorded dose, before anybody types: what staff have accepted stays accepted.
  public static DoseForm of(Dose dose, MasterData master) {
    DoseEntry recorded = DoseEntry.of(dose.items(), master);
    return new DoseForm(
        recorded.accepting(
            dose.assessment().accepted().stream().map(Rule::code).collect(Collectors.toSet())),
        dose.assessment().findings(),
        Optional.empty());
  }

  /// The same form, with what was refused.
  ///
  /// @param known what the rules say of the recorded dose, if they were not asked again
  public static DoseForm refused(DoseEntry entry, Refusal refusal, List<Finding> known) {
    return new DoseForm(entry, findings(refusal).orElse(known), Optional.of(refusal));
  }

  private static Optional<List<Finding>> findings(Refusal refusal) {
    return refusal.details().get("findings") instanceof List<?> told
        ? Optional.of(told.stream().map(Finding.class::cast).toList())
        : Optional.empty();
  }

  /// What stands beside a field.
  public List<Finding> at(String field) {
    return findings.stream()
        .filter(finding -> DoseField.of(finding.rule()).key().equals(field))
        .toList();
  }

  public boolean accepts(Finding finding) {
    return entry.accepted().contains(finding.rule().code());
  }

  /// Whether the field is the one that can't be read.
  public boolean isWrong(String field) {
    return refused.filter(refusal -> field.equals(refusal.details().get("field"))).isPresent();
  }

  /// The day that must be meant, where another era was written.
  public Optional<String> meant() {
    return refused.map(Refusal::details).map(details -> details.get("use")).map(Object::toString);
  }

  /// The codes of the findings that can be accepted.
  public Set<String> acceptable() {
    return findings.stream()
        .filter(Finding::acceptable)
        .map(finding -> finding.rule().code())
        .collect(Collectors.toSet());
  }

  /// The number of the dose that stands in the way, if numbers can be exchanged.
  public boolean canExchange() {
    return findings.stream().anyMatch(each -> each.rule() == Rule.DOSE_RECORDED_ALREADY);
  }
}
