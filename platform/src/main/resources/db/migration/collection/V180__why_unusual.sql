-- The reason stands for whatever is out of the ordinary, not for figures that fall alone.
select set_config('shanshui.region_from', '/', true), set_config('shanshui.region_to', '0', true),
  set_config('shanshui.units', '{}', true), set_config('shanshui.actor', '系统', true);

alter table report_line rename column why_less to why_unusual;
alter table accepted_report rename column why_less to why_unusual;

-- Workbooks that were read and not confirmed yet.
update import_part set rows = replace(rows::text, '"why_less"', '"why_unusual"')::jsonb where rows::text like '%"why_less"%';
