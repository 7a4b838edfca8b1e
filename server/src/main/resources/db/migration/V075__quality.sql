-- V075__quality.sql: the work on doses that are wrong or doubtful (要修正・要確認).

-- The work list is walked from the most urgent dose on: uniform in direction, so that a row comparison
-- finds the place where somebody left off.
drop index dose_to_look_at;
create index dose_to_look_at on dose (area, rank, given, id) where rank > 0;

-- What was given at a table on a day: corrected as one batch, and compared dose with dose.
create index dose_by_day on dose (area, given, site);

-- What people changed, for the progress of a day, and what a file brought. Sites' registrations are in
-- neither index.
create index dose_version_by_hand on dose_version (area, recorded)
  where origin in ('COUNTER', 'BULK', 'CONFLICT', 'MERGE');
create index dose_version_by_file on dose_version (area, origin_id) where origin = 'IMPORT';

-- What staff noted about a dose without changing it. PUT_BACK: to be done another day, with a note why.
-- AS_IT_IS: it differs from the others of its table, and rightly.
create table quality_mark (
  area     text        not null,
  id       uuid        not null,
  dose     uuid        not null,
  mark     text        not null check (mark in ('PUT_BACK', 'AS_IT_IS')),
  at       timestamptz not null,
  account  uuid        not null,
  note     text        not null check (length(note) <= 200),
  primary key (area, id)
);
create index quality_mark_by_dose on quality_mark (area, dose, at);

alter table quality_mark enable row level security;
alter table quality_mark force row level security;
create policy own_area on quality_mark using (area = own_area());
grant select, insert, delete on quality_mark to vrs_lgwan;

-- REGISTERED: both doses were given, and one had a wrong number or day.
alter table dose_conflict drop constraint dose_conflict_decision_check;
alter table dose_conflict add constraint dose_conflict_decision_check
  check (decision in ('TAKEN', 'DISMISSED', 'REGISTERED'));
