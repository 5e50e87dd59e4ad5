-- One table of uploaded workbooks for all forms (decision 24): what was read waits in parts of some hundred rows for its
-- uploader to confirm it, and is kept a part a transaction. What the forms' own tables held is taken over.

select set_config('shanshui.region_from', '/', true), set_config('shanshui.region_to', '0', true),
  set_config('shanshui.units', '{}', true), set_config('shanshui.actor', '系统', true);

create table import_file (
  id bigint generated always as identity primary key,
  form text not null,                            -- path of the form
  given jsonb not null,                          -- what it was opened for
  file_name text not null,
  sha256 text not null,
  person_id bigint not null references person,
  read_at timestamptz not null,
  state text not null default 'WAITING' check (state in ('WAITING', 'RUNNING', 'DONE', 'DISCARDED')),
  good int not null default 0,
  bad int not null default 0,
  same int not null default 0,
  changes int not null default 0,
  kept int not null default 0,
  refused int not null default 0,
  region_path text collate "C" not null,
  unit_ids bigint[] not null
);
create index on import_file (person_id, id);
call guard('import_file');
-- An administrator sees no business, but what they uploaded themselves.
create policy own on import_file
  using (person_id = cast(nullif(current_setting('shanshui.actor_id', true), '') as bigint));
call put_on_record('import_file', 'id');

create table import_part (
  id bigint generated always as identity primary key,
  import_id bigint not null references import_file,
  number int not null,
  rows jsonb not null,                           -- good rows: row, code, known, said, draft
  faults jsonb not null,
  outcomes jsonb not null default '{}'           -- by row: null where it is kept, or why it could not be
);
create index on import_part (import_id, number);
call guard_through('import_part', 'import_id', 'import_file');
call put_on_record('import_part', 'id', 'rows', 'faults', 'outcomes');

-- Nothing that was uploaded is lost; new ids, since two tables become one.
alter table import_file add column was bigint;

insert into import_file (form, given, file_name, sha256, person_id, read_at, state, good, bad, kept, region_path, unit_ids, was)
select '/projects/import',
  case when plan_id is null then '{}' else jsonb_build_object('plan', plan_id::text) end, file_name, '', person_id, at,
  case state when 'CONFIRMED' then 'DONE' else state end, good, bad, case state when 'CONFIRMED' then good else 0 end,
  region_path, unit_ids, id
from project_import where exists (select from person where person.id = person_id) order by id;

insert into import_part (import_id, number, rows, faults, outcomes)
select f.id, p.number,
  coalesce((select jsonb_agg(jsonb_build_object('row', r -> 'row', 'code', r -> 'draft' -> 'code', 'said', '[]'::jsonb,
    'draft', r -> 'draft') order by n) from jsonb_array_elements(p.rows) with ordinality e (r, n)), '[]'),
  coalesce((select jsonb_agg(jsonb_build_object('severity', 'ERROR', 'sheet', e -> 'sheet', 'row', e -> 'row',
    'column', e -> 'column', 'title', e -> 'title', 'value', e -> 'value',
    'refusal', jsonb_build_object('kind', 'INVALID', 'chinese', e -> 'zh', 'english', e -> 'en')) order by n)
    from jsonb_array_elements(p.errors) with ordinality x (e, n)), '[]'),
  coalesce((select jsonb_object_agg(r ->> 'row', null) from jsonb_array_elements(p.rows) r where f.state = 'DONE'), '{}')
from project_import_part p join import_file f on f.was = p.import_id order by p.id;

update import_file set was = null;

insert into import_file (form, given, file_name, sha256, person_id, read_at, state, good, bad, kept, changes, region_path, unit_ids, was)
select '/dispatch/rounds/{round}/uploads', jsonb_build_object('round', u.round_id::text), u.file_name, u.sha256, u.person_id, u.read_at,
  case u.state when 'CONFIRMED' then 'DONE' else u.state end, r.good,
  (select count(distinct f.row_number) from upload_fault f where f.upload_id = u.id and f.severity = 'ERROR'), r.kept, r.good,
  u.region_path, u.unit_ids, u.id
from report_upload u cross join lateral
  (select count(*) as good, count(*) filter (where outcome = 'SAVED') as kept from upload_row where upload_id = u.id) r
order by u.id;
update import_file set refused = good - kept where state = 'DONE' and was is not null;

insert into import_part (import_id, number, rows, faults, outcomes)
select f.id, 1,
  coalesce((select jsonb_agg(jsonb_build_object('row', r.row_number, 'code', r.line_id::text,
    'known', jsonb_build_object('id', r.line_id, 'version', r.line_version), 'said', '[]'::jsonb,
    'draft', jsonb_build_object('sheet_id', r.sheet_id, 'line_id', r.line_id, 'version', r.line_version,
      'figures', jsonb_strip_nulls(jsonb_build_object('as_of', r.as_of, 'percent', r.percent, 'value', r.value,
        'invested', r.invested, 'invested_total', r.invested_total, 'progress', r.progress, 'problems', r.problems,
        'next_steps', r.next_steps, 'why_less', r.why_less)))) order by r.row_number)
    from upload_row r where r.upload_id = f.was), '[]'),
  coalesce((select jsonb_agg(jsonb_build_object('severity', x.severity, 'sheet', x.sheet, 'row', x.row_number,
    'column', coalesce(x.column_name, ''), 'title', '', 'value', '',
    'refusal', jsonb_build_object('kind', 'INVALID', 'chinese', x.chinese, 'english', x.english)) order by x.id)
    from upload_fault x where x.upload_id = f.was), '[]'),
  coalesce((select jsonb_object_agg(r.row_number::text, case when r.outcome <> 'SAVED' then jsonb_build_object('kind', 'CONFLICT',
    'chinese', split_part(r.outcome, ' · ', 1), 'english', split_part(r.outcome, ' · ', 2)) end)
    from upload_row r where r.upload_id = f.was and r.outcome is not null), '{}')
from import_file f where f.was is not null order by f.id;

delete from guarded_through where child in ('upload_row', 'upload_fault');
drop table upload_row;
drop table upload_fault;
drop table report_upload;
delete from guarded_through where child = 'project_import_part';
drop table project_import_part;
drop table project_import;
alter table import_file drop column was;
