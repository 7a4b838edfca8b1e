-- V020: master data: what is the same for every municipality, dated (valid_from to valid_to, both
-- inclusive; no valid_to: until further notice). A fact is never updated: it ends and another begins.
-- All zones read it; nobody but the owner, that is a migration, writes it.
--
-- certainty says how well a row is known: C official source, S one secondary source, I inferred,
-- K recalled (verify before relying on it), ? not found, INVENTED for the samples.

create table prefecture (
  number text primary key check (number ~ '^[0-9]{2}$'),
  name   text not null,
  kana   text not null
);

-- Official codes change by merger; the key of an area never does. A code leads to its area.
create table municipality (
  code       text not null check (code ~ '^[0-9]{6}$'),
  name       text not null,
  kana       text not null,
  prefecture text not null references prefecture,
  area_code  text not null check (area_code ~ '^[0-9]{6}$'),
  valid_from date not null,
  valid_to   date check (valid_to >= valid_from),
  certainty  text not null check (certainty in ('C', 'S', 'I', 'K', '?', 'INVENTED')),
  primary key (code, valid_from)
);
create index municipality_by_area on municipality (area_code);

create table programme (
  code         text primary key,
  name         text    not null,
  name_english text    not null,
  icd11        text    not null,           -- disease
  invented     boolean not null,
  valid_from   date    not null,
  valid_to     date check (valid_to >= valid_from),
  certainty    text    not null check (certainty in ('C', 'S', 'I', 'K', '?', 'INVENTED'))
);

-- A presentation with its own label is a product of its own: age and codes hang on it.
create table product (
  code          text primary key check (code ~ '^[A-Z0-9-]{2,20}$'),
  programme     text not null references programme,
  maker         text not null,             -- as VRS words it
  maker_english text not null,
  brand         text not null,
  brand_english text not null,
  cvx           text not null check (cvx ~ '^[0-9]{3}$'),
  icd11_vaccine text not null,
  icd11_disease text not null,
  atc           text not null,
  valid_from    date not null,             -- days on which it was given
  valid_to      date check (valid_to >= valid_from),
  certainty     text not null check (certainty in ('C', 'S', 'I', 'K', '?', 'INVENTED')),
  note          text not null default ''
);

-- An age is reached on the day before the birthday, so it is kept in months and counted in Java.
create table product_age (
  product      text    not null references product,
  dose_from    integer not null check (dose_from between 1 and 9),
  dose_to      integer not null check (dose_to between dose_from and 9),
  from_months  integer not null check (from_months >= 0),
  below_months integer check (below_months > from_months),
  at_dose_one  boolean not null,           -- the age at dose 1 decides for the whole series
  valid_from   date    not null,
  valid_to     date check (valid_to >= valid_from),
  certainty    text    not null check (certainty in ('C', 'S', 'I', 'K', '?', 'INVENTED')),
  note         text    not null default '',
  primary key (product, dose_from, valid_from)
);

-- A product may be given as a dose only where a row covers it. Dose 1 has no interval; every other
-- has full days between (18 full days: 19 days later) or months (the same day of a later month).
create table dose_interval (
  product    text    not null references product,
  dose_from  integer not null check (dose_from between 1 and 9),
  dose_to    integer not null check (dose_to between dose_from and 9),
  full_days  integer check (full_days >= 0),
  months     integer check (months > 0),
  valid_from date    not null,
  valid_to   date check (valid_to >= valid_from),
  certainty  text    not null check (certainty in ('C', 'S', 'I', 'K', '?', 'INVENTED')),
  note       text    not null default '',
  primary key (product, dose_from, valid_from),
  check (case when dose_from = 1 then dose_to = 1 and num_nonnulls(full_days, months) = 0
              else num_nonnulls(full_days, months) = 1 end)
);

-- Which texts a lot number of the product can be, after normalising.
create table lot_format (
  product    text not null references product,
  pattern    text not null,
  certainty  text not null check (certainty in ('C', 'S', 'I', 'K', '?', 'INVENTED')),
  primary key (product, pattern)
);

create table lot (
  product    text not null references product,
  number     text not null check (number ~ '^[A-Z0-9-]{4,20}$'),
  certainty  text not null check (certainty in ('C', 'S', 'I', 'K', '?', 'INVENTED')),
  note       text not null default '',
  primary key (product, number)
);
create index lot_by_number on lot (number);

-- Expiry was prolonged after the seals were printed: the last decision on or before a day holds on it.
create table lot_expiry (
  product    text not null,
  lot        text not null,
  decided_on date not null,
  expires    date not null,                -- last day of use
  certainty  text not null check (certainty in ('C', 'S', 'I', 'K', '?', 'INVENTED')),
  primary key (product, lot, decided_on),
  foreign key (product, lot) references lot (product, number)
);

grant select on
  prefecture, municipality, programme, product, product_age, dose_interval, lot_format, lot, lot_expiry
  to vrs_lgwan, vrs_internet, vrs_administration, vrs_worker;
