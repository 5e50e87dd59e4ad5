-- Where a number lives: what was reported or worked out of an indicator is kept here and nowhere else; targets are judged from it.

select set_config('shanshui.region_from', '/', true), set_config('shanshui.region_to', '0', true),
       set_config('shanshui.units', '{}', true);

-- What is counted or measured, by name.
create table indicator (
  id bigint generated always as identity primary key,
  name text not null,
  unit text not null,                            -- of measure
  meaning text not null,                         -- level, growth, reduction, rise …
  scope text,                                    -- 城区, 规模以上: what part of the region it is of; null is the whole
  matter text,                                   -- the task it is stated in: 完成投资 says nothing alone; null: an indicator of its own
  unique nulls not distinct (name, unit, meaning, scope, matter)
);

-- An indicator for a region, or for one unit's part there, over one time: its values in the order of their days are a curve.
create table indicator_series (
  id bigint generated always as identity primary key,
  indicator_id bigint not null references indicator,
  region_path text collate "C" not null,
  unit_id bigint references unit,                -- null: the region as a whole
  since date,                                    -- what counts things counts from this day; null for levels
  until date,                                    -- and to this one, where a year is counted alone
  unit_ids bigint[] not null,                    -- who takes part in a commitment that is judged from it
  unique nulls not distinct (indicator_id, region_path, unit_id, since, until)
);
create index on indicator_series (unit_id);
call guard('indicator_series');

-- A value, once and for all: a correction is another edition of the same day.
create table indicator_value (
  id bigint generated always as identity primary key,
  series_id bigint not null references indicator_series,
  as_of date not null,                           -- the day for which it holds
  value numeric not null,
  source_type text not null,                     -- what it comes from: REPORT, TARGET (worked out from its shares)
  source_id bigint not null,
  recorded_at timestamptz not null
);
create index on indicator_value (series_id, as_of desc, id desc);
create unique index on indicator_value (series_id, source_type, source_id) where source_type <> 'TARGET';
call guard_through('indicator_value', 'series_id', 'indicator_series');

alter table target add column series_id bigint references indicator_series;
create index on target (series_id);

-- === What there is moves in ===

create temporary table address on commit drop as
  with recursive root as (
    select id, id as whole, null::bigint as part from commitment where kind = 'TARGET' and axis is null
    union all
    select c.id, r.whole, case when c.axis = 'UNIT' then c.lead_unit_id else r.part end
    from commitment c join root r on c.parent_id = r.id where c.axis is not null)
  select r.id, t.metric, t.unit, w.meaning, w.scope, stating.title as matter, c.region_path, c.unit_ids,
    case when c.region_path = whole.region_path then r.part end as unit_id,
    case when t.nature = 'SUM' then c.start_on end as since,
    case when t.nature = 'SUM' and t.path = 'YEARLY' then c.due end as until
  from root r
    join commitment c on c.id = r.id join target t on t.id = r.id
    join commitment whole on whole.id = r.whole join target w on w.id = r.whole
    left join commitment stating on stating.id = whole.parent_id;

insert into indicator (name, unit, meaning, scope, matter)
  select distinct metric, unit, meaning, scope, matter from address order by metric, unit, meaning, scope, matter;

insert into indicator_series (indicator_id, region_path, unit_id, since, until, unit_ids)
  select i.id, a.region_path, a.unit_id, a.since, a.until, array(select distinct unnest(array_agg(one)) order by 1)
  from address a
    join indicator i on (i.name, i.unit, i.meaning) = (a.metric, a.unit, a.meaning) and (i.scope, i.matter) is not distinct from (a.scope, a.matter),
    unnest(a.unit_ids) one
  group by i.id, a.region_path, a.unit_id, a.since, a.until;

update target t set series_id = s.id
  from address a
    join indicator i on (i.name, i.unit, i.meaning) = (a.metric, a.unit, a.meaning) and (i.scope, i.matter) is not distinct from (a.scope, a.matter)
    join indicator_series s on s.indicator_id = i.id and s.region_path = a.region_path
      and (s.unit_id, s.since, s.until) is not distinct from (a.unit_id, a.since, a.until)
  where t.id = a.id;

insert into indicator_value (series_id, as_of, value, source_type, source_id, recorded_at)
  select t.series_id, p.as_of, p.value, 'REPORT', p.report_id, p.recorded_at
  from progress p join target t on t.id = p.commitment_id
  where p.value is not null order by p.id;

-- What was worked out from shares has stood on the target alone.
insert into indicator_value (series_id, as_of, value, source_type, source_id, recorded_at)
  select t.series_id, c.as_of, c.value, 'TARGET', c.id, now()
  from commitment c join target t on t.id = c.id
  where c.value is not null and c.as_of is not null
    and not exists (select from indicator_value v where v.series_id = t.series_id and v.as_of = c.as_of and v.value = c.value);

alter table progress drop column value;

call put_on_record('indicator', 'id');
call put_on_record('indicator_series', 'id');
call put_on_record('indicator_value', 'id');

create function refuse_value_change() returns trigger language plpgsql as $$
begin
  raise exception '已记录的指标数值不能修改，更正另记一版 · a value never changes: a correction is another edition';
end $$;
create trigger appended before update or delete on indicator_value for each row execute function refuse_value_change();
create trigger appended_truncate before truncate on indicator_value for each statement execute function refuse_value_change();

-- === Who wrote and approved what was accepted: of corrected editions only the last is known ===

alter table accepted_report add column written_by text, add column approved_by text;
alter table accepted_report disable trigger accepted;
update accepted_report a set written_by = l.written_by, approved_by = s.approved_by
  from report_line l join report_sheet s on s.id = l.sheet_id
  where l.id = a.line_id and not l.open
    and a.edition = (select max(edition) from accepted_report other where other.line_id = a.line_id);
alter table accepted_report enable trigger accepted;
