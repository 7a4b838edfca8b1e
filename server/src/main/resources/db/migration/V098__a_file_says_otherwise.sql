-- V098__a_file_says_otherwise.sql: two rules that wrong files need (C8); `./vrs soak rules` found both.
-- D235: a file that gives a recorded dose another day, product or lot may be a correction, or another shot
-- under a misread number. D236: a day before the expiry of its lot was first decided is mostly a wrong year.
insert into rule_weight (rule, weight, valid_from, certainty, note) values
  ('D235', 'DOUBTFUL', '1868-01-01', 'I', 'a file says otherwise than the register did'),
  ('D236', 'DOUBTFUL', '1868-01-01', 'I', 'before there was any of the lot');
