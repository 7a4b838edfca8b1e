-- V023: a programme that never was, valid today. The real products all ended by 2024-03-31 and no rule is
-- ever switched off, so samples and demonstrations need something that may be given now. Everything here says
-- that it is invented; the codes are existing ones of the same kind, so that others' verifiers know them.

insert into programme (code, name, name_english, icd11, invented, valid_from, valid_to, certainty) values
  ('MIHON-2024', '見本接種事業(架空)', 'Sample vaccination programme (invented)', 'RA01', true, '2024-04-01', null, 'INVENTED');

insert into product (code, programme, maker, maker_english, brand, brand_english, cvx, icd11_vaccine, icd11_disease, atc, valid_from, valid_to, certainty, note) values
  ('MHN-12', 'MIHON-2024', '見本製薬(架空)', 'Mihon Pharma (invented)', 'ミホンバックス筋注(架空)', 'Mihonvax - invented', '309', 'XM0GQ8', 'RA01', 'J07BN01', '2024-04-01', null, 'INVENTED', 'mRNA; coded as an existing product of its kind'),
  ('MHN-5-11', 'MIHON-2024', '見本製薬(架空)', 'Mihon Pharma (invented)', 'ミホンバックス筋注5〜11歳用(架空)', 'Mihonvax 5-11 years - invented', '310', 'XM0GQ8', 'RA01', 'J07BN01', '2024-04-01', null, 'INVENTED', ''),
  ('MHN-6M-4', 'MIHON-2024', '見本製薬(架空)', 'Mihon Pharma (invented)', 'ミホンバックス筋注6か月〜4歳用(架空)', 'Mihonvax 6 months-4 years - invented', '308', 'XM0GQ8', 'RA01', 'J07BN01', '2024-04-01', null, 'INVENTED', 'three doses in the first series'),
  ('MHP-12', 'MIHON-2024', '架空バイオ', 'Kakuu Bio (invented)', 'カクウビッド筋注(架空)', 'Kakuubid - invented', '313', 'XM5JC5', 'RA01', 'J07BN04', '2024-04-01', null, 'INVENTED', 'protein');

insert into product_age (product, dose_from, dose_to, from_months, below_months, at_dose_one, valid_from, valid_to, certainty, note) values
  ('MHN-12', 1, 9, 144, null, false, '2024-04-01', null, 'INVENTED', ''),
  ('MHN-5-11', 1, 9, 60, 144, false, '2024-04-01', null, 'INVENTED', ''),
  ('MHN-6M-4', 1, 9, 6, 60, true, '2024-04-01', null, 'INVENTED', 'the series goes on after the 5th birthday'),
  ('MHP-12', 1, 9, 144, null, false, '2024-04-01', null, 'INVENTED', '');

insert into dose_interval (product, dose_from, dose_to, full_days, months, valid_from, valid_to, certainty, note) values
  ('MHN-12', 1, 1, null, null, '2024-04-01', null, 'INVENTED', ''),
  ('MHN-12', 2, 2, 18, null, '2024-04-01', null, 'INVENTED', ''),
  ('MHN-12', 3, 9, null, 3, '2024-04-01', null, 'INVENTED', ''),
  ('MHN-5-11', 1, 1, null, null, '2024-04-01', null, 'INVENTED', ''),
  ('MHN-5-11', 2, 2, 18, null, '2024-04-01', null, 'INVENTED', ''),
  ('MHN-5-11', 3, 9, null, 3, '2024-04-01', null, 'INVENTED', ''),
  ('MHN-6M-4', 1, 1, null, null, '2024-04-01', null, 'INVENTED', ''),
  ('MHN-6M-4', 2, 2, 18, null, '2024-04-01', null, 'INVENTED', ''),
  ('MHN-6M-4', 3, 3, 55, null, '2024-04-01', null, 'INVENTED', 'eight weeks'),
  ('MHN-6M-4', 4, 9, null, 3, '2024-04-01', null, 'INVENTED', ''),
  ('MHP-12', 1, 1, null, null, '2024-04-01', null, 'INVENTED', ''),
  ('MHP-12', 2, 2, 27, null, '2024-04-01', null, 'INVENTED', ''),
  ('MHP-12', 3, 9, null, 6, '2024-04-01', '2025-09-30', 'INVENTED', ''),
  ('MHP-12', 3, 9, null, 3, '2025-10-01', null, 'INVENTED', 'shortened');

insert into lot_format (product, pattern, certainty) values
  ('MHN-12', '[A-Z]{2}[0-9]{4}', 'INVENTED'),
  ('MHN-5-11', '[A-Z]{2}[0-9]{4}', 'INVENTED'),
  ('MHN-6M-4', '[A-Z]{2}[0-9]{4}', 'INVENTED'),
  ('MHP-12', '[A-Z]{2}[0-9]{4}', 'INVENTED');

insert into lot (product, number, certainty, note) values
  ('MHN-12', 'MH1001', 'INVENTED', ''),
  ('MHN-12', 'MH1002', 'INVENTED', ''),
  ('MHN-12', 'MH0901', 'INVENTED', 'expired, so that tests can see it refused'),
  ('MHN-5-11', 'MC2001', 'INVENTED', ''),
  ('MHN-5-11', 'MC1901', 'INVENTED', 'expired, so that tests can see it refused'),
  ('MHN-6M-4', 'MI3001', 'INVENTED', ''),
  ('MHN-6M-4', 'MI2901', 'INVENTED', 'expired, so that tests can see it refused'),
  ('MHP-12', 'MP4001', 'INVENTED', ''),
  ('MHP-12', 'MP3901', 'INVENTED', 'expired, so that tests can see it refused');

insert into lot_expiry (product, lot, decided_on, expires, certainty) values
  ('MHN-12', 'MH1001', '2026-01-15', '2027-03-31', 'INVENTED'),
  ('MHN-12', 'MH1001', '2026-06-01', '2036-03-31', 'INVENTED'),
  ('MHN-12', 'MH1002', '2026-01-15', '2027-03-31', 'INVENTED'),
  ('MHN-12', 'MH1002', '2026-06-01', '2036-03-31', 'INVENTED'),
  ('MHN-12', 'MH0901', '2024-06-01', '2025-06-30', 'INVENTED'),
  ('MHN-12', 'MH0901', '2025-05-01', '2025-09-30', 'INVENTED'),
  ('MHN-5-11', 'MC2001', '2026-01-15', '2027-03-31', 'INVENTED'),
  ('MHN-5-11', 'MC2001', '2026-06-01', '2036-03-31', 'INVENTED'),
  ('MHN-5-11', 'MC1901', '2024-06-01', '2025-06-30', 'INVENTED'),
  ('MHN-5-11', 'MC1901', '2025-05-01', '2025-09-30', 'INVENTED'),
  ('MHN-6M-4', 'MI3001', '2026-01-15', '2027-03-31', 'INVENTED'),
  ('MHN-6M-4', 'MI3001', '2026-06-01', '2036-03-31', 'INVENTED'),
  ('MHN-6M-4', 'MI2901', '2024-06-01', '2025-06-30', 'INVENTED'),
  ('MHN-6M-4', 'MI2901', '2025-05-01', '2025-09-30', 'INVENTED'),
  ('MHP-12', 'MP4001', '2026-01-15', '2027-03-31', 'INVENTED'),
  ('MHP-12', 'MP4001', '2026-06-01', '2036-03-31', 'INVENTED'),
  ('MHP-12', 'MP3901', '2024-06-01', '2025-06-30', 'INVENTED'),
  ('MHP-12', 'MP3901', '2025-05-01', '2025-09-30', 'INVENTED');
