-- A plan whose years are past may be kept for reading (历史归档): none of its commitments is followed up.
alter table plan add column archived boolean not null default false;
