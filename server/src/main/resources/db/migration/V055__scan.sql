-- V055__scan.sql: what sites read from tickets (C5). A reading lies in the area of the municipality
-- that issued the ticket. Of the picture only the strip with the line is kept, sealed, until the
-- dose is checked plus 30 days.
create table reading (
  area         text        not null,
  id           uuid        not null,
  ticket       text        not null check (ticket ~ '^[0-9]{10}$'),
  number       integer     not null check (number between 1 and 9),
  source       text        not null check (source in ('CODE', 'LINE', 'TYPED')),
  confidence   real        not null check (confidence between 0 and 1),  -- of the weakest digit
  strip_sealed bytea,
  office       text        not null,     -- whose site read it
  device       uuid        not null,
  actor        uuid        not null,
  taken        timestamptz not null,
  primary key (area, id)
);
alter table reading enable row level security;
alter table reading force row level security;
create policy own_area on reading using (area = own_area());
grant select, insert on reading to vrs_internet;
grant select, delete on reading to vrs_lgwan;
