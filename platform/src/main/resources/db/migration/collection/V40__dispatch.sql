-- Cadence (定期调度): when who reports on what; its rounds; the sheets of units; what was accepted.

create table cadence (
  id bigint generated always as identity primary key,
  name text not null,
  plan_id bigint,                                -- null: the project library of the region
  theme text,                                    -- a topmost heading of the plan; null is all of it
  rhythm text not null check (rhythm in ('WEEK', 'TEN_DAYS', 'MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR')),
  opens_after int not null,                      -- days after the period's last day; negative is before
  due_working_days int not null,                 -- working days after the period's last day
  remind_before int[] not null,                  -- working days before the due day
  remind_after int[] not null,
  kinds text[] not null,
  fields text[] not null,
  starts_on date not null,                       -- the first period is the one that holds this day
  ends_on date,
  active boolean not null default true,
  unit_id bigint not null references unit,       -- the planner's: it answers for the rounds
  region_path text collate "C" not null,
  unit_ids bigint[] not null,
  version int not null default 1
);
create index on cadence (unit_id);
create index on cadence (id) where active;
call guard('cadence');

-- A round (轮次) keeps the form as it was sent out, whatever becomes of its cadence.
create table dispatch_round (
  id bigint generated always as identity primary key,
  cadence_id bigint not null references cadence,
  name text not null,
  rhythm text not null,
  period_from date not null,
  period_to date not null,
  opens_on date not null,
  due_on date not null,
  remind_before int[] not null,
  remind_after int[] not null,
  fields text[] not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  closed_by text,
  unit_id bigint not null references unit,
  region_path text collate "C" not null,
  unit_ids bigint[] not null,                    -- the planner's unit and all that report
  version int not null default 1,
  unique (cadence_id, period_from)
);
create index on dispatch_round (unit_id);
create index on dispatch_round (period_to desc, id desc);
create index on dispatch_round (id) where closed_at is null;
call guard('dispatch_round');

-- A sheet (报表): what one unit reports in one round. The columns of a step stand together with the state that has them.
create table report_sheet (
  id bigint generated always as identity primary key,
  round_id bigint not null references dispatch_round,
  unit_id bigint not null references unit,
  state text not null check (state in ('OPEN', 'DRAFTED', 'SUBMITTED', 'APPROVED', 'ACCEPTED', 'RETURNED', 'MISSING')),
  due_on date not null,
  submitted_by text,
  submitted_by_id bigint,                        -- the person: may not approve it as well
  approved_by text,
  decided_by text,                               -- who accepted or returned it
  reason text,                                   -- of a return, a correction, a recall
  first_submitted_on date,
  missing_on date,                               -- stays when the sheet comes in after all
  overdue_on date,                               -- when it was found not handed in after the due day, and told
  correction int not null default 0,             -- how often it was opened again after acceptance
  region_path text collate "C" not null,
  unit_ids bigint[] not null,
  version int not null default 1,
  unique (round_id, unit_id)
);
create index on report_sheet (unit_id, due_on desc, id desc);
create index on report_sheet (due_on, id) where state in ('OPEN', 'DRAFTED', 'RETURNED', 'SUBMITTED');
create index on report_sheet (round_id, state);
create index on report_sheet (round_id, id);
create index on report_sheet (due_on desc, id desc);
create index on report_sheet (round_id) where state = 'APPROVED';
call guard('report_sheet');

-- A line (填报行): one commitment on a sheet, as it is being written.
create table report_line (
  id bigint generated always as identity primary key,
  sheet_id bigint not null references report_sheet,
  place int not null,
  kind text not null,
  commitment_id bigint not null,
  title text not null,
  theme text not null,
  metric text,
  metric_unit text,
  adds boolean not null,                         -- whether values add up over units
  planned text,                                  -- what the plan says, in words: ≥ 120 公里
  sentence text,
  document text,
  as_of date,
  percent numeric,
  value numeric,
  invested numeric,                              -- 万元 in this period
  invested_total numeric,                        -- 万元 since the beginning
  progress text,
  problems text,
  next_steps text,
  why_less text,                                 -- why a cumulative figure is below the last one
  open boolean not null default true,            -- false once accepted
  return_reason text,                            -- of the last return, until it is submitted again
  correction text,                               -- why it was opened again after acceptance
  written_by text,
  written_by_id bigint,                          -- the person who wrote what it says now
  region_path text collate "C" not null,
  unit_ids bigint[] not null,
  version int not null default 1,
  unique (sheet_id, kind, commitment_id)
);
call guard('report_line');

-- What was accepted, version by version; never changed.
create table accepted_report (
  id bigint generated always as identity primary key,
  line_id bigint not null references report_line,
  edition int not null,
  kind text not null,
  commitment_id bigint not null,
  unit_id bigint not null references unit,
  period_to date not null,
  as_of date not null,
  percent numeric,
  value numeric,
  invested numeric,
  invested_total numeric,
  progress text,
  problems text,
  next_steps text,
  why_less text,
  reason text,                                   -- of a correction
  accepted_by text not null,
  accepted_at timestamptz not null,
  region_path text collate "C" not null,
  unit_ids bigint[] not null,
  unique (line_id, edition)
);
create index on accepted_report (kind, commitment_id, period_to desc, edition desc);
create index on accepted_report (unit_id);
call guard('accepted_report');

-- Reminders given, each once.
create table report_reminder (
  id bigint generated always as identity primary key,
  sheet_id bigint not null references report_sheet,
  days int not null,                             -- working days after the due day; negative is before it
  given_on date not null,
  unique (sheet_id, days)
);
call guard_through('report_reminder', 'sheet_id', 'report_sheet');

-- Who took which step, and why.
create table sheet_step (
  id bigint generated always as identity primary key,
  sheet_id bigint not null references report_sheet,
  act text not null,
  state text not null,                           -- after it
  actor text not null,
  at timestamptz not null,
  reason text,
  region_path text collate "C" not null,         -- the sheet's: looked up there, it would take reading all sheets
  unit_ids bigint[] not null
);
create index on sheet_step (sheet_id, id);
create index on sheet_step (at) where act in ('ACCEPT', 'RETURN');
call guard('sheet_step');

create table report_file (
  id bigint generated always as identity primary key,
  line_id bigint not null references report_line,
  name text not null,
  media_type text not null,
  size bigint not null,
  sha256 text not null,
  bytes bytea not null,
  added_by text not null,
  added_at timestamptz not null,
  unique (line_id, sha256)
);
alter table report_file alter bytes set storage external;
call guard_through('report_file', 'line_id', 'report_line');

-- A workbook that was read and waits for confirmation.
create table report_upload (
  id bigint generated always as identity primary key,
  round_id bigint not null references dispatch_round,
  person_id bigint not null references person,
  file_name text not null,
  sha256 text not null,
  read_at timestamptz not null,
  row_count int not null,
  fault_count int not null,
  state text not null default 'WAITING' check (state in ('WAITING', 'CONFIRMED', 'DISCARDED')),
  region_path text collate "C" not null,
  unit_ids bigint[] not null
);
create index on report_upload (round_id);
create index on report_upload (person_id);
call guard('report_upload');

create table upload_row (
  id bigint generated always as identity primary key,
  upload_id bigint not null references report_upload on delete cascade,
  row_number int not null,
  sheet_id bigint not null references report_sheet,
  line_id bigint not null references report_line,
  line_version int not null,
  title text not null,
  as_of date,
  percent numeric,
  value numeric,
  invested numeric,
  invested_total numeric,
  progress text,
  problems text,
  next_steps text,
  why_less text,
  outcome text,                                  -- after confirmation: SAVED, or why not
  unique (upload_id, line_id)
);
create index on upload_row (sheet_id);
create index on upload_row (line_id);
call guard_through('upload_row', 'upload_id', 'report_upload');

create table upload_fault (
  id bigint generated always as identity primary key,
  upload_id bigint not null references report_upload on delete cascade,
  severity text not null check (severity in ('ERROR', 'NOTE')),
  sheet text not null,
  row_number int,
  column_name text,
  chinese text not null,
  english text not null
);
create index on upload_fault (upload_id, id);
call guard_through('upload_fault', 'upload_id', 'report_upload');

call put_on_record('cadence', 'id');
call put_on_record('dispatch_round', 'id');
call put_on_record('report_sheet', 'id');
call put_on_record('report_line', 'id');
call put_on_record('accepted_report', 'id');
call put_on_record('sheet_step', 'id');
call put_on_record('report_reminder', 'id');
call put_on_record('report_file', 'id', 'bytes');
call put_on_record('report_upload', 'id');
call put_on_record('upload_row', 'id');
call put_on_record('upload_fault', 'id');
