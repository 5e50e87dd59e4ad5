-- Plans: documents and their review, adopted versions, consistency between plans.

-- An adopted plan. What it says is in its versions; this row tells which of them is in force.
create table plan (
  id bigint generated always as identity primary key,
  region_code text not null references region,
  region_path text collate "C" not null,
  unit_ids bigint[] not null,                     -- all units that take part in the version in force
  title text not null,
  kind text,
  first_year int,
  last_year int,
  in_force int not null,                          -- number of the version
  items int not null,
  adopted_at timestamptz not null,
  adopted_by text not null,
  version int not null default 1
);
create index on plan (region_code);
create index on plan (adopted_at desc, id desc);
call guard('plan');
call put_on_record('plan', 'id');

-- A document that was uploaded, and its review.
create table plan_draft (
  id bigint generated always as identity primary key,
  region_code text not null references region,
  region_path text collate "C" not null,
  unit_ids bigint[] not null default '{}',
  region_open boolean not null,                   -- the document itself may still say which region it is for
  name text not null,
  size bigint not null,
  sha256 text not null,
  uploaded_by bigint,
  uploader text not null,
  uploaded_at timestamptz not null,
  amends bigint references plan,                  -- the plan that it is a new version of
  state text not null check (state in ('compiling', 'failed', 'cancelled', 'review', 'adopted')),
  fault text,                                     -- why it could not be read, in Chinese and English
  format text,
  characters int,
  title text not null,
  kind text,
  issuer text,
  document_number text,
  issued_on text,
  region_said text,
  first_year int,
  last_year int,
  base_year int,
  diagnostics jsonb not null default '[]',
  version int not null default 1,
  unique (region_code, sha256)
);
create index on plan_draft (amends);
create index on plan_draft (uploaded_at desc, id desc);
create index on plan_draft (id) where state = 'review';
call guard('plan_draft');
call put_on_record('plan_draft', 'id');

-- The document's bytes and what was drawn from them. Not on record: the bytes are proved by plan_draft.sha256, and the
-- rest follows from them.
create table plan_file (
  draft_id bigint primary key references plan_draft on delete cascade,
  content bytea not null,
  text text,                                      -- as read; offsets of items count its code points
  page text                                       -- the same as HTML, with every number marked
);
alter table plan_file alter content set storage external;
call guard_through('plan_file', 'draft_id', 'plan_draft');

-- What is being compiled, and by whom. Who holds the lease works; whose lease is over has died.
create table compile_job (
  draft_id bigint primary key references plan_draft on delete cascade,
  queued_at timestamptz not null default now(),
  attempts int not null default 0,
  node text,
  lease_until timestamptz,
  step text not null default 'waiting',
  percent int not null default 0
);
create index on compile_job (queued_at);
call guard_through('compile_job', 'draft_id', 'plan_draft');

-- An item of the ledger under review. Never deleted, and every change of it stands in review_step, which is on record.
-- Its id stays with the commitment through all versions of the plan.
create sequence plan_item_id;
create table plan_item (
  id bigint primary key default nextval('plan_item_id'),
  draft_id bigint not null references plan_draft on delete cascade,
  region_path text collate "C" not null,
  unit_ids bigint[] not null default '{}',
  kind text not null check (kind in ('task', 'target', 'indicator', 'project')),
  state text not null check (state in ('proposed', 'accepted', 'rejected', 'merged', 'withdrawn')),
  sure boolean not null,                          -- false: a person must look
  start_at int not null,
  end_at int not null,
  mark int,                                       -- number of the mention in the page's text
  headings text[] not null,
  sentence text not null,
  confidence real,
  task_id bigint,                                 -- the task whose text holds it
  into_id bigint,                                 -- the item it was merged into
  origin text not null check (origin in ('compiled', 'added', 'split')),
  content jsonb not null,
  original jsonb not null,                        -- as compiled or added
  version int not null default 1,
  changed int not null default 0,                 -- number of the step that changed it last
  changed_by text
);
create index on plan_item (draft_id, sure, start_at, id);
create index on plan_item (draft_id, kind, sure, start_at, id);
create index on plan_item (draft_id, changed);
create index on plan_item (task_id);
call guard('plan_item');

-- What a reviewer did: before and after of every field it changed, so that the steps explain every item.
create table review_step (
  id bigint generated always as identity primary key,
  draft_id bigint not null references plan_draft on delete cascade,
  number int not null,
  person_id bigint,
  person text not null,
  at timestamptz not null,
  action text not null,
  undoes int,                                     -- number of the step that it takes back
  undone_by int,
  changes jsonb not null,                         -- [{item, before, after}]
  unique (draft_id, number)
);
call guard_through('review_step', 'draft_id', 'plan_draft');
call put_on_record('review_step', 'id');

-- An amended document beside the version in force: what became of each commitment.
create table plan_pair (
  id bigint generated always as identity primary key,
  draft_id bigint not null references plan_draft on delete cascade,
  old_item bigint,                                -- null: new in this document
  new_item bigint,                                -- null: not in this document any more
  likeness real not null default 0,
  by_hand boolean not null default false,
  decision text check (decision in ('take', 'keep', 'end')),
  reason text,
  decided_by text,
  version int not null default 1,
  unique (draft_id, old_item),
  unique (draft_id, new_item),
  check (old_item is not null or new_item is not null)
);
call guard_through('plan_pair', 'draft_id', 'plan_draft');
call put_on_record('plan_pair', 'id');

-- === Adopted, and never changed ===
create table plan_version (
  id bigint generated always as identity primary key,
  plan_id bigint not null references plan,
  number int not null,
  draft_id bigint not null references plan_draft,
  region_code text not null references region,
  region_path text collate "C" not null,
  unit_ids bigint[] not null,
  title text not null,
  kind text,
  issuer text,
  document_number text,
  issued_on text,
  first_year int,
  last_year int,
  base_year int,
  document_name text not null,
  sha256 text not null,
  adopted_at timestamptz not null,
  adopted_by text not null,
  note text,
  unique (plan_id, number)
);
create index on plan_version (draft_id);
create index on plan_version (region_code);
call guard('plan_version');
call put_on_record('plan_version', 'id');

create table adopted_item (
  id bigint generated always as identity primary key,
  version_id bigint not null references plan_version,
  plan_id bigint not null references plan,
  number int not null,
  item_id bigint not null,
  region_path text collate "C" not null,
  unit_ids bigint[] not null,
  kind text not null,
  title text not null,
  due text,
  lead_unit_id bigint references unit,
  task_item_id bigint,
  document_id bigint not null references plan_draft,
  document_name text not null,
  start_at int not null,
  end_at int not null,
  mark int,
  headings text[] not null,
  sentence text not null,
  content jsonb not null,
  unique (version_id, item_id)
);
create index on adopted_item (plan_id, number, kind, start_at);
create index on adopted_item (item_id);
create index on adopted_item (lead_unit_id);
create index on adopted_item (document_id);
call guard('adopted_item');
call put_on_record('adopted_item', 'id');

create table dropped_item (
  id bigint generated always as identity primary key,
  version_id bigint not null references plan_version,
  item_id bigint not null,
  kind text not null,
  title text not null,
  decision text not null check (decision in ('keep', 'end')),
  reason text not null,
  unique (version_id, item_id)
);
call guard_through('dropped_item', 'version_id', 'plan_version');
call put_on_record('dropped_item', 'id');

create function refuse_adopted_change() returns trigger language plpgsql as $$
begin
  raise exception '已采纳的规划版本不能修改 · an adopted version of a plan never changes';
end $$;
create trigger adopted before update or delete on plan_version for each row execute function refuse_adopted_change();
create trigger adopted before update or delete on adopted_item for each row execute function refuse_adopted_change();
create trigger adopted before update or delete on dropped_item for each row execute function refuse_adopted_change();
create trigger adopted_truncate before truncate on plan_version for each statement execute function refuse_adopted_change();
create trigger adopted_truncate before truncate on adopted_item for each statement execute function refuse_adopted_change();
create trigger adopted_truncate before truncate on dropped_item for each statement execute function refuse_adopted_change();

-- === Consistency between plans: one row for what two plans in force say differently ===
create table plan_conflict (
  id bigint generated always as identity primary key,
  region_path text collate "C" not null,          -- the higher of the two plans'
  unit_ids bigint[] not null,                     -- who takes part in both
  first_plan bigint not null references plan,
  second_plan bigint not null references plan,
  subject text not null check (subject in ('indicator', 'project')),
  name text not null,
  due text,
  scope text,
  differences text[] not null,
  claims jsonb not null,
  state text not null check (state in ('open', 'settled', 'gone')),
  reopened boolean not null default false,
  prevails bigint references plan,
  reason text,
  settled_by text,
  settled_at timestamptz,
  found_at timestamptz not null,
  version int not null default 1,
  unique nulls not distinct (first_plan, second_plan, subject, name, due, scope)
);
create index on plan_conflict (second_plan);
create index on plan_conflict (prevails);
create index on plan_conflict (state, id);
call guard('plan_conflict');
call put_on_record('plan_conflict', 'id');
