-- V025__agreement.sql: what a municipality has agreed to (B1–B5).
-- Agreeing and withdrawing are rows; nothing is changed afterwards.
create table agreement (
  area       text        not null,
  terms      text        not null check (terms in ('MAIN', 'INQUIRY_SUPPLEMENT', 'ELECTRONIC_ISSUANCE')),
  version    integer     not null,
  at         timestamptz not null,
  agreed     boolean     not null,     -- false: withdrawn
  account    uuid        not null,
  reference  text        not null,     -- 決裁 of the municipality
  primary key (area, terms, version, at)
);
alter table agreement enable row level security;
alter table agreement force row level security;
create policy own_area on agreement using (area = own_area());
grant select, insert on agreement to vrs_lgwan;
grant select on agreement to vrs_internet;

-- Whether a municipality takes part is public; who agreed is not.
create policy published on agreement for select to vrs_owner using (true);
create view participation as
  select distinct on (area, terms) area as municipality, terms, version, agreed
    from agreement
   order by area, terms, version desc, at desc;
grant select on participation to vrs_internet, vrs_administration;
