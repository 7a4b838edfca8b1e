package vrs.server.municipality;

/// What it means for a dose that a rule objects to it (指摘の重さ).
public enum Weight {
  /// A reason is asked for; with it the dose is as sure as any.
  REASON,
  /// Even confirmed, staff look at it before it is certified.
  DOUBTFUL,
  /// It contradicts another record, and one of the two is wrong. A site can send it to the
  /// municipality, where it waits for a decision; it is not registered before.
  CONFLICT,
  /// It can't have been so; nobody can confirm it.
  IMPOSSIBLE;

  /// Whether a dose can't be registered against it.
  public boolean stops() {
    return this == CONFLICT || this == IMPOSSIBLE;
  }
}
