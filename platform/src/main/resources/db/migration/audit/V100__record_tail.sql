-- The end of the record is looked up once in a transaction: until the commit nobody else adds to the chain.
create or replace function record_change() returns trigger language plpgsql as $$
declare
  audit_from text := current_setting('shanshui.audit_from', true);
  audit_to text := current_setting('shanshui.audit_to', true);
  entry audit_entry;
  sort text := current_setting('enable_sort');
  tail text[];                                   -- day, number and hash of the last entry
  secret text;
begin
  if TG_OP <> 'INSERT' then entry.before := to_jsonb(OLD); end if;
  if TG_OP <> 'DELETE' then entry.after := to_jsonb(NEW); end if;
  if entry.before = entry.after then return null; end if;
  entry.row_key := coalesce(entry.after, entry.before) ->> TG_ARGV[0];
  entry.region_path := coalesce(region_of(TG_TABLE_NAME, coalesce(entry.after, entry.before)),
                                nullif(current_setting('shanshui.actor_region', true), ''), '/');
  for i in 1 .. TG_NARGS - 1 loop
    secret := TG_ARGV[i];
    if entry.before -> secret is distinct from entry.after -> secret then
      entry.before := case when entry.before ? secret then jsonb_set(entry.before, array[secret], '"…"') else entry.before end;
      entry.after := case when entry.after ? secret then jsonb_set(entry.after, array[secret], '"……"') else entry.after end;
    else
      entry.before := entry.before - secret;
      entry.after := entry.after - secret;
    end if;
  end loop;
  -- One writer of the chain at a time, from here to the end of the commit.
  perform pg_advisory_xact_lock(7305808869);
  entry.at := clock_timestamp();
  entry.day := (entry.at at time zone 'Asia/Shanghai')::date;
  tail := string_to_array(nullif(current_setting('shanshui.audit_tail', true), ''), ' ');
  if tail is null then
    -- Who changes something need not be one who may read the record, but the chain carries on from its very last entry.
    -- It is looked up by the key: planned while the table is small, sorting all of it would stay the plan of the session.
    perform set_config('shanshui.audit_from', '/', true), set_config('shanshui.audit_to', '0', true),
            set_config('enable_sort', 'off', true);
    select array[day::text, number::text, hash] into tail from audit_entry order by day desc, number desc limit 1;
    perform set_config('shanshui.audit_from', audit_from, true), set_config('shanshui.audit_to', audit_to, true),
            set_config('enable_sort', sort, true);
  end if;
  -- A clock set back must not put an entry before one that is written.
  entry.day := greatest(entry.day, tail[1]::date);
  entry.number := case when tail[1]::date = entry.day then tail[2]::bigint + 1 else 1 end;
  entry.previous_hash := coalesce(tail[3], '');
  entry.actor_id := nullif(current_setting('shanshui.actor_id', true), '')::bigint;
  entry.actor := coalesce(current_setting('shanshui.actor', true), '');
  entry.address := coalesce(current_setting('shanshui.address', true), '');
  entry.table_name := TG_TABLE_NAME;
  entry.operation := lower(TG_OP);
  entry.hash := encode(sha256(convert_to(audit_text(entry), 'UTF8')), 'hex');
  insert into audit_entry select entry.*;
  -- Until the commit nobody else adds to the chain.
  perform set_config('shanshui.audit_tail', concat_ws(' ', entry.day, entry.number, entry.hash), true);
  return null;
end $$;
