-- V010__audit.sql: the audit log (I1, I3, I4).
-- An entry stands in the transaction of its deed: no entry, no deed. What was entered can be changed
-- or deleted by no role. Seals and checkpoints make a change by whoever stands above the roles visible.

create table audit_entry (
  area     text        not null,
  id       uuid        not null,
  time     timestamptz not null,
  actor    text        not null,      -- account id, or the name of a schedule; never a person's name
  device   text,
  action   text        not null,
  purpose  text,
  subject  text,                      -- pseudonym (HMAC), under a key that the database never sees
  outcome  text        not null,      -- done, or the code of the refusal
  details  jsonb       not null,      -- facts that are not personal; text values only
  primary key (area, id)
);
create index audit_entry_by_time on audit_entry (area, time);
-- for the auditors' search over all areas; entries come nearly in the order of time
create index audit_entry_brin on audit_entry using brin (time);

-- The queue of the sealer: a row comes with each entry and goes with its seal.
create table audit_unsealed (
  area     text        not null,
  id       uuid        not null,
  entered  timestamptz not null default clock_timestamp(),
  primary key (area, id)
);

create table audit_seal (
  area        text        not null,
  sequence    bigint      not null check (sequence > 0),
  entry       uuid        not null,
  hash        bytea       not null check (length(hash) = 32),
  chain       bytea       not null check (length(chain) = 32),
  checkpoint  bigint      not null check (checkpoint > 0),   -- the first checkpoint that covers it
  sealed      timestamptz not null default clock_timestamp(),
  primary key (area, sequence)
);
create unique index audit_seal_by_entry on audit_seal (area, entry);
create index audit_seal_by_checkpoint on audit_seal (checkpoint, area, sequence);

-- Checkpoints are over all areas and belong to none.
create table audit_checkpoint (
  number  bigint      primary key,
  made    timestamptz not null,
  size    bigint      not null,
  note    text        not null
);

alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy own_area on audit_entry using (area = own_area());
create policy sealer on audit_entry for select to vrs_worker using (true);
create policy auditor on audit_entry for select to vrs_administration using (true);
alter table audit_unsealed enable row level security;
alter table audit_unsealed force row level security;
create policy own_area on audit_unsealed using (area = own_area());
create policy sealer on audit_unsealed to vrs_worker using (true);
create policy auditor on audit_unsealed for select to vrs_administration using (true);
alter table audit_seal enable row level security;
alter table audit_seal force row level security;
create policy own_area on audit_seal using (area = own_area());
create policy sealer on audit_seal to vrs_worker using (true);
create policy auditor on audit_seal for select to vrs_administration using (true);

-- Every zone enters. Municipal staff read their own area's log, auditors all; the Internet zone
-- reads nothing. Only the worker seals.
grant insert on audit_entry, audit_unsealed
  to vrs_lgwan, vrs_internet, vrs_administration, vrs_worker;
grant select on audit_entry to vrs_lgwan, vrs_administration, vrs_worker;
grant select on audit_unsealed to vrs_administration, vrs_worker;
grant delete on audit_unsealed to vrs_worker;
grant select on audit_seal to vrs_lgwan, vrs_administration, vrs_worker;
grant insert on audit_seal to vrs_worker;
grant select on audit_checkpoint to vrs_lgwan, vrs_administration, vrs_worker;
grant insert on audit_checkpoint to vrs_worker;
