-- V050__issuance.sql: nonces, plans, issue history, revocations (E1, E2, E4, F1).

-- Nonces (チャレンジ) that were used up. A nonce is given without being stored: the server computes it
-- again from its id; here it can be spent only once (F1).
create table spent_nonce (
  area   text        not null,
  id     uuid        not null,
  spent  timestamptz not null,
  primary key (area, id)
);
create index spent_nonce_by_time on spent_nonce (area, spent);

-- What is about to be signed, stored before signing. Once issued only the hash is left (E4).
create table plan (
  area     text        not null,
  id       uuid        not null,      -- of the issue
  digest   text        not null,      -- SHA-256 of what is signed
  content  bytea,                     -- sealed; null once issued
  stored   timestamptz not null,
  primary key (area, id)
);

-- The issue history (発行履歴): name and birth date, for overseas nationality and passport number too,
-- and what links the certificate to the register. Nothing else of the application stays (E4).
create table issue (
  area            text        not null,
  id              uuid        not null,
  application     uuid        not null,
  kind            text        not null check (kind in ('DOMESTIC', 'OVERSEAS')),
  certificate_id  text        not null,
  person          uuid        not null,
  name            text        not null,
  birth_date      date        not null,
  nationality     text,
  passport_sealed bytea,
  rid             text        not null,
  key_id          text        not null,
  issued          timestamptz not null,
  account         uuid,                -- counter staff; null: the citizen's app
  revoked         timestamptz,
  primary key (area, id)
);
create unique index issue_by_certificate on issue (area, certificate_id);
create unique index issue_by_application on issue (area, application, kind);
create index issue_by_person on issue (area, person);

-- Which versions of which doses a certificate states, so that a correction reaches it.
create table issue_dose (
  area     text    not null,
  issue    uuid    not null,
  dose     uuid    not null,
  version  integer not null,
  primary key (area, issue, dose)
);
create index issue_dose_by_dose on issue_dose (area, dose);

alter table spent_nonce enable row level security;
alter table spent_nonce force row level security;
create policy own_area on spent_nonce using (area = own_area());
alter table plan enable row level security;
alter table plan force row level security;
create policy own_area on plan using (area = own_area());
alter table issue enable row level security;
alter table issue force row level security;
create policy own_area on issue using (area = own_area());
alter table issue_dose enable row level security;
alter table issue_dose force row level security;
create policy own_area on issue_dose using (area = own_area());

grant select, insert, delete on spent_nonce to vrs_internet;
grant select, insert, update on plan to vrs_internet, vrs_lgwan;
grant select, insert on issue to vrs_internet;
grant select, insert on issue_dose to vrs_internet, vrs_lgwan;
grant select, insert on issue to vrs_lgwan;
grant update (revoked) on issue to vrs_lgwan;

-- Revoked cards, published for everybody: a random id tells nothing about person or municipality.
create table revoked_card (
  key_id  text        not null,
  rid     text        not null,
  revoked timestamptz not null,
  primary key (key_id, rid)
);
grant select, insert on revoked_card to vrs_lgwan;
grant select on revoked_card to vrs_internet;
