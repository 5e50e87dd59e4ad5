-- The base that all modules stand on: who may see what, what was changed by whom, one change per submission.

-- === Data scope (数据范围) ===
-- Each connection carries the sight of the one who acts (org.shanshui.platform.access.SightedDataSource). A table whose
-- rows are not for everyone has region_path and unit_ids, and is guarded; what belongs to such a row is guarded through it.
-- Region paths sort by bytes, so that a region and all below it are one range of an index.

create function in_sight(region_path text, unit_ids bigint[]) returns boolean
  language sql stable
  return (region_path collate "C" >= current_setting('shanshui.region_from', true)
          and region_path collate "C" < current_setting('shanshui.region_to', true))
      or unit_ids && cast(current_setting('shanshui.units', true) as bigint[]);

-- What an administrator looks after: people and questions of the region, and no business.
create function administers(region_path text) returns boolean
  language sql stable
  return region_path collate "C" >= current_setting('shanshui.admin_from', true)
     and region_path collate "C" < current_setting('shanshui.admin_to', true);

-- Whose record of changes may be read.
create function audits(region_path text) returns boolean
  language sql stable
  return region_path collate "C" >= current_setting('shanshui.audit_from', true)
     and region_path collate "C" < current_setting('shanshui.audit_to', true);

-- Guards a table that has region_path and unit_ids itself.
create procedure guard(guarded regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('alter table %s force row level security', guarded);
  execute format('create policy sight on %s using (in_sight(region_path, unit_ids))', guarded);
  execute format('create index on %s (region_path)', guarded);
  execute format('create index on %s using gin (unit_ids)', guarded);
end $$;

-- Which tables are guarded through which: the record of changes finds the region of a row by it.
create table guarded_through (
  child text primary key,
  foreign_key text not null,
  owner text not null
);

-- Guards a table whose rows belong to rows of a guarded one: seen where their owner is seen. "offset 0" has the owner looked up by
-- its key, row by row; without it all owners in sight may be gathered first, to look at a few rows.
create procedure guard_through(guarded regclass, foreign_key text, owner regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('alter table %s force row level security', guarded);
  execute format('create policy sight on %s using (exists (select from %s owner where owner.id = %s.%I offset 0))',
                 guarded, owner, guarded, foreign_key);
  insert into guarded_through values (guarded::text, foreign_key, owner::text);
end $$;

-- Path of the region that a row belongs to; null if it cannot be told.
create function region_of(recorded text, line jsonb) returns text language plpgsql stable as $$
declare
  way guarded_through;
  above guarded_through;
  key bigint;
  region text;
begin
  if line ? 'region_path' then return line ->> 'region_path'; end if;
  if recorded = 'region' then return line ->> 'path'; end if;
  if line ? 'region_code' then return (select path from region where code = line ->> 'region_code'); end if;
  select * into way from guarded_through where child = recorded;
  if not found then return null; end if;
  key := line ->> way.foreign_key;
  loop
    select * into above from guarded_through where child = way.owner;
    if not found then
      execute format('select region_path from %I where id = $1', way.owner) into region using key;
      return region;
    end if;
    execute format('select %I from %I where id = $1', above.foreign_key, way.owner) into key using key;
    way := above;
  end loop;
end $$;

-- === The record of changes (审计) ===
-- Entries of a day are numbered without gaps and each carries the hash of itself and the one before; the first of a day
-- carries on from the last of the day before. They are written at commit, in the transaction of the change.

create table audit_entry (
  day date not null,
  number bigint not null,
  at timestamptz not null,
  actor_id bigint,
  actor text not null,
  address text not null,
  table_name text not null,
  row_key text not null,
  region_path text collate "C" not null,         -- of the row; of the actor where the row has none
  operation text not null check (operation in ('insert', 'update', 'delete')),
  before jsonb,
  after jsonb,
  previous_hash text not null,
  hash text not null,
  primary key (day, number)
);
create index on audit_entry (table_name, row_key, day, number);
create index on audit_entry (actor_id, day, number);
alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy sight on audit_entry using (audits(region_path)) with check (true);

create function audit_text(e audit_entry) returns text
  language sql immutable
  return concat_ws(E'\x1f', e.day::text, e.number::text, (extract(epoch from e.at) * 1000000)::bigint::text,
      coalesce(e.actor_id::text, ''), e.actor, e.address, e.table_name, e.row_key, e.region_path, e.operation,
      coalesce(e.before::text, ''), coalesce(e.after::text, ''), e.previous_hash);

-- How far the record has come: a number that grows with each entry, told to everyone.
create function record_head() returns bigint language plpgsql as $$
declare
  audit_from text := current_setting('shanshui.audit_from', true);
  audit_to text := current_setting('shanshui.audit_to', true);
  last record;
begin
  perform set_config('shanshui.audit_from', '/', true), set_config('shanshui.audit_to', '0', true);
  select day, number into last from audit_entry order by day desc, number desc limit 1;
  perform set_config('shanshui.audit_from', audit_from, true), set_config('shanshui.audit_to', audit_to, true);
  return coalesce((last.day - date '2000-01-01') * 1e10::bigint + last.number, 0);
end $$;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the record of changes is append-only';
end $$;
create trigger append_only before update or delete on audit_entry for each row execute function refuse_change();
create trigger append_only_truncate before truncate on audit_entry for each statement execute function refuse_change();

-- Arguments: the column that identifies the row, then columns whose content is never recorded (password hashes, file bytes).
create function record_change() returns trigger language plpgsql as $$
declare
  audit_from text := current_setting('shanshui.audit_from', true);
  audit_to text := current_setting('shanshui.audit_to', true);
  entry audit_entry;
  last record;
  secret text;
begin
  if TG_OP <> 'INSERT' then entry.before := to_jsonb(OLD); end if;
  if TG_OP <> 'DELETE' then entry.after := to_jsonb(NEW); end if;
  if entry.before = entry.after then return null; end if;
  entry.row_key := coalesce(entry.after, entry.before) ->> TG_ARGV[0];
  entry.region_path := coalesce(region_of(TG_TABLE_NAME, coalesce(entry.after, entry.before)),
                                nullif(current_setting('shanshui.actor_region', true), ''), '/');
  for i in 1 .. TG_NARGS - 1 loop
    secret := TG_ARGV[i];
    if entry.before -> secret is distinct from entry.after -> secret then
      entry.before := case when entry.before ? secret then jsonb_set(entry.before, array[secret], '"…"') else entry.before end;
      entry.after := case when entry.after ? secret then jsonb_set(entry.after, array[secret], '"……"') else entry.after end;
    else
      entry.before := entry.before - secret;
      entry.after := entry.after - secret;
    end if;
  end loop;
  -- One writer of the chain at a time, from here to the end of the commit.
  perform pg_advisory_xact_lock(7305808869);
  entry.at := clock_timestamp();
  entry.day := (entry.at at time zone 'Asia/Shanghai')::date;
  -- Who changes something need not be one who may read the record, but the chain carries on from its very last entry.
  perform set_config('shanshui.audit_from', '/', true), set_config('shanshui.audit_to', '0', true);
  select day, number, hash into last from audit_entry order by day desc, number desc limit 1;
  perform set_config('shanshui.audit_from', audit_from, true), set_config('shanshui.audit_to', audit_to, true);
  -- A clock set back must not put an entry before one that is written.
  entry.day := greatest(entry.day, last.day);
  entry.number := case when last.day = entry.day then last.number + 1 else 1 end;
  entry.previous_hash := coalesce(last.hash, '');
  entry.actor_id := nullif(current_setting('shanshui.actor_id', true), '')::bigint;
  entry.actor := coalesce(current_setting('shanshui.actor', true), '');
  entry.address := coalesce(current_setting('shanshui.address', true), '');
  entry.table_name := TG_TABLE_NAME;
  entry.operation := lower(TG_OP);
  entry.hash := encode(sha256(convert_to(audit_text(entry), 'UTF8')), 'hex');
  insert into audit_entry select entry.*;
  return null;
end $$;

create procedure put_on_record(recorded regclass, key_column text, variadic secrets text[] default '{}') language plpgsql as $$
begin
  execute format('create constraint trigger on_record after insert or update or delete on %s deferrable initially deferred '
                 'for each row execute function record_change(%s)', recorded,
                 (select string_agg(quote_literal(word), ', ') from unnest(array[key_column] || secrets) word));
end $$;

-- === Regions, units, people ===

create table region (
  code text primary key,                         -- GB/T 2260, or given by the one who added it
  name text not null,
  level text not null check (level in ('nation', 'province', 'prefecture', 'county', 'town', 'village')),
  parent_code text references region,
  path text collate "C" not null unique          -- /33/3310/331002/
);
create index on region (parent_code);

create table unit (
  id bigint generated always as identity primary key,
  name text not null,
  kind text not null check (kind in ('government', 'party', 'department', 'institution', 'enterprise', 'other')),
  region_code text not null references region,
  region_path text collate "C" not null,
  parent_id bigint references unit,
  path text collate "C" not null,                -- ids from the top: /1/7/
  active boolean not null default true,
  merged_into bigint references unit,            -- then it lies under that one, so that its affairs are seen there
  version int not null default 1,
  unique (region_code, name)
);
create index on unit (parent_id);
create index on unit (path);
create index on unit (region_path, path);
create index on unit (merged_into);

create table unit_alias (
  id bigint generated always as identity primary key,
  unit_id bigint not null references unit,
  region_code text not null references region,
  alias text not null,
  unique (region_code, alias)
);
create index on unit_alias (unit_id);

create table person (
  id bigint generated always as identity primary key,
  login text not null unique,
  name text not null,
  unit_id bigint not null references unit,
  region_path text collate "C" not null,
  unit_ids bigint[] not null,                    -- the unit and those above it: who may see the person's record
  roles text[] not null,
  approves boolean not null default false,
  mobile text,
  email text,
  oidc_subject text unique,
  oidc_allowed boolean not null default false,   -- the first sign-in by OIDC with this login may bind its subject
  password_hash text,
  must_change_password boolean not null default true,
  locked_until timestamptz,
  active boolean not null default true,
  version int not null default 1
);
create index on person (unit_id);
create index on person (locked_until) where locked_until is not null;
call guard('person');
create policy administration on person using (administers(region_path));

call put_on_record('region', 'code');
call put_on_record('unit', 'id');
call put_on_record('unit_alias', 'id');
call put_on_record('person', 'id', 'password_hash');

-- Wrong passwords, counted by what was entered as login (whether there is such a person or not) and by address.
create table sign_in_attempt (
  subject text primary key,
  failures int not null,
  last_at timestamptz not null,
  locked_until timestamptz
);
create index on sign_in_attempt (last_at);

-- Names of offices that plans use and no unit has: asked about once, and remembered.
create table office_question (
  id bigint generated always as identity primary key,
  region_code text not null references region,
  region_path text collate "C" not null,
  unit_ids bigint[] not null default '{}',
  name text not null,
  seen_in text not null,                         -- title of the document it was first met in
  asked_at timestamptz not null default now(),
  unit_id bigint references unit,                -- the answer
  dismissed boolean not null default false,      -- no unit of ours
  unique (region_code, name)
);
create index on office_question (unit_id);
call guard('office_question');
create policy administration on office_question using (administers(region_path));
call put_on_record('office_question', 'id');

-- What the proof of a day's part of the record came to (每日核验). The house's own; being on record, it is part of the chain.
create table audit_proof (
  day date primary key,
  entries bigint not null,
  head text not null,                            -- hash of the day's last entry
  whole boolean not null,
  proved_at timestamptz not null,
  region_path text collate "C" not null default '/',
  unit_ids bigint[] not null default '{}'
);
call guard('audit_proof');
call put_on_record('audit_proof', 'day');

-- === One change per submission ===
create table submission (
  person_id bigint not null,
  key text not null,
  request text not null,                         -- method and path
  at timestamptz not null default now(),
  status int,
  location text,
  content_type text,
  body bytea,
  primary key (person_id, key)
);
create index on submission (at);

-- === Libraries' own tables: sessions, the registry of events between modules, locks of scheduled jobs ===
create table spring_session (
  primary_id char(36) primary key,
  session_id char(36) not null unique,
  creation_time bigint not null,
  last_access_time bigint not null,
  max_inactive_interval int not null,
  expiry_time bigint not null,
  principal_name varchar(100)
);
create index on spring_session (expiry_time);
create index on spring_session (principal_name);

create table spring_session_attributes (
  session_primary_id char(36) not null references spring_session (primary_id) on delete cascade,
  attribute_name varchar(200) not null,
  attribute_bytes bytea not null,
  primary key (session_primary_id, attribute_name)
);

create table event_publication (
  id uuid primary key,
  listener_id text not null,
  event_type text not null,
  serialized_event text not null,
  publication_date timestamptz not null,
  completion_date timestamptz,
  status text,
  completion_attempts int,
  last_resubmission_date timestamptz
);
create index on event_publication using hash (serialized_event);
create index on event_publication (completion_date);

create table scheduled_lock (
  name text primary key,
  lock_until timestamptz not null,
  locked_at timestamptz not null,
  locked_by text not null
);
