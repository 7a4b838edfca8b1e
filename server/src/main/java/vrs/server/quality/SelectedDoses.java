package vrs.server.quality;

import java.sql.Time;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;

/// Finds the doses of a selection.
@Component
final class SelectedDoses {
  private static final String OF_A_TABLE =
      """
      select * from dose
       where area = :area and given = :day and site = :site
      """;

  private static final String OF_A_FILE =
      """
      select d.*
        from (select distinct dose from dose_version
               where area = :area and origin = 'IMPORT' and origin_id = :batch) as came
       cross join lateral (
              select * from dose where area = :area and id = came.dose limit 1) d
       where (cast(:day as date) is null or d.given = :day) and (:site = '' or d.site = :site)
      """;

  private static String narrowed(Selection selection) {
    return """
      from (%s) d
     cross join lateral (
            select device from dose_version
             where area = :area and dose = d.id and version = 1 limit 1) v
     where (:lot = '' or d.lot = :lot)
       and (:product = '' or d.product = :product)
       and (:checked or not d.checked)
       and (cast(:device as uuid) is null or v.device = :device)
       and (cast(:from as time) is null
            or cast(d.recorded at time zone 'Asia/Tokyo' as time) >= :from)
       and (cast(:to as time) is null
            or cast(d.recorded at time zone 'Asia/Tokyo' as time) <= :to)
    """
        .formatted(selection.batch().isPresent() ? OF_A_FILE : OF_A_TABLE);
  }

  /// Their versions, by id, in the order of the ids.
  ///
  /// @param most one more than may be selected
  Map<UUID, Integer> of(Area area, Selection selection, int most) {
    var doses = new LinkedHashMap<UUID, Integer>();
    bound(
            area.sql(
                "select d.id, d.version\n" + narrowed(selection) + " order by d.id limit :most"),
            selection)
        .param("most", most)
        .query(row -> {
          doses.put(row.getObject("id", UUID.class), row.getInt("version"));
        });
    return doses;
  }

  /// How many of them have which lot, product and device: to see what is set apart.
  record Part(String lot, String product, Optional<UUID> device, int doses) {}

  List<Part> parts(Area area, Selection selection) {
    return bound(
            area.sql(
                "select d.lot, d.product, v.device, count(*) as doses\n"
                    + narrowed(selection)
                    + " group by d.lot, d.product, v.device order by count(*) desc limit 50"),
            selection)
        .query((row, _) ->
            new Part(
                row.getString("lot"),
                row.getString("product"),
                Optional.ofNullable(row.getObject("device", UUID.class)),
                row.getInt("doses")))
        .list();
  }

  private static JdbcClient.StatementSpec bound(JdbcClient.StatementSpec sql, Selection selection) {
    JdbcClient.StatementSpec bound =
        sql.param("day", selection.day().orElse(null), Types.DATE)
            .param("site", selection.site())
            .param("lot", selection.lot())
            .param("product", selection.product())
            .param("checked", selection.checked())
            .param("device", selection.device().orElse(null), Types.OTHER)
            .param("from", selection.from().map(Time::valueOf).orElse(null), Types.TIME)
            .param("to", selection.to().map(Time::valueOf).orElse(null), Types.TIME);
    return selection.batch().isPresent() ? bound.param("batch", selection.batch().get()) : bound;
  }
}
