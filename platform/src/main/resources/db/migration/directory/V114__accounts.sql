-- Passwords grow old and do not come back; a second factor; tokens for programs.

alter table person
  add column password_set_at timestamptz not null default now(),
  add column totp_secret text,                   -- of the second factor; null: none
  add column totp_step bigint not null default 0;  -- the last step that was used: a code is good once
-- Neither belongs on record; that it changed does.
call put_on_record('person', 'id', 'password_hash', 'totp_secret', 'totp_step');

create table earlier_password (
  id bigint generated always as identity primary key,
  person_id bigint not null references person,
  password_hash text not null,
  replaced_at timestamptz not null default now()
);
create index on earlier_password (person_id, id desc);
call guard_through('earlier_password', 'person_id', 'person');
call put_on_record('earlier_password', 'id', 'password_hash');

-- For who has lost the device that shows the codes; each is good once.
create table recovery_code (
  id bigint generated always as identity primary key,
  person_id bigint not null references person,
  code_hash text not null
);
create index on recovery_code (person_id);
call guard_through('recovery_code', 'person_id', 'person');
call put_on_record('recovery_code', 'id', 'code_hash');

-- Programs sign in with these, in the name of a person and with no more than what the person may do.
create table api_token (
  id bigint generated always as identity primary key,
  person_id bigint not null references person,
  name text not null,
  token_hash text not null unique,
  writes boolean not null,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz
);
create index on api_token (person_id, id desc);
call guard_through('api_token', 'person_id', 'person');
call put_on_record('api_token', 'id', 'token_hash');
