package vrs.server.record;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import vrs.server.platform.Area;

/// Is told, inside the transaction, which doses no longer say what they said (C2): other rooms hold
/// things that were built on them, such as certificates, and act in the same step.
public interface DoseChanged {

  /// @param source who changed them, and why
  /// @param doses corrected, moved to another person, or about to be erased
  void changed(Area area, Source source, Collection<UUID> doses);

  /// Those of these doses that something rests on which would then no longer hold.
  default Set<UUID> restingOn(Area area, Collection<UUID> doses) {
    return Set.of();
  }
}
