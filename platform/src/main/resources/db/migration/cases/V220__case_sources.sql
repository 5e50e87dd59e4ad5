-- What a case comes from is a subject, by type and number; of reports that were not sent there is a subject now: who has let
-- whom wait, and with which sheets.

select set_config('shanshui.region_from', '/', true), set_config('shanshui.region_to', '0', true),
  set_config('shanshui.units', '{}', true), set_config('shanshui.actor', '系统', true);

create table missed_report (
  id bigint generated always as identity primary key,
  unit_id bigint not null references unit,          -- who has not reported
  steward_unit_id bigint not null references unit,  -- to whom
  sheet_ids bigint[] not null,                      -- told of so far
  region_path text collate "C" not null,
  unit_ids bigint[] not null,
  unique (unit_id, steward_unit_id)
);
create index on missed_report (steward_unit_id);
call guard('missed_report');
call put_on_record('missed_report', 'id');

alter table case_file add column source_type text, add column source_id bigint,
  add check ((source_type is null) = (source_id is null));

insert into missed_report (unit_id, steward_unit_id, sheet_ids, region_path, unit_ids)
select u.id, split_part(c.source_key, ':', 2)::bigint,
  coalesce((select array_agg(distinct told[1]::bigint) from (
    select description as text from case_file of where of.source_key = c.source_key
    union all select s.text from case_step s join case_file of on of.id = s.case_id where of.source_key = c.source_key) said,
    regexp_matches(said.text, '报表 #(\d+)', 'g') told), '{}'),
  u.region_path, array[u.id, split_part(c.source_key, ':', 2)::bigint]
from (select distinct source_key from case_file where source_key like 'REPORT:%') c
  join unit u on u.id = split_part(c.source_key, ':', 3)::bigint;

update case_file c set source_type = 'MISSED_REPORT', source_id = m.id
from missed_report m where c.source_key = 'REPORT:' || m.steward_unit_id || ':' || m.unit_id;
update case_file set source_type = split_part(source_key, ':', 1), source_id = split_part(source_key, ':', 2)::bigint
where source_key ~ '^[A-Z]+:\d+$';

drop index case_file_source_idx;
alter table case_file drop column source_key;
create unique index case_file_source_idx on case_file (kind, source_type, source_id) where closed_at is null;
create index on case_file (source_type, source_id);

-- What was told and not yet heard when the application was stopped goes to those who hear it now.
update event_publication set listener_id = replace(listener_id, '.cases.desk.' || watch, '.supervision.' || watch)
from (values ('CommitmentWatch'), ('ReportWatch')) moved (watch)
where completion_date is null and listener_id like '%.cases.desk.' || watch || '.%' and listener_id not like '%unitMerged%';
update event_publication set listener_id = replace(listener_id, '.CommitmentWatch.', '.CaseWatch.')
where completion_date is null and listener_id like '%.cases.desk.CommitmentWatch.unitMerged%';
update event_publication set serialized_event = (serialized_event::jsonb - 'sourceKey' || case
  when serialized_event::jsonb ->> 'sourceKey' ~ '^(TASK|TARGET|PROJECT):\d+$' then jsonb_build_object('source', jsonb_build_object(
    'type', split_part(serialized_event::jsonb ->> 'sourceKey', ':', 1), 'id', split_part(serialized_event::jsonb ->> 'sourceKey', ':', 2)::bigint))
  else '{}' end)::text
where completion_date is null and event_type like 'org.shanshui.platform.cases.Case%';
