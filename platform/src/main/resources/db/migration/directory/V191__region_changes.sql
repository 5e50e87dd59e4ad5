-- Regions change with their day (区划调整): renamed, recoded, merged, split. What a region was called stays known, and one that is no more stays
-- below the one that took it over, so that everything ever recorded for it is found there.

alter table region add ended_on date;            -- since this day it is no region any more

-- What it was called, and by which code, until a day.
create table region_name (
  id bigint generated always as identity primary key,
  region_code text not null references region,
  code text not null,
  name text not null,
  until date not null
);
create index on region_name (region_code, until);
create index on region_name (code);
call put_on_record('region_name', 'id');

create table region_change (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('ALTERED', 'MERGED', 'SPLIT')),
  region_code text not null references region,
  region_name text not null,                     -- when it was planned
  on_day date not null,                          -- from which it holds
  plan jsonb not null,
  reason text not null,                          -- by what it was decided: 民函〔2025〕12号
  state text not null default 'PLANNED' check (state in ('PLANNED', 'APPLIED', 'WITHDRAWN')),
  planned_by bigint not null references person,
  planned_name text not null,
  planned_at timestamptz not null,
  applied_at timestamptz,
  moved jsonb not null default '{}',             -- rows that followed, by table
  fault_chinese text,                            -- why it could not be carried out on its day
  fault_english text,
  region_path text collate "C" not null,         -- of the region above: who plans it
  unit_ids bigint[] not null default '{}',
  version int not null default 1
);
create index on region_change (region_code);
create index on region_change (planned_by);
create index on region_change (on_day, id) where state = 'PLANNED';
create index on region_change (on_day desc, id desc);
call guard('region_change');
create policy administration on region_change using (administers(region_path));
call put_on_record('region_change', 'id');

-- Whether a row only moves with its region.
create function only_moves(was jsonb, is_now jsonb) returns boolean language sql stable
  return coalesce(current_setting('shanshui.region_change', true), '') = 'on'
    and was - '{region_path,region_code}'::text[] = is_now - '{region_path,region_code}'::text[];

create function refuse_region_change_change() returns trigger language plpgsql as $$
begin
  if TG_OP = 'UPDATE' and (old.state = 'PLANNED' or only_moves(to_jsonb(old), to_jsonb(new))) then return new; end if;
  raise exception '已办理的区划调整不能修改或删除 · a change of regions that was carried out or withdrawn stays as it is';
end $$;
create trigger kept before update or delete on region_change for each row execute function refuse_region_change_change();
create trigger kept_truncate before truncate on region_change for each statement execute function refuse_region_change_change();

-- What never changes still lies where its region lies.
create or replace function refuse_accepted_change() returns trigger language plpgsql as $$
begin
  if TG_OP = 'UPDATE' and only_moves(to_jsonb(old), to_jsonb(new)) then return new; end if;
  raise exception '已接收的填报不能修改，更正另记一版 · an accepted report never changes: a correction is another edition';
end $$;
create or replace function refuse_adopted_change() returns trigger language plpgsql as $$
begin
  if TG_OP = 'UPDATE' and only_moves(to_jsonb(old), to_jsonb(new)) then return new; end if;
  raise exception '已采纳的规划版本不能修改 · an adopted version of a plan never changes';
end $$;
create or replace function refuse_number_change() returns trigger language plpgsql as $$
begin
  if TG_OP = 'UPDATE' and only_moves(to_jsonb(old), to_jsonb(new)) then return new; end if;
  raise exception '已取的文号不能修改或收回 · a number that was taken is never changed nor taken back';
end $$;

-- Tables whose rows lie in a region. The record of changes and of access says where something was when it was done: it stays.
create function tables_of_regions() returns table (name regclass, unit_column text, has_code boolean, has_units boolean) language sql stable as $$
  select c.oid::regclass,
    (select a.attname from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
     where k.conrelid = c.oid and k.contype = 'f' and k.confrelid = 'unit'::regclass and a.attname in ('lead_unit_id', 'lead_id', 'unit_id')
     order by a.attname limit 1),
    exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'region_code' and not a.attisdropped),
    exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'unit_ids' and not a.attisdropped)
  from pg_class c join pg_attribute p on p.attrelid = c.oid and p.attname = 'region_path' and not p.attisdropped
  where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
    and c.relname not in ('audit_entry', 'access_event')
  order by c.relname
$$;

-- A region and all below it lie elsewhere, and with it whatever lies there. Gives the rows moved by table.
create function move_region(came_from text, goes_to text) returns jsonb language plpgsql as $$
declare
  place record;
  rows bigint;
  moved jsonb := '{}';
begin
  perform set_config('shanshui.region_change', 'on', true);
  for place in select * from tables_of_regions() loop
    execute format('update %s set region_path = $2 || substr(region_path, length($1) + 1)
                    where region_path >= $1 and region_path < left($1, -1) || ''0''', place.name) using came_from, goes_to;
    get diagnostics rows = row_count;
    if rows > 0 then moved := moved || jsonb_build_object(place.name::text, rows); end if;
  end loop;
  update region set path = goes_to || substr(path, length(came_from) + 1) where path >= came_from and path < left(came_from, -1) || '0';
  perform set_config('shanshui.region_change', '', true);
  return moved;
end $$;

-- A region has another code, wherever it is named by it. The new one is there already.
create function recode_region(was text, is_now text) returns jsonb language plpgsql as $$
declare
  place record;
  rows bigint;
  moved jsonb := '{}';
begin
  perform set_config('shanshui.region_change', 'on', true);
  for place in
    select c.oid::regclass as name, a.attname as code from pg_class c join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
    where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace and (a.attname = 'region_code' or exists (
      select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.confrelid = 'region'::regclass and a.attnum = k.conkey[1]))
    order by 1, 2
  loop
    execute format('update %s set %I = $2 where %I = $1', place.name, place.code, place.code) using was, is_now;
    get diagnostics rows = row_count;
    if rows > 0 then moved := moved || jsonb_build_object(place.name::text, rows); end if;
  end loop;
  perform set_config('shanshui.region_change', '', true);
  return moved;
end $$;

-- What lies in a region itself goes where its unit goes: the one that leads or, where none does, all that it belongs to.
-- Arguments: the region's path, and by unit of the region the code of the one it goes to, empty where it stays.
create function follow_units(came_from text, goes_to jsonb) returns jsonb language plpgsql as $$
declare
  place record;
  rows bigint;
  part text;
  moved jsonb := '{}';
begin
  perform set_config('shanshui.region_change', 'on', true);
  for place in select * from tables_of_regions() where has_units and name not in ('unit'::regclass, 'region_change'::regclass) loop
    part := '(select case when count(distinct one.part) = 1 then min(one.part) end from
              (select $2 ->> u::text as part from unnest(t.unit_ids) u where $2 ? u::text) one)';
    if place.unit_column is not null then part := format('coalesce($2 ->> t.%I::text, %s)', place.unit_column, part); end if;
    execute format('update %s t set region_path = r.path%s from region r where t.region_path = $1 and r.code = nullif(%s, '''')',
                   place.name, case when place.has_code then ', region_code = r.code' else '' end, part) using came_from, goes_to;
    get diagnostics rows = row_count;
    if rows > 0 then moved := moved || jsonb_build_object(place.name::text, rows); end if;
  end loop;
  perform set_config('shanshui.region_change', '', true);
  return moved;
end $$;
