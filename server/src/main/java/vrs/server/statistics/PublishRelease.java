package vrs.server.statistics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;

/// Counts all doses, suppresses small rows and publishes the files of the day (G1, G2).
///
/// Publication is the agency's act, by a named person. A release never changes afterwards.
@Component
public final class PublishRelease {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  /// Rows of fewer people than this stay inside.
  static final int LEAST = 10;

  private final Areas areas;
  private final Releases releases;
  private final Audit audit;
  private final Clock clock;

  PublishRelease(Areas areas, Releases releases, Audit audit, Clock clock) {
    this.areas = areas;
    this.releases = releases;
    this.audit = audit;
    this.clock = clock;
  }

  /// @return the day of the release
  public LocalDate publish(Actor agency) {
    LocalDate day = LocalDate.ofInstant(clock.instant(), JAPAN);
    return areas.write(
        AreaCode.AGENCY,
        area -> {
          if (!releases.add(area, day, agency.account())) {
            throw new Refusal(StatisticsReason.RELEASED_ALREADY, Map.of("day", day));
          }
          SuppressedTable table = count(area).suppressed(LEAST);
          releases.addFile(area, day, "prefecture.ndjson", table.ndjson().getBytes(UTF_8));
          releases.addFile(
              area, day, "prefecture-suppressed.json", table.companion().getBytes(UTF_8));
          audit.enter(
              area,
              Deed.of(agency, StatisticsAction.PUBLISH)
                  .with("day", day)
                  .with("rows", table.rows().size())
                  .with("left-out", table.leftOut()));
          return day;
        });
  }

  private static CountTable count(Area area) {
    return new CountTable(
        area.sql(
                """
                select given, prefecture, gender, age, status, count
                  from dose_count
                 order by given, prefecture, gender, age, status
                """)
            .query(CountRow.class)
            .list());
  }
}
