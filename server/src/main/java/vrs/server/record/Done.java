package vrs.server.record;

/// What the screen of a person says was done.
public enum Done {
  ADDED,
  CHANGED,
  ISSUED,
  VOIDED,
  UNDONE
}
