-- V071__import_undo.sql: an import can be taken back for thirty days (C2). What it made is known by the
-- versions that name it; nothing else is kept for this.

alter table import_batch
  add column undone    timestamptz,
  add column undone_by uuid,
  add column removed   integer not null default 0,   -- persons or doses that the import had created
  add column restored  integer not null default 0,   -- that have their earlier values again
  add column stayed    integer not null default 0,   -- that somebody has to look at
  add check ((undone is null) = (undone_by is null)),
  add check ((undone is null) = (phase <> 'UNDONE'));

-- A file whose import was undone can be imported again.
drop index import_batch_by_digest;
create unique index import_batch_by_digest on import_batch (area, digest) where undone is null;

-- What an import made. Sites' versions are not in it and do not pay for it.
create index person_version_by_import on person_version (area, origin_id) where origin = 'IMPORT';
create index dose_version_by_import on dose_version (area, origin_id) where origin in ('IMPORT', 'LINK');
