package vrs.server.record;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import vrs.server.platform.Area;

/// Tells which persons another room's records rest on, so that they are not taken out of the
/// register together with the import that brought them.
public interface RestsOnPersons {

  /// Those of these persons.
  Set<UUID> restingOn(Area area, Collection<UUID> persons);
}
