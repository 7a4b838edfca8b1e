-- V098__a_file_says_otherwise.sql: a file that gives a recorded dose another day, product or lot makes it
-- doubtful: it may be a correction, or another shot under a misread number (C8).
insert into rule_weight (rule, weight, valid_from, certainty, note) values
  ('D235', 'DOUBTFUL', '1868-01-01', 'I', 'a file says otherwise than the register did');
