-- What a line's target asks for, in its unit: doubts about what is reported are measured by it.

select set_config('shanshui.region_from', '/', true), set_config('shanshui.region_to', '0', true),
       set_config('shanshui.units', '{}', true);

alter table report_line add column goal numeric;
update report_line l set goal = t.value from target t where l.kind = 'TARGET' and t.id = l.commitment_id;
