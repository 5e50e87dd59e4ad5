-- The working calendars that have been in force, one after the other: limits that run when another comes are counted anew. Known to everyone.
create table calendar_edition (
  id bigint generated always as identity primary key,
  applied_at timestamptz not null,
  off date[] not null,                           -- days without work, weekends within holidays included
  made_up date[] not null,                       -- Saturdays and Sundays that are worked
  notices jsonb not null,                        -- by year, the notice that its arrangement is from
  office_hours text[] not null                   -- 09:00-17:30, in order
);
call put_on_record('calendar_edition', 'id');

-- By which edition a due was counted; null: by the first that was kept.
alter table case_file add counted_by bigint references calendar_edition;
create index on case_file (counted_by);
alter table dispatch_round add counted_by bigint references calendar_edition;
create index on dispatch_round (counted_by);
