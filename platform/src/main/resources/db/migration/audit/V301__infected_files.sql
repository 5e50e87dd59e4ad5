-- Files in which a scanner of viruses found something are refused, and that is on record.
alter table access_event drop constraint access_event_kind_check;
alter table access_event add constraint access_event_kind_check
  check (kind in ('signed_in', 'signed_out', 'refused', 'locked', 'exported', 'looked', 'infected'));
