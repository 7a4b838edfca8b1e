-- V099__the_day_of_reception.sql: D237 (C8): a doses file may tell the day on which the person came, from the
-- booking or the reception's list. Where it is not the day of the shot, one of the two was copied wrongly.
insert into rule_weight (rule, weight, valid_from, certainty, note) values
  ('D237', 'DOUBTFUL', '1868-01-01', 'I', 'the person came on another day, as a file tells');
