-- What the worker reads for a scheduled backup (C6), one area at a time: the register, and of people who work
-- with it their names, never what they sign in with. It runs again after all other migrations whenever it was changed:
-- a new table comes in here and in BackupTables.
grant select on
  agreement, site, device, import_batch, person, person_version, ticket, dose, dose_version, reading,
  plan, issue, issue_dose, dose_conflict, quality_bulk, quality_bulk_dose, person_merge, person_distinct,
  retention_decision, person_request, request_step, person_notice, demand, demand_message
  to vrs_worker;
grant select (area, id, name, display_name, roles, disabled_at, made_at, last_used_at)
  on account to vrs_worker;
grant select (area, id, site, display_name, disabled_at, made_at) on site_person to vrs_worker;
