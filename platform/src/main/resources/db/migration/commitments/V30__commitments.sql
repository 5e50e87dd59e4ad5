-- Commitments (承诺): targets, tasks and projects that an adopted plan made, and what has become of them.

-- A plan as far as commitments know it: the last version applied.
create table committed_plan (
  id bigint primary key,                         -- of the plan
  version int not null,
  title text not null,
  kind text,
  region_code text not null references region,
  region_path text collate "C" not null,
  unit_ids bigint[] not null,                    -- everyone who takes part in one of its commitments
  first_year int,
  last_year int
);
create index on committed_plan (region_code);
call guard('committed_plan');
call put_on_record('committed_plan', 'id');

-- What targets, tasks and projects have in common.
create table commitment (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('TASK', 'TARGET', 'PROJECT')),
  plan_id bigint references committed_plan,      -- null: entered by hand
  item_id bigint,                                -- of the plan; stable through its versions
  parent_id bigint references commitment,        -- a share's whole; the task that states a target or a project
  axis text check (axis in ('YEAR', 'UNIT')),    -- set for shares of a target
  title text not null,
  theme text not null,                           -- the plan's topmost heading over it
  lead_unit_id bigint not null references unit,
  lead_assumed boolean not null default false,   -- the plan names nobody: the region's government answers until a planner decides
  support_unit_ids bigint[] not null default '{}',
  implied_unit_ids bigint[] not null default '{}',
  unit_ids bigint[] not null,                    -- all three
  region_path text collate "C" not null,
  start_on date not null,
  due date not null,
  document_id bigint,
  document text,
  source_start int,
  source_end int,
  sentence text,
  headings text[] not null default '{}',
  percent numeric,                               -- of the work, 0 to 100, as last reported
  value numeric,                                 -- of a target, in its unit
  spent numeric,                                 -- 万元 since the beginning
  as_of date,
  note text,
  light text not null default 'ON_SCHEDULE' check (light in ('COMPLETED', 'ON_SCHEDULE', 'BEHIND', 'OVERDUE')),
  light_rule text not null default '',
  light_on date not null,
  light_zh text not null default '',
  light_en text not null default '',
  state text not null default 'ACTIVE' check (state in ('ACTIVE', 'ENDED')),
  ended_on date,
  ended_reason text,
  version int not null default 1
);
create unique index on commitment (plan_id, item_id) where axis is null;
create index on commitment (parent_id);
create index on commitment (kind, state, due, id);
create index on commitment (kind, state, plan_id, due, id);
create index on commitment (kind, state, light, due, id);
-- Lights are counted on every list: without going to the rows.
create index on commitment (kind, state, light) include (region_path, unit_ids);
create index on commitment (kind, state, light_on);
create index on commitment (lead_unit_id, kind, state, due, id);
call guard('commitment');
call put_on_record('commitment', 'id');

create table task (
  id bigint primary key references commitment,
  text text not null,
  all_counties boolean not null,
  recurrence text
);
call guard_through('task', 'id', 'commitment');
call put_on_record('task', 'id');

create table target (
  id bigint primary key references commitment,
  metric text not null,
  meaning text not null,                         -- level, growth, reduction, rise …
  comparator text not null check (comparator in ('>=', '<=', '=', '~')),
  value numeric,                                 -- null: the plan says it in words only
  words text,
  upper numeric,
  unit text not null,
  base_value numeric,
  base_year int,
  scope text,
  strength text,                                 -- binding, aim, plain; 约束性, 预期性 in an indicator table
  nature text not null check (nature in ('SUM', 'RATIO', 'LEVEL_MIN', 'LEVEL_MAX', 'AVERAGE')),
  nature_reason text not null,                   -- why it was suggested, or that a planner chose it
  denominator text,                              -- what a ratio is of
  weight numeric,                                -- of a share: its part of the denominator
  path text check (path in ('CUMULATIVE', 'YEARLY'))
);
call guard_through('target', 'id', 'commitment');
call put_on_record('target', 'id');

-- What a plan states of a group of projects: 84个、总投资2017.17亿元.
create table planned_total (
  id bigint generated always as identity primary key,
  plan_id bigint not null references committed_plan,
  item_id bigint not null,
  name text not null,
  projects int,
  total numeric,                                 -- 万元
  year int,
  year_amount numeric,                           -- 万元
  sentence text not null,
  document_id bigint,
  document text,
  state text not null default 'ACTIVE' check (state in ('ACTIVE', 'ENDED')),
  region_path text collate "C" not null,
  unit_ids bigint[] not null,
  unique (plan_id, item_id)
);
call guard('planned_total');
call put_on_record('planned_total', 'id');

create table project (
  id bigint primary key references commitment,
  code text not null unique,
  class text not null,
  phase text not null check (phase in ('PREPARATION', 'NEW_START', 'CONTINUED', 'COMPLETED', 'ACCEPTED')),
  standing text not null check (standing in ('CANDIDATE', 'LISTED', 'LEFT')),
  total numeric not null check (total >= 0),     -- 万元
  region_code text not null references region,   -- where it is built
  longitude numeric,
  latitude numeric,
  datum text check (datum in ('WGS84', 'GCJ02')),
  planned_total_id bigint references planned_total,
  content text
);
create index on project (region_code);
create index on project (planned_total_id);
create index on project (standing, phase);
create index on project (class);
call guard_through('project', 'id', 'commitment');
call put_on_record('project', 'id');

create table investment (
  id bigint generated always as identity primary key,
  project_id bigint not null references project,
  year int,                                      -- null: over the whole time
  source text not null check (source in ('CENTRAL', 'PROVINCE', 'CITY', 'COUNTY', 'SOCIAL', 'LOAN', 'BOND', 'OTHER', 'UNSPECIFIED')),
  amount numeric not null check (amount >= 0),   -- 万元
  unique nulls not distinct (project_id, year, source)
);
create index on investment (year, project_id);
call guard_through('investment', 'project_id', 'commitment');
call put_on_record('investment', 'id');

create table quarter_figure (
  id bigint generated always as identity primary key,
  project_id bigint not null references project,
  year int not null,
  quarter int not null check (quarter between 1 and 4),
  invested numeric not null check (invested >= 0), -- 万元, in the quarter alone
  phase text not null,
  note text,
  reported_by text not null,
  reported_at timestamptz not null,
  version int not null default 1,
  unique (project_id, year, quarter)
);
call guard_through('quarter_figure', 'project_id', 'commitment');
call put_on_record('quarter_figure', 'id');

-- Entry into the library and exit from it (动态进出库).
create table library_request (
  id bigint generated always as identity primary key,
  project_id bigint not null references project,
  wish text not null check (wish in ('ENTRY', 'EXIT')),
  reason text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  decision text check (decision in ('APPROVED', 'RETURNED')),
  decision_reason text,
  decided_by text,
  decided_at timestamptz
);
create index on library_request (project_id);
create unique index on library_request (project_id) where decision is null;
call guard_through('library_request', 'project_id', 'commitment');
call put_on_record('library_request', 'id');

-- Measures (措施) under a task, and milestones (节点) of a task or a project.
create table measure (
  id bigint generated always as identity primary key,
  task_id bigint not null references task,
  number int not null,
  text text not null,
  unit_id bigint not null references unit,
  from_plan boolean not null,
  dropped boolean not null default false,
  version int not null default 1
);
create index on measure (task_id, number);
create index on measure (unit_id);
call guard_through('measure', 'task_id', 'commitment');
call put_on_record('measure', 'id');

create table milestone (
  id bigint generated always as identity primary key,
  commitment_id bigint not null references commitment,
  measure_id bigint references measure,
  title text not null,
  due date not null,
  weight numeric not null check (weight > 0),
  done_on date,
  evidence text,
  done_by text,
  version int not null default 1,
  check ((done_on is null) = (evidence is null))
);
create index on milestone (commitment_id, due);
create index on milestone (measure_id);
call guard_through('milestone', 'commitment_id', 'commitment');
call put_on_record('milestone', 'id');

-- The year's view of the commitments of a plan of several years (年度工作要点).
create table work_point (
  id bigint generated always as identity primary key,
  plan_id bigint not null references committed_plan,
  year int not null,
  commitment_id bigint not null references commitment,
  text text not null,
  carried_from bigint references work_point,     -- unfinished last year
  state text not null default 'OPEN' check (state in ('OPEN', 'DONE', 'CARRIED', 'ENDED')),
  reason text,
  region_path text collate "C" not null,
  unit_ids bigint[] not null,
  version int not null default 1,
  unique (commitment_id, year)
);
create index on work_point (plan_id, year, id);
create index on work_point (carried_from);
call guard('work_point');
call put_on_record('work_point', 'id');

create table progress (
  id bigint generated always as identity primary key,
  commitment_id bigint not null references commitment,
  report_id bigint not null,
  percent numeric check (percent between 0 and 100),
  value numeric,
  spent numeric check (spent >= 0),
  note text,
  as_of date not null,
  recorded_at timestamptz not null,
  unique (commitment_id, report_id)
);
call guard_through('progress', 'commitment_id', 'commitment');
call put_on_record('progress', 'id');

-- What has happened to a commitment, in words.
create table commitment_history (
  id bigint generated always as identity primary key,
  commitment_id bigint not null references commitment,
  at timestamptz not null,
  who text not null,
  what text not null,
  zh text not null,
  en text not null,
  light_from text,
  light_to text
);
create index on commitment_history (commitment_id, id);
call guard_through('commitment_history', 'commitment_id', 'commitment');
call put_on_record('commitment_history', 'id');

-- An Excel file of projects that waits for confirmation; its rows lie in parts, so that a large file is not a million rows.
create table project_import (
  id bigint generated always as identity primary key,
  file_name text not null,
  plan_id bigint references committed_plan,
  person_id bigint not null,
  at timestamptz not null,
  good int not null,
  bad int not null,
  state text not null default 'WAITING' check (state in ('WAITING', 'CONFIRMED', 'DISCARDED')),
  region_path text collate "C" not null,
  unit_ids bigint[] not null,
  version int not null default 1
);
create index on project_import (plan_id);
call guard('project_import');
call put_on_record('project_import', 'id');

create table project_import_part (
  id bigint generated always as identity primary key,
  import_id bigint not null references project_import,
  number int not null,
  rows jsonb not null,                           -- good rows
  errors jsonb not null                          -- of the bad ones: sheet, row, column, value, zh, en
);
create index on project_import_part (import_id, number);
call guard_through('project_import_part', 'import_id', 'project_import');
call put_on_record('project_import_part', 'id', 'rows', 'errors');
