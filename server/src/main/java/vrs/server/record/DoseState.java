package vrs.server.record;

/// How sure a dose is (要修正 / 要確認 / 確認済み).
public enum DoseState {
  /// Wrong on its face; never certified until corrected.
  TO_CORRECT,
  /// Doubtful; not certified until looked at.
  TO_CHECK,
  /// Passed every rule.
  ACCEPTED,
  /// Looked at by staff; locked against later readings.
  CHECKED;

  /// Whether a certificate may show it.
  public boolean certifiable() {
    return this == ACCEPTED || this == CHECKED;
  }
}
