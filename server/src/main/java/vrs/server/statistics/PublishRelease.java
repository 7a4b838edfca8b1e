package vrs.server.statistics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vrs.server.platform.Actor;
import vrs.server.platform.Nation;
import vrs.server.platform.Refusal;

/// Counts all doses, suppresses small rows and publishes the files of the day (G1, G2).
///
/// Publication is the agency's act, by a named person. A release never changes afterwards.
@Component
public final class PublishRelease {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  /// Rows of fewer people than this stay inside.
  static final int LEAST = 10;

  private final Nation nation;
  private final Releases releases;
  private final Clock clock;

  public PublishRelease(Nation nation, Releases releases, Clock clock) {
    this.nation = nation;
    this.releases = releases;
    this.clock = clock;
  }

  /// @return the day of the release
  public LocalDate publish(Actor agency) {
    LocalDate day = LocalDate.ofInstant(clock.instant(), JAPAN);
    return nation.write(db -> {
      if (!releases.add(db, day, agency.account())) {
        throw new Refusal(StatisticsReason.RELEASED_ALREADY, Map.of("day", day));
      }
      SuppressedTable table = count(db).suppressed(LEAST);
      releases.addFile(db, day, "prefecture.ndjson", table.ndjson().getBytes(UTF_8));
      releases.addFile(db, day, "prefecture-suppressed.json", table.companion().getBytes(UTF_8));
      return day;
    });
  }

  private static CountTable count(JdbcClient db) {
    return new CountTable(
        db.sql(
                """
                select given, prefecture, gender, age, status, count
                  from dose_count
                 order by given, prefecture, gender, age, status
                """)
            .query(CountRow.class)
            .list());
  }
}
