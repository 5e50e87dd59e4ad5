-- Where a region and all below it lay until a moment, and where it lies now. What was recorded there before is read by who audits where it
-- lies now: the record itself says where something was when it was done, and stays as it is.
select set_config('shanshui.audit_from', '/', true), set_config('shanshui.audit_to', '0', true),
  set_config('shanshui.region_from', '/', true), set_config('shanshui.region_to', '0', true),
  set_config('shanshui.admin_from', '/', true), set_config('shanshui.admin_to', '0', true),
  set_config('shanshui.units', '{}', true), set_config('shanshui.actor', '系统', true);

create table region_was_at (
  id bigint generated always as identity primary key,
  came_from text collate "C" not null,
  moved_at timestamptz not null,
  region_path text collate "C" not null          -- follows each later change
);
create index on region_was_at (came_from);
call put_on_record('region_was_at', 'id');

-- Changes that were carried out before: by the codes that regions had, below the region that was theirs.
insert into region_was_at (came_from, moved_at, region_path)
select was.path, was.moved_at, was.region_path from (
  select distinct on (n.code, r.code) r.path as region_path,
    case when r.ended_on is null then p.path else coalesce(g.path, p.path) end || n.code || '/' as path,
    coalesce((select max(c.applied_at) from region_change c where c.region_code = r.code), house_now()) as moved_at
  from region_name n join region r on r.code = n.region_code join region p on p.code = r.parent_code left join region g on g.code = p.parent_code
  order by n.code, r.code, n.until desc) was
where was.path <> was.region_path;

create or replace function move_region(came_from text, goes_to text) returns jsonb language plpgsql as $$
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
  insert into region_was_at (came_from, moved_at, region_path) values (move_region.came_from, house_now(), goes_to);
  perform set_config('shanshui.region_change', '', true);
  return moved;
end $$;

-- Asked last, of the entries that no other policy shows.
create policy sight_where_it_was on audit_entry for select using (exists (
  select from region_was_at w where audit_entry.region_path >= w.came_from and audit_entry.region_path < left(w.came_from, -1) || '0'
    and audit_entry.at <= w.moved_at and audits(w.region_path)));
