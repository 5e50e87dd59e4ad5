-- Bytes lie in one place, each content once, under its hash (decision 24). What refers to them are attachments, which belong to a
-- row of another table and are seen where it is seen, and the documents of plans.

select set_config('shanshui.region_from', '/', true), set_config('shanshui.region_to', '0', true),
  set_config('shanshui.units', '{}', true), set_config('shanshui.actor', '系统', true);

create table stored_file (
  sha256 text primary key,
  size bigint not null,
  content bytea not null,
  put_at timestamptz not null default now()
);
alter table stored_file alter content set storage external;

create table attachment (
  id bigint generated always as identity primary key,
  subject text not null,                         -- table of the row that it belongs to
  subject_id bigint not null,
  part_id bigint,                                -- what of the row it is a part of: a case's step
  name text not null,
  media_type text not null,                      -- by the content, not by what the sender says
  size bigint not null,
  sha256 text not null references stored_file,
  person_id bigint references person,
  added_by text not null,
  added_at timestamptz not null
);
create index on attachment (subject, subject_id, id);
create index on attachment (sha256);
create index on attachment (person_id);

-- Lets a table have attachments; its key is id.
create procedure guard_attachments(owner regclass) language plpgsql as $$
begin
  execute format('create policy of_%1$s on attachment using (subject = %1$L and exists (select from %1$s owner where owner.id = subject_id offset 0))',
                 owner);
end $$;
call guard_attachments('report_line');
call guard_attachments('case_file');

-- The bytes of both tables of files, and of plans.
insert into stored_file (sha256, size, content)
select distinct on (sha256) sha256, length(bytes), bytes from report_file order by sha256;
insert into stored_file (sha256, size, content)
select distinct on (sha256) sha256, length(bytes), bytes from case_evidence order by sha256 on conflict do nothing;
alter table plan_file add sha256 text;
update plan_file set sha256 = (select sha256 from plan_draft where id = draft_id);
insert into stored_file (sha256, size, content)
select distinct on (sha256) sha256, length(content), content from plan_file order by sha256 on conflict do nothing;
alter table plan_file alter sha256 set not null, add foreign key (sha256) references stored_file, drop content;
create index on plan_file (sha256);

insert into attachment (subject, subject_id, name, media_type, size, sha256, added_by, added_at)
select 'report_line', line_id, name, media_type, size, sha256, added_by, added_at from report_file order by id;
insert into attachment (subject, subject_id, part_id, name, media_type, size, sha256, person_id, added_by, added_at)
select 'case_file', case_id, step_id, e.name, content_type, size, sha256, person_id, coalesce(p.name, '系统'), at
from case_evidence e left join person p on p.id = e.person_id order by e.id;

alter table attachment enable row level security;
alter table attachment force row level security;
alter table stored_file enable row level security;
alter table stored_file force row level security;
create policy sight on stored_file for select
  using (exists (select from attachment a where a.sha256 = stored_file.sha256)
    or exists (select from plan_file p where p.sha256 = stored_file.sha256)
    or in_sight('/', '{}'));
create policy put on stored_file for insert with check (true);
create policy sweep on stored_file for delete using (in_sight('/', '{}'));

-- Regions of attachments are those of what they belong to.
create function attachment_region(line jsonb) returns text language plpgsql stable as $$
declare
  way guarded_through;
  holder text := line ->> 'subject';
  key bigint := line ->> 'subject_id';
  region text;
begin
  loop
    select * into way from guarded_through where child = holder;
    exit when not found;
    execute format('select %I from %I where id = $1', way.foreign_key, holder) into key using key;
    holder := way.owner;
  end loop;
  execute format('select region_path from %I where id = $1', holder) into region using key;
  return region;
end $$;

alter function region_in_trigger(text) rename to region_of_columns;
create function region_in_trigger(recorded text) returns text language sql stable
  return case when recorded = 'attachment' then 'attachment_region(line)' else region_of_columns(recorded) end;

call put_on_record('attachment', 'id');
delete from guarded_through where child in ('report_file', 'case_evidence');
drop table report_file;
drop table case_evidence;
