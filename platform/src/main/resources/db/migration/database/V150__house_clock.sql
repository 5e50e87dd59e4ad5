-- One clock: what people see stamped goes by the house's. That of a city of samples is set off from the machine's; how far, each connection
-- says. What runs inside (leases, retries, sweeps, ages of passwords) goes by the machine's own.

create function house_now() returns timestamptz language sql volatile
  return clock_timestamp() + coalesce(nullif(current_setting('shanshui.clock', true), ''), '0')::interval;

alter table notice alter column at set default house_now();
alter table notice_read alter column at set default house_now();
alter table office_question alter column asked_at set default house_now();
alter table api_token alter column made_at set default house_now();

-- The record: entries and seals. Written out where it is used: a function called for each entry is felt.
do $$
declare
  writer regprocedure;
begin
  for writer in select oid from pg_proc where proname like 'record\_%' and prorettype = 'trigger'::regtype or proname = 'put_on_record' loop
    execute replace(pg_get_functiondef(writer), 'at := clock_timestamp();',
      'at := clock_timestamp() + coalesce(nullif(current_setting(''shanshui.clock'', true), ''''), ''0'')::interval;');
  end loop;
  execute replace(pg_get_functiondef('add_seal'::regproc), 'greatest(clock_timestamp(), last.at)', 'greatest(house_now(), last.at)');
end $$;
