-- A source has one open case of a kind: one that somebody opened of another kind keeps no supervision from being opened.

drop index case_file_source_key_idx;
create unique index case_file_source_idx on case_file (kind, source_key) where closed_at is null;
