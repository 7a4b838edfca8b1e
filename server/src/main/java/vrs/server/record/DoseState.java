package vrs.server.record;

/// How sure a dose is (要修正 / 要確認 / 確認済み).
public enum DoseState {
  /// Wrong on its face; never certified until corrected.
  TO_CORRECT,
  /// Doubtful, or an orphan; not certified until looked at.
  TO_CHECK,
  /// Passed every rule at entry.
  ACCEPTED,
  /// Looked at by staff; locked against later readings.
  CHECKED;

  /// Of a dose that is registered with these findings: one of nobody known is to be checked, and so
  /// is one with a doubt, whoever confirmed it.
  static DoseState atEntry(History history, DoseCheck check) {
    boolean sure =
        history.person().isPresent()
            && check.all().stream()
                .allMatch(finding -> finding.rule().weight() == Rule.Weight.REASON);
    return sure ? ACCEPTED : TO_CHECK;
  }

  /// Whether a certificate may show it.
  public boolean certifiable() {
    return this == ACCEPTED || this == CHECKED;
  }
}
