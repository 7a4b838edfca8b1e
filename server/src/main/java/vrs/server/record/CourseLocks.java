package vrs.server.record;

import java.util.Optional;
import java.util.Set;
import vrs.server.platform.Area;
import vrs.server.platform.Locks;

/// Keeps those who write doses of one person apart (docs/decisions/races.md).
///
/// Sites and the counter hold the tickets of whom they write about, and beside each other a lock of
/// the area. A file tells of more persons than the database has room for locks: it takes that lock
/// alone, and only for its last moment, to see what the others did meanwhile.
final class CourseLocks {
  private static final String WRITERS = "doses";

  private CourseLocks() {}

  /// Of one who writes about the holders of these tickets.
  ///
  /// @param names the tickets' numbers, and what else is done by one at a time
  static Locks of(Set<String> names) {
    return new Locks(names, Optional.of(WRITERS));
  }

  /// Waits until nobody in the area is writing doses, and lets nobody begin until the transaction
  /// ends.
  static void shutOut(Area area) {
    area.lock(Set.of(WRITERS));
  }
}
