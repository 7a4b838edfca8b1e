package vrs.server;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import vrs.server.platform.Audience;
import vrs.server.platform.Role;
import vrs.server.platform.Zone;

/// Somebody at the doors of a zone.
///
/// @param audience [Audience#ANYONE] for who has not signed in
record Visitor(String name, Zone zone, Audience audience, Set<Role> roles, Knocks knocks) {

  /// How the visitor sends a request.
  interface Knocks {
    /// @param path the route's, filled
    Answer at(Route route, String path);
  }

  boolean isAwaitedAt(Route route) {
    List<Audience> audiences = Arrays.asList(route.door().audience());
    List<Role> needed = Arrays.asList(route.door().roles());
    return audiences.contains(Audience.ANYONE)
        || (audiences.contains(audience)
            && (needed.isEmpty() || needed.stream().anyMatch(roles::contains)));
  }

  @Override
  public String toString() {
    return name + " in " + zone;
  }
}
