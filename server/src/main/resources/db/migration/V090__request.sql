-- V090__request.sql: what persons demand of the office about the data held on them (F13), and what the
-- holder of a record is to be told at the next contact.

-- How long the law gives for the decision, by the day of receipt (master data, see V020). The first day is not
-- counted (民法140条). A municipality's ordinance may shorten it (108条); then a row of its own date says so.
create table request_deadline (
  kind           text    not null check (kind in ('DISCLOSURE', 'ACCESS_LOG', 'CORRECTION', 'ADDITION', 'DELETION', 'STOP')),
  law            text    not null,
  days           integer not null check (days > 0),
  extension_days integer not null check (extension_days >= 0),
  valid_from     date    not null,
  valid_to       date check (valid_to >= valid_from),
  certainty      text    not null check (certainty in ('C', 'S', 'I', 'K', '?', 'INVENTED')),
  note           text    not null default '',
  primary key (kind, valid_from)
);
grant select on request_deadline to vrs_lgwan;

-- 個人情報の保護に関する法律, in force for municipalities since 2023-04-01; before, each had an ordinance.
insert into request_deadline (kind, law, days, extension_days, valid_from, valid_to, certainty, note) values
  ('DISCLOSURE', '個人情報保護法83条', 30, 30, '2023-04-01', null, 'K', '開示決定等の期限; 延長は83条2項'),
  ('ACCESS_LOG', '個人情報保護法83条', 30, 30, '2023-04-01', null, 'K', 'the log about a person is personal information held too [I]'),
  ('CORRECTION', '個人情報保護法94条', 30, 30, '2023-04-01', null, 'K', '訂正決定等の期限; 延長は94条2項'),
  ('ADDITION',   '個人情報保護法94条', 30, 30, '2023-04-01', null, 'K', '訂正には追加を含む(90条)'),
  ('DELETION',   '個人情報保護法94条', 30, 30, '2023-04-01', null, 'K', '訂正には削除を含む(90条)'),
  ('STOP',       '個人情報保護法102条', 30, 30, '2023-04-01', null, 'K', '利用停止決定等の期限; 延長は102条2項');

-- A request (請求). Who asks is sealed; what was done about it stands in the steps, which nobody changes.
-- State, deadline and the rest are what the steps come to, kept for the inbox.
create table person_request (
  area             text    not null,
  id               uuid    not null,
  year             integer not null,
  number           integer not null check (number > 0),
  kind             text    not null check (kind in ('DISCLOSURE', 'ACCESS_LOG', 'CORRECTION', 'ADDITION', 'DELETION', 'STOP')),
  origin           text    not null check (origin in ('COUNTER', 'POST', 'APP')),
  received         date    not null,
  applicant_sealed bytea   not null,
  person           uuid,             -- null: not found in the register yet
  state            text    not null check (state in ('RECEIVED', 'IDENTIFIED', 'IN_WORK', 'DECIDED', 'DONE')),
  due              date    not null,
  assigned         uuid,
  outcome          text    check (outcome in ('GRANTED', 'PARTLY', 'REFUSED', 'WITHDRAWN')),
  steps            integer not null check (steps > 0),
  primary key (area, id)
);
create unique index person_request_by_number on person_request (area, year, number);
create index person_request_by_due on person_request (area, due);
create index person_request_by_person on person_request (area, person);

create table request_step (
  area         text        not null,
  request      uuid        not null,
  sequence     integer     not null check (sequence > 0),
  at           timestamptz not null,
  account      uuid        not null,
  step         text        not null check (step in ('RECEIVED', 'LINKED', 'IDENTIFIED', 'ASSIGNED', 'BEGUN', 'EXTENDED',
                                                    'DECIDED', 'ANSWERED', 'DONE', 'NOTED', 'UNDONE')),
  text_sealed  bytea,       -- papers, reasons, notes
  person       uuid,
  assigned     uuid,
  due          date,
  outcome      text,
  dose         uuid,        -- what was corrected: this version of this dose; without dose, of the person
  version      integer,
  notice       uuid,
  undoes       integer,     -- the step that is taken back
  primary key (area, request, sequence),
  foreign key (area, request) references person_request (area, id)
);

-- What the holder of a record is told at the next contact (着信連絡).
create table person_notice (
  area      text        not null,
  id        uuid        not null,
  person    uuid        not null,
  code      text        not null,
  details   jsonb       not null,    -- fills the places of the words; nothing personal
  made      timestamptz not null,
  told_at   timestamptz,
  told_by   uuid,
  withdrawn timestamptz,             -- what it told of was taken back before anybody was told
  primary key (area, id),
  check ((told_at is null) = (told_by is null))
);
create index person_notice_by_person on person_notice (area, person);

alter table person_request enable row level security;
alter table person_request force row level security;
create policy own_area on person_request using (area = own_area());
alter table request_step enable row level security;
alter table request_step force row level security;
create policy own_area on request_step using (area = own_area());
alter table person_notice enable row level security;
alter table person_notice force row level security;
create policy own_area on person_notice using (area = own_area());

grant select, insert on person_request, request_step, person_notice to vrs_lgwan;
grant update (person, state, due, assigned, outcome, steps) on person_request to vrs_lgwan;
grant update (told_at, told_by, withdrawn) on person_notice to vrs_lgwan;
-- When two records of a person become one, notices go along.
grant update (person) on person_notice to vrs_lgwan;
-- Only by erasure of the person (C2): what is done goes, what is not goes on without the person.
grant delete on person_request, request_step, person_notice to vrs_lgwan;
grant update (person, dose, version) on request_step to vrs_lgwan;

-- Who looked at a person's record is answered from the log (F13), which has no other way to one person.
create index audit_entry_by_subject on audit_entry (area, subject, time) where subject is not null;
