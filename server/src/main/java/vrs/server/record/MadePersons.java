package vrs.server.record;

import java.util.List;
import java.util.UUID;
import vrs.server.platform.Area;
import vrs.server.record.UndoneTables.Made;

/// Reads those whom an import created or changed, with one statement for two thousand.
final class MadePersons {
  private static final String LOOK =
      """
      select one.id, one.version, p.version as now, made.content as after, a.sealed as address_after,
             current.content as current, c.sealed as address_current,
             before.content as before, b.sealed as address_before, told.content as told,
             t.issued, t.reissued, t.voided, t.void_reason,
             (select count(*) from ticket other
               where other.area = :area and other.person = one.id
                 and other.number <> made.content ->> 'ticket') as others,
             exists (select from dose d
                      where d.area = :area and d.person = one.id
                        and not exists (%1$s)) as has_doses,
             exists (select from dose d
                      where d.area = :area and d.ticket = made.content ->> 'ticket'
                        and not exists (%1$s)) as ticket_used,
             exists (select from dose_conflict
                      where area = :area and person = one.id and decided is null) as in_conflict,
             exists (select from person o
                      where o.area = :area and o.ledger_number = before.content ->> 'ledger'
                        and o.id <> one.id) as ledger_taken
        from (select unnest(cast(:ids as uuid[])) as id,
                     unnest(cast(:versions as integer[])) as version) as one
       cross join lateral (
              select content from person_version
               where area = :area and person = one.id and version = one.version limit 1) made
        left join lateral (
              select sealed from person_address
               where area = :area and person = one.id and version = one.version limit 1) a on true
        left join lateral (
              select version from person where area = :area and id = one.id limit 1) p on true
        left join lateral (
              select content from person_version
               where area = :area and person = one.id and version = p.version
                 and p.version <> one.version limit 1) current on true
        left join lateral (
              select sealed from person_address
               where area = :area and person = one.id and version = p.version limit 1) c on true
        left join lateral (
              select content from person_version
               where area = :area and person = one.id and version = one.version - 1 limit 1) before
          on true
        left join lateral (
              select sealed from person_address
               where area = :area and person = one.id and version = one.version - 1 limit 1) b
          on true
        left join lateral (
              select content from person_version
               where area = :area and person = one.id and version < one.version
                 and (content ->> 'ticket' = made.content ->> 'ticket'
                      or content -> 'tickets' @> jsonb_build_array(
                           jsonb_build_object('ticket', made.content ->> 'ticket')))
               order by version desc limit 1) told on true
        left join lateral (
              select issued, reissued, voided, void_reason from ticket
               where area = :area and number = made.content ->> 'ticket' and person = one.id
               limit 1) t on true
      """
          .formatted(LinkedOrphans.LINKED_BY);

  private MadePersons() {}

  static List<MadePerson> of(Area area, UUID batch, List<Made> some) {
    return area.sql(LOOK)
        .param("ids", some.stream().map(Made::id).toArray(UUID[]::new))
        .param("versions", some.stream().map(Made::version).toArray(Integer[]::new))
        .param("batch", batch)
        .query((row, _) -> MadePerson.of(row))
        .list();
  }
}
