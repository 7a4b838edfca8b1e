package vrs.server.record;

import java.util.List;
import java.util.Map;
import vrs.server.platform.Refusal;

/// What staff have to settle before a dose may stand as they want it.
final class DoseFindings {
  private DoseFindings() {}

  /// Nothing may be open: not what makes the dose impossible, and not what nobody has accepted.
  ///
  /// @throws Refusal with the findings: what can't be accepted first
  static void requireSettled(Assessment assessment, DoseReason impossible) {
    requireSettled(assessment, new Refusal(impossible, details(assessment)));
  }

  /// As the other, for a dose that is about to be stored.
  ///
  /// @throws Refusal D301, D302
  static void requireSettled(Assessment assessment) {
    requireSettled(assessment, new Refusal(RecordReason.DOSE_IMPOSSIBLE, details(assessment)));
  }

  private static void requireSettled(Assessment assessment, Refusal impossible) {
    List<Finding> open = assessment.open();
    if (open.stream().anyMatch(finding -> !finding.acceptable())) {
      throw impossible;
    }
    if (!open.isEmpty()) {
      throw new Refusal(RecordReason.DOSE_NEEDS_CONFIRMATION, details(assessment));
    }
  }

  private static Map<String, Object> details(Assessment assessment) {
    return Map.of("findings", assessment.findings());
  }
}
