package vrs.server.quality;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.Areas;
import vrs.server.quality.Way.Place;
import vrs.server.record.Conflicts;

/// Finds the item of the work list that comes after the one where somebody is.
@Component
final class NextItem {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  private final Areas areas;
  private final WorkList list;
  private final Conflicts conflicts;
  private final AtWork atWork;
  private final Clock clock;

  NextItem(Areas areas, WorkList list, Conflicts conflicts, AtWork atWork, Clock clock) {
    this.areas = areas;
    this.list = list;
    this.conflicts = conflicts;
    this.atWork = atWork;
    this.clock = clock;
  }

  /// The next item, with the way to it; none when all is done. What others are looking at is passed
  /// over, and what was put back today.
  Optional<Way.Found> after(Actor actor, Way way) {
    List<UUID> taken = atWork.taken(actor);
    return areas.read(actor.office(), area -> after(area, way, taken));
  }

  private Optional<Way.Found> after(Area area, Way way, List<UUID> taken) {
    for (Stage stage : Way.from(way.stage())) {
      Way here = stage == way.stage() ? way : way.to(stage);
      Optional<Way.Found> found = inStage(area, here, taken);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Way.Found> inStage(Area area, Way way, List<UUID> taken) {
    if (way.stage().ofDoses()) {
      return list.next(area, way, taken, today())
          .map(place -> way.at(place).found("/quality/doses/" + place.id()));
    }
    if (!way.filter().isEmpty()) {
      return Optional.empty(); // filters are about doses of the register
    }
    return switch (way.stage()) {
      case CONFLICT ->
          conflicts
              .next(area, way.at().map(Place::id), taken)
              .map(id -> way.at(Place.of(id)).found("/quality/conflicts/" + id));
      case OUTLIER, DUPLICATE, ON_CERTIFICATE, DOUBTED, ORPHAN -> Optional.empty();
    };
  }

  private Instant today() {
    return LocalDate.ofInstant(clock.instant(), JAPAN).atStartOfDay(JAPAN).toInstant();
  }
}
