-- V060__statistics.sql: what leaves the areas as statistics, and nothing else (G1, G2).

-- Doses counted over all areas, without identifiers. The view runs with its owner's rights: the owner
-- may see doses, persons and tickets for counting; the zones that read the view see counts only.
create policy counted on dose for select to vrs_owner using (true);
create policy counted on person for select to vrs_owner using (true);

create function earliest_birth(birth_date text) returns date
  language sql immutable parallel safe
  return to_date(replace(birth_date, '-00', '-01'), 'YYYY-MM-DD');
create function latest_birth(birth_date text) returns date
  language sql immutable parallel safe
  return case
    when birth_date like '%-00-00' then to_date(substr(birth_date, 1, 4) || '-12-31', 'YYYY-MM-DD')
    when birth_date like '%-00'
      then (to_date(substr(birth_date, 1, 7) || '-01', 'YYYY-MM-DD') + interval '1 month' - interval '1 day')::date
    else to_date(birth_date, 'YYYY-MM-DD')
  end;

-- An age is reached on the day before the birthday. A birth date that lacks its day or month counts as
-- 65- or -64 only where every day that it can be gives the same class.
create view dose_count as
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
   where d.state in ('ACCEPTED', 'CHECKED')
   group by 1, 2, 3, 4, 5;

grant select on dose_count to vrs_administration;
-- A view's functions run with the rights of whoever asks.
grant execute on function earliest_birth(text), latest_birth(text) to vrs_administration;

-- A release (公表): dated, immutable, by a named person of the agency.
create table release (
  day        date        not null primary key,
  made       timestamptz not null,
  account    uuid        not null
);
create table release_file (
  day     date  not null references release (day),
  name    text  not null,
  sha256  bytea not null,
  content bytea not null,
  primary key (day, name)
);
grant select, insert on release, release_file to vrs_administration;
grant select on release, release_file to vrs_internet;
