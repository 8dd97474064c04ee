-- That a log goes on as another after a loss is worth something only if it is signed: the row of log_identity that says so could be
-- anybody's who has the database (docs/decisions/0010-checkpoints.md). With several keys there may be a note by each.
create table log_succession (
  log    text    not null,
  number integer not null,
  note   text    not null,
  primary key (log, number, note)
);

comment on table log_succession is 'Append only. Signed notes: which log, since when, in whose place.';

grant select, insert on log_succession to journey_app;

-- A checkpoint may be signed again, by another key.
alter table log_checkpoint drop constraint log_checkpoint_pkey;
alter table log_checkpoint add primary key (log, origin, size, made);

-- There is one more every five seconds while a log grows: the list of them is read by its end.
create index log_checkpoint_size on log_checkpoint (log, size, made);

-- Never written: the keys are in files.
drop table log_key;

-- What is beside an entry of the access log is held against its bytes, entry by entry.
create index access_journey_number on access_journey (number);
create index access_glass_number on access_glass (number);
