package vrs.server.platform;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who is acting in a request: always a named person, or nobody yet.
///
/// @param audience how the person came in
/// @param office the area of the office that the person belongs to; for a site, the municipality
///   that enrolled the device
/// @param account the person's account id, as the audit log names the actor
/// @param device the enrolled device, for [Audience#SITE] and [Audience#DEVICE]
public record Actor(
    Audience audience, AreaCode office, UUID account, Set<Role> roles, @Nullable UUID device) {

  /// The request attribute under which the room `staff` leaves the actor for [Doorkeeper].
  public static final String ATTRIBUTE = Actor.class.getName();

  public Actor {
    roles = Set.copyOf(roles);
  }
}
