-- Records of registers that packs declare (登记库). A row tells what holds today; its versions tell what held on which day, and since
-- when that was known. Nothing is ever written over: a correction is another version.

create table register_record (
  id bigint generated always as identity primary key,
  register text not null,                        -- key of a file of registers/
  title text not null,
  state text,                                    -- of its lifecycle; null where the register has none
  grade text,
  region_code text not null references region,
  region_path text collate "C" not null,
  keeper_id bigint not null references unit,     -- who answers for it (责任单位)
  unit_ids bigint[] not null,                    -- everyone who has had part in it, and never fewer
  said jsonb not null,                           -- values by attribute, as org.shanshui.records keeps them
  holds_from date not null,                      -- of the version that holds today
  longitude double precision,
  latitude double precision,
  added_by bigint references person,             -- null: the house itself
  added_at timestamptz not null,
  changed_at timestamptz not null,
  version int not null default 1                 -- how many versions there are
);
create index on register_record (register, id);
create index on register_record (register, changed_at desc, id desc);
create index on register_record (register, state, id);
create index on register_record (register, region_code, id);
create index on register_record (keeper_id);
create index on register_record (region_code);
create index on register_record (added_by);
create index on register_record (register, id) where longitude is not null;
call guard('register_record');
call put_on_record('register_record', 'id');

create table register_version (
  id bigint generated always as identity primary key,
  record_id bigint not null references register_record,
  number int not null,
  holds_from date not null,                      -- from this day on, until another version's day
  recorded_at timestamptz not null,              -- known since
  person_id bigint references person,
  person_name text not null,
  unit_id bigint references unit,
  edition text not null,                         -- of the pack that it was made under: outfalls 1.0
  step text,                                     -- of the lifecycle; null where values were written
  words text not null default '',                -- the opinion of a step, why something is corrected
  title text not null,
  state text,
  grade text,
  said jsonb not null,
  unique (record_id, number)
);
create index on register_version (record_id, holds_from, number);
create index on register_version (person_id);
create index on register_version (unit_id);
call guard_through('register_version', 'record_id', 'register_record');
call put_on_record('register_version', 'id');

create function refuse_version_change() returns trigger language plpgsql as $$
begin
  raise exception '已登记的版本不能修改，更正另记一版 · a version of a record never changes: a correction is another version';
end $$;
create trigger appended before update or delete on register_version for each row execute function refuse_version_change();
create trigger appended_truncate before truncate on register_version for each statement execute function refuse_version_change();
