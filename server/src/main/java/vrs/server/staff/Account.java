package vrs.server.staff;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vrs.server.platform.Role;

/// A person's sign-in at an office (利用者ID).
///
/// @param ready whether password and second factor are set; else the one-time set-up code is
///   awaited
/// @param disabledAt since when it can't be used, or null
/// @param lastUsedAt last sign-in, or null
public record Account(
    UUID id,
    SignInName name,
    String displayName,
    Set<Role> roles,
    boolean ready,
    @Nullable Instant disabledAt,
    @Nullable Instant lastUsedAt) {

  public Account {
    roles = Set.copyOf(roles);
  }

  boolean isAdministrator() {
    return roles.contains(Role.ADMINISTRATOR) && disabledAt == null;
  }

  /// In the order of the screens.
  public Set<Role> sortedRoles() {
    return EnumSet.copyOf(roles);
  }

  @Override
  public String toString() {
    return "Account[" + id + "]";
  }
}
