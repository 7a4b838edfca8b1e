-- V031__import.sql: files that wait for confirmation, and the receipts of those confirmed (A4, C3).
-- A batch is known by the digest of its file: the same file is the same import. What the file holds
-- lies sealed under the area's data key until it is confirmed or expires, then it is deleted.

create table import_batch (
  area         text        not null,
  id           uuid        not null,
  digest       bytea       not null,     -- SHA-256 of the file
  encoding     text        not null,
  bytes        bigint      not null,
  uploaded     timestamptz not null,
  uploaded_by  uuid        not null,
  expires      timestamptz not null,     -- of the plan, unless confirmed
  planned      timestamptz not null,     -- later than uploaded: planned anew
  new          integer     not null default 0,
  changed      integer     not null default 0,
  unchanged    integer     not null default 0,
  rejected     integer     not null default 0,
  confirmed    timestamptz,
  confirmed_by uuid,
  linked       integer     not null default 0,   -- orphan doses that found their person
  took_ms      integer,                          -- from confirm to commit; told after the commit
  primary key (area, id),
  check ((confirmed is null) = (confirmed_by is null))
);
create unique index import_batch_by_digest on import_batch (area, digest);

-- FILE: the bytes as sent, for planning anew. NEW, CHANGED: finished rows. REJECTED: lines, reasons.
create table import_chunk (
  area    text    not null,
  batch   uuid    not null,
  kind    text    not null check (kind in ('FILE', 'NEW', 'CHANGED', 'REJECTED')),
  number  integer not null,
  rows    integer not null,
  sealed  bytea   not null,
  primary key (area, batch, kind, number)
);
alter table import_chunk alter column sealed set storage external;  -- ciphertext does not shrink

alter table import_batch enable row level security;
alter table import_batch force row level security;
create policy own_area on import_batch using (area = own_area());
alter table import_chunk enable row level security;
alter table import_chunk force row level security;
create policy own_area on import_chunk using (area = own_area());

grant select, insert, update, delete on import_batch to vrs_lgwan;
grant select, insert, delete on import_chunk to vrs_lgwan;

-- Orphans are few and looked for at every import.
create index dose_orphan on dose (area, ticket) where person is null;
