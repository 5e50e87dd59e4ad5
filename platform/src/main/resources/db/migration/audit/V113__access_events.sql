-- What changes nothing and yet belongs on record (GB/T 22239, 8.1.4.3): who came and went, who was turned away, who took data out,
-- who looked at personal data that are else shown masked.

create table access_event (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('signed_in', 'signed_out', 'refused', 'locked', 'exported', 'looked')),
  person_id bigint,                              -- null where nobody has the login
  login text not null,                           -- as entered; masked where nobody has it, for it may be a password
  subject text not null default '',              -- what was taken out or looked at
  region_path text collate "C" not null          -- of the person
);
alter table access_event enable row level security;
alter table access_event force row level security;
create policy sight on access_event using (audits(region_path)) with check (true);
create trigger append_only before update or delete on access_event for each row execute function refuse_change();
create trigger append_only_truncate before truncate on access_event for each statement execute function refuse_change();
call put_on_record('access_event', 'id');
