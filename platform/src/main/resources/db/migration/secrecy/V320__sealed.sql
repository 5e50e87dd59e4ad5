-- Personal data are sealed by keys that lie outside the database (org.shanshui.platform.secrecy). What stands in clear is sealed
-- when the application starts; of these columns the record of changes tells from here on that they changed, and no more.

-- Keys that values may be sealed by, told by ids that tell nothing of the keys.
create table sealing_key (
  id text primary key,
  since timestamptz not null default now()
);

-- For a backup to say which keys it needs.
create function sealing_keys() returns setof text language sql stable as 'select id from sealing_key order by id';

-- How far what stood in clear has been sealed.
create table sealed_column (
  table_name text not null,
  column_name text not null,
  through bigint default 0,                      -- the last row that is; null where all are
  primary key (table_name, column_name)
);

alter table person add column mobile_digest text, add column email_digest text;
create index on person (mobile_digest);
create index on person (email_digest);
call put_on_record('person', 'id', 'password_hash', 'totp_secret', 'totp_step', 'mobile', 'mobile_digest', 'email', 'email_digest');

-- What was read of workbooks may be about people, and is sealed whole.
alter table import_part alter column rows type text, alter column faults type text, add column good int;
select set_config('shanshui.region_from', '/', true), set_config('shanshui.region_to', '0', true),
  set_config('shanshui.admin_from', '/', true), set_config('shanshui.admin_to', '0', true),
  set_config('shanshui.audit_from', '/', true), set_config('shanshui.audit_to', '0', true),
  set_config('shanshui.units', '{}', true), set_config('shanshui.actor', '系统', true);
update import_part set good = jsonb_array_length(rows::jsonb);
alter table import_part alter column good set not null;
