-- V076__person_merge.sql: persons who are registered twice (重複登録), merged with undo.

-- Two persons with one birth date and one search key lie side by side, by their reading and by their name.
create index person_alike on person (area, birth_date, search_key, id);
create index person_alike_by_name on person (area, birth_date, name_key, id);

-- A merging (統合). The other person's rows are kept here as they were, and which rows of which tables went
-- along, so that all of it can be taken back.
create table person_merge (
  area         text        not null,
  id           uuid        not null,
  made         timestamptz not null,
  account      uuid        not null,
  person       uuid        not null,    -- who remains
  other_person uuid        not null,
  why          text        not null,
  number_lookup bytea,                  -- of the other person, bound to that row as before
  number_sealed bytea,
  rows         jsonb       not null,    -- by table: what was taken away, without the number
  moved        jsonb       not null,    -- by table: keys of what went along
  before       jsonb       not null,    -- items of who remains that the merging changed, as they were
  undone       timestamptz,
  undone_by    uuid,
  primary key (area, id),
  check (person <> other_person),
  check ((undone is null) = (undone_by is null))
);
create index person_merge_by_other on person_merge (area, other_person);
create index person_merge_by_person on person_merge (area, person);

-- Two persons who look alike and are two: not proposed again.
create table person_distinct (
  area         text        not null,
  id           uuid        not null,
  person       uuid        not null,
  other_person uuid        not null,
  at           timestamptz not null,
  account      uuid        not null,
  why          text        not null,
  primary key (area, id),
  unique (area, person, other_person),
  check (person < other_person)
);
create index person_distinct_by_other on person_distinct (area, other_person);

alter table person_merge enable row level security;
alter table person_merge force row level security;
create policy own_area on person_merge using (area = own_area());
alter table person_distinct enable row level security;
alter table person_distinct force row level security;
create policy own_area on person_distinct using (area = own_area());

grant select, insert, delete on person_merge, person_distinct to vrs_lgwan;
grant update (undone, undone_by) on person_merge to vrs_lgwan;
grant update (at) on person_distinct to vrs_lgwan;

-- What belongs to a person goes along.
grant update (person) on issue to vrs_lgwan;
