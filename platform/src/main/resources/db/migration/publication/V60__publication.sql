-- Boundaries of regions, for the map. Anyone who has signed in may see them: they are on every map.
create table region_boundary (
  region_code text primary key references region,
  datum text not null check (datum in ('WGS84', 'GCJ02')), -- of the file; shapes are kept in WGS 84
  sha256 text not null,                          -- of the shape: the record of changes leaves out the shape itself
  points int not null,
  shape text not null,                           -- GeoJSON geometry, as loaded
  outline text not null,                         -- the same, simplified together with its neighbours
  file_name text not null,
  loaded_by text not null,
  loaded_at timestamptz not null,
  version int not null default 1
);
call put_on_record('region_boundary', 'region_code', 'shape', 'outline');
