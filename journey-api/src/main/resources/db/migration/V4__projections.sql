-- What is derived from the log and can be thrown away: two tables a projection, so that one serves while the other is
-- built beside it (docs/decisions/0007-projections-beside-one-another.md). Nothing here is a source of anything.

-- Every journey once, in the order in which a rebuild walks them: of referrals alone, since each journey has one.
create index interaction_journey on interaction (organisation, subject) where client is not null;

create table projection (
  name text     not null primary key,
  live smallint not null default 0,
  constraint one_of_two check (live in (0, 1))
);

comment on column projection.live is 'The slot that answers.';

create table projection_slot (
  projection text     not null references projection,
  slot       smallint not null,
  version    integer  not null,
  followed   boolean  not null,
  primary key (projection, slot)
);

comment on column projection_slot.version is 'The version of the fold that its rows are of; 0: it was never filled.';
comment on column projection_slot.followed is 'Whether nodes whose fold has that version follow the log for it.';

-- How far the log is in a slot''s rows. Segments share the journeys among them. Owners hold a segment by the database''s
-- clock, and whoever lost it can commit nothing: the position and the rows change in one transaction.
create table projection_checkpoint (
  projection text     not null,
  slot       smallint not null,
  segment    integer  not null,
  position   bigint   not null,
  owner      text     collate "C",
  claimed    timestamptz,
  primary key (projection, slot, segment),
  foreign key (projection, slot) references projection_slot
);

-- Journeys that a projection could not fold: by reference, and set right when the fold is.
create table projection_parked (
  projection   text     not null,
  slot         smallint not null,
  organisation text     collate "C" not null,
  journey      text     collate "C" not null,
  sequence     bigint   not null,
  version      integer  not null,
  error        text     not null,
  since        timestamptz not null default clock_timestamp(),
  primary key (projection, slot, organisation, journey)
);

-- The nodes that share the work, as the database has seen them.
create table projection_node (
  owner      text        collate "C" not null,
  projection text        not null references projection,
  version    integer     not null,
  seen       timestamptz not null,
  primary key (owner, projection)
);

comment on column projection_node.version is 'Of its fold: nodes of another one cannot take its segments over.';

create table projection_rebuild (
  id                 bigint generated always as identity primary key,
  projection         text     not null references projection,
  slot               smallint not null,
  version            integer  not null,
  way_back           boolean  not null,
  state              text     not null,
  head               bigint   not null,
  journeys           bigint   not null,
  done               bigint   not null default 0,
  interactions       bigint   not null default 0,
  after_organisation text     collate "C",
  after_journey      text     collate "C",
  compared           bigint,
  differing          bigint,
  live_digest        text,
  digest             text,
  error              text,
  owner              text     collate "C",
  claimed            timestamptz,
  started            timestamptz not null default clock_timestamp(),
  finished           timestamptz
);

-- One rebuild of a projection at a time.
create unique index projection_rebuild_running on projection_rebuild (projection)
  where state in ('BUILDING', 'COMPARING');

-- Where a rebuilt journey is another than the live one had it.
create table projection_difference (
  rebuild      bigint not null references projection_rebuild,
  organisation text   collate "C" not null,
  journey      text   collate "C" not null,
  sequence     bigint not null,
  live_digest  bytea,
  digest       bytea,
  primary key (rebuild, organisation, journey)
);

-- The list of journeys. Stages, categories and scopes are sets, one bit each, in the order of their tables in the code.
create table journey_list_0 (
  organisation text     collate "C" not null,
  journey      text     collate "C" not null,
  sequence     bigint   not null,
  client       text     collate "C" not null,
  status       smallint not null,
  opened       timestamptz not null,
  closed       timestamptz,
  reached      text     not null,
  highest      smallint not null,
  stages       integer  not null,
  worker       text     collate "C",
  last_contact timestamptz,
  categories   integer  not null,
  barrier_open boolean  not null,
  concern_open boolean  not null,
  consent      integer  not null,
  attended     integer  not null,
  missed       integer  not null,
  latest       timestamptz not null,
  digest       bytea    not null,
  primary key (organisation, journey)
);

-- The last columns sort nothing: what is asked of them is told from the index, without a look at rows that do not match.
create index on journey_list_0 (organisation, opened, journey, highest);
-- Those never in contact come first, as those waiting longest.
create index on journey_list_0 (organisation, (coalesce(last_contact, '-infinity'::timestamptz)), journey, opened, highest);
create index on journey_list_0 (organisation, worker, opened, journey);
create index on journey_list_0 (organisation, reached, opened, journey);
create index on journey_list_0 (organisation, client);
-- Few among many: a page of them must not look at all the others. 3 is CLOSED.
create index on journey_list_0 (organisation, opened, journey, highest) where status < 3;
create index on journey_list_0 (organisation, (coalesce(last_contact, '-infinity'::timestamptz)), journey, opened, highest) where status < 3;
create index on journey_list_0 (organisation, opened, journey) where barrier_open;
create index on journey_list_0 (organisation, opened, journey) where concern_open;
create index on journey_list_0 (organisation, latest);

create table journey_list_1 (like journey_list_0 including all);

-- What service metrics need of each journey: codes and times only, for every period at once.
create table service_facts_0 (
  organisation   text   collate "C" not null,
  journey        text   collate "C" not null,
  sequence       bigint not null,
  first_sequence bigint not null,
  facts          bytea  not null,
  digest         bytea  not null,
  primary key (organisation, journey)
);

-- Dense already: compressing it costs and gains little.
alter table service_facts_0 alter column facts set storage external;

create table service_facts_1 (like service_facts_0 including all);

-- What was published under disclosure control, month end by month end: each edition depends on the one before, and all on the log
-- alone, so these rows only save working them out again.
create table service_edition (
  organisation text        collate "C" not null,
  period_from  timestamptz not null,
  period_to    timestamptz not null,
  model        text        collate "C" not null,
  version      integer     not null,
  threshold    integer     not null,
  as_known     timestamptz not null,
  edition      bytea       not null,
  made         timestamptz not null default clock_timestamp(),
  primary key (organisation, period_from, period_to, model, version, threshold, as_known)
);

grant select, insert, delete on service_edition to journey_app;
grant select, insert, update on projection, projection_slot to journey_app;
grant select, insert, update, delete on projection_checkpoint, projection_parked, projection_node, projection_rebuild,
  projection_difference to journey_app;
grant select, insert, update, delete, truncate on journey_list_0, journey_list_1, service_facts_0, service_facts_1 to journey_app;
