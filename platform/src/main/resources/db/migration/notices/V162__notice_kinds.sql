-- Notices have a kind, and each person chooses which they are told and which way.

select set_config('shanshui.region_from', '/', true), set_config('shanshui.region_to', '0', true),
  set_config('shanshui.units', '{}', true), set_config('shanshui.actor', '系统', true);

alter table notice add kind text not null default 'TO_DO'
  check (kind in ('TO_DO', 'DUE', 'RETURNED', 'CLOSED', 'PROGRESS', 'ACCOUNT'));
update notice set kind = case
    when key like 'password-reset-%' then 'ACCOUNT'
    when chinese like '案件已办结%' then 'CLOSED'
    when key like '%:remind:%' or key like '%:late:%' or chinese like '催办%' or chinese like '案件即将到期%' or chinese like '案件逾期%' then 'DUE'
    when key like '%:back:%' or chinese like '核查未通过%' then 'RETURNED'
    when chinese like '延期申请%' or chinese like '案件已中止%' or chinese like '案件恢复%' then 'PROGRESS'
  end
where key like 'password-reset-%' or key like '%:remind:%' or key like '%:late:%' or key like '%:back:%'
  or chinese like any (array['案件已办结%', '催办%', '案件即将到期%', '案件逾期%', '核查未通过%', '延期申请%', '案件已中止%', '案件恢复%']);
alter table notice alter kind drop default;
create index on notice (unit_id, link, id);

create table notice_preference (
  id bigint generated always as identity primary key,
  person_id bigint not null references person,
  kind text not null,
  shown boolean not null,                        -- in the house
  mailed boolean not null,
  region_path text collate "C" not null,
  unit_ids bigint[] not null,
  unique (person_id, kind)
);
call guard('notice_preference');
call put_on_record('notice_preference', 'id');
