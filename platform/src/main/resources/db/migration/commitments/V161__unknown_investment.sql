-- What a project costs may be unknown; that is not nought. Plans that name a project without its investment had 0 entered for it.

select set_config('shanshui.region_from', '/', true), set_config('shanshui.region_to', '0', true),
  set_config('shanshui.units', '{}', true), set_config('shanshui.actor', '系统', true);

alter table project alter total drop not null;
update project set total = null
where total = 0 and code like 'GH-%' and not exists (select from investment i where i.project_id = project.id and i.year is null);
