-- What somebody should know (通知): told once by a key, kept until read, sent by mail where mail is set up.

create table notice (
  id bigint generated always as identity primary key,
  key text not null,                             -- the same thing is told to the same addressee once
  unit_id bigint not null references unit,
  person_id bigint references person,            -- null: everyone of the unit
  region_path text collate "C" not null,
  unit_ids bigint[] not null,
  chinese text not null,
  english text not null,
  link text not null,                            -- path in the application
  due date,
  at timestamptz not null default now(),
  unique nulls not distinct (unit_id, person_id, key)
);
create index on notice (unit_id, id);
create index on notice (person_id);
call guard('notice');

create table notice_read (
  id bigint generated always as identity primary key,
  notice_id bigint not null references notice,
  person_id bigint not null references person,
  at timestamptz not null default now(),
  unique (notice_id, person_id)
);
create index on notice_read (person_id);
call guard_through('notice_read', 'notice_id', 'notice');

-- Mail to be sent: a row stays until the mail server has taken it.
create table notice_mail (
  id bigint generated always as identity primary key,
  notice_id bigint not null references notice,
  person_id bigint not null references person,
  attempts int not null default 0,
  next_at timestamptz not null default now(),
  sent_at timestamptz,
  last_error text,
  unique (notice_id, person_id)
);
create index on notice_mail (person_id);
create index on notice_mail (next_at) where sent_at is null;
call guard_through('notice_mail', 'notice_id', 'notice');

call put_on_record('notice', 'id');
call put_on_record('notice_read', 'id');
call put_on_record('notice_mail', 'id');
