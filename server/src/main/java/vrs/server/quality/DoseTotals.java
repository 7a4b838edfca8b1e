package vrs.server.quality;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCode;

/// How many doses there are, and how many people have dealt with. All doses of a large city take
/// seconds to count, so that number is at most ten minutes old.
@Component
final class DoseTotals {
  private static final Duration OLDEST = Duration.ofMinutes(10);

  private final Map<AreaCode, Total> known = new ConcurrentHashMap<>();

  /// @param at when they were counted
  record Total(long doses, Instant at) {}

  Total of(Area area) {
    Total before = known.get(area.code());
    if (before != null && before.at.plus(OLDEST).isAfter(area.time())) {
      return before;
    }
    long doses =
        area.sql("select count(*) from dose where area = :area").query(Long.class).single();
    var now = new Total(doses, area.time());
    known.put(area.code(), now);
    return now;
  }

  /// Doses that each account has corrected, checked, added or withdrawn since a time; what was
  /// taken back does not count.
  Map<UUID, Integer> byHandSince(Area area, Instant since) {
    var counts = new LinkedHashMap<UUID, Integer>();
    area.sql(
            """
            select v.actor, count(distinct v.dose) as doses
              from dose_version v
             where v.area = :area and v.recorded >= :since
               and v.origin in ('COUNTER', 'BULK', 'CONFLICT', 'MERGE')
               and v.why <> 'undone'
               and not exists (
                     select from dose_version later
                      where later.area = :area and later.dose = v.dose
                        and later.version > v.version
                        and (later.origin = 'UNDO' or later.why = 'undone'))
             group by v.actor
             order by count(distinct v.dose) desc
             limit 100
            """)
        .param("since", Timestamp.from(since))
        .query(row -> {
          counts.put(row.getObject("actor", UUID.class), row.getInt("doses"));
        });
    return counts;
  }
}
