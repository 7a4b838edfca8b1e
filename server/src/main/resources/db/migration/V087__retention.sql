-- V087__retention.sql: for how long what may be kept (保存期間, C7). Rules are dated data; of records of persons
-- the system proposes and the municipality decides, technical data go by themselves.

-- Master data; certainty as in V020. begins: the day from which the years or days count.
create table retention_rule (
  kind       text    not null check (kind in ('DOSE', 'STRIP', 'STRIP_UNUSED', 'UPLOAD', 'SESSION')),
  begins     text    not null check (begins in ('GIVEN', 'DEATH', 'CHECKED', 'TAKEN', 'UPLOADED', 'OPENED')),
  years      integer not null default 0 check (years >= 0),
  days       integer not null default 0 check (days >= 0),
  effect     text    not null check (effect in ('PROPOSE', 'DELETE')),
  law        text    not null,
  valid_from date    not null,
  valid_to   date    check (valid_to >= valid_from),
  certainty  text    not null check (certainty in ('C', 'S', 'I', 'K', '?', 'INVENTED')),
  note       text    not null default '',
  primary key (kind, valid_from),
  check (years + days > 0)
);
grant select on retention_rule to vrs_lgwan, vrs_worker;

insert into retention_rule (kind, begins, years, days, effect, law, valid_from, valid_to, certainty, note) values
  ('DOSE', 'GIVEN', 5, 0, 'PROPOSE', '予防接種法施行令6条の2', '2013-04-01', '2026-05-31', 'C', '接種の日から5年'),
  ('DOSE', 'DEATH', 5, 0, 'PROPOSE', '予防接種法施行令(令和8年6月施行の改正)', '2026-06-01', null, 'C', '死亡の日から5年(2025-07-02決定)'),
  ('STRIP', 'CHECKED', 0, 30, 'DELETE', '個人情報保護法22条', '2021-02-17', null, 'I', '接種記録が確認された日から30日'),
  ('STRIP_UNUSED', 'TAKEN', 0, 30, 'DELETE', '個人情報保護法22条', '2021-02-17', null, 'I', '接種記録にならなかった読取の画像'),
  ('UPLOAD', 'UPLOADED', 0, 7, 'DELETE', '個人情報保護法22条', '2021-02-17', null, 'I', '確定されなかった取込ファイル'),
  ('SESSION', 'OPENED', 0, 2, 'DELETE', '個人情報保護法22条', '2021-02-17', null, 'I', '終わったサインイン');

-- What is due for return or erasure in an area, as the last nightly count found it. None: nothing.
create table retention_due (
  area     text        not null,
  kind     text        not null,
  persons  integer     not null check (persons > 0),
  counted  timestamptz not null,
  primary key (area, kind)
);

-- What an administrator has decided about it.
create table retention_decision (
  area       text        not null,
  id         uuid        not null,
  kind       text        not null,
  decision   text        not null check (decision in ('ERASE', 'KEEP')),
  persons    integer     not null,         -- for how many erasure was asked; of KEEP: that were due
  keep_until date,
  reference  text        not null check (length(reference) between 1 and 100),
  reason     text        check (length(reason) between 1 and 500),
  decided    timestamptz not null,
  decided_by uuid        not null,
  ended      timestamptz,                  -- of KEEP: somebody took it back before its day
  primary key (area, id),
  check ((decision = 'KEEP') = (keep_until is not null) and (decision = 'KEEP') = (reason is not null))
);
create index retention_decision_by_time on retention_decision (area, decided);

alter table retention_due enable row level security;
alter table retention_due force row level security;
create policy own_area on retention_due using (area = own_area());
alter table retention_decision enable row level security;
alter table retention_decision force row level security;
create policy own_area on retention_decision using (area = own_area());
grant select on retention_due to vrs_lgwan;
grant select, insert, update (ended) on retention_decision to vrs_lgwan;
grant select, insert, update, delete on retention_due to vrs_worker;

-- The worker deletes what needs nobody's decision, and counts the rest.
create index reading_with_strip on reading (area, taken) where strip_sealed is not null;
create index person_died on person (area, died) where died is not null;
grant select (area, id, ticket, number, taken, strip_sealed), update (strip_sealed) on reading to vrs_worker;
grant select (area, id, expires, confirmed), delete on import_batch to vrs_worker;
grant select (area, batch), delete on import_chunk to vrs_worker;
grant select (area, opened_at), delete on session to vrs_worker;
