-- The record of changes is written without a lock, in the transaction of the change, and sealed afterwards: a seal takes what
-- was committed since the one before, in order, into the chain (decision 21). What earlier versions chained entry by entry stays
-- as it is, and the first seal carries on from its end.

select set_config('shanshui.audit_from', '/', true), set_config('shanshui.audit_to', '0', true);

-- === Entries ===

alter table audit_entry add column transaction xid8;          -- that wrote it; null: chained by itself, by an earlier version
alter table audit_entry alter column previous_hash drop not null;
create index on audit_entry (transaction) where transaction is not null;

-- In the order of writing, over all days; numbers of what was rolled back are missing.
create sequence audit_number;
select setval('audit_number', coalesce(max(number), 0) + 1, false) from audit_entry;

-- Entries are written by the triggers of the tables on record, and by nobody else. This is said by policies, and their own triggers see to
-- the form of them: constraints and conditions of triggers would be read anew for each entry, which doubled its time.
alter table audit_entry drop constraint audit_entry_operation_check;
drop policy sight on audit_entry;
create policy sight on audit_entry using (audits(region_path)) with check (false);
create policy writing on audit_entry for insert with check (pg_trigger_depth() > 0);

-- What an entry's hash is made of. Its place in the chain is part of it only where it was chained by itself.
create or replace function audit_text(e audit_entry) returns text
  language sql immutable
  return concat_ws(E'\x1f', e.day::text, e.number::text, (extract(epoch from e.at) * 1000000)::bigint::text,
      coalesce(e.actor_id::text, ''), e.actor, e.address, e.table_name, e.row_key, e.region_path, e.operation,
      coalesce(e.before::text, ''), coalesce(e.after::text, ''), coalesce(e.transaction::text, e.previous_hash));

-- === Seals ===

create table audit_seal (
  number bigint primary key,                     -- without gaps
  day date not null,
  at timestamptz not null,
  since xid8 not null,                           -- it took entries of the transactions from here …
  until xid8 not null,                           -- … to before this one
  entries bigint not null,
  numbers int8multirange not null,               -- exactly these
  frontier xid8 not null,                        -- what transactions before this one wrote is sealed …
  above bigint not null,                         -- … and so is, in a database moved to another server, all up to this number
  previous_hash text not null,                   -- of the seal before; the first has that of the last entry chained by itself
  hash text not null
);
create index on audit_seal (day, number);
create index on audit_seal (since);
alter table audit_seal enable row level security;
alter table audit_seal force row level security;
create policy sight on audit_seal using (audits('/')) with check (true);

-- Who changes something need not be one who may read the record; the functions below see all of it, and only while they run.
create policy sealing on audit_entry for select using (current_setting('shanshui.sealing', true) = 'yes');
create policy sealing on audit_seal for select using (current_setting('shanshui.sealing', true) = 'yes');

create trigger append_only before update or delete on audit_seal for each row execute function refuse_change();
create trigger append_only_truncate before truncate on audit_seal for each statement execute function refuse_change();
create trigger made_by_add_seal before insert on audit_seal for each row
  when (current_setting('shanshui.sealing', true) is distinct from 'yes') execute function refuse_change();

-- Seals what these transactions have written from a number on and no seal has taken yet. The caller holds the lock of the chain.
create function add_seal(since xid8, until xid8, first bigint, frontier xid8, above bigint) returns bigint
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  last audit_seal;
  made audit_seal;
  content bytea;
begin
  perform set_config('shanshui.sealing', 'yes', true);
  select s.* into last from audit_seal s order by s.number desc limit 1;
  select count(*), range_agg(int8range(e.number, e.number + 1)), string_agg(decode(e.hash, 'hex'), '' order by e.number)
  into made.entries, made.numbers, content
  from audit_entry e
  where e.transaction >= add_seal.since and e.transaction < add_seal.until and e.number >= add_seal.first
    and not exists (select from audit_seal s where s.since = e.transaction and s.numbers @> e.number);
  if made.entries = 0 then
    perform set_config('shanshui.sealing', '', true);
    return 0;
  end if;
  made.number := coalesce(last.number, 0) + 1;
  -- A clock set back must not put a seal before one that is there.
  made.at := greatest(clock_timestamp(), last.at);
  made.day := (made.at at time zone 'Asia/Shanghai')::date;
  made.since := since;
  made.until := until;
  made.frontier := frontier;
  made.above := above;
  made.previous_hash := coalesce(last.hash,
      (select e.hash from audit_entry e where e.transaction is null order by e.day desc, e.number desc limit 1), '');
  made.hash := encode(sha256(convert_to(seal_text(made), 'UTF8') || content), 'hex');
  insert into audit_seal select made.*;
  perform set_config('shanshui.sealing', '', true);
  return made.entries;
end $$;

-- What a seal's hash is made of, before the hashes of its entries in the order of their numbers.
create function seal_text(s audit_seal) returns text
  language sql immutable
  return concat_ws(E'\x1f', s.number::text, s.day::text, (extract(epoch from s.at) * 1000000)::bigint::text, s.since::text, s.until::text,
      s.entries::text, s.numbers::text, s.frontier::text, s.above::text, s.previous_hash) || E'\x1f';

-- Seals what is committed below the oldest transaction that still runs; tells how many entries that were, and null where somebody
-- else is at it and that is not waited for.
create function seal_record(waits boolean) returns bigint
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  last audit_seal;
  horizon xid8;
  frontier xid8;
  above bigint;
  sealed bigint := 0;
begin
  if waits then
    perform pg_advisory_xact_lock(7305808869);
  elsif not pg_try_advisory_xact_lock(7305808869) then
    return null;
  end if;
  perform set_config('shanshui.sealing', 'yes', true);
  select s.* into last from audit_seal s order by s.number desc limit 1;
  frontier := coalesce(last.frontier, '0');
  above := coalesce(last.above, 0);
  if frontier > pg_snapshot_xmax(pg_current_snapshot()) then
    -- Moved to a server that counts transactions anew: what the last one left unsealed first, then from the start again.
    above := greatest((select max(e.number) from audit_entry e where e.transaction >= frontier),
                      (select upper(range_merge(range_agg(s.numbers))) - 1 from audit_seal s));
    sealed := add_seal(frontier, '9223372036854775807', last.above + 1, '0', above);
    frontier := '0';
  end if;
  horizon := pg_snapshot_xmin(pg_current_snapshot());
  return sealed + add_seal(frontier, horizon, above + 1, horizon, above);
end $$;

-- Seals in the transaction of the change itself, one commit at a time: where its trigger is enabled.
create function seal_at_commit() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  last audit_seal;
  horizon xid8;
begin
  perform pg_advisory_xact_lock(7305808869), set_config('shanshui.sealing', 'yes', true);
  -- The first entry of the transaction had all sealed that are there by now.
  if not exists (select from audit_seal s where s.since = NEW.transaction and s.numbers @> NEW.number) then
    -- What others have left first, so that nobody need look for it again.
    horizon := pg_snapshot_xmin(pg_current_snapshot());
    perform seal_record(true), set_config('shanshui.sealing', 'yes', true);
    select s.* into last from audit_seal s order by s.number desc limit 1;
    perform add_seal(NEW.transaction, (NEW.transaction::text::bigint + 1)::text::xid8,
                     coalesce(last.above, 0) + 1, greatest(last.frontier, horizon), coalesce(last.above, 0));
  end if;
  perform set_config('shanshui.sealing', '', true);
  return null;
end $$;
create constraint trigger seal_at_commit after insert on audit_entry deferrable initially deferred for each row
  execute function seal_at_commit();
alter table audit_entry disable trigger seal_at_commit;

-- === What has changed ===

-- Tables changed by what was committed since that snapshot, and the snapshot to ask by next time; no tables for no snapshot.
create function changed_since(seen pg_snapshot, out now pg_snapshot, out tables text[])
  language plpgsql stable as $$
begin
  perform set_config('shanshui.sealing', 'yes', true);
  now := pg_current_snapshot();
  tables := array(
    select e.table_name from audit_entry e where e.transaction >= pg_snapshot_xmax(seen)
    union
    -- Those that ran then and do not run any more.
    select e.table_name from audit_entry e
    where e.transaction = any (array(select pg_snapshot_xip(seen) except select pg_snapshot_xip(now))));
  perform set_config('shanshui.sealing', '', true);
end $$;
drop function record_head();

-- === Writing ===

-- How the region of a row of this table is told, in its trigger: "line" is the row.
create function region_in_trigger(recorded text) returns text language plpgsql stable as $$
declare
  columns text[] := array(select attname from pg_attribute where attrelid = recorded::regclass and attnum > 0 and not attisdropped);
  way guarded_through;
  key text;
begin
  if 'region_path' = any (columns) then return 'line ->> ''region_path'''; end if;
  if recorded = 'region' then return 'line ->> ''path'''; end if;
  if 'region_code' = any (columns) then return '(select r.path from region r where r.code = line ->> ''region_code'')'; end if;
  select * into way from guarded_through where child = recorded;
  if not found then return 'null'; end if;
  key := format('(line ->> %L)::bigint', way.foreign_key);
  loop
    recorded := way.owner;
    select * into way from guarded_through where child = recorded;
    exit when not found;
    key := format('(select o.%I from %I o where o.id = %s)', way.foreign_key, recorded, key);
  end loop;
  return format('(select o.region_path from %I o where o.id = %s)', recorded, key);
end $$;

-- Bytes as the record tells them.
create function told_bytes(name text, bytes bytea) returns jsonb language sql immutable
  return jsonb_build_object(name, 'sha256:' || encode(sha256(bytes), 'hex'));

-- Puts a table on record, after it was guarded: each changed row becomes an entry. The content of secrets is left out, an entry shows
-- only that it changed. Bytes are not spelt out, their hash stands for them: the row's own sha256, or else one taken here. The trigger is
-- written out for its table, so that the database plans it once and not for each row.
create or replace procedure put_on_record(recorded regclass, key_column text, variadic secrets text[] default '{}') language plpgsql as $$
declare
  has_hash boolean := exists (select from pg_attribute where attrelid = recorded and attname = 'sha256');
  bytes text := '';
  left_out text[] := '{}';                       -- columns of bytes
  hidden text := '';
  secret text;
begin
  foreach secret in array secrets loop
    if (select atttypid from pg_attribute where attrelid = recorded and attname = secret) = 'bytea'::regtype then
      left_out := left_out || secret;
      bytes := bytes || format($part$
  if TG_OP = 'UPDATE' then
    if OLD.%1$I is distinct from NEW.%1$I then
      told_before := told_before || told_bytes(%1$L, OLD.%1$I);
      told_after := told_after || told_bytes(%1$L, NEW.%1$I);
    end if;
    OLD.%1$I := null;
    NEW.%1$I := null;
  elsif TG_OP = 'INSERT' then
    if not %2$L::boolean then told_after := told_after || told_bytes(%1$L, NEW.%1$I); end if;
    NEW.%1$I := null;
  else
    if not %2$L::boolean then told_before := told_before || told_bytes(%1$L, OLD.%1$I); end if;
    OLD.%1$I := null;
  end if;$part$, secret, has_hash);
    else
      hidden := hidden || format($part$
  if before ? %1$L then before := before || '{%2$s: "…"}'; end if;
  if after ? %1$L then after := after || '{%2$s: "……"}'; end if;$part$, secret, to_json(secret));
    end if;
  end loop;
  execute format($function$
create or replace function %1$I() returns trigger language plpgsql as $record$
declare
  day date;
  number bigint;
  at timestamptz;
  actor_id bigint;
  actor text;
  address text;
  row_key text;
  region text;
  operation text;
  before jsonb;
  after jsonb;
  transaction xid8;
  line jsonb;                                    -- the row
  told_before jsonb := '{}';
  told_after jsonb := '{}';
begin%2$s
  if TG_OP <> 'INSERT' then before := to_jsonb(OLD) - %3$L::text[] || told_before; end if;
  if TG_OP <> 'DELETE' then after := to_jsonb(NEW) - %3$L::text[] || told_after; end if;
  if before = after then return null; end if;
  line := coalesce(after, before);
  region := coalesce(%4$s, nullif(current_setting('shanshui.actor_region', true), ''), '/');
  if TG_OP = 'UPDATE' then
    -- Of a row that was changed, what changed.
    select jsonb_object_agg(was.key, was.value), jsonb_object_agg(was.key, after -> was.key) into before, after
    from jsonb_each(before) was where was.value is distinct from after -> was.key;
  end if;%5$s
  number := nextval('audit_number');
  transaction := pg_current_xact_id();
  at := clock_timestamp();
  day := (at at time zone 'Asia/Shanghai')::date;
  actor_id := nullif(current_setting('shanshui.actor_id', true), '')::bigint;
  actor := coalesce(current_setting('shanshui.actor', true), '');
  address := coalesce(current_setting('shanshui.address', true), '');
  row_key := line ->> %7$L;
  operation := lower(TG_OP);
  -- The hash is that of audit_text, which called as a function took twice as long.
  insert into audit_entry (day, number, at, actor_id, actor, address, table_name, row_key, region_path, operation, before, after, transaction, hash)
  values (day, number, at, actor_id, actor, address, %6$L, row_key, region, operation, before, after, transaction,
    encode(sha256(convert_to(concat_ws(E'\x1f', day::text, number::text, (extract(epoch from at) * 1000000)::bigint::text,
      coalesce(actor_id::text, ''), actor, address, %6$L, row_key, region, operation,
      coalesce(before::text, ''), coalesce(after::text, ''), transaction::text), 'UTF8')), 'hex'));
  return null;
end $record$ $function$,
    'record_' || recorded::text, bytes, left_out, region_in_trigger(recorded::text), hidden, recorded::text, key_column);
  execute format('drop trigger if exists on_record on %s', recorded);
  execute format('create trigger on_record after insert or update or delete on %s for each row execute function %I()',
                 recorded, 'record_' || recorded::text);
end $$;

do $$
declare
  old record;
begin
  for old in
    select tgrelid::regclass as recorded, string_to_array(rtrim(encode(tgargs, 'escape'), '\000'), '\000') as words
    from pg_trigger where tgname = 'on_record'
  loop
    execute format('call put_on_record(%L, %L, variadic %L::text[])', old.recorded, old.words[1], old.words[2:]);
  end loop;
end $$;
drop function record_change();
drop function region_of(text, jsonb);
