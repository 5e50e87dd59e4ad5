-- Reports that are accepted together are told together; what was not heard yet is a sheet of one.
update event_publication
set listener_id = replace(listener_id, 'collection.ReportAccepted)', 'collection.ReportsAccepted)'),
  event_type = 'org.shanshui.platform.collection.ReportsAccepted',
  serialized_event = jsonb_build_object('reports', jsonb_build_array(serialized_event::jsonb))::text
where event_type = 'org.shanshui.platform.collection.ReportAccepted';
