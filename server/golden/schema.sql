table account
  area text not null
  id uuid not null
  name text not null
  display_name text not null
  roles text[] not null
  password text
  second_factor bytea
  code_step bigint not null default 0
  setup_hash bytea
  setup_until timestamp with time zone
  disabled_at timestamp with time zone
  made_at timestamp with time zone not null default now()
  last_used_at timestamp with time zone
  PRIMARY KEY (area, id)
  UNIQUE (area, name)
  CHECK (((length(display_name) >= 1) AND (length(display_name) <= 80)))
  CHECK (((setup_hash IS NULL) = (setup_until IS NULL)))
  CHECK ((NOT practice(area)))
  CHECK ((cardinality(roles) > 0))
  CHECK ((name ~ '^[a-z0-9][a-z0-9._-]{1,39}$'::text))
  CHECK ((octet_length(setup_hash) = 32))
  row security enabled forced
  policy municipal_staff for all to vrs_lgwan restrictive using municipal(area)
  policy other_offices for all to vrs_administration restrictive using (NOT municipal(area))
  policy own_area for all to public using (area = own_area())

table address_choice
  area text not null
  at timestamp with time zone not null
  kept boolean not null
  account uuid not null
  PRIMARY KEY (area, at)
  row security enabled forced
  policy own_area for all to public using (area = own_area())

table agreement
  area text not null
  terms text not null
  version integer not null
  at timestamp with time zone not null
  agreed boolean not null
  account uuid not null
  reference text not null
  PRIMARY KEY (area, terms, version, at)
  CHECK ((NOT practice(area)))
  CHECK ((terms = ANY (ARRAY['MAIN'::text, 'INQUIRY_SUPPLEMENT'::text, 'ELECTRONIC_ISSUANCE'::text])))
  row security enabled forced
  policy own_area for all to public using (area = own_area())
  policy published for select to vrs_owner using true

table area_erasure
  area text not null
  id uuid not null
  reference text not null
  reason text not null
  asked timestamp with time zone not null
  asked_office text not null
  asked_by uuid not null
  asked_name text not null
  returned timestamp with time zone
  returned_office text
  returned_by uuid
  returned_name text
  returned_digest bytea
  returned_waiver text
  approved timestamp with time zone
  approved_office text
  approved_by uuid
  approved_name text
  due timestamp with time zone
  withdrawn timestamp with time zone
  withdrawn_office text
  withdrawn_by uuid
  withdrawn_name text
  certified timestamp with time zone
  certificate text
  PRIMARY KEY (area, id)
  CHECK ((((returned IS NULL) = (num_nonnulls(returned_digest, returned_waiver) = 0)) AND (num_nonnulls(returned_digest, returned_waiver) < 2)))
  CHECK (((approved IS NULL) OR ((returned IS NOT NULL) AND (approved_by <> asked_by))))
  CHECK (((certified IS NULL) OR ((approved IS NOT NULL) AND (withdrawn IS NULL))))
  CHECK (((length(reason) >= 1) AND (length(reason) <= 500)))
  CHECK (((length(reference) >= 1) AND (length(reference) <= 100)))
  CHECK (((length(returned_waiver) >= 1) AND (length(returned_waiver) <= 500)))
  CHECK ((NOT practice(area)))
  CHECK ((length(returned_digest) = 32))
  CHECK ((num_nulls(approved, approved_office, approved_by, approved_name, due) = ANY (ARRAY[0, 5])))
  CHECK ((num_nulls(certified, certificate) = ANY (ARRAY[0, 2])))
  CHECK ((num_nulls(returned, returned_office, returned_by, returned_name) = ANY (ARRAY[0, 4])))
  CHECK ((num_nulls(withdrawn, withdrawn_office, withdrawn_by, withdrawn_name) = ANY (ARRAY[0, 4])))
  CREATE UNIQUE INDEX area_erasure_open ON area_erasure USING btree (area) WHERE ((withdrawn IS NULL) AND (certified IS NULL))
  row security enabled forced
  policy overseen for select to vrs_owner using true
  policy own_area for all to public using (area = own_area())

table area_erasure_step
  area text not null
  erasure uuid not null
  step text not null
  done timestamp with time zone not null
  details jsonb not null
  PRIMARY KEY (area, erasure, step)
  FOREIGN KEY (area, erasure) REFERENCES area_erasure(area, id)
  CHECK ((NOT practice(area)))
  CHECK ((step = ANY (ARRAY['CLOSED'::text, 'DELETED'::text, 'REWRITTEN'::text, 'BACKED_UP'::text, 'KEYS_DESTROYED'::text, 'CERTIFIED'::text])))
  row security enabled forced
  policy overseen for select to vrs_owner using true
  policy own_area for all to public using (area = own_area())

table area_key
  area text not null
  version integer not null
  data_key bytea not null
  lookup_key bytea not null
  made timestamp with time zone not null default now()
  PRIMARY KEY (area, version)
  CHECK ((area ~ '^[0-9]{6}$'::text))
  CHECK ((version > 0))
  row security enabled forced
  policy own_area for all to public using (area = own_area())

table audit_checkpoint
  number bigint not null
  made timestamp with time zone not null
  size bigint not null
  note text not null
  PRIMARY KEY (number)

table audit_entry
  area text not null
  id uuid not null
  time timestamp with time zone not null
  actor text not null
  device text
  action text not null
  purpose text
  subject text
  outcome text not null
  details jsonb not null
  PRIMARY KEY (area, id)
  CREATE INDEX audit_entry_brin ON audit_entry USING brin ("time")
  CREATE INDEX audit_entry_by_subject ON audit_entry USING btree (area, subject, "time") WHERE (subject IS NOT NULL)
  CREATE INDEX audit_entry_by_time ON audit_entry USING btree (area, "time")
  row security enabled forced
  policy auditor for select to vrs_administration using true
  policy own_area for all to public using (area = own_area())
  policy sealer for select to vrs_worker using true

table audit_seal
  area text not null
  sequence bigint not null
  entry uuid not null
  hash bytea not null
  chain bytea not null
  checkpoint bigint not null
  sealed timestamp with time zone not null default clock_timestamp()
  PRIMARY KEY (area, sequence)
  CHECK ((checkpoint > 0))
  CHECK ((length(chain) = 32))
  CHECK ((length(hash) = 32))
  CHECK ((sequence > 0))
  CREATE INDEX audit_seal_by_checkpoint ON audit_seal USING btree (checkpoint, area, sequence)
  CREATE UNIQUE INDEX audit_seal_by_entry ON audit_seal USING btree (area, entry)
  row security enabled forced
  policy auditor for select to vrs_administration using true
  policy own_area for all to public using (area = own_area())
  policy sealer for all to vrs_worker using true

table audit_unsealed
  area text not null
  id uuid not null
  entered timestamp with time zone not null default clock_timestamp()
  PRIMARY KEY (area, id)
  row security enabled forced
  policy auditor for select to vrs_administration using true
  policy own_area for all to public using (area = own_area())
  policy sealer for all to vrs_worker using true

table backup_run
  area text not null
  id uuid not null
  began timestamp with time zone not null
  finished timestamp with time zone
  place text not null
  name text not null
  outcome text not null
  digest bytea
  bytes bigint
  rows bigint
  PRIMARY KEY (area, id)
  CHECK ((NOT practice(area)))
  CHECK ((length(digest) = 32))
  CHECK ((place = ANY (ARRAY['FOLDER'::text, 'STORE'::text])))
  CREATE INDEX backup_run_by_time ON backup_run USING btree (area, began)
  row security enabled forced
  policy own_area for all to public using (area = own_area())

table backup_setting
  area text not null
  public_key bytea
  key_set timestamp with time zone
  key_set_by uuid
  rhythm text not null default 'OFF'::text
  weekday integer not null default 7
  hour integer not null default 3
  place text not null default 'FOLDER'::text
  endpoint text not null default ''::text
  region text not null default ''::text
  bucket text not null default ''::text
  access_key text not null default ''::text
  secret_sealed bytea
  changed timestamp with time zone
  changed_by uuid
  due timestamp with time zone
  PRIMARY KEY (area)
  CHECK ((((public_key IS NULL) = (key_set IS NULL)) AND ((public_key IS NULL) = (key_set_by IS NULL))))
  CHECK (((hour >= 0) AND (hour <= 23)))
  CHECK (((weekday >= 1) AND (weekday <= 7)))
  CHECK ((NOT practice(area)))
  CHECK ((place = ANY (ARRAY['FOLDER'::text, 'STORE'::text])))
  CHECK ((rhythm = ANY (ARRAY['OFF'::text, 'DAILY'::text, 'WEEKLY'::text])))
  row security enabled forced
  policy due for select to vrs_owner using true
  policy own_area for all to public using (area = own_area())

table closed_area
  code text not null
  closed timestamp with time zone not null
  PRIMARY KEY (code)
  CHECK ((code ~ '^[0-9]{6}$'::text))

table demand
  area text not null
  id uuid not null
  number integer not null
  title text not null
  text text not null
  urgency text not null
  account uuid not null
  filed timestamp with time zone not null
  PRIMARY KEY (area, id)
  CHECK (((length(text) >= 1) AND (length(text) <= 4000)))
  CHECK (((length(title) >= 1) AND (length(title) <= 100)))
  CHECK ((NOT practice(area)))
  CHECK ((number > 0))
  CHECK ((urgency = ANY (ARRAY['WHENEVER'::text, 'HINDERS'::text, 'STOPS'::text])))
  CREATE UNIQUE INDEX demand_by_number ON demand USING btree (area, number)
  row security enabled forced
  policy own_area for all to public using (area = own_area())
  policy read_by_all for select to vrs_owner using true

table demand_message
  area text not null
  demand uuid not null
  sequence integer not null
  at timestamp with time zone not null
  office text not null
  account uuid not null
  text text not null
  state text
  published boolean not null default false
  PRIMARY KEY (area, demand, sequence)
  FOREIGN KEY (area, demand) REFERENCES demand(area, id)
  CHECK (((length(text) >= 1) AND (length(text) <= 4000)))
  CHECK ((office ~ '^[0-9]{6}$'::text))
  CHECK ((sequence > 0))
  CHECK ((state = ANY (ARRAY['CONSIDERED'::text, 'PLANNED'::text, 'DONE'::text, 'DECLINED'::text])))
  row security enabled forced
  policy own_area for all to public using (area = own_area())
  policy read_by_all for select to vrs_owner using true

table device
  area text not null
  id uuid not null
  site uuid not null
  label text not null
  public_key bytea not null
  enrolled_at timestamp with time zone not null default now()
  blocked_at timestamp with time zone
  PRIMARY KEY (area, id)
  UNIQUE (area, public_key)
  FOREIGN KEY (area, site) REFERENCES site(area, id)
  CHECK (((length(label) >= 1) AND (length(label) <= 80)))
  CHECK ((NOT practice(area)))
  CHECK ((octet_length(public_key) = 64))
  row security enabled forced
  policy own_area for all to public using (area = own_area())

table dose
  area text not null
  id uuid not null
  ticket text not null
  person uuid
  product text not null
  number integer not null
  lot text not null
  given date not null
  given_in text not null
  site text not null
  doctor text not null
  state text not null
  version integer not null
  recorded timestamp with time zone not null
  findings jsonb not null default '[]'::jsonb
  checked boolean not null default false
  entered_birth_date text
  rank smallint not null default 0
  taken_over_from text
  PRIMARY KEY (area, id)
  UNIQUE (area, ticket, number) DEFERRABLE
  CHECK (((number >= 1) AND (number <= 9)))
  CHECK ((state = ANY (ARRAY['TO_CORRECT'::text, 'TO_CHECK'::text, 'ACCEPTED'::text, 'CHECKED'::text])))
  CHECK ((taken_over_from ~ '^[0-9]{6}$'::text))
  CHECK ((ticket ~ '^[0-9]{10}$'::text))
  CHECK ((version > 0))
  CREATE INDEX dose_by_day ON dose USING btree (area, given, site)
  CREATE INDEX dose_by_person ON dose USING btree (area, person)
  CREATE INDEX dose_orphan ON dose USING btree (area, ticket) WHERE (person IS NULL)
  CREATE INDEX dose_to_look_at ON dose USING btree (area, rank, given, id) WHERE (rank > 0)
  row security enabled forced
  policy counted for select to vrs_owner using true
  policy own_area for all to public using (area = own_area())

table dose_conflict
  area text not null
  id uuid not null
  ticket text not null
  person uuid
  product text not null
  number integer not null
  lot text not null
  given date not null
  given_in text not null
  site text not null
  doctor text not null
  findings jsonb not null
  actor uuid not null
  device uuid
  origin text not null
  origin_id uuid
  why text not null
  recorded timestamp with time zone not null
  decided timestamp with time zone
  decision text
  decided_by uuid
  decided_why text
  PRIMARY KEY (area, id)
  CHECK ((((decided IS NULL) = (decision IS NULL)) AND ((decided IS NULL) = (decided_by IS NULL))))
  CHECK (((number >= 1) AND (number <= 9)))
  CHECK ((decision = ANY (ARRAY['TAKEN'::text, 'DISMISSED'::text, 'REGISTERED'::text])))
  CHECK ((ticket ~ '^[0-9]{10}$'::text))
  CREATE INDEX dose_conflict_by_person ON dose_conflict USING btree (area, person)
  CREATE INDEX dose_conflict_open ON dose_conflict USING btree (area, recorded) WHERE (decided IS NULL)
  row security enabled forced
  policy own_area for all to public using (area = own_area())

table dose_interval
  product text not null
  dose_from integer not null
  dose_to integer not null
  full_days integer
  months integer
  valid_from date not null
  valid_to date
  certainty text not null
  note text not null default ''::text
  PRIMARY KEY (product, dose_from, valid_from)
  FOREIGN KEY (product) REFERENCES product(code)
  CHECK ( CASE WHEN (dose_from = 1) THEN ((dose_to = 1) AND (num_nonnulls(full_days, months) = 0)) ELSE (num_nonnulls(full_days, months) = 1) END)
  CHECK (((dose_from >= 1) AND (dose_from <= 9)))
  CHECK (((dose_to >= dose_from) AND (dose_to <= 9)))
  CHECK ((certainty = ANY (ARRAY['C'::text, 'S'::text, 'I'::text, 'K'::text, '?'::text, 'INVENTED'::text])))
  CHECK ((full_days >= 0))
  CHECK ((months > 0))
  CHECK ((valid_to >= valid_from))

table dose_version
  area text not null
  dose uuid not null
  version integer not null
  recorded timestamp with time zone not null
  actor uuid not null
  device uuid
  origin text not null
  origin_id uuid
  why text not null
  content jsonb not null
  PRIMARY KEY (area, dose, version)
  CREATE INDEX dose_version_by_file ON dose_version USING btree (area, origin_id) WHERE (origin = 'IMPORT'::text)
  CREATE INDEX dose_version_by_hand ON dose_version USING btree (area, recorded) WHERE (origin = ANY (ARRAY['COUNTER'::text, 'BULK'::text, 'CONFLICT'::text, 'MERGE'::text]))
  CREATE INDEX dose_version_by_import ON dose_version USING btree (area, origin_id) WHERE (origin = ANY (ARRAY['IMPORT'::text, 'LINK'::text]))
  CREATE INDEX dose_version_later ON dose_version USING btree (area, dose) WHERE (version > 1)
  row security enabled forced
  policy own_area for all to public using (area = own_area())

table enrolment_code
  area text not null
  code_hash bytea not null
  site uuid not null
  label text not null
  made_by uuid not null
  made_at timestamp with time zone not null default now()
  until timestamp with time zone not null
  device uuid
  PRIMARY KEY (area, code_hash)
  FOREIGN KEY (area, device) REFERENCES device(area, id)
  FOREIGN KEY (area, site) REFERENCES site(area, id)
  CHECK (((length(label) >= 1) AND (length(label) <= 80)))
  CHECK ((NOT practice(area)))
  CHECK ((octet_length(code_hash) = 32))
  row security enabled forced
  policy own_area for all to public using (area = own_area())

table erasure
  area text not null
  id uuid not null
  kind text not null
  person uuid
  ground text not null
  reference text not null
  reason text
  asked timestamp with time zone not null
  asked_by uuid not null
  state text not null
  decided timestamp with time zone
  decided_by uuid
  PRIMARY KEY (area, id)
  CHECK ((((state = 'ASKED'::text) = (decided IS NULL)) AND ((decided IS NULL) = (decided_by IS NULL))))
  CHECK (((length(reference) >= 1) AND (length(reference) <= 100)))
  CHECK (((state <> 'ERASED'::text) OR (num_nonnulls(person, reason) = 0)))
  CHECK ((ground = ANY (ARRAY['REQUEST'::text, 'NEVER_TRUE'::text, 'RETENTION'::text, 'ORDER'::text])))
  CHECK ((kind = ANY (ARRAY['PERSON'::text, 'DOSE'::text])))
  CHECK ((state = ANY (ARRAY['ASKED'::text, 'ERASED'::text, 'DECLINED'::text])))
  CREATE INDEX erasure_by_person ON erasure USING btree (area, person)
  CREATE UNIQUE INDEX erasure_open ON erasure USING btree (area, person) WHERE (state = 'ASKED'::text)
  row security enabled forced
  policy own_area for all to public using (area = own_area())

table handover
  area text not null
  id uuid not null
  exit text not null
  extent text not null
  base uuid
  format text not null
  name text not null
  reason text not null
  digest bytea not null
  bytes bigint not null
  rows bigint not null
  removed bigint not null
  left_out bigint not null
  notes bigint not null
  prepared timestamp with time zone not null
  prepared_by uuid not null
  expires timestamp with time zone not null
  deleted timestamp with time zone
  confirmed timestamp with time zone
  confirmed_by uuid
  PRIMARY KEY (area, id)
  CHECK (((confirmed IS NULL) = (confirmed_by IS NULL)))
  CHECK (((extent = 'CHANGES'::text) = (base IS NOT NULL)))
  CHECK (((length(reason) >= 1) AND (length(reason) <= 200)))
  CHECK ((exit = ANY (ARRAY['LEDGER_LONG'::text, 'LEDGER_WIDE'::text, 'BACKUP'::text])))
  CHECK ((extent = ANY (ARRAY['WHOLE'::text, 'CHANGES'::text])))
  CHECK ((format = ANY (ARRAY['CSV_UTF8'::text, 'CSV_CP932'::text, 'XLSX'::text, 'CMS'::text])))
  CHECK ((length(digest) = 32))
  CREATE INDEX handover_by_time ON handover USING btree (area, prepared)
  row security enabled forced
  policy expired for select to vrs_owner using true
  policy own_area for all to public using (area = own_area())

table handover_download
  area text not null
  handover uuid not null
  number integer not null
  at timestamp with time zone not null
  account uuid not null
  reason text not null
  PRIMARY KEY (area, handover, number)
  FOREIGN KEY (area, handover) REFERENCES handover(area, id)
  CHECK (((length(reason) >= 1) AND (length(reason) <= 200)))
  CHECK ((number > 0))
  row security enabled forced
  policy own_area for all to public using (area = own_area())

table handover_piece
  area text not null
  handover uuid not null
  kind text not null
  number integer not null
  sealed bytea not null
  PRIMARY KEY (area, handover, kind, number)
  FOREIGN KEY (area, handover) REFERENCES handover(area, id)
  CHECK ((kind = ANY (ARRAY['FILE'::text, 'NOTES'::text, 'DELIVERED'::text])))
  row security enabled forced
  policy own_area for all to public using (area = own_area())

table import_batch
  area text not null
  id uuid not null
  digest bytea not null
  encoding text not null
  bytes bigint not null
  uploaded timestamp with time zone not null
  uploaded_by uuid not null
  expires timestamp with time zone not null
  planned timestamp with time zone
  new integer not null default 0
  changed integer not null default 0
  unchanged integer not null default 0
  rejected integer not null default 0
  confirmed timestamp with time zone
  confirmed_by uuid
  linked integer not null default 0
  took_ms integer
  format text not null
  doubtful integer not null default 0
  phase text not null
  mark boolean not null
  lines integer not null
  queued timestamp with time zone not null
  attempts integer not null default 0
  anew boolean not null default false
  refused jsonb
  worker uuid
  beat timestamp with time zone
  step text
  began timestamp with time zone
  done integer not null default 0
  total integer not null default 0
  undone timestamp with time zone
  undone_by uuid
  removed integer not null default 0
  restored integer not null default 0
  stayed integer not null default 0
  whences jsonb not null default '{}'::jsonb
  PRIMARY KEY (area, id)
  CHECK ((((worker IS NULL) = (beat IS NULL)) AND ((worker IS NULL) = (began IS NULL)) AND ((worker IS NULL) = (step IS NULL))))
  CHECK (((confirmed IS NOT NULL) = (phase = ANY (ARRAY['STORED'::text, 'UNDOING'::text, 'UNDONE'::text]))))
  CHECK (((confirmed IS NULL) = (confirmed_by IS NULL)))
  CHECK (((undone IS NULL) = (phase <> 'UNDONE'::text)))
  CHECK (((undone IS NULL) = (undone_by IS NULL)))
  CHECK (((worker IS NULL) = (phase <> ALL (ARRAY['PLANNING'::text, 'STORING'::text, 'UNDOING'::text]))))
  CHECK ((format = ANY (ARRAY['RECIPIENTS'::text, 'DOSES'::text])))
  CHECK ((phase = ANY (ARRAY['WAITING'::text, 'PLANNING'::text, 'PLANNED'::text, 'REFUSED'::text, 'STORING'::text, 'STORED'::text, 'UNDOING'::text, 'UNDONE'::text])))
  CHECK ((step = ANY (ARRAY['CHECKING'::text, 'COMPARING'::text, 'STORING'::text, 'UNDOING'::text])))
  CREATE UNIQUE INDEX import_batch_by_digest ON import_batch USING btree (area, digest) WHERE (undone IS NULL)
  row security enabled forced
  policy own_area for all to public using (area = own_area())

table import_chunk
  area text not null
  batch uuid not null
  kind text not null
  number integer not null
  rows integer not null
  sealed bytea not null
  PRIMARY KEY (area, batch, kind, number)
  CHECK ((kind = ANY (ARRAY['FILE'::text, 'NEW'::text, 'CHANGED'::text, 'REASSESSED'::text, 'KNOWN'::text, 'REJECTED'::text, 'DOUBTFUL'::text])))
  row security enabled forced
  policy own_area for all to public using (area = own_area())

table issue
  area text not null
  id uuid not null
  application uuid not null
  kind text not null
  certificate_id text not null
  person uuid
  name text
  birth_date date
  nationality text
  passport_sealed bytea
  rid text not null
  key_id text not null
  issued timestamp with time zone not null
  account uuid
  revoked timestamp with time zone
  PRIMARY KEY (area, id)
  CHECK (((num_nonnulls(person, name, birth_date) = 3) OR ((num_nonnulls(person, name, birth_date, nationality, passport_sealed) = 0) AND (revoked IS NOT NULL))))
  CHECK ((NOT practice(area)))
  CHECK ((kind = ANY (ARRAY['DOMESTIC'::text, 'OVERSEAS'::text])))
  CREATE INDEX issue_by_person ON issue USING btree (area, person)
  CREATE UNIQUE INDEX issue_by_application ON issue USING btree (area, application, kind)
  CREATE UNIQUE INDEX issue_by_certificate ON issue USING btree (area, certificate_id)
  row security enabled forced
  policy own_area for all to public using (area = own_area())

table issue_dose
  area text not null
  issue uuid not null
  dose uuid not null
  version integer not null
  PRIMARY KEY (area, issue, dose)
  CREATE INDEX issue_dose_by_dose ON issue_dose USING btree (area, dose)
  row security enabled forced
  policy own_area for all to public using (area = own_area())

table lot
  product text not null
  number text not null
  certainty text not null
  note text not null default ''::text
  PRIMARY KEY (product, number)
  FOREIGN KEY (product) REFERENCES product(code)
  CHECK ((certainty = ANY (ARRAY['C'::text, 'S'::text, 'I'::text, 'K'::text, '?'::text, 'INVENTED'::text])))
  CHECK ((number ~ '^[A-Z0-9-]{4,20}$'::text))
  CREATE INDEX lot_by_number ON lot USING btree (number)

table lot_expiry
  product text not null
  lot text not null
  decided_on date not null
  expires date not null
  certainty text not null
  PRIMARY KEY (product, lot, decided_on)
  FOREIGN KEY (product, lot) REFERENCES lot(product, number)
  CHECK ((certainty = ANY (ARRAY['C'::text, 'S'::text, 'I'::text, 'K'::text, '?'::text, 'INVENTED'::text])))

table lot_format
  product text not null
  pattern text not null
  certainty text not null
  PRIMARY KEY (product, pattern)
  FOREIGN KEY (product) REFERENCES product(code)
  CHECK ((certainty = ANY (ARRAY['C'::text, 'S'::text, 'I'::text, 'K'::text, '?'::text, 'INVENTED'::text])))

table lot_recall
  product text not null
  lot text not null
  recalled_on date not null
  certainty text not null
  note text not null default ''::text
  PRIMARY KEY (product, lot)
  FOREIGN KEY (product, lot) REFERENCES lot(product, number)
  CHECK ((certainty = ANY (ARRAY['C'::text, 'S'::text, 'I'::text, 'K'::text, '?'::text, 'INVENTED'::text])))

table municipality
  code text not null
  name text not null
  kana text not null
  prefecture text not null
  area_code text not null
  valid_from date not null
  valid_to date
  certainty text not null
  PRIMARY KEY (code, valid_from)
  FOREIGN KEY (prefecture) REFERENCES prefecture(number)
  CHECK ((area_code ~ '^[0-9]{6}$'::text))
  CHECK ((certainty = ANY (ARRAY['C'::text, 'S'::text, 'I'::text, 'K'::text, '?'::text, 'INVENTED'::text])))
  CHECK ((code ~ '^[0-9]{6}$'::text))
  CHECK ((valid_to >= valid_from))
  CREATE INDEX municipality_by_area ON municipality USING btree (area_code)

table operator_copy
  area text not null
  id uuid not null
  kind text not null
  name text not null
  purpose text not null
  consent text not null
  generation integer
  digest bytea
  made timestamp with time zone not null
  made_by text not null
  ends date not null
  destroyed timestamp with time zone
  destroyed_by text
  destroyed_how text
  PRIMARY KEY (area, id)
  CHECK (((kind = 'BASE_BACKUP'::text) = (generation IS NOT NULL)))
  CHECK (((length(consent) >= 1) AND (length(consent) <= 100)))
  CHECK (((length(destroyed_how) >= 1) AND (length(destroyed_how) <= 200)))
  CHECK (((length(name) >= 1) AND (length(name) <= 200)))
  CHECK (((length(purpose) >= 1) AND (length(purpose) <= 200)))
  CHECK ((kind = ANY (ARRAY['BASE_BACKUP'::text, 'REPLICA'::text, 'DUMP'::text, 'LOG_ARCHIVE'::text, 'KEYS'::text])))
  CHECK ((length(digest) = 32))
  CHECK ((num_nulls(destroyed, destroyed_by, destroyed_how) = ANY (ARRAY[0, 3])))
  CREATE INDEX operator_copy_there ON operator_copy USING btree (area, ends) WHERE (destroyed IS NULL)
  row security enabled forced
  policy own_area for all to public using (area = own_area())

table person
  area text not null
  id uuid not null
  ledger_number text
  number_lookup bytea
  number_sealed bytea
  name text not null
  kana text not null
  search_key text not null
  birth_date text not null
  sex text not null
  moved_out date
  died date
  protected boolean not null
  version integer not null
  name_key text not null default ''::text
  moved_in date
  PRIMARY KEY (area, id)
  CHECK ((birth_date ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'::text))
  CHECK ((sex = ANY (ARRAY['1'::text, '2'::text, '9'::text])))
  CHECK ((version > 0))
  CREATE INDEX person_alike ON person USING btree (area, birth_date, search_key, id)
  CREATE INDEX person_alike_by_name ON person USING btree (area, birth_date, name_key, id)
  CREATE INDEX person_by_name_key ON person USING btree (area, name_key text_pattern_ops, birth_date text_pattern_ops)
  CREATE INDEX person_by_search_key ON person USING btree (area, search_key text_pattern_ops, birth_date text_pattern_ops)
  CREATE INDEX person_died ON person USING btree (area, died) WHERE (died IS NOT NULL)
  CREATE UNIQUE INDEX person_by_ledger ON person USING btree (area, ledger_number)
  CREATE UNIQUE INDEX person_by_number ON person USING btree (area, number_lookup)
  row security enabled forced
  policy counted for select to vrs_owner using true
  policy own_area for all to public using (area = own_area())

table person_address
  area text not null
  person uuid not null
  version integer not null
  sealed bytea not null
  PRIMARY KEY (area, person, version)
  row security enabled forced
  policy own_area for all to public using (area = own_area())

table person_distinct
  area text not null
  id uuid not null
  person uuid not null
  other_person uuid not null
  at timestamp with time zone not null
  account uuid not null
  why text not null
  PRIMARY KEY (area, id)
  UNIQUE (area, person, other_person)
  CHECK ((person < other_person))
  CREATE INDEX person_distinct_by_other ON person_distinct USING btree (area, other_person)
  row security enabled forced
  policy own_area for all to public using (area = own_area())

table person_merge
  area text not null
  id uuid not null
  made timestamp with time zone not null
  account uuid not null
  person uuid not null
  other_person uuid not null
  why text not null
  number_lookup bytea
  number_sealed bytea
  rows jsonb not null
  moved jsonb not null
  before jsonb not null
  undone timestamp with time zone
  undone_by uuid
  PRIMARY KEY (area, id)
  CHECK (((undone IS NULL) = (undone_by IS NULL)))
  CHECK ((person <> other_person))
  CREATE INDEX person_merge_by_other ON person_merge USING btree (area, other_person)
  CREATE INDEX person_merge_by_person ON person_merge USING btree (area, person)
  row security enabled forced
  policy own_area for all to public using (area = own_area())

table person_name
  area text not null
  person uuid not null
  kind text not null
  name text not null
  kana text not null
  name_key text not null
  kana_key text not null
  PRIMARY KEY (area, person, kind)
  CHECK ((kind = ANY (ARRAY['FORMER_SURNAME'::text, 'ALIAS'::text, 'ROMAN'::text, 'IN_BRACKETS'::text])))
  CHECK ((name <> ''::text))
  CREATE INDEX person_name_by_kana_key ON person_name USING btree (area, kana_key text_pattern_ops)
  CREATE INDEX person_name_by_name_key ON person_name USING btree (area, name_key text_pattern_ops)
  row security enabled forced
  policy own_area for all to public using (area = own_area())

table person_notice
  area text not null
  id uuid not null
  person uuid not null
  code text not null
  details jsonb not null
  made timestamp with time zone not null
  told_at timestamp with time zone
  told_by uuid
  withdrawn timestamp with time zone
  PRIMARY KEY (area, id)
  CHECK (((told_at IS NULL) = (told_by IS NULL)))
  CREATE INDEX person_notice_by_person ON person_notice USING btree (area, person)
  row security enabled forced
  policy own_area for all to public using (area = own_area())

table person_request
  area text not null
  id uuid not null
  year integer not null
  number integer not null
  kind text not null
  origin text not null
  received date not null
  applicant_sealed bytea not null
  person uuid
  state text not null
  due date not null
  assigned uuid
  outcome text
  steps integer not null
  PRIMARY KEY (area, id)
  CHECK ((kind = ANY (ARRAY['DISCLOSURE'::text, 'ACCESS_LOG'::text, 'CORRECTION'::text, 'ADDITION'::text, 'DELETION'::text, 'STOP'::text])))
  CHECK ((number > 0))
  CHECK ((origin = ANY (ARRAY['COUNTER'::text, 'POST'::text, 'APP'::text])))
  CHECK ((outcome = ANY (ARRAY['GRANTED'::text, 'PARTLY'::text, 'REFUSED'::text, 'WITHDRAWN'::text])))
  CHECK ((state = ANY (ARRAY['RECEIVED'::text, 'IDENTIFIED'::text, 'IN_WORK'::text, 'DECIDED'::text, 'DONE'::text])))
  CHECK ((steps > 0))
  CREATE INDEX person_request_by_due ON person_request USING btree (area, due)
  CREATE INDEX person_request_by_person ON person_request USING btree (area, person)
  CREATE UNIQUE INDEX person_request_by_number ON person_request USING btree (area, year, number)
  row security enabled forced
  policy own_area for all to public using (area = own_area())

table person_version
  area text not null
  person uuid not null
  version integer not null
  recorded timestamp with time zone not null
  actor uuid not null
  device uuid
  origin text not null
  origin_id uuid
  why text not null
  content jsonb not null
  PRIMARY KEY (area, person, version)
  CREATE INDEX person_version_by_import ON person_version USING btree (area, origin_id) WHERE (origin = 'IMPORT'::text)
  row security enabled forced
  policy own_area for all to public using (area = own_area())

table plan
  area text not null
  id uuid not null
  digest text not null
  content bytea
  stored timestamp with time zone not null
  PRIMARY KEY (area, id)
  CHECK ((NOT practice(area)))
  row security enabled forced
  policy own_area for all to public using (area = own_area())

table prefecture
  number text not null
  name text not null
  kana text not null
  PRIMARY KEY (number)
  CHECK ((number ~ '^[0-9]{2}$'::text))

table product
  code text not null
  programme text not null
  maker text not null
  maker_english text not null
  brand text not null
  brand_english text not null
  cvx text not null
  icd11_vaccine text not null
  icd11_disease text not null
  atc text not null
  valid_from date not null
  valid_to date
  certainty text not null
  note text not null default ''::text
  PRIMARY KEY (code)
  FOREIGN KEY (programme) REFERENCES programme(code)
  CHECK ((certainty = ANY (ARRAY['C'::text, 'S'::text, 'I'::text, 'K'::text, '?'::text, 'INVENTED'::text])))
  CHECK ((code ~ '^[A-Z0-9-]{2,20}$'::text))
  CHECK ((cvx ~ '^[0-9]{3}$'::text))
  CHECK ((valid_to >= valid_from))

table product_age
  product text not null
  dose_from integer not null
  dose_to integer not null
  from_months integer not null
  below_months integer
  at_dose_one boolean not null
  valid_from date not null
  valid_to date
  certainty text not null
  note text not null default ''::text
  PRIMARY KEY (product, dose_from, valid_from)
  FOREIGN KEY (product) REFERENCES product(code)
  CHECK (((dose_from >= 1) AND (dose_from <= 9)))
  CHECK (((dose_to >= dose_from) AND (dose_to <= 9)))
  CHECK ((below_months > from_months))
  CHECK ((certainty = ANY (ARRAY['C'::text, 'S'::text, 'I'::text, 'K'::text, '?'::text, 'INVENTED'::text])))
  CHECK ((from_months >= 0))
  CHECK ((valid_to >= valid_from))

table programme
  code text not null
  name text not null
  name_english text not null
  icd11 text not null
  invented boolean not null
  valid_from date not null
  valid_to date
  certainty text not null
  PRIMARY KEY (code)
  CHECK ((certainty = ANY (ARRAY['C'::text, 'S'::text, 'I'::text, 'K'::text, '?'::text, 'INVENTED'::text])))
  CHECK ((valid_to >= valid_from))

table quality_bulk
  area text not null
  id uuid not null
  made timestamp with time zone not null
  account uuid not null
  selected jsonb not null
  changes jsonb not null
  why text not null
  undone timestamp with time zone
  undone_by uuid
  PRIMARY KEY (area, id)
  CHECK (((undone IS NULL) = (undone_by IS NULL)))
  row security enabled forced
  policy own_area for all to public using (area = own_area())

table quality_bulk_dose
  area text not null
  bulk uuid not null
  dose uuid not null
  version integer not null
  state text not null
  rule text
  PRIMARY KEY (area, bulk, dose)
  FOREIGN KEY (area, bulk) REFERENCES quality_bulk(area, id)
  CHECK ((state = ANY (ARRAY['WAITING'::text, 'DONE'::text, 'LEFT'::text, 'BACK'::text, 'KEPT'::text])))
  CREATE INDEX quality_bulk_to_do ON quality_bulk_dose USING btree (area, bulk, state, dose)
  row security enabled forced
  policy own_area for all to public using (area = own_area())

table quality_mark
  area text not null
  id uuid not null
  dose uuid not null
  mark text not null
  at timestamp with time zone not null
  account uuid not null
  note text not null
  PRIMARY KEY (area, id)
  CHECK ((length(note) <= 200))
  CHECK ((mark = ANY (ARRAY['PUT_BACK'::text, 'AS_IT_IS'::text])))
  CREATE INDEX quality_mark_by_dose ON quality_mark USING btree (area, dose, at)
  row security enabled forced
  policy own_area for all to public using (area = own_area())

table reading
  area text not null
  id uuid not null
  ticket text not null
  number integer not null
  source text not null
  confidence real not null
  strip_sealed bytea
  office text not null
  device uuid not null
  actor uuid not null
  taken timestamp with time zone not null
  PRIMARY KEY (area, id)
  CHECK (((confidence >= (0)::double precision) AND (confidence <= (1)::double precision)))
  CHECK (((number >= 1) AND (number <= 9)))
  CHECK ((source = ANY (ARRAY['CODE'::text, 'LINE'::text, 'TYPED'::text])))
  CHECK ((ticket ~ '^[0-9]{10}$'::text))
  CREATE INDEX reading_by_ticket ON reading USING btree (area, ticket, number)
  CREATE INDEX reading_with_strip ON reading USING btree (area, taken) WHERE (strip_sealed IS NOT NULL)
  row security enabled forced
  policy own_area for all to public using (area = own_area())

table recheck
  area text not null
  basis text not null
  begun timestamp with time zone not null
  after uuid
  persons integer not null default 0
  changed integer not null default 0
  finished timestamp with time zone
  orphan text
  PRIMARY KEY (area, basis)
  row security enabled forced
  policy own_area for all to public using (area = own_area())

table release
  day date not null
  made timestamp with time zone not null
  account uuid not null
  PRIMARY KEY (day)

table release_file
  day date not null
  name text not null
  sha256 bytea not null
  content bytea not null
  PRIMARY KEY (day, name)
  FOREIGN KEY (day) REFERENCES release(day)

table request_deadline
  kind text not null
  law text not null
  days integer not null
  extension_days integer not null
  valid_from date not null
  valid_to date
  certainty text not null
  note text not null default ''::text
  PRIMARY KEY (kind, valid_from)
  CHECK ((certainty = ANY (ARRAY['C'::text, 'S'::text, 'I'::text, 'K'::text, '?'::text, 'INVENTED'::text])))
  CHECK ((days > 0))
  CHECK ((extension_days >= 0))
  CHECK ((kind = ANY (ARRAY['DISCLOSURE'::text, 'ACCESS_LOG'::text, 'CORRECTION'::text, 'ADDITION'::text, 'DELETION'::text, 'STOP'::text])))
  CHECK ((valid_to >= valid_from))

table request_step
  area text not null
  request uuid not null
  sequence integer not null
  at timestamp with time zone not null
  account uuid not null
  step text not null
  text_sealed bytea
  person uuid
  assigned uuid
  due date
  outcome text
  dose uuid
  version integer
  notice uuid
  undoes integer
  PRIMARY KEY (area, request, sequence)
  FOREIGN KEY (area, request) REFERENCES person_request(area, id)
  CHECK ((sequence > 0))
  CHECK ((step = ANY (ARRAY['RECEIVED'::text, 'LINKED'::text, 'IDENTIFIED'::text, 'ASSIGNED'::text, 'BEGUN'::text, 'EXTENDED'::text, 'DECIDED'::text, 'ANSWERED'::text, 'DONE'::text, 'NOTED'::text, 'UNDONE'::text])))
  row security enabled forced
  policy own_area for all to public using (area = own_area())

table retention_decision
  area text not null
  id uuid not null
  kind text not null
  decision text not null
  persons integer not null
  keep_until date
  reference text not null
  reason text
  decided timestamp with time zone not null
  decided_by uuid not null
  ended timestamp with time zone
  PRIMARY KEY (area, id)
  CHECK ((((decision = 'KEEP'::text) = (keep_until IS NOT NULL)) AND ((decision = 'KEEP'::text) = (reason IS NOT NULL))))
  CHECK (((length(reason) >= 1) AND (length(reason) <= 500)))
  CHECK (((length(reference) >= 1) AND (length(reference) <= 100)))
  CHECK ((decision = ANY (ARRAY['ERASE'::text, 'KEEP'::text])))
  CREATE INDEX retention_decision_by_time ON retention_decision USING btree (area, decided)
  row security enabled forced
  policy own_area for all to public using (area = own_area())

table retention_due
  area text not null
  kind text not null
  persons integer not null
  counted timestamp with time zone not null
  PRIMARY KEY (area, kind)
  CHECK ((persons > 0))
  row security enabled forced
  policy own_area for all to public using (area = own_area())

table retention_rule
  kind text not null
  begins text not null
  years integer not null default 0
  days integer not null default 0
  effect text not null
  law text not null
  valid_from date not null
  valid_to date
  certainty text not null
  note text not null default ''::text
  PRIMARY KEY (kind, valid_from)
  CHECK (((years + days) > 0))
  CHECK ((begins = ANY (ARRAY['GIVEN'::text, 'DEATH'::text, 'CHECKED'::text, 'TAKEN'::text, 'UPLOADED'::text, 'OPENED'::text])))
  CHECK ((certainty = ANY (ARRAY['C'::text, 'S'::text, 'I'::text, 'K'::text, '?'::text, 'INVENTED'::text])))
  CHECK ((days >= 0))
  CHECK ((effect = ANY (ARRAY['PROPOSE'::text, 'DELETE'::text])))
  CHECK ((kind = ANY (ARRAY['DOSE'::text, 'STRIP'::text, 'STRIP_UNUSED'::text, 'UPLOAD'::text, 'SESSION'::text])))
  CHECK ((valid_to >= valid_from))
  CHECK ((years >= 0))

table revoked_card
  key_id text not null
  rid text not null
  revoked timestamp with time zone not null
  PRIMARY KEY (key_id, rid)

table rule_weight
  rule text not null
  weight text not null
  valid_from date not null
  valid_to date
  certainty text not null
  note text not null default ''::text
  PRIMARY KEY (rule, valid_from)
  CHECK ((certainty = ANY (ARRAY['C'::text, 'S'::text, 'I'::text, 'K'::text, '?'::text, 'INVENTED'::text])))
  CHECK ((rule ~ '^D2[0-9]{2}$'::text))
  CHECK ((valid_to >= valid_from))
  CHECK ((weight = ANY (ARRAY['REASON'::text, 'DOUBTFUL'::text, 'CONFLICT'::text, 'IMPOSSIBLE'::text])))

table session
  area text not null
  token_hash bytea not null
  account uuid not null
  whole boolean not null
  opened_at timestamp with time zone not null default now()
  seen_at timestamp with time zone not null default now()
  ended_at timestamp with time zone
  practice boolean not null default false
  PRIMARY KEY (area, token_hash)
  FOREIGN KEY (area, account) REFERENCES account(area, id) ON DELETE CASCADE
  CHECK ((NOT practice(area)))
  CHECK ((octet_length(token_hash) = 32))
  CREATE INDEX session_account ON session USING btree (area, account)
  row security enabled forced
  policy municipal_staff for all to vrs_lgwan restrictive using municipal(area)
  policy other_offices for all to vrs_administration restrictive using (NOT municipal(area))
  policy own_area for all to public using (area = own_area())

table shift
  area text not null
  id uuid not null
  device uuid not null
  person uuid not null
  key_sealed bytea not null
  opened_at timestamp with time zone not null default now()
  until timestamp with time zone not null
  ended_at timestamp with time zone
  PRIMARY KEY (area, id)
  FOREIGN KEY (area, device) REFERENCES device(area, id)
  FOREIGN KEY (area, person) REFERENCES site_person(area, id)
  CREATE INDEX shift_open ON shift USING btree (area, device) WHERE (ended_at IS NULL)
  row security enabled forced
  policy own_area for all to public using (area = own_area())

table shift_nonce
  area text not null
  device uuid not null
  nonce bytea not null
  made_at timestamp with time zone not null default now()
  PRIMARY KEY (area, device, nonce)
  FOREIGN KEY (area, device) REFERENCES device(area, id) ON DELETE CASCADE
  CHECK ((octet_length(nonce) = 32))
  row security enabled forced
  policy own_area for all to public using (area = own_area())

table site
  area text not null
  id uuid not null
  name text not null
  closed_at timestamp with time zone
  made_at timestamp with time zone not null default now()
  PRIMARY KEY (area, id)
  UNIQUE (area, name)
  CHECK (((length(name) >= 1) AND (length(name) <= 80)))
  CHECK ((NOT practice(area)))
  row security enabled forced
  policy own_area for all to public using (area = own_area())

table site_person
  area text not null
  id uuid not null
  site uuid not null
  display_name text not null
  pin text not null
  disabled_at timestamp with time zone
  made_at timestamp with time zone not null default now()
  PRIMARY KEY (area, id)
  UNIQUE (area, site, display_name)
  FOREIGN KEY (area, site) REFERENCES site(area, id)
  CHECK (((length(display_name) >= 1) AND (length(display_name) <= 80)))
  row security enabled forced
  policy own_area for all to public using (area = own_area())

table spent_nonce
  area text not null
  id uuid not null
  spent timestamp with time zone not null
  PRIMARY KEY (area, id)
  CHECK ((NOT practice(area)))
  CREATE INDEX spent_nonce_by_time ON spent_nonce USING btree (area, spent)
  row security enabled forced
  policy own_area for all to public using (area = own_area())

table ticket
  area text not null
  number text not null
  person uuid not null
  issued date not null
  voided date
  reissued text
  void_reason text
  PRIMARY KEY (area, number)
  CHECK (((void_reason IS NULL) OR (voided IS NOT NULL)))
  CHECK ((number ~ '^[0-9]{10}$'::text))
  CHECK ((reissued = ANY (ARRAY['LOST'::text, 'MOVED'::text, 'NAME_CHANGED'::text, 'NOT_RECEIVED'::text, 'NOT_A_RESIDENT'::text, 'PROTECTION'::text, 'EXAMINED_ONLY'::text, 'OTHER'::text])))
  CHECK ((void_reason = ANY (ARRAY['LOST'::text, 'REPLACED'::text, 'MOVED_OUT'::text, 'DIED'::text, 'WRONGLY_ISSUED'::text, 'OTHER'::text])))
  CREATE INDEX ticket_by_person ON ticket USING btree (area, person)
  row security enabled forced
  policy own_area for all to public using (area = own_area())

view area_erasure_overview
  municipality text
  id uuid
  reference text
  reason text
  asked timestamp with time zone
  asked_office text
  asked_by uuid
  asked_name text
  returned timestamp with time zone
  returned_office text
  returned_by uuid
  returned_name text
  returned_digest bytea
  returned_waiver text
  approved timestamp with time zone
  approved_office text
  approved_by uuid
  approved_name text
  due timestamp with time zone
  withdrawn timestamp with time zone
  withdrawn_office text
  withdrawn_by uuid
  withdrawn_name text
  certified timestamp with time zone
  certificate text
  steps text

view backup_due
  municipality text

view demand_overview
  municipality text
  id uuid
  number integer
  title text
  text text
  urgency text
  filed timestamp with time zone
  state text
  changed timestamp with time zone

view demand_published
  title text
  text text
  state text
  at timestamp with time zone

view dose_count
  given date
  prefecture text
  gender text
  age text
  status integer
  count bigint

view handover_expired
  municipality text

view participation
  municipality text
  terms text
  version integer
  agreed boolean

function clear_practice() returns bigint language plpgsql volatile security definer
function earliest_birth(birth_date text) returns date language sql immutable
function latest_birth(birth_date text) returns date language sql immutable
function municipal(area text) returns boolean language sql immutable
function own_area() returns text language sql stable
function practice(area text) returns boolean language sql immutable
