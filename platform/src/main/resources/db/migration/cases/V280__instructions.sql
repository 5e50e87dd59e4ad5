-- A subject has one open case of a kind, but for kinds of which it may have several: each instruction of a leader is a case of its own.
alter table case_file add column alone boolean not null default true;
drop index case_file_source_idx;
create unique index case_file_source_idx on case_file (kind, source_type, source_id) where closed_at is null and alone;
