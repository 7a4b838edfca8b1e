-- V001: the schema, and what everybody who writes a table here keeps to.
--
-- Roles belong to the cluster and are made at start (DatabaseRoles): vrs_owner owns all that is in
-- this schema and runs these files; vrs_lgwan, vrs_internet, vrs_administration, vrs_worker are the
-- zones (A2). Nobody is superuser and nobody passes row-level security.
--
-- A table of municipal data
--   begins with      area text not null
--   has it first     in its primary key, its unique indexes and its foreign keys
--   is closed by     alter table T enable row level security;
--                    alter table T force row level security;
--                    create policy own_area on T using (area = own_area());
--   is opened by     grants, verb by verb, to the zones that need it: a missing right is a feature.
-- Master data have no column of that name and no row-level security.
-- A test walks the catalogue and refuses what differs. PostgreSQL 15 must understand every statement.

-- Functions would be everybody's by default; tables are nobody's already.
alter default privileges revoke execute on functions from public;

grant usage on schema vrs to vrs_lgwan, vrs_internet, vrs_administration, vrs_worker;

-- The municipality whose data the transaction is inside (C1). Null or '' outside: equal to no area.
create function own_area() returns text
  language sql stable parallel safe
  return current_setting('vrs.area', true);

grant execute on function own_area() to vrs_lgwan, vrs_internet, vrs_administration, vrs_worker;
