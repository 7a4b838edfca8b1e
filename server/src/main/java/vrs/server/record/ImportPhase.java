package vrs.server.record;

/// How far an import is (取込の段階).
public enum ImportPhase {
  /// The file is here and waits for its plan.
  WAITING,
  /// The plan is being made.
  PLANNING,
  /// The plan waits for a confirmation.
  PLANNED,
  /// No plan could be made of the file, of which nothing is kept.
  REFUSED,
  /// What the plan holds is being stored.
  STORING,
  /// There is a receipt.
  STORED,
  /// What was stored is being taken back.
  UNDOING,
  /// It was taken back; the receipt says so.
  UNDONE;

  /// Whether it goes on by itself, so that its page is worth looking at again.
  public boolean moves() {
    return this == WAITING || this == PLANNING || this == STORING || this == UNDOING;
  }
}
