-- V080__handover.sql: what was handed over to the municipality as a file (I8, A4, C9). A file is made
-- once and lies here sealed for seven days, so that every download has the same bytes. That it was
-- made, fetched and received stays for good; nobody alters or deletes it.

create table handover (
  area         text        not null,
  id           uuid        not null,
  exit         text        not null check (exit in ('LEDGER_LONG', 'LEDGER_WIDE', 'BACKUP')),
  extent       text        not null check (extent in ('WHOLE', 'CHANGES')),
  base         uuid,                       -- the received file after which the changes come
  format       text        not null check (format in ('CSV_UTF8', 'CSV_CP932', 'XLSX', 'CMS')),
  name         text        not null,       -- of the file
  reason       text        not null check (length(reason) between 1 and 200),
  digest       bytea       not null check (length(digest) = 32),
  bytes        bigint      not null,
  rows         bigint      not null,       -- below the header
  removed      bigint      not null,       -- of them, how many say that something is gone
  left_out     bigint      not null,       -- what should be in it and is not; the notes say why
  notes        bigint      not null,
  prepared     timestamptz not null,
  prepared_by  uuid        not null,
  expires      timestamptz not null,
  deleted      timestamptz,                -- the content, after it has expired
  confirmed    timestamptz,                -- the receiver has the file
  confirmed_by uuid,
  primary key (area, id),
  check ((extent = 'CHANGES') = (base is not null)),
  check ((confirmed is null) = (confirmed_by is null))
);
create index handover_by_time on handover (area, prepared);

create table handover_download (
  area     text        not null,
  handover uuid        not null,
  number   integer     not null check (number > 0),
  at       timestamptz not null,
  account  uuid        not null,
  reason   text        not null check (length(reason) between 1 and 200),
  primary key (area, handover, number),
  foreign key (area, handover) references handover (area, id)
);

-- FILE: the bytes. NOTES: what the reader has to know. DELIVERED: id and hash of each row, for telling
-- later what has changed; that of the last received file is kept.
create table handover_piece (
  area     text    not null,
  handover uuid    not null,
  kind     text    not null check (kind in ('FILE', 'NOTES', 'DELIVERED')),
  number   integer not null,
  sealed   bytea   not null,
  primary key (area, handover, kind, number),
  foreign key (area, handover) references handover (area, id)
);
alter table handover_piece alter column sealed set storage external;  -- ciphertext does not shrink
alter table handover_piece alter column sealed set statistics 0;

alter table handover enable row level security;
alter table handover force row level security;
create policy own_area on handover using (area = own_area());
alter table handover_download enable row level security;
alter table handover_download force row level security;
create policy own_area on handover_download using (area = own_area());
alter table handover_piece enable row level security;
alter table handover_piece force row level security;
create policy own_area on handover_piece using (area = own_area());

grant select, insert, update (confirmed, confirmed_by) on handover to vrs_lgwan;
grant select, insert on handover_download to vrs_lgwan;
grant select, insert, delete on handover_piece to vrs_lgwan;

-- The worker deletes what has expired. It learns from the view in which municipalities something has,
-- and nothing else about them.
create policy expired on handover for select to vrs_owner using (true);
create view handover_expired as
  select distinct area as municipality
    from handover
   where expires < now() and deleted is null;
grant select on handover_expired to vrs_worker;
grant select (area, id, expires, deleted, confirmed), update (deleted) on handover to vrs_worker;
grant select (area, handover, kind), delete on handover_piece to vrs_worker;
