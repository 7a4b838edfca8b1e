package vrs.server.quality;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;
import vrs.server.staff.StaffNames;

/// Shows what has become of bulk corrections.
@Component
final class ShowBulk {
  private static final int LISTED = 200;
  private static final int LATEST = 20;

  private final Areas areas;
  private final Bulks bulks;
  private final StaffNames names;

  ShowBulk(Areas areas, Bulks bulks, StaffNames names) {
    this.areas = areas;
    this.bulks = bulks;
    this.names = names;
  }

  /// @param who made it
  /// @param left those that were not corrected, or not taken back
  public record Shown(
      Bulks.Bulk bulk, String who, Map<Bulks.State, Integer> counts, List<Bulks.Left> left) {
    public Shown {
      counts = Map.copyOf(counts);
      left = List.copyOf(left);
    }

    public int count(String state) {
      return counts.getOrDefault(Bulks.State.valueOf(state), 0);
    }

    /// Whether it was cut off.
    public boolean unfinished() {
      return count("WAITING") > 0;
    }

    public boolean canUndo() {
      return count("DONE") > 0;
    }
  }

  /// @throws Refusal U208
  Shown show(Actor actor, UUID id) {
    return areas.read(
        actor.office(),
        area -> {
          Bulks.Bulk bulk =
              bulks.byId(area, id).orElseThrow(() -> new Refusal(QualityReason.NO_SUCH_BULK));
          return new Shown(
              bulk,
              names.of(area, List.of(bulk.account())).getOrDefault(bulk.account(), ""),
              bulks.counts(area, id),
              bulks.left(area, id, LISTED));
        });
  }

  /// A line of the list.
  public record Line(Bulks.Bulk bulk, String who) {}

  List<Line> latest(Actor actor) {
    return areas.read(
        actor.office(),
        area -> {
          List<Bulks.Bulk> all = bulks.latest(area, LATEST);
          var accounts = new HashSet<UUID>();
          all.forEach(bulk -> accounts.add(bulk.account()));
          Map<UUID, String> who = names.of(area, accounts);
          return all.stream()
              .map(bulk -> new Line(bulk, who.getOrDefault(bulk.account(), "")))
              .toList();
        });
  }

  /// The sites of the last days of vaccination, for choosing.
  List<String> sites(Actor actor) {
    return areas.read(actor.office(), ShowBulk::sites);
  }

  private static List<String> sites(Area area) {
    return area.sql(
            """
            select distinct site from (
              select site from dose
               where area = :area and site <> ''
               order by given desc limit 20000) as lately
             order by site limit 200
            """)
        .query(String.class)
        .list();
  }
}
