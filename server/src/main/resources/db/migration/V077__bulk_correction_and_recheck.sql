-- V077__bulk_correction_and_recheck.sql: what was set wrong at a table, corrected for all its doses; and the
-- rules run again also over doses whose ticket nobody holds.

-- A bulk correction (一括訂正): doses that were set wrong at a table, corrected together. It is worked off
-- in pieces, each a transaction; each dose says what has become of it, so that a correction that was cut off goes
-- on, and a whole one can be taken back.
create table quality_bulk (
  area      text        not null,
  id        uuid        not null,
  made      timestamptz not null,
  account   uuid        not null,
  selected  jsonb       not null,    -- by what the doses were chosen; nothing personal
  changes   jsonb       not null,    -- which items became what
  why       text        not null,
  undone    timestamptz,
  undone_by uuid,
  primary key (area, id),
  check ((undone is null) = (undone_by is null))
);

-- WAITING: not yet. DONE: corrected. LEFT: not, because it was changed meanwhile or would have become
-- impossible (rule). BACK: taken back. KEPT: not taken back, because somebody changed it since.
create table quality_bulk_dose (
  area     text    not null,
  bulk     uuid    not null,
  dose     uuid    not null,
  version  integer not null,         -- that was looked at
  state    text    not null check (state in ('WAITING', 'DONE', 'LEFT', 'BACK', 'KEPT')),
  rule     text,
  primary key (area, bulk, dose),
  foreign key (area, bulk) references quality_bulk (area, id)
);
create index quality_bulk_to_do on quality_bulk_dose (area, bulk, state, dose);

alter table quality_bulk enable row level security;
alter table quality_bulk force row level security;
create policy own_area on quality_bulk using (area = own_area());
alter table quality_bulk_dose enable row level security;
alter table quality_bulk_dose force row level security;
create policy own_area on quality_bulk_dose using (area = own_area());
grant select, insert on quality_bulk, quality_bulk_dose to vrs_lgwan;
grant delete on quality_bulk_dose to vrs_lgwan;  -- by erasure of the dose (C2)
grant update (undone, undone_by) on quality_bulk to vrs_lgwan;
grant update (state, rule) on quality_bulk_dose to vrs_lgwan;

-- Persons are gone through first, then tickets that nobody holds.
alter table recheck add column orphan text;  -- the last such ticket that was done
grant update (after, orphan) on recheck to vrs_lgwan;  -- by erasure of the person (C2)
