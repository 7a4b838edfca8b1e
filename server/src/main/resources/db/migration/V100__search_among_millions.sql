-- V100__search_among_millions.sql: each way of searching has operators of its own (C3).
-- A birth date beside a name is compared with those of the index of names, a day alone with those of the
-- indexes that hold alike persons side by side. Where both could serve one search, a generic plan took the
-- wrong one: among 4,000,000 people it read all of them for a name, for a minute.
drop index person_by_search_key;
drop index person_by_name_key;
drop index person_by_birth_date;
create index person_by_search_key
    on person (area, search_key text_pattern_ops, birth_date text_pattern_ops);
create index person_by_name_key
    on person (area, name_key text_pattern_ops, birth_date text_pattern_ops);
