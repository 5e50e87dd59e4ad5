-- Rounds ask about any subject with a form that packs declare; what was filled in is one document of the form's fields.

select set_config('shanshui.region_from', '/', true), set_config('shanshui.region_to', '0', true),
  set_config('shanshui.units', '{}', true), set_config('shanshui.actor', '系统', true);

alter table cadence rename column plan_id to about_id;
alter table cadence rename column kinds to forms;
alter table cadence rename column fields to items;
alter table cadence add column source text;      -- which module's subjects; about_id is the part of them, null the whole
update cadence set source = 'COMMITMENTS';
alter table cadence alter source set not null;

alter table dispatch_round rename column fields to items;
alter table dispatch_round add column editions jsonb; -- by form: pack and version that it was opened with
update dispatch_round r set editions = (
  select jsonb_object_agg(form, 'collection 1.0') from cadence c, unnest(c.forms) form where c.id = r.cadence_id);
alter table dispatch_round alter editions set not null;

alter table report_line rename column kind to form;
alter table report_line rename column commitment_id to subject_id;
alter table report_line add column subject_type text;
alter table report_line add column said jsonb not null default '{}';
alter table report_line add column known jsonb not null default '{}'; -- of the subject before any report, by field
alter table report_line add column since date;   -- the subject's first day: cumulative values count from it
update report_line set subject_type = form, said = jsonb_strip_nulls(jsonb_build_object('as_of', as_of, 'percent', percent::text,
  'value', value::text, 'invested', invested::text, 'invested_total', invested_total::text, 'progress', progress,
  'problems', problems, 'next_steps', next_steps, 'why_unusual', why_unusual));
alter table report_line alter subject_type set not null;
alter table report_line drop constraint report_line_sheet_id_kind_commitment_id_key;
alter table report_line add unique (sheet_id, form, subject_type, subject_id);
alter table report_line drop column as_of, drop column percent, drop column value, drop column invested, drop column invested_total,
  drop column progress, drop column problems, drop column next_steps, drop column why_unusual;

alter table accepted_report rename column kind to form;
alter table accepted_report rename column commitment_id to subject_id;
alter table accepted_report add column subject_type text;
alter table accepted_report add column said jsonb;
alter table accepted_report disable trigger accepted;
update accepted_report set subject_type = form, said = jsonb_strip_nulls(jsonb_build_object('as_of', as_of, 'percent', percent::text,
  'value', value::text, 'invested', invested::text, 'invested_total', invested_total::text, 'progress', progress,
  'problems', problems, 'next_steps', next_steps, 'why_unusual', why_unusual));
alter table accepted_report enable trigger accepted;
alter table accepted_report alter subject_type set not null, alter said set not null;
drop index accepted_report_kind_commitment_id_period_to_edition_idx;
create index on accepted_report (subject_type, subject_id, form, period_to desc, edition desc);
alter table accepted_report drop column percent, drop column value, drop column invested, drop column invested_total,
  drop column progress, drop column problems, drop column next_steps, drop column why_unusual;

-- Reports that were accepted and not heard yet.
update event_publication p
set listener_id = 'org.shanshui.platform.commitments.AcceptedReports.record(org.shanshui.platform.collection.ReportAccepted)',
  serialized_event = jsonb_build_object('report_id', a.id, 'subject', jsonb_build_object('type', a.subject_type, 'id', a.subject_id),
    'form', a.form, 'unit_id', a.unit_id, 'period', p.serialized_event::jsonb -> 'period', 'as_of', a.as_of, 'values', a.said,
    'grade', null, 'accepted_by', a.accepted_by)::text
from accepted_report a
where p.event_type = 'org.shanshui.platform.collection.ReportAccepted' and p.listener_id like '%.AcceptedReports.record(%'
  and a.id = (p.serialized_event::jsonb ->> 'report_id')::bigint;
