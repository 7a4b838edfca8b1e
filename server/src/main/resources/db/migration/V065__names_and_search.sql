-- V065__names_and_search.sql: persons are found by any name they have, in any way of writing it.
-- A search key is made by the server (SearchKey) and stands beside the name, which is never changed.
-- The birth date in the index narrows a frequent name without a look at its rows; it is compared there
-- by other operators than in its own index, so that no plan can take the one for the other. What an earlier
-- version stored without the new keys gets them when the schema is brought up to date (SearchKeys).

alter table person add column name_key text not null default '';

drop index person_by_search_key;
create index person_by_search_key
  on person (area, search_key text_pattern_ops, birth_date);
create index person_by_name_key
  on person (area, name_key text_pattern_ops, birth_date);
-- who has married has another surname, but the day of birth and the given name stay
create index person_by_birth_date on person (area, birth_date text_pattern_ops);

-- Further names of a person: 旧氏, 通称, in Latin letters; and the registered name as it would be with
-- the former surname that stands in it in brackets, which is kept here for its keys.
create table person_name (
  area      text not null,
  person    uuid not null,
  kind      text not null check (kind in ('FORMER_SURNAME', 'ALIAS', 'ROMAN', 'IN_BRACKETS')),
  name      text not null check (name <> ''),  -- byte-exact, never normalised
  kana      text not null,
  name_key  text not null,
  kana_key  text not null,
  primary key (area, person, kind)
);
create index person_name_by_name_key on person_name (area, name_key text_pattern_ops);
create index person_name_by_kana_key on person_name (area, kana_key text_pattern_ops);

alter table person_name enable row level security;
alter table person_name force row level security;
create policy own_area on person_name using (area = own_area());

grant select, insert, delete on person_name to vrs_lgwan;
