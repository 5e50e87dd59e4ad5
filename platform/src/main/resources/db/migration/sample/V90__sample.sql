-- The sample city: how large it was begun, and its calendar: it was built at this moment of the machine's time (null while it is
-- not complete), and it was this moment in the city.
create table sample_city (
  id int primary key check (id = 1),
  scale int not null,
  built_at timestamptz,
  as_of timestamptz not null
);
call put_on_record('sample_city', 'id');
