package vrs.server.platform;

/// A sealed value is not what was sealed at this place: altered, moved, or under another key. Never
/// an expected "no"; somebody has worked on the database from outside.
public final class SealBroken extends RuntimeException {
  SealBroken() {
    super("a sealed value is not what was sealed at its place");
  }
}
