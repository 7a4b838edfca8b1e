-- V066__persons_and_tickets.sql: the rest of the registry's file (C3): moving in, why a ticket was
-- issued again and why one is void, and the address where the municipality has chosen to keep it.

alter table person add column moved_in date;

alter table ticket add column reissued text
  check (reissued in ('LOST', 'MOVED', 'NAME_CHANGED', 'NOT_RECEIVED', 'NOT_A_RESIDENT', 'PROTECTION',
                      'EXAMINED_ONLY', 'OTHER'));
alter table ticket add column void_reason text
  check (void_reason in ('LOST', 'REPLACED', 'MOVED_OUT', 'DIED', 'WRONGLY_ISSUED', 'OTHER'));
alter table ticket add constraint ticket_void_reason_needs_day
  check (void_reason is null or voided is not null);

-- Whether addresses are kept, by whose choice and since when; the latest row holds. Without any:
-- they are not.
create table address_choice (
  area     text        not null,
  at       timestamptz not null,
  kept     boolean     not null,
  account  uuid        not null,
  primary key (area, at)
);

-- The address of each version of a person that has one, apart from the version's other items, so
-- that a municipality that no longer keeps addresses loses all of them at once.
create table person_address (
  area     text    not null,
  person   uuid    not null,
  version  integer not null,
  sealed   bytea   not null,   -- under the area's data key
  primary key (area, person, version)
);
alter table person_address alter column sealed set statistics 0;

alter table address_choice enable row level security;
alter table address_choice force row level security;
create policy own_area on address_choice using (area = own_area());
alter table person_address enable row level security;
alter table person_address force row level security;
create policy own_area on person_address using (area = own_area());

grant select, insert on address_choice to vrs_lgwan;
grant select, insert, delete on person_address to vrs_lgwan;
