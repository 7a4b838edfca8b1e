-- V040__staff.sql: who may come in (A1, A2, H5): accounts and their sessions, sites with their
-- people, devices and shifts. Everybody belongs to one office and lives in that office's area.
--
-- Nothing here can be used by whoever reads it: passwords and PINs are Argon2id, tokens and codes
-- are SHA-256 of 256 and 75 random bits, second factors and shift keys are sealed with the area's key.

-- A person's sign-in (利用者ID). Without a password the account waits for its one-time set-up code.
create table account (
  area          text        not null,
  id            uuid        not null,
  name          text        not null check (name ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
  display_name  text        not null check (length(display_name) between 1 and 80),
  roles         text[]      not null check (cardinality(roles) > 0),
  password      text,
  second_factor bytea,
  code_step     bigint      not null default 0,  -- last 30-second step whose code was taken: none twice
  setup_hash    bytea       check (octet_length(setup_hash) = 32),
  setup_until   timestamptz,
  disabled_at   timestamptz,
  made_at       timestamptz not null default now(),
  last_used_at  timestamptz,
  primary key (area, id),
  unique (area, name),
  check ((setup_hash is null) = (setup_until is null))
);

-- A signed-in account's time at a screen; after the password alone, `whole` is still false.
create table session (
  area       text        not null,
  token_hash bytea       not null check (octet_length(token_hash) = 32),
  account    uuid        not null,
  whole      boolean     not null,
  opened_at  timestamptz not null default now(),
  seen_at    timestamptz not null default now(),
  ended_at   timestamptz,
  primary key (area, token_hash),
  foreign key (area, account) references account (area, id) on delete cascade
);
create index session_account on session (area, account);

-- Where doses are given (接種会場・医療機関).
create table site (
  area      text        not null,
  id        uuid        not null,
  name      text        not null check (length(name) between 1 and 80),
  closed_at timestamptz,
  made_at   timestamptz not null default now(),
  primary key (area, id),
  unique (area, name)
);

-- A named person who may open a shift at the site, with a PIN of six digits.
create table site_person (
  area         text        not null,
  id           uuid        not null,
  site         uuid        not null,
  display_name text        not null check (length(display_name) between 1 and 80),
  pin          text        not null,
  disabled_at  timestamptz,
  made_at      timestamptz not null default now(),
  primary key (area, id),
  unique (area, site, display_name),
  foreign key (area, site) references site (area, id)
);

-- A device (端末): known by its public P-256 key, 32 bytes x and 32 bytes y.
create table device (
  area       text        not null,
  id         uuid        not null,
  site       uuid        not null,
  label      text        not null check (length(label) between 1 and 80),
  public_key bytea       not null check (octet_length(public_key) = 64),
  enrolled_at timestamptz not null default now(),
  blocked_at timestamptz,
  primary key (area, id),
  unique (area, public_key),
  foreign key (area, site) references site (area, id)
);

-- A one-time enrolment code (端末登録コード).
create table enrolment_code (
  area      text        not null,
  code_hash bytea       not null check (octet_length(code_hash) = 32),
  site      uuid        not null,
  label     text        not null check (length(label) between 1 and 80),
  made_by   uuid        not null,
  made_at   timestamptz not null default now(),
  until     timestamptz not null,
  device    uuid,
  primary key (area, code_hash),
  foreign key (area, site) references site (area, id),
  foreign key (area, device) references device (area, id)
);

-- A number that a device signs once to show that it holds its key now.
create table shift_nonce (
  area    text        not null,
  device  uuid        not null,
  nonce   bytea       not null check (octet_length(nonce) = 32),
  made_at timestamptz not null default now(),
  primary key (area, device, nonce),
  foreign key (area, device) references device (area, id) on delete cascade
);

-- A named person's time on a device (勤務).
create table shift (
  area       text        not null,
  id         uuid        not null,
  device     uuid        not null,
  person     uuid        not null,
  key_sealed bytea       not null,
  opened_at  timestamptz not null default now(),
  until      timestamptz not null,
  ended_at   timestamptz,
  primary key (area, id),
  foreign key (area, device) references device (area, id),
  foreign key (area, person) references site_person (area, id)
);
create index shift_open on shift (area, device) where ended_at is null;

do $$
declare
  one text;
begin
  foreach one in array array['account', 'session', 'site', 'site_person', 'device', 'enrolment_code',
                             'shift_nonce', 'shift'] loop
    execute format('alter table %I enable row level security', one);
    execute format('alter table %I force row level security', one);
    execute format('create policy own_area on %I using (area = own_area())', one);
  end loop;
end $$;

-- Municipal staff sign in over LGWAN, all other offices over the administrative listener (A2), and
-- neither zone's role sees the accounts of the other.
create function municipal(area text) returns boolean
  language sql immutable parallel safe
  return left(area, 2) <> '00' and substr(area, 3, 3) <> '000';
grant execute on function municipal(text) to vrs_lgwan, vrs_administration;

create policy municipal_staff on account as restrictive to vrs_lgwan using (municipal(area));
create policy other_offices on account as restrictive to vrs_administration using (not municipal(area));
create policy municipal_staff on session as restrictive to vrs_lgwan using (municipal(area));
create policy other_offices on session as restrictive to vrs_administration using (not municipal(area));

grant select, insert on account, session to vrs_lgwan, vrs_administration;
grant update (roles, display_name, password, second_factor, code_step, setup_hash, setup_until,
              disabled_at, last_used_at) on account to vrs_lgwan, vrs_administration;
grant update (seen_at, ended_at) on session to vrs_lgwan, vrs_administration;
grant delete on session to vrs_lgwan, vrs_administration;

-- The municipality manages its sites, people and devices; the Internet zone only uses them.
grant select, insert on site, site_person, enrolment_code to vrs_lgwan;
grant update (name, closed_at) on site to vrs_lgwan;
grant update (display_name, pin, disabled_at) on site_person to vrs_lgwan;
grant select on device, shift to vrs_lgwan;
grant update (label, blocked_at) on device to vrs_lgwan;
grant update (ended_at) on shift to vrs_lgwan;

grant select on site, site_person to vrs_internet;
grant select, update (device) on enrolment_code to vrs_internet;
grant select, insert on device to vrs_internet;
grant select, insert, delete on shift_nonce to vrs_internet;
grant select, insert, update (ended_at) on shift to vrs_internet;
