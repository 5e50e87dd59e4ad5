-- Who issues official documents, and the register in which each takes its number (GB/T 9704-2012, 7.2.5).

create table issuing_organ (
  id bigint generated always as identity primary key,
  name text not null,                            -- as it signs: 云岫市美丽云岫建设领导小组办公室
  code text not null,                            -- 机关代字: 云美丽办
  unit_id bigint not null references unit,       -- whose people issue by it
  region_path text collate "C" not null,
  unit_ids bigint[] not null,
  active boolean not null default true,
  version int not null default 1,
  unique (region_path, code)
);
create index on issuing_organ (unit_id);
call guard('issuing_organ');
call put_on_record('issuing_organ', 'id');

-- What has a number keeps it: numbers of a year run without gap, and none is given twice.
create table document_number (
  id bigint generated always as identity primary key,
  organ_id bigint not null references issuing_organ,
  year int not null,
  number int not null check (number > 0),
  code text not null,                            -- of the organ, as it was
  organ text not null,                           -- its name, as it was
  title text not null,
  recipients text[] not null,
  dated date not null,                           -- 成文日期
  paper text not null,                           -- address of what it was written from
  taken_by bigint not null references person,
  taken_name text not null,
  taken_at timestamptz not null,
  region_path text collate "C" not null,
  unit_ids bigint[] not null,
  unique (organ_id, year, number)
);
create index on document_number (taken_by);
call guard('document_number');
call guard_attachments('document_number');
call put_on_record('document_number', 'id');

create function refuse_number_change() returns trigger language plpgsql as $$
begin
  raise exception '已取的文号不能修改或收回 · a number that was taken is never changed nor taken back';
end $$;
create trigger taken before update or delete on document_number for each row execute function refuse_number_change();
create trigger taken_truncate before truncate on document_number for each statement execute function refuse_number_change();
