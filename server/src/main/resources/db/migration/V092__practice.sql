-- V092__practice.sql: each municipality's practice area (研修), with invented people, beside the real one.
--
-- Its key is the municipality's with 50 added to the prefecture's number (131016 → 631019): prefectures end
-- at 47, so no official code can be one, and row-level security keeps it apart like any other area.

create function practice(area text) returns boolean
  language sql immutable parallel safe
  return left(area, 2) between '51' and '97';
grant execute on function practice(text) to vrs_lgwan, vrs_internet, vrs_administration, vrs_worker;

-- Whoever is signed in goes there and comes back; the session stays the real office's.
alter table session add column practice boolean not null default false;
grant update (practice) on session to vrs_lgwan;

-- What reaches beyond its area refuses rows of practice: nobody signs in or enrols a device there, nothing is
-- agreed or demanded for it, and no certificate is planned, signed or issued, whatever the code says.
do $$
declare
  one text;
begin
  foreach one in array array['account', 'session', 'site', 'device', 'enrolment_code', 'agreement', 'demand',
                             'plan', 'issue', 'spent_nonce', 'area_erasure', 'area_erasure_step',
                             'backup_setting', 'backup_run'] loop
    execute format('alter table %I add constraint not_in_practice check (not practice(area))', one);
  end loop;
end $$;

-- Nothing of practice is counted (G1).
create or replace view dose_count as
  select d.given,
         substr(d.area, 1, 2) as prefecture,
         case p.sex when '1' then 'M' when '2' then 'F' else 'U' end as gender,
         case
           when p.birth_date is null then 'UNK'
           when earliest_birth(p.birth_date) + interval '65 years' - interval '1 day' > d.given then '-64'
           when latest_birth(p.birth_date) + interval '65 years' - interval '1 day' > d.given then 'UNK'
           else '65-'
         end as age,
         d.number as status,
         count(*) as count
    from dose d
    left join person p on p.area = d.area and p.id = d.person
   where d.state in ('ACCEPTED', 'CHECKED') and not practice(d.area)
   group by 1, 2, 3, 4, 5;

-- Empties a practice area, whatever tables there are, so that training begins anew; its log and its keys
-- stay. It runs with the owner's rights, because no zone may delete from all tables, and does nothing
-- outside a practice area: row-level security binds the owner too.
create function clear_practice() returns bigint
  language plpgsql security definer set search_path = vrs, pg_temp
as $$
declare
  one     regclass;
  rows    bigint;
  cleared bigint := 0;
begin
  if not coalesce(practice(own_area()), false) then
    raise exception 'not inside a practice area' using errcode = 'insufficient_privilege';
  end if;
  for one in
    with recursive referring (relation, depth) as (
      select c.oid, 0
        from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'area' and not a.attisdropped
       where c.relnamespace = 'vrs'::regnamespace and c.relkind = 'r'
         and c.relname not in ('audit_entry', 'audit_unsealed', 'audit_seal', 'area_key')
      union all
      select f.conrelid, r.depth + 1
        from referring r
        join pg_constraint f
          on f.contype = 'f' and f.confrelid = r.relation and f.conrelid <> f.confrelid)
    select relation::regclass from referring group by relation order by max(depth) desc
  loop
    execute format('delete from %s where area = own_area()', one);
    get diagnostics rows = row_count;
    cleared := cleared + rows;
  end loop;
  return cleared;
end $$;
grant execute on function clear_practice() to vrs_lgwan;
