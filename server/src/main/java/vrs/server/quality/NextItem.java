package vrs.server.quality;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.Areas;
import vrs.server.platform.Role;
import vrs.server.quality.Way.Place;
import vrs.server.record.Conflicts;

/// Finds the item of the work list that comes after the one where somebody is.
@Component
final class NextItem {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  private final Areas areas;
  private final WorkList list;
  private final Conflicts conflicts;
  private final Outliers outliers;
  private final AlikePersons alike;
  private final AtWork atWork;
  private final Clock clock;

  NextItem(
      Areas areas,
      WorkList list,
      Conflicts conflicts,
      Outliers outliers,
      AlikePersons alike,
      AtWork atWork,
      Clock clock) {
    this.areas = areas;
    this.list = list;
    this.conflicts = conflicts;
    this.outliers = outliers;
    this.alike = alike;
    this.atWork = atWork;
    this.clock = clock;
  }

  /// The next item, with the way to it; none when all is done. What others are looking at is passed
  /// over, and what was put back today.
  Optional<Way.Found> after(Actor actor, Way way) {
    List<UUID> taken = atWork.taken(actor);
    boolean administrator = actor.roles().contains(Role.ADMINISTRATOR);
    return areas.read(actor.office(), area -> after(area, way, administrator, taken));
  }

  private Optional<Way.Found> after(Area area, Way way, boolean administrator, List<UUID> taken) {
    for (Stage stage : Way.from(way.stage())) {
      if (stage == Stage.DUPLICATE && !administrator) {
        break; // persons are merged by administrators
      }
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
      return list.next(area, way, taken, today().atStartOfDay(JAPAN).toInstant())
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
      case OUTLIER ->
          outliers
              .next(area, today().minusDays(Outliers.DAYS), way.at().map(Place::id), taken)
              .map(id -> way.at(Place.of(id)).found("/quality/doses/" + id));
      case DUPLICATE ->
          alike
              .next(area, way.at().map(Place::id), taken)
              .map(two ->
                  way.at(Place.of(two.other()))
                      .found("/quality/duplicates/" + two.one() + "/" + two.other()));
      case ON_CERTIFICATE, DOUBTED, ORPHAN -> Optional.empty();
    };
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), JAPAN);
  }
}
