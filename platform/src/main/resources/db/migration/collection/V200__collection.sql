-- What dispatch told before this release and nobody has heard yet is told by collection.
update event_publication
set event_type = replace(event_type, 'org.shanshui.platform.dispatch.', 'org.shanshui.platform.collection.'),
    listener_id = replace(listener_id, 'org.shanshui.platform.dispatch.', 'org.shanshui.platform.collection.')
where event_type like 'org.shanshui.platform.dispatch.%' or listener_id like '%org.shanshui.platform.dispatch.%';
