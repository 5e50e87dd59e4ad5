-- Refusals have codes for programs; those kept with uploaded workbooks are about cells.

select set_config('shanshui.region_from', '/', true), set_config('shanshui.region_to', '0', true),
  set_config('shanshui.units', '{}', true), set_config('shanshui.actor', '系统', true);

update import_part set
  faults = coalesce((select jsonb_agg(case when jsonb_typeof(f -> 'refusal') = 'object'
    then jsonb_set(f, '{refusal,code}', '"workbook.cell-unfit"') else f end order by n)
    from jsonb_array_elements(faults) with ordinality e (f, n)), '[]'),
  outcomes = coalesce((select jsonb_object_agg(key, case when jsonb_typeof(value) = 'object'
    then value || '{"code": "workbook.cell-unfit"}' else value end) from jsonb_each(outcomes)), '{}');
