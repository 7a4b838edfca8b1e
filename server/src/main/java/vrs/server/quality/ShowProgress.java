package vrs.server.quality;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.Areas;
import vrs.server.platform.Role;
import vrs.server.record.Conflicts;
import vrs.server.staff.StaffNames;

/// Counts what is to be done in the quality work, and for administrators who has done how much
/// today and how large a part of all doses is wrong or doubtful.
@Component
final class ShowProgress {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  private final Areas areas;
  private final WorkList list;
  private final DoseTotals totals;
  private final Conflicts conflicts;
  private final Outliers outliers;
  private final Rechecks rechecks;
  private final StaffNames names;
  private final Clock clock;

  ShowProgress(
      Areas areas,
      WorkList list,
      DoseTotals totals,
      Conflicts conflicts,
      Outliers outliers,
      Rechecks rechecks,
      StaffNames names,
      Clock clock) {
    this.areas = areas;
    this.list = list;
    this.totals = totals;
    this.conflicts = conflicts;
    this.outliers = outliers;
    this.rechecks = rechecks;
    this.names = names;
    this.clock = clock;
  }

  /// @param unusual doses that differ from the others of their table
  /// @param office absent for whoever is no administrator
  public record Progress(
      WorkList.Totals totals,
      List<WorkList.Count> byRule,
      int conflicts,
      int unusual,
      List<String> sites,
      Optional<Office> office) {
    public Progress {
      byRule = List.copyOf(byRule);
      sites = List.copyOf(sites);
    }

    public boolean nothing() {
      return totals.toCorrect() + totals.toCheck() + conflicts == 0;
    }
  }

  /// @param done how many doses each person has dealt with today, by name
  /// @param recheck how far the rules have been run again since they changed last
  public record Office(
      DoseTotals.Total all, Map<String, Integer> done, Optional<Rechecks.Recheck> recheck) {

    public int doneToday() {
      return done.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// Wrong or doubtful ones of a thousand doses.
    public double perMille(WorkList.Totals totals) {
      return all.doses() == 0 ? 0 : 1000.0 * (totals.toCorrect() + totals.toCheck()) / all.doses();
    }
  }

  Progress show(Actor actor) {
    return areas.read(
        actor.office(),
        area ->
            new Progress(
                list.totals(area),
                list.byRule(area),
                conflicts.waiting(area),
                outliers.count(area, today().minusDays(Outliers.DAYS)),
                list.sites(area),
                actor.roles().contains(Role.ADMINISTRATOR)
                    ? Optional.of(
                        new Office(totals.of(area), doneToday(area), rechecks.latest(area)))
                    : Optional.empty()));
  }

  private Map<String, Integer> doneToday(Area area) {
    Instant morning = today().atStartOfDay(JAPAN).toInstant();
    Map<UUID, Integer> counts = totals.byHandSince(area, morning);
    Map<UUID, String> who = names.of(area, counts.keySet());
    var done = new LinkedHashMap<String, Integer>();
    counts.forEach(
        (account, count) -> done.merge(who.getOrDefault(account, "―"), count, Integer::sum));
    return done;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), JAPAN);
  }
}
