package vrs.server.quality;

import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;
import vrs.server.record.DoseField;

/// Finds doses that differ from nearly all others of their table (会場の他の接種との違い): of the doses that
/// one device recorded on one day, at most a tenth and at most five say another lot, product or
/// day. No rule objects to such a dose; somebody may have mistyped it all the same. Proposed,
/// nothing more.
@Component
final class Outliers {
  /// So many days back are compared.
  static final int DAYS = 14;

  private static final String FOUND =
      """
      with at_table as (
        select d.id, d.lot, d.product, d.given, d.checked, d.recorded, v.device, v.day
          from dose d
         cross join lateral (
                select device, cast(recorded at time zone 'Asia/Tokyo' as date) as day
                  from dose_version
                 where area = :area and dose = d.id and version = 1 and origin = 'READING'
                   and device is not null limit 1) v
         where d.area = :area and d.given >= :since),
      counted as (
        select id, checked, recorded, device, day,
               count(*) over (partition by device, day) as all_doses,
               count(*) over (partition by device, day, lot) as same_lot,
               count(*) over (partition by device, day, product) as same_product,
               count(*) over (partition by device, day, given) as same_day
          from at_table),
      found as (
        select id, recorded, same_lot, same_product, same_day, all_doses
          from counted
         where not checked
           and (same_lot <= 5 and same_lot * 10 <= all_doses
                or same_product <= 5 and same_product * 10 <= all_doses
                or same_day <= 5 and same_day * 10 <= all_doses))
      """;

  /// The next one, the latest first.
  ///
  /// @param after the one before
  /// @param taken that others are looking at
  Optional<UUID> next(Area area, LocalDate since, Optional<UUID> after, Collection<UUID> taken) {
    return area.sql(
            FOUND
                + """
                select f.id from found f
                 where f.id <> all(cast(:taken as uuid[]))
                   and not exists (
                         select from quality_mark m
                          where m.area = :area and m.dose = f.id and m.mark = 'AS_IT_IS')
                   and (cast(:after as uuid) is null
                        or (f.recorded, f.id) < (
                             select recorded, id from dose where area = :area and id = :after))
                 order by f.recorded desc, f.id desc
                 limit 1
                """)
        .param("since", since)
        .param("after", after.orElse(null), Types.OTHER)
        .param("taken", taken.toArray(UUID[]::new))
        .query(UUID.class)
        .optional();
  }

  /// How many there are.
  int count(Area area, LocalDate since) {
    return area.sql(
            FOUND
                + """
                select count(*) from found f
                 where not exists (
                   select from quality_mark m
                    where m.area = :area and m.dose = f.id and m.mark = 'AS_IT_IS')
                """)
        .param("since", since)
        .query(Integer.class)
        .single();
  }

  /// In what a dose differs.
  ///
  /// @param usual what most of the others say
  /// @param same how many say what this one says
  record Difference(DoseField field, String usual, int same, int all) {}

  /// In what a dose differs from the others that its device recorded on that day; nothing, if it
  /// does not.
  List<Difference> of(Area area, UUID dose) {
    return area.sql(
            """
            with own as (
              select d.lot, d.product, d.given, v.device,
                     cast(v.recorded at time zone 'Asia/Tokyo' as date) as day
                from dose d
               cross join lateral (
                      select device, recorded from dose_version
                       where area = :area and dose = d.id and version = 1 and origin = 'READING'
                         and device is not null limit 1) v
               where d.area = :area and d.id = :id),
            beside as (
              select d.lot, d.product, d.given
                from own
               cross join lateral (
                      select id, lot, product, given from dose
                       where area = :area
                         and given between own.day - %1$d and own.day offset 0) d
               cross join lateral (
                      select 1 from dose_version v
                       where v.area = :area and v.dose = d.id and v.version = 1
                         and v.device = own.device and v.origin = 'READING'
                         and cast(v.recorded at time zone 'Asia/Tokyo' as date) = own.day
                       limit 1) same)
            select count(*) as all_doses,
                   count(*) filter (where b.lot = own.lot) as same_lot,
                   count(*) filter (where b.product = own.product) as same_product,
                   count(*) filter (where b.given = own.given) as same_day,
                   mode() within group (order by b.lot) as lot,
                   mode() within group (order by b.product) as product,
                   mode() within group (order by b.given)::text as given
              from beside b cross join own
             group by own.device
            """
                .formatted(DAYS))
        .param("id", dose)
        .query((row, _) -> {
          int all = row.getInt("all_doses");
          var differences = new ArrayList<Difference>();
          add(differences, DoseField.LOT, row.getString("lot"), row.getInt("same_lot"), all);
          add(
              differences,
              DoseField.PRODUCT,
              row.getString("product"),
              row.getInt("same_product"),
              all);
          add(differences, DoseField.GIVEN, row.getString("given"), row.getInt("same_day"), all);
          return List.copyOf(differences);
        })
        .optional()
        .orElse(List.of());
  }

  private static void add(
      List<Difference> differences, DoseField field, String usual, int same, int all) {
    if (same <= 5 && same * 10 <= all) {
      differences.add(new Difference(field, usual, same, all));
    }
  }
}
