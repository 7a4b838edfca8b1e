-- V093__backup_of_names.sql: backups on a schedule hold further names and addresses too (C6).
grant select on person_name, person_address, address_choice to vrs_worker;
