package vrs.server.quality;

/// The parts of the work list, the most urgent first: what already stands on a certificate, then
/// what stops one, then what may belong to nobody or to somebody twice.
public enum Stage {
  /// Doses that a certificate states and that could not be certified now.
  ON_CERTIFICATE,
  /// Other doses that are wrong or doubtful.
  DOUBTED,
  /// Doses that contradict a recorded one and wait (照合待ち).
  CONFLICT,
  /// Doses whose ticket is not known.
  ORPHAN,
  /// Doses that differ from all others of their table.
  OUTLIER,
  /// Persons who may be registered twice.
  DUPLICATE;

  /// Whether its items are doses of the register.
  boolean ofDoses() {
    return this == ON_CERTIFICATE || this == DOUBTED || this == ORPHAN;
  }
}
