package vrs.server.erasure;

import java.util.Optional;

/// What of an erasure the operator does with tools of its own, and the reference of the record
/// about it. The certificate names it.
///
/// @param stopAfterDelete so that tables can be written anew online next
/// @param rewrite that the tables were written anew, where nobody can wait for locked ones
/// @param backups that a fresh backup of an operator's own database was taken, and the earlier ones
///   destroyed
public record OwnWork(boolean stopAfterDelete, Optional<String> rewrite, Optional<String> backups) {

  /// VRS does everything.
  public static final OwnWork NONE = new OwnWork(false, Optional.empty(), Optional.empty());
}
