-- V033__no_statistics_of_contents.sql: what is only kept and never looked up by needs no statistics.
-- The database analyses growing tables every few seconds, and taking documents and sealed values
-- apart for that cost more than the rest of it together.

alter table person alter column number_sealed set statistics 0;
alter table person_version alter column content set statistics 0;
alter table dose_version alter column content set statistics 0;
alter table audit_entry alter column details set statistics 0;
alter table audit_seal alter column hash set statistics 0;
alter table audit_seal alter column chain set statistics 0;
