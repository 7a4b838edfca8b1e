package vrs.server.quality;

import java.sql.Types;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;

/// Finds persons who may be registered twice (重複登録の候補): one birth date and one search key, and at
/// most one of the two with an Individual Number. The index `person_alike` has them side by side,
/// so a search stops at the next pair.
@Component
final class AlikePersons {

  /// @param one with the smaller id
  record Pair(UUID one, UUID other) {}

  /// The next pair.
  ///
  /// @param after the other one of the pair before
  /// @param taken that others are looking at
  Optional<Pair> next(Area area, Optional<UUID> after, Collection<UUID> taken) {
    return area.sql(
            """
            with place as (
              select birth_date, search_key from person where area = :area and id = :after
              union all
              select rows -> 'person' ->> 'birth_date', rows -> 'person' ->> 'search_key'
                from person_merge where area = :area and other_person = :after
              limit 1),
            alike as (
              select birth_date, search_key
                from person
               where area = :area and search_key <> ''
                 and birth_date >= coalesce((select birth_date from place), '')
                 and (birth_date, search_key) >= (
                       coalesce((select birth_date from place), ''),
                       coalesce((select search_key from place), ''))
               group by birth_date, search_key
              having count(*) > 1)
            select a.id as one, b.id as other
              from alike g
             cross join lateral (
                    select id, number_lookup from person
                     where area = :area and birth_date = g.birth_date
                       and search_key = g.search_key offset 0) a
             cross join lateral (
                    select id, number_lookup from person
                     where area = :area and birth_date = g.birth_date
                       and search_key = g.search_key offset 0) b
             where a.id < b.id
               and (a.number_lookup is null or b.number_lookup is null)
               and a.id <> all(cast(:taken as uuid[])) and b.id <> all(cast(:taken as uuid[]))
               and not exists (
                     select from person_distinct d
                      where d.area = :area and d.person = a.id and d.other_person = b.id)
               and (not exists (select from place)
                    or (g.birth_date, g.search_key) > (select birth_date, search_key from place)
                    or b.id > :after)
             order by g.birth_date, g.search_key, b.id, a.id
             limit 1
            """)
        .param("after", after.orElse(null), Types.OTHER)
        .param("taken", taken.toArray(UUID[]::new))
        .query((row, _) ->
            new Pair(
                Objects.requireNonNull(row.getObject("one", UUID.class)),
                Objects.requireNonNull(row.getObject("other", UUID.class))))
        .optional();
  }
}
