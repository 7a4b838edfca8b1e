package vrs.server.quality;

import java.sql.Types;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;

/// Finds persons who may be registered twice (重複登録の候補): one birth date and one search key, of the
/// reading, of the name as written, or of a further name of one that is the name of the other; and
/// at most one of the two with an Individual Number. The keys are those of the search
/// ([vrs.server.record.SearchKey]), so 髙橋 and 高橋 are alike, and ﾀｶﾊｼ and タカハシ. The indexes
/// `person_alike` and `person_alike_by_name` have such persons side by side, so a search stops at
/// the next pair.
@Component
final class AlikePersons {

  /// @param one with the smaller id
  record Pair(UUID one, UUID other) {}

  private static final String NEXT =
      """
      with place as (
        select birth_date from person where area = :area and id = :after
        union all
        select rows -> 'person' ->> 'birth_date'
          from person_merge where area = :area and other_person = :after
        limit 1),
      born as (select coalesce((select birth_date from place), '') as since)
      select one, other
        from ((%s) union all (%s) union all (%s)) as alike
       order by birth_date, other, one
       limit 1
      """
          .formatted(
              of(withOne("search_key")),
              of(withOne("name_key")),
              of(
                  """
                  select own.birth_date, least(own.id, twin.id) as one,
                         greatest(own.id, twin.id) as other
                    from person_name n
                   cross join lateral (
                          select id, birth_date from person
                           where area = :area and id = n.person
                             and birth_date >= (select since from born) limit 1) own
                   cross join lateral (
                          select id from person
                           where area = :area and birth_date = own.birth_date
                             and name_key = n.name_key and id <> own.id offset 0) twin
                   where n.area = :area and n.name_key <> ''
                  """));

  private static String withOne(String key) {
    return """
    select g.birth_date, a.id as one, b.id as other
      from (select birth_date, %1$s as key from person
             where area = :area and %1$s <> '' and birth_date >= (select since from born)
             group by birth_date, %1$s
            having count(*) > 1) g
     cross join lateral (
            select id from person
             where area = :area and birth_date = g.birth_date and %1$s = g.key offset 0) a
     cross join lateral (
            select id from person
             where area = :area and birth_date = g.birth_date and %1$s = g.key
               and id > a.id offset 0) b
    """
        .formatted(key);
  }

  /// The next of some pairs.
  private static String of(String pairs) {
    return """
    select birth_date, one, other
      from (%s) as pair
     where (birth_date > (select since from born) or other > :after or not exists (select from place))
       and one <> all(cast(:taken as uuid[])) and other <> all(cast(:taken as uuid[]))
       and not exists (
             select from person_distinct d
              where d.area = :area and d.person = one and d.other_person = other)
       and exists (
             select from person p
              where p.area = :area and p.id in (one, other) and p.number_lookup is null)
     order by birth_date, other, one
     limit 1
    """
        .formatted(pairs);
  }

  /// The next pair.
  ///
  /// @param after the other one of the pair before
  /// @param taken that others are looking at
  Optional<Pair> next(Area area, Optional<UUID> after, Collection<UUID> taken) {
    return area.sql(NEXT)
        .param("after", after.orElse(null), Types.OTHER)
        .param("taken", taken.toArray(UUID[]::new))
        .query((row, _) ->
            new Pair(
                Objects.requireNonNull(row.getObject("one", UUID.class)),
                Objects.requireNonNull(row.getObject("other", UUID.class))))
        .optional();
  }
}
