-- The sample city's calendar: it was built at this moment of the machine's time, and it was this moment in the city.
create table sample_city (
  id int primary key check (id = 1),
  built_at timestamptz not null,
  as_of timestamptz not null
);
call put_on_record('sample_city', 'id');
