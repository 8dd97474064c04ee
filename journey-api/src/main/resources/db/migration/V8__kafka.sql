-- How far what is recorded was published, topic by topic: whoever publishes next goes on from here.
create table publication (
  topic    text        not null primary key,
  position bigint      not null,
  advanced timestamptz not null default clock_timestamp()
);

-- What seals the bytes of records that were refused: a key a day, wrapped by the master key. A day's key is removed 14 days later, and
-- what it sealed is lost with it, wherever its copies are.
create table refused_key (
  day     date  not null primary key,
  wrapped bytea not null
);

grant select, insert, update on publication to journey_app;
grant select, insert, delete on refused_key to journey_app;
