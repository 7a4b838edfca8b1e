-- V062__assessment.sql: what the rules say of each recorded dose, now and not only at entry (C8).

-- findings: what the rules object to, as [{"rule", "weight", "details", "accepted"}]; accepted: staff have
-- looked at it and the dose is right all the same. checked: staff have looked at the dose; it is
-- locked against later readings and files, whatever the rules find afterwards.
-- entered_birth_date: what a site entered for a ticket that nobody holds yet, compared when the ticket is
-- registered, and then dropped.
-- rank: how urgent the dose is in the work list; 0: nothing to do.
alter table dose add column findings jsonb not null default '[]';
alter table dose add column checked boolean not null default false;
alter table dose add column entered_birth_date text;
alter table dose add column rank smallint not null default 0;
create index dose_to_look_at on dose (area, rank desc, given desc, id) where rank > 0;

-- Numbers of two doses of a ticket can be exchanged with one statement.
drop index dose_by_ticket;
alter table dose add constraint dose_by_ticket unique (area, ticket, number) deferrable initially immediate;

-- A dose that a site sent although it contradicts a recorded one (照合待ち): one of the two is wrong, and
-- staff decide. Until then it is no dose; nothing is overwritten and nothing is lost.
create table dose_conflict (
  area       text        not null,
  id         uuid        not null,       -- of the dose that it would be
  ticket     text        not null check (ticket ~ '^[0-9]{10}$'),
  person     uuid,
  product    text        not null,
  number     integer     not null check (number between 1 and 9),
  lot        text        not null,
  given      date        not null,
  given_in   text        not null,
  site       text        not null,
  doctor     text        not null,
  findings   jsonb       not null,
  actor      uuid        not null,
  device     uuid,
  origin     text        not null,
  origin_id  uuid,
  why        text        not null,
  recorded   timestamptz not null,
  decided    timestamptz,
  decision   text check (decision in ('TAKEN', 'DISMISSED')),
  decided_by uuid,
  decided_why text,
  primary key (area, id),
  check ((decided is null) = (decision is null) and (decided is null) = (decided_by is null))
);
create index dose_conflict_open on dose_conflict (area, recorded) where decided is null;
create index dose_conflict_by_person on dose_conflict (area, person);
alter table dose_conflict enable row level security;
alter table dose_conflict force row level security;
create policy own_area on dose_conflict using (area = own_area());
grant select, insert on dose_conflict to vrs_internet;
grant select, insert, update, delete on dose_conflict to vrs_lgwan;

-- How far the rules have been run again over an area since they, or what they rest on, changed.
create table recheck (
  area     text        not null,
  basis    text        not null,         -- digest of master data and rules
  begun    timestamptz not null,
  after    uuid,                         -- the last person that was done
  persons  integer     not null default 0,
  changed  integer     not null default 0,
  finished timestamptz,
  primary key (area, basis)
);
alter table recheck enable row level security;
alter table recheck force row level security;
create policy own_area on recheck using (area = own_area());
grant select on recheck to vrs_lgwan;
grant select, insert, update, delete on recheck to vrs_worker;
grant select on person, ticket to vrs_worker;
grant select, update on dose to vrs_worker;
grant select, insert on dose_version to vrs_worker;

-- REASSESSED: doses of which the rules say something else, because others come with the file.
alter table import_chunk drop constraint import_chunk_kind_check;
alter table import_chunk add constraint import_chunk_kind_check
  check (kind in ('FILE', 'NEW', 'CHANGED', 'REASSESSED', 'KNOWN', 'REJECTED', 'DOUBTFUL'));
