-- V093__backup_of_names.sql: backups on a schedule hold names, addresses and notes on doses too (C6).
grant select on person_name, person_address, address_choice to vrs_worker;
grant select on quality_mark to vrs_worker;
