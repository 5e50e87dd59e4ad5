-- The timeline of a subject: the sheets that ask about it.
create index on report_line (subject_type, subject_id);
