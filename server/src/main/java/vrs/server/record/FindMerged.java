package vrs.server.record;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Actor;
import vrs.server.platform.Areas;

/// Leads from a person who was merged into another to who remains. Tells nothing else, so it leaves
/// no entry; the look that follows does.
@Component
public final class FindMerged {
  private final Areas areas;
  private final PersonMerges merges;

  FindMerged(Areas areas, PersonMerges merges) {
    this.areas = areas;
    this.merges = merges;
  }

  public Optional<UUID> remaining(Actor actor, UUID merged) {
    return areas.read(actor.office(), area -> merges.remaining(area, merged));
  }
}
