-- V081__backup.sql: backups to the municipality's own area (C6): to which key, when, and where to. The
-- municipality alone has the private key. The secret of its store lies sealed under the area's data key.

create table backup_setting (
  area          text        not null,
  public_key    bytea,                     -- SubjectPublicKeyInfo
  key_set       timestamptz,
  key_set_by    uuid,
  rhythm        text        not null default 'OFF' check (rhythm in ('OFF', 'DAILY', 'WEEKLY')),
  weekday       integer     not null default 7 check (weekday between 1 and 7),   -- 1: Monday
  hour          integer     not null default 3 check (hour between 0 and 23),     -- in Japan
  place         text        not null default 'FOLDER' check (place in ('FOLDER', 'STORE')),
  endpoint      text        not null default '',
  region        text        not null default '',
  bucket        text        not null default '',
  access_key    text        not null default '',
  secret_sealed bytea,
  changed       timestamptz,
  changed_by    uuid,
  due           timestamptz,               -- of the next one; null: never
  primary key (area),
  check ((public_key is null) = (key_set is null) and (public_key is null) = (key_set_by is null))
);

create table backup_run (
  area     text        not null,
  id       uuid        not null,
  began    timestamptz not null,
  finished timestamptz,
  place    text        not null check (place in ('FOLDER', 'STORE')),
  name     text        not null,
  outcome  text        not null,           -- RUNNING, DONE, or the code of the refusal
  digest   bytea       check (length(digest) = 32),
  bytes    bigint,
  rows     bigint,
  primary key (area, id)
);
create index backup_run_by_time on backup_run (area, began);

alter table backup_setting enable row level security;
alter table backup_setting force row level security;
create policy own_area on backup_setting using (area = own_area());
alter table backup_run enable row level security;
alter table backup_run force row level security;
create policy own_area on backup_run using (area = own_area());

grant select, insert, update on backup_setting to vrs_lgwan;
grant select on backup_run to vrs_lgwan;
grant select, update (due) on backup_setting to vrs_worker;
grant select, insert, update (finished, outcome, digest, bytes, rows) on backup_run to vrs_worker;

-- The worker learns from the view whose backup is due, and nothing else about them.
create policy due on backup_setting for select to vrs_owner using (true);
create view backup_due as
  select area as municipality
    from backup_setting
   where due <= now();
grant select on backup_due to vrs_worker;
