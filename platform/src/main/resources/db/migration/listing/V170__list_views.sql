-- What a person keeps of a list: the columns that are shown, and filters under a name.

create table list_columns (
  id bigint generated always as identity primary key,
  person_id bigint not null references person,
  path text not null,                            -- of the list's page
  columns text[] not null,
  unique (person_id, path)
);
call guard_through('list_columns', 'person_id', 'person');
call put_on_record('list_columns', 'id');

create table list_filter (
  id bigint generated always as identity primary key,
  person_id bigint not null references person,
  path text not null,
  name text not null,
  query text not null,                           -- of the list's address
  unique (person_id, path, name)
);
call guard_through('list_filter', 'person_id', 'person');
call put_on_record('list_filter', 'id');
