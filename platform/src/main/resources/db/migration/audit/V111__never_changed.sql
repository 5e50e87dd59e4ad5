-- What was accepted is never changed, and now the database holds to it.
create function refuse_accepted_change() returns trigger language plpgsql as $$
begin
  raise exception '已接收的填报不能修改，更正另记一版 · an accepted report never changes: a correction is another edition';
end $$;
create trigger accepted before update or delete on accepted_report for each row execute function refuse_accepted_change();
create trigger accepted_truncate before truncate on accepted_report for each statement execute function refuse_accepted_change();
