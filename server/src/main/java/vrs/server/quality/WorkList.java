package vrs.server.quality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vrs.server.issuance.Standing;
import vrs.server.platform.Area;
import vrs.server.quality.Way.Place;

/// The doses that somebody has to look at, in the order of what they would do to a certificate. The
/// index `dose_to_look_at` holds no others.
@Component
final class WorkList {

  private static final String FILTERED =
      """
         and (:site = '' or d.site = :site)
         and (:lot = '' or d.lot = :lot)
         and (cast(:day as date) is null or d.given = :day)
         and (:rule = '' or exists (
               select from jsonb_to_recordset(d.findings) as f (rule text, accepted boolean)
                where f.rule = :rule and not f.accepted))
         and (cast(:batch as uuid) is null or exists (
               select from dose_version v
                where v.area = :area and v.dose = d.id and v.origin = 'IMPORT'
                  and v.origin_id = :batch))
      """;

  private static final Place FIRST =
      new Place(Short.MAX_VALUE, LocalDate.of(9999, 12, 31), new UUID(-1, -1));

  private static final String ON_CERTIFICATE = Standing.onCertificate("d.id");

  /// What is a wrong or doubtful dose of a known ticket, as [vrs.server.record.Assessment] ranks
  /// it.
  private static final int KNOWN = 20;

  private static String next(Stage stage) {
    return """
    select d.id, d.rank, d.given
      from dose d
     where d.area = :area and d.rank > 0
       and (d.rank, d.given, d.id) < (:rank, cast(:given as date), cast(:id as uuid))
       and d.id <> all(cast(:taken as uuid[]))
       and not exists (
             select from quality_mark m
              where m.area = :area and m.dose = d.id and m.mark = 'PUT_BACK' and m.at >= :today)
    %s
       and %s
     order by d.rank desc, d.given desc, d.id desc
     limit 1
    """
        .formatted(FILTERED, only(stage));
  }

  private static String only(Stage stage) {
    return switch (stage) {
      case ON_CERTIFICATE -> ON_CERTIFICATE;
      case DOUBTED -> "d.rank >= " + KNOWN + " and not " + ON_CERTIFICATE;
      case ORPHAN -> "d.rank < " + KNOWN + " and not " + ON_CERTIFICATE;
      case CONFLICT, OUTLIER, DUPLICATE -> throw new IllegalArgumentException(stage.name());
    };
  }

  /// The next dose of a stage after a place.
  ///
  /// @param taken that others are looking at
  /// @param today when the day in Japan began
  Optional<Place> next(Area area, Way way, Collection<UUID> taken, Instant today) {
    Place after = way.at().orElse(FIRST);
    return filtered(area.sql(next(way.stage())), way.filter())
        .param("rank", after.rank())
        .param("given", after.given())
        .param("id", after.id())
        .param("taken", taken.toArray(UUID[]::new))
        .param("today", Timestamp.from(today))
        .query((row, _) -> place(row))
        .optional();
  }

  private static Place place(ResultSet row) throws SQLException {
    return new Place(
        row.getInt("rank"), row.getDate("given").toLocalDate(), row.getObject("id", UUID.class));
  }

  private static JdbcClient.StatementSpec filtered(
      JdbcClient.StatementSpec sql, WorkFilter filter) {
    return sql.param("site", filter.site())
        .param("lot", filter.lot())
        .param("rule", filter.rule())
        .param("day", filter.day().orElse(null), Types.DATE)
        .param("batch", filter.batch().orElse(null), Types.OTHER);
  }

  /// How many doses a rule objects to, by state.
  record Count(String rule, int toCorrect, int toCheck) {}

  /// By rule, the largest first; a dose to which two rules object counts at both.
  List<Count> byRule(Area area) {
    return area.sql(
            """
            select f.rule,
                   count(*) filter (where d.state = 'TO_CORRECT') as to_correct,
                   count(*) filter (where d.state = 'TO_CHECK') as to_check
              from dose d
             cross join lateral jsonb_to_recordset(d.findings)
                   as f (rule text, weight text, accepted boolean)
             where d.area = :area and d.rank > 0 and not f.accepted and f.weight <> 'REASON'
             group by f.rule
             order by count(*) desc, f.rule
            """)
        .query((row, _) ->
            new Count(row.getString("rule"), row.getInt("to_correct"), row.getInt("to_check")))
        .list();
  }

  /// What the whole list comes to.
  ///
  /// @param onCertificate at most [#MOST]
  record Totals(int toCorrect, int toCheck, int orphans, int onCertificate) {}

  static final int MOST = 1_000;

  Totals totals(Area area) {
    return area.sql(
            """
            select count(*) filter (where d.state = 'TO_CORRECT') as to_correct,
                   count(*) filter (where d.state = 'TO_CHECK') as to_check,
                   count(*) filter (where d.rank < %1$d) as orphans,
                   (select count(*) from (
                      select from dose d
                       where d.area = :area and d.rank > 0 and %2$s limit %3$d) as listed)
                     as on_certificate
              from dose d
             where d.area = :area and d.rank > 0
            """
                .formatted(KNOWN, ON_CERTIFICATE, MOST))
        .query((row, _) ->
            new Totals(
                row.getInt("to_correct"),
                row.getInt("to_check"),
                row.getInt("orphans"),
                row.getInt("on_certificate")))
        .single();
  }

  /// Sites of which doses are in the list, those with most first.
  List<String> sites(Area area) {
    return area.sql(
            """
            select site from dose
             where area = :area and rank > 0 and site <> ''
             group by site order by count(*) desc, site limit 100
            """)
        .query(String.class)
        .list();
  }
}
