-- V032__import_doses.sql: files of doses beside those of recipients (C3).
-- A batch says which format its file has. A dose may be stored although there is a doubt about it:
-- then the plan counts it and keeps what the doubt is.

alter table import_batch add column format text not null default 'RECIPIENTS'
  check (format in ('RECIPIENTS', 'DOSES'));
alter table import_batch alter column format drop default;
alter table import_batch add column doubtful integer not null default 0;

-- KNOWN: what the register held when the doses were checked. DOUBTFUL: lines and doubts.
alter table import_chunk drop constraint import_chunk_kind_check;
alter table import_chunk add constraint import_chunk_kind_check
  check (kind in ('FILE', 'NEW', 'CHANGED', 'KNOWN', 'REJECTED', 'DOUBTFUL'));
