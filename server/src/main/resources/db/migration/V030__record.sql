-- V030__record.sql: the register of each area (C1, C2, C3).
-- Current tables carry unique keys and locks; version tables are append-only and say who, when, why
-- and whence. The area comes first in every key, so that the schema can be distributed by it.

create table person (
  area           text    not null,
  id             uuid    not null,
  ledger_number  text,                -- 宛名番号, the municipality's own key
  number_lookup  bytea,               -- HMAC of the Individual Number under the area's look-up key
  number_sealed  bytea,               -- the Individual Number under the area's data key
  name           text    not null,    -- byte-exact, never normalised
  kana           text    not null,
  search_key     text    not null,    -- folded kana, for search only
  birth_date     text    not null check (birth_date ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
  sex            text    not null check (sex in ('1', '2', '9')),
  moved_out      date,
  died           date,
  protected      boolean not null,    -- 支援措置: whereabouts are withheld
  version        integer not null check (version > 0),
  primary key (area, id)
);
create unique index person_by_number on person (area, number_lookup);
create unique index person_by_ledger on person (area, ledger_number);
create index person_by_search_key on person (area, search_key text_pattern_ops);

create table person_version (
  area       text        not null,
  person     uuid        not null,
  version    integer     not null,
  recorded   timestamptz not null,
  actor      uuid        not null,
  device     uuid,
  origin     text        not null,
  origin_id  uuid,
  why        text        not null,
  content    jsonb       not null,    -- the items as they were; the Individual Number sealed
  primary key (area, person, version)
);

create table ticket (
  area     text not null,
  number   text not null check (number ~ '^[0-9]{10}$'),
  person   uuid not null,
  issued   date not null,
  voided   date,
  primary key (area, number)
);
create index ticket_by_person on ticket (area, person);

create table dose (
  area       text        not null,
  id         uuid        not null,
  ticket     text        not null check (ticket ~ '^[0-9]{10}$'),
  person     uuid,                    -- null: an orphan, its ticket is not known yet
  product    text        not null,
  number     integer     not null check (number between 1 and 9),
  lot        text        not null,
  given      date        not null,
  given_in   text        not null,
  site       text        not null,
  doctor     text        not null,
  state      text        not null check (state in ('TO_CORRECT', 'TO_CHECK', 'ACCEPTED', 'CHECKED')),
  version    integer     not null check (version > 0),
  recorded   timestamptz not null,
  primary key (area, id)
);
-- one dose of a number per ticket: a second reading is a conflict, never an overwrite
create unique index dose_by_ticket on dose (area, ticket, number);
create index dose_by_person on dose (area, person);

create table dose_version (
  area       text        not null,
  dose       uuid        not null,
  version    integer     not null,
  recorded   timestamptz not null,
  actor      uuid        not null,
  device     uuid,
  origin     text        not null,
  origin_id  uuid,
  why        text        not null,
  content    jsonb       not null,
  primary key (area, dose, version)
);

alter table person enable row level security;
alter table person force row level security;
create policy own_area on person using (area = own_area());
alter table person_version enable row level security;
alter table person_version force row level security;
create policy own_area on person_version using (area = own_area());
alter table ticket enable row level security;
alter table ticket force row level security;
create policy own_area on ticket using (area = own_area());
alter table dose enable row level security;
alter table dose force row level security;
create policy own_area on dose using (area = own_area());
alter table dose_version enable row level security;
alter table dose_version force row level security;
create policy own_area on dose_version using (area = own_area());

-- Municipal staff keep the register. Sites add doses and find the person of a ticket; citizens'
-- applications find a person by number. Versions are never changed or deleted, except by erasure.
grant select, insert, update, delete on person, ticket, dose to vrs_lgwan;
grant select, insert, delete on person_version, dose_version to vrs_lgwan;
grant select on person, ticket to vrs_internet;
grant select, insert, update on dose to vrs_internet;
grant select, insert on dose_version to vrs_internet;
