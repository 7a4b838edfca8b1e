-- V002: the keys of each area, wrapped by a key that is not in the database (R-08, C7).
-- A rotation adds a version; older ones still open what they have sealed. No zone may alter or
-- delete a key here: without its wrapping key a row is worthless, and with it nothing is gained.
create table area_key (
  area        text        not null check (area ~ '^[0-9]{6}$'),
  version     integer     not null check (version > 0),
  data_key    bytea       not null,
  lookup_key  bytea       not null,
  made        timestamptz not null default now(),
  primary key (area, version)
);
alter table area_key enable row level security;
alter table area_key force row level security;
create policy own_area on area_key using (area = own_area());
grant select, insert on area_key to vrs_lgwan, vrs_internet, vrs_administration, vrs_worker;
