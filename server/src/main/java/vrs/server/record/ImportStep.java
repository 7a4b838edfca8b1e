package vrs.server.record;

/// What is being done with an import (取込の作業), as its page names it.
public enum ImportStep {
  /// The lines are looked through for keys that repeat.
  CHECKING,
  /// The lines are compared with the register.
  COMPARING,
  /// The rows are stored.
  STORING,
  /// What was stored is taken back.
  UNDOING
}
