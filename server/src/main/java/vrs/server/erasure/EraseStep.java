package vrs.server.erasure;

/// The steps by which an area is erased, in their order (C7). Each is recorded when it is done.
public enum EraseStep {
  /// Nobody is in the area any more, and nobody gets in.
  CLOSED,
  /// The rows of all tables but the log and the erasure itself are deleted.
  DELETED,
  /// The files in which they were are written anew, without them.
  REWRITTEN,
  /// A base backup of what is left exists, in a new generation.
  BACKED_UP,
  /// The area's wrapping key and the keys of all earlier generations are destroyed.
  KEYS_DESTROYED,
  /// The certificate of erasure is signed.
  CERTIFIED
}
