package vrs.server.platform;

import java.util.Optional;
import java.util.Set;

/// What a transaction holds by name in its area, beside rows, from its first statement to its end.
///
/// @param alone nobody else holds them meanwhile
/// @param together others may hold it too; who asks for it alone waits for all of them
public record Locks(Set<String> alone, Optional<String> together) {
  static final Locks NONE = alone(Set.of());

  public Locks {
    alone = Set.copyOf(alone);
  }

  public static Locks alone(Set<String> names) {
    return new Locks(names, Optional.empty());
  }
}
