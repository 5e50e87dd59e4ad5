-- Who supports a commitment by the plan's words, and is not known to the directory yet (待确认).

select set_config('shanshui.region_from', '/', true), set_config('shanshui.region_to', '0', true),
       set_config('shanshui.units', '{}', true);

alter table commitment add column unnamed text[] not null default '{}';
update commitment c set unnamed = named.names
  from committed_plan p, adopted_item i, lateral (
    select array_agg(distinct party ->> 'name') as names
    from jsonb_array_elements(case when jsonb_typeof(i.content -> 'support') = 'array' then i.content -> 'support' else '[]' end) party
    where party ->> 'unitId' is null and party ->> 'name' !~ '(各|相关|有关)') named
  where p.id = c.plan_id and i.plan_id = p.id and i.number = p.version and i.kind = 'task' and named.names is not null
    and (c.kind = 'TASK' and c.item_id = i.item_id
      or c.parent_id = (select id from commitment task where task.plan_id = p.id and task.item_id = i.item_id and task.axis is null));
