-- Numbers within a text as numbers: the ninth before the tenth. Each is filled up to twenty digits.
create function natural_order(given text) returns text
  language sql immutable parallel safe
  return regexp_replace(
    regexp_replace(given, '([0-9]+)', '00000000000000000000\1', 'g'), '[0-9]*([0-9]{20})', '\1', 'g');

create index on unit (region_path, (natural_order(path) collate "C"));
