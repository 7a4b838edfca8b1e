-- V101__taken_over.sql: a dose that is another municipality's record (引継ぎ, D4), known here so that dose numbers and
-- intervals can be checked; never certified and never counted by who has taken it over.
alter table dose add column taken_over_from text check (taken_over_from ~ '^[0-9]{6}$');

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
   where d.state in ('ACCEPTED', 'CHECKED') and d.taken_over_from is null and not practice(d.area)
   group by 1, 2, 3, 4, 5;
