-- V061__rule_weights.sql: what the rules of the dose check mean, dated (C8); recalled lots.
-- What a rule looks at is code; whether it holds on the day of a shot, and how grave an objection is, is
-- data: rules came, went and changed with the programme.

create table rule_weight (
  rule       text not null check (rule ~ '^D2[0-9]{2}$'),
  weight     text not null check (weight in ('REASON', 'DOUBTFUL', 'CONFLICT', 'IMPOSSIBLE')),
  valid_from date not null,             -- of the day of the shot
  valid_to   date check (valid_to >= valid_from),
  certainty  text not null check (certainty in ('C', 'S', 'I', 'K', '?', 'INVENTED')),
  note       text not null default '',
  primary key (rule, valid_from)
);

-- The earliest day that a record can carry is that of somebody born in 1868: rules without a beginning of
-- their own hold from there.
insert into rule_weight (rule, weight, valid_from, certainty, note) values
  ('D201', 'IMPOSSIBLE', '1868-01-01', 'C', 'day ahead'),
  ('D202', 'IMPOSSIBLE', '1868-01-01', 'I', 'before birth'),
  ('D203', 'IMPOSSIBLE', '1868-01-01', 'I', 'after death'),
  ('D204', 'IMPOSSIBLE', '1868-01-01', 'I', 'unknown product'),
  ('D205', 'IMPOSSIBLE', '1868-01-01', 'I', 'product not in use'),
  ('D206', 'DOUBTFUL',   '1868-01-01', 'C', 'product not for this dose'),
  ('D207', 'DOUBTFUL',   '1868-01-01', 'C', 'age'),
  ('D208', 'DOUBTFUL',   '1868-01-01', 'I', 'age not known'),
  ('D209', 'DOUBTFUL',   '1868-01-01', 'C', 'lot unknown'),
  ('D210', 'IMPOSSIBLE', '1868-01-01', 'C', 'lot of another product'),
  ('D211', 'DOUBTFUL',   '1868-01-01', 'C', 'lot expired'),
  ('D212', 'CONFLICT',   '1868-01-01', 'C', 'recorded already'),
  ('D213', 'CONFLICT',   '1868-01-01', 'C', 'another dose that day'),
  ('D214', 'DOUBTFUL',   '1868-01-01', 'C', 'interval'),
  ('D215', 'DOUBTFUL',   '1868-01-01', 'C', 'earlier dose missing'),
  ('D216', 'CONFLICT',   '1868-01-01', 'C', 'order'),
  ('D217', 'DOUBTFUL',   '1868-01-01', 'C', 'product mix in the first series'),
  ('D218', 'DOUBTFUL',   '1868-01-01', 'C', 'ticket void'),
  ('D219', 'DOUBTFUL',   '1868-01-01', 'I', 'ticket issued later'),
  ('D220', 'DOUBTFUL',   '1868-01-01', 'C', 'moved out before'),
  ('D221', 'DOUBTFUL',   '1868-01-01', 'I', 'number on the ticket'),
  ('D222', 'REASON',     '1868-01-01', 'I', 'not today'),
  ('D223', 'IMPOSSIBLE', '1868-01-01', 'C', 'birth date differs'),
  ('D224', 'DOUBTFUL',   '1868-01-01', 'C', 'not a lot number of the maker'),
  ('D225', 'DOUBTFUL',   '1868-01-01', 'C', 'ticket never issued'),
  ('D226', 'DOUBTFUL',   '1868-01-01', 'I', 'another dose within days'),
  ('D227', 'IMPOSSIBLE', '1868-01-01', 'C', 'before the programme'),
  ('D228', 'DOUBTFUL',   '1868-01-01', 'I', 'more than 400 days inside the first series; there is no longest interval, but a wrong year looks like this'),
  ('D229', 'DOUBTFUL',   '1868-01-01', 'I', 'older than 115'),
  ('D230', 'DOUBTFUL',   '1868-01-01', 'I', 'the first of January: where a date was never set'),
  ('D231', 'DOUBTFUL',   '1868-01-01', 'I', 'no product is given as this dose'),
  ('D232', 'REASON',     '1868-01-01', 'I', 'no site'),
  ('D233', 'DOUBTFUL',   '1868-01-01', 'I', 'recalled lot'),
  ('D234', 'DOUBTFUL',   '1868-01-01', 'I', 'linked later, birth date not compared');

-- A lot that was taken back (回収): what is given from that day on is doubtful.
create table lot_recall (
  product     text not null,
  lot         text not null,
  recalled_on date not null,
  certainty   text not null check (certainty in ('C', 'S', 'I', 'K', '?', 'INVENTED')),
  note        text not null default '',
  primary key (product, lot),
  foreign key (product, lot) references lot (product, number)
);
insert into lot (product, number, certainty, note) values
  ('MHN-12', 'MH1003', 'INVENTED', 'recalled, so that tests can see it');
insert into lot_expiry (product, lot, decided_on, expires, certainty) values
  ('MHN-12', 'MH1003', '2026-01-15', '2036-03-31', 'INVENTED');
insert into lot_recall (product, lot, recalled_on, certainty) values
  ('MHN-12', 'MH1003', '2026-09-01', 'INVENTED');

grant select on rule_weight, lot_recall to vrs_lgwan, vrs_internet, vrs_administration, vrs_worker;
