package vrs.server.quality;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vrs.server.platform.Actor;
import vrs.server.platform.Areas;
import vrs.server.record.PersonMerges;
import vrs.server.staff.StaffNames;

/// Lists the latest mergings, so that one can be taken back later too. Names nobody who was merged.
@Component
final class ShowMerges {
  private static final int LATEST = 50;

  private final Areas areas;
  private final PersonMerges merges;
  private final StaffNames names;

  ShowMerges(Areas areas, PersonMerges merges, StaffNames names) {
    this.areas = areas;
    this.merges = merges;
    this.names = names;
  }

  /// @param who merged them
  public record Line(PersonMerges.Merge merge, String who) {
    /// How many tickets went over.
    public int tickets() {
      return merge.moved().getOrDefault("ticket", List.of()).size();
    }
  }

  List<Line> latest(Actor actor) {
    return areas.read(
        actor.office(),
        area -> {
          List<PersonMerges.Merge> all = merges.latest(area, LATEST);
          Map<UUID, String> who =
              names.of(
                  area, all.stream().map(PersonMerges.Merge::account).collect(Collectors.toSet()));
          return all.stream()
              .map(merge -> new Line(merge, who.getOrDefault(merge.account(), "")))
              .toList();
        });
  }
}
