-- V091__demand.sql: a municipality asks for a management function that is missing (H8).
--
-- Demands lie in the municipality's area; agency and operator answer there. They read all of them through
-- views, as the law lets them: a demand is about the system and must hold no personal data. Nothing is
-- changed afterwards but whether an answer is published to all municipalities.
create table demand (
  area    text        not null,
  id      uuid        not null,
  number  integer     not null check (number > 0),
  title   text        not null check (length(title) between 1 and 100),
  text    text        not null check (length(text) between 1 and 4000),
  urgency text        not null check (urgency in ('WHENEVER', 'HINDERS', 'STOPS')),
  account uuid        not null,
  filed   timestamptz not null,
  primary key (area, id)
);
create unique index demand_by_number on demand (area, number);

create table demand_message (
  area      text        not null,
  demand    uuid        not null,
  sequence  integer     not null check (sequence > 0),
  at        timestamptz not null,
  office    text        not null check (office ~ '^[0-9]{6}$'),   -- whose words these are
  account   uuid        not null,
  text      text        not null check (length(text) between 1 and 4000),
  state     text        check (state in ('CONSIDERED', 'PLANNED', 'DONE', 'DECLINED')),   -- set with these words
  published boolean     not null default false,
  primary key (area, demand, sequence),
  foreign key (area, demand) references demand (area, id)
);

alter table demand enable row level security;
alter table demand force row level security;
create policy own_area on demand using (area = own_area());
alter table demand_message enable row level security;
alter table demand_message force row level security;
create policy own_area on demand_message using (area = own_area());
create policy read_by_all on demand for select to vrs_owner using (true);
create policy read_by_all on demand_message for select to vrs_owner using (true);

grant select, insert on demand, demand_message to vrs_lgwan;
-- An answer is written inside the municipality's area, so that its log has it too.
grant select on demand to vrs_administration;
grant select, insert on demand_message to vrs_administration;
grant update (published) on demand_message to vrs_administration;

create view demand_overview as
  select d.area as municipality, d.id, d.number, d.title, d.text, d.urgency, d.filed,
         coalesce((select m.state
                     from demand_message m
                    where m.area = d.area and m.demand = d.id and m.state is not null
                    order by m.sequence desc limit 1), 'FILED') as state,
         coalesce((select max(m.at)
                     from demand_message m
                    where m.area = d.area and m.demand = d.id), d.filed) as changed
    from demand d;
grant select on demand_overview to vrs_administration;

-- What all municipalities may read: the answer, and which question it answers; not whose.
create view demand_published as
  select d.title, m.text, m.state, m.at
    from demand_message m
    join demand d on d.area = m.area and d.id = m.demand
   where m.published;
grant select on demand_published to vrs_lgwan, vrs_administration;
