-- V085__erasure.sql: a person or a dose is erased (消去, C2), and what an erased area leaves (C7).

-- What was erased, or shall be: who asked, who decided, on what ground. A person's erasure waits for a
-- second administrator; a single dose goes at once. Person and reason go when it is done: what stays
-- says that it happened. Whose record it was, the log knows under a pseudonym.
create table erasure (
  area       text        not null,
  id         uuid        not null,
  kind       text        not null check (kind in ('PERSON', 'DOSE')),
  person     uuid,                     -- null: erased, or a dose
  ground     text        not null check (ground in ('REQUEST', 'NEVER_TRUE', 'RETENTION', 'ORDER')),
  reference  text        not null check (length(reference) between 1 and 100),
  reason     text,                     -- free text; null: erased, or a dose
  asked      timestamptz not null,
  asked_by   uuid        not null,
  state      text        not null check (state in ('ASKED', 'ERASED', 'DECLINED')),
  decided    timestamptz,
  decided_by uuid,
  primary key (area, id),
  check ((state = 'ASKED') = (decided is null) and (decided is null) = (decided_by is null)),
  check (state <> 'ERASED' or num_nonnulls(person, reason) = 0)
);
create unique index erasure_open on erasure (area, person) where state = 'ASKED';
create index erasure_by_person on erasure (area, person);
alter table erasure enable row level security;
alter table erasure force row level security;
create policy own_area on erasure using (area = own_area());
grant select, insert on erasure to vrs_lgwan;
grant update (person, reason, state, decided, decided_by) on erasure to vrs_lgwan;

-- Of a certificate of somebody erased the history keeps that it was given out and no longer holds.
alter table issue alter column person drop not null;
alter table issue alter column name drop not null;
alter table issue alter column birth_date drop not null;
alter table issue add constraint issue_of_somebody_or_erased check (
  num_nonnulls(person, name, birth_date) = 3
  or (num_nonnulls(person, name, birth_date, nationality, passport_sealed) = 0
      and revoked is not null));
grant update (person, name, birth_date, nationality, passport_sealed) on issue to vrs_lgwan;
grant delete on issue_dose, plan to vrs_lgwan;

-- Readings are found by their ticket; versions that once named somebody else's ticket are few.
create index reading_by_ticket on reading (area, ticket, number);
create index dose_version_later on dose_version (area, dose) where version > 1;

-- What is only shown needs no statistics, and statistics are samples of it that an erasure misses.
alter table person alter column name set statistics 0;
alter table person alter column kana set statistics 0;
alter table issue alter column name set statistics 0;
alter table issue alter column birth_date set statistics 0;
alter table issue alter column passport_sealed set statistics 0;

-- Areas that are closed for good. Every transaction looks here when it opens an area, and so holds a
-- lock on this table to its end: who has the table alone knows that nobody is in any area.
create table closed_area (
  code    text        primary key check (code ~ '^[0-9]{6}$'),
  closed  timestamptz not null
);
grant select on closed_area to vrs_lgwan, vrs_internet, vrs_administration, vrs_worker;
