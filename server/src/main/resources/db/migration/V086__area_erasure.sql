-- V086__area_erasure.sql: an area is returned and erased (返却と消去, C7), and copies made for operation
-- are kept account of (I9).

-- Who asked for an area's erasure, who approved it, and what came of it. The row is in the area, and stays
-- when everything else of the area goes: names of the persons who acted stand here, because their
-- accounts go too. Two offices may act: the municipality itself, or agency and operator (instruction).
create table area_erasure (
  area             text        not null,
  id               uuid        not null,
  reference        text        not null check (length(reference) between 1 and 100),
  reason           text        not null check (length(reason) between 1 and 500),
  asked            timestamptz not null,
  asked_office     text        not null,
  asked_by         uuid        not null,
  asked_name       text        not null,
  -- The municipality has received everything (digest of the file), or it is said why not.
  returned         timestamptz,
  returned_office  text,
  returned_by      uuid,
  returned_name    text,
  returned_digest  bytea       check (length(returned_digest) = 32),
  returned_waiver  text        check (length(returned_waiver) between 1 and 500),
  approved         timestamptz,
  approved_office  text,
  approved_by      uuid,
  approved_name    text,
  due              timestamptz,           -- not to be executed before
  withdrawn        timestamptz,
  withdrawn_office text,
  withdrawn_by     uuid,
  withdrawn_name   text,
  certified        timestamptz,
  certificate      text,                  -- 消去証明書, a JWS
  primary key (area, id),
  check (num_nulls(returned, returned_office, returned_by, returned_name) in (0, 4)),
  check ((returned is null) = (num_nonnulls(returned_digest, returned_waiver) = 0)
         and num_nonnulls(returned_digest, returned_waiver) < 2),
  check (num_nulls(approved, approved_office, approved_by, approved_name, due) in (0, 5)),
  check (approved is null or (returned is not null and approved_by <> asked_by)),
  check (num_nulls(withdrawn, withdrawn_office, withdrawn_by, withdrawn_name) in (0, 4)),
  check (num_nulls(certified, certificate) in (0, 2)),
  check (certified is null or (approved is not null and withdrawn is null))
);
create unique index area_erasure_open on area_erasure (area)
  where withdrawn is null and certified is null;

-- What the execution has done, step by step: it goes on where a crash has broken it off.
create table area_erasure_step (
  area     text        not null,
  erasure  uuid        not null,
  step     text        not null check (step in
             ('CLOSED', 'DELETED', 'REWRITTEN', 'BACKED_UP', 'KEYS_DESTROYED', 'CERTIFIED')),
  done     timestamptz not null,
  details  jsonb       not null,
  primary key (area, erasure, step),
  foreign key (area, erasure) references area_erasure (area, id)
);

alter table area_erasure enable row level security;
alter table area_erasure force row level security;
create policy own_area on area_erasure using (area = own_area());
alter table area_erasure_step enable row level security;
alter table area_erasure_step force row level security;
create policy own_area on area_erasure_step using (area = own_area());

-- The municipality over LGWAN, agency and operator over the administrative listener. Nobody but the
-- owner executes.
grant select, insert on area_erasure to vrs_lgwan, vrs_administration;
grant update (returned, returned_office, returned_by, returned_name, returned_digest, returned_waiver,
              approved, approved_office, approved_by, approved_name, due,
              withdrawn, withdrawn_office, withdrawn_by, withdrawn_name)
  on area_erasure to vrs_lgwan, vrs_administration;
grant select on area_erasure_step to vrs_lgwan, vrs_administration;

-- Agency and operator see all requests, also those of areas that are closed. No person of a register
-- is in here.
create policy overseen on area_erasure for select to vrs_owner using (true);
create policy overseen on area_erasure_step for select to vrs_owner using (true);
create view area_erasure_overview as
  select area as municipality, id, reference, reason,
         asked, asked_office, asked_by, asked_name,
         returned, returned_office, returned_by, returned_name, returned_digest, returned_waiver,
         approved, approved_office, approved_by, approved_name, due,
         withdrawn, withdrawn_office, withdrawn_by, withdrawn_name, certified, certificate,
         (select string_agg(s.step, ',' order by s.done) from area_erasure_step s
           where s.area = e.area and s.erasure = e.id) as steps
    from area_erasure e;
grant select on area_erasure_overview to vrs_administration;

-- Copies that the operator makes for operation (運用上の複製): backups, replicas, dumps, log archives, copies
-- of the key store. Base backups enter themselves.
create table operator_copy (
  area          text        not null,      -- the operator's
  id            uuid        not null,
  kind          text        not null check (kind in ('BASE_BACKUP', 'REPLICA', 'DUMP', 'LOG_ARCHIVE', 'KEYS')),
  name          text        not null check (length(name) between 1 and 200),
  purpose       text        not null check (length(purpose) between 1 and 200),
  consent       text        not null check (length(consent) between 1 and 100),  -- the agency's
  generation    integer,                   -- of a base backup
  digest        bytea       check (length(digest) = 32),
  made          timestamptz not null,
  made_by       text        not null,      -- account, or the name of a schedule
  ends          date        not null,
  destroyed     timestamptz,
  destroyed_by  text,
  destroyed_how text        check (length(destroyed_how) between 1 and 200),
  primary key (area, id),
  check ((kind = 'BASE_BACKUP') = (generation is not null)),
  check (num_nulls(destroyed, destroyed_by, destroyed_how) in (0, 3))
);
create index operator_copy_there on operator_copy (area, ends) where destroyed is null;
alter table operator_copy enable row level security;
alter table operator_copy force row level security;
create policy own_area on operator_copy using (area = own_area());
grant select, insert, update (destroyed, destroyed_by, destroyed_how) on operator_copy
  to vrs_administration, vrs_worker;
