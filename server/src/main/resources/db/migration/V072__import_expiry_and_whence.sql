-- V072__import_expiry_and_whence.sql: files and plans that nobody confirms go after seven days, also where
-- nobody sends another file (C7). The worker deletes them, area by area; it sees no more of them than
-- that they are old, and nothing of what lies sealed.

grant select (area, id, expires, confirmed, worker), delete on import_batch to vrs_worker;
grant select (area, batch), delete on import_chunk to vrs_worker;

-- How many lines of a doses file that change the register came from where (職域, 予診票パンチ …). Whence a
-- single dose came stands in its version.
alter table import_batch add column whences jsonb not null default '{}';
