-- Problems on their way from finding to verified closing (问题闭环、督查督办).

create table case_file (
  id bigint generated always as identity primary key,
  kind text not null,                            -- key of a file of cases/kinds
  title text not null,
  description text not null default '',
  fields jsonb not null default '{}',            -- the kind's own
  source_key text,                               -- what it comes from: TASK:12
  region_code text not null references region,
  region_path text collate "C" not null,
  unit_ids bigint[] not null,                    -- everyone who has had part in it, and never fewer
  state text not null,
  lead_id bigint references unit,
  joint_id bigint references unit,               -- the second lead (双领办)
  stage text not null,                           -- what is waited for
  since timestamptz not null,
  due timestamptz,                               -- null while no time runs
  order_due timestamptz not null,                -- due, or the end of time: what lists are ordered by
  alarm_at timestamptz,                          -- when the watch has to look at it next
  escalated int not null default 0,              -- level, now
  asked boolean not null default false,          -- an extension is asked for
  loop jsonb not null,                           -- the rest of org.shanshui.platform.cases.loop.Case
  found_at timestamptz not null,
  found_by bigint references person,
  finder_unit_id bigint references unit,
  suggested_leads bigint[] not null default '{}',
  assigned_at timestamptz,                       -- first
  stepped_at timestamptz,                        -- the last step; null if there was none since it was found
  closed_at timestamptz,                         -- closed or merged
  outcome text check (outcome in ('resolved', 'unfounded', 'merged')),
  spent_minutes int not null default 0,          -- office time that the leads have had it
  survivor_id bigint references case_file,       -- of a merged one
  longitude double precision,
  latitude double precision,
  reporter_name text,
  reporter_phone text,
  light text,                                    -- of the commitment it comes from, as last heard
  version int not null default 1,
  check ((closed_at is null) = (outcome is null)),
  check ((outcome = 'merged') = (survivor_id is not null))
);
-- A source has one open case.
create unique index on case_file (source_key) where closed_at is null;
create index on case_file (region_code);
create index on case_file (lead_id, order_due, id);
create index on case_file (joint_id, order_due, id);
create index on case_file (found_by);
create index on case_file (finder_unit_id);
create index on case_file (survivor_id);
create index on case_file (order_due, id) include (kind, state, asked, lead_id, joint_id, escalated, region_path, unit_ids)
  where closed_at is null;
create index on case_file (kind, order_due, id) where closed_at is null;
create index on case_file (state, order_due, id) where closed_at is null;
create index on case_file (order_due, id) where asked;
create index on case_file (closed_at desc, id desc) include (kind, region_path, unit_ids, found_at, outcome) where closed_at is not null;
create index on case_file (order_due, id) where closed_at is null and longitude is not null;
create index on case_file (alarm_at) where alarm_at is not null;
create index on case_file (found_at);
create index on case_file (stepped_at desc, id desc);
call guard('case_file');
call put_on_record('case_file', 'id', 'reporter_name', 'reporter_phone');

create table case_step (
  id bigint generated always as identity primary key,
  case_id bigint not null references case_file,
  number int not null,
  at timestamptz not null,
  step text not null,
  arguments jsonb not null default '{}',
  person_id bigint references person,            -- null: the house itself
  person_name text not null,
  unit_id bigint references unit,
  text text not null default '',
  state_after text not null,
  due_after timestamptz,
  unique (case_id, number)
);
create index on case_step (person_id);
create index on case_step (unit_id);
create index on case_step (at);
create index on case_step (at) where step = 'escalate';
call guard_through('case_step', 'case_id', 'case_file');
call put_on_record('case_step', 'id');

create table case_evidence (
  id bigint generated always as identity primary key,
  case_id bigint not null references case_file,
  step_id bigint references case_step,           -- null: put in, and not yet part of a step
  name text not null,
  sort text not null check (sort in ('picture', 'video', 'document')),
  content_type text not null,                    -- told from the content, not from what the sender says
  size int not null,
  sha256 text not null,
  bytes bytea not null,
  person_id bigint references person,
  at timestamptz not null
);
create index on case_evidence (case_id);
create index on case_evidence (step_id);
create index on case_evidence (person_id);
call guard_through('case_evidence', 'case_id', 'case_file');
call put_on_record('case_evidence', 'id', 'bytes');

-- Commitments that are behind, and since when: after some days of that a case is opened. The house's own.
create table case_watch (
  id bigint generated always as identity primary key,
  commitment_kind text not null,
  commitment_id bigint not null,
  light text not null,
  since date not null,
  opened boolean not null default false,
  region_path text collate "C" not null default '/',
  unit_ids bigint[] not null default '{}',
  unique (commitment_id)
);
create index on case_watch (since) where not opened;
call guard('case_watch');
call put_on_record('case_watch', 'id');
