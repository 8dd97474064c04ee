-- What betrays a change of a log (docs/decisions/0010-checkpoints.md): the tree over its leaf hashes, and how it stood, signed. All of it
-- is append-only, and worth nothing by itself: what is published outside the database is what counts.

-- Which log it is. A log that lost its tail for good goes on as another: so that nobody takes the one for the other.
create table log_identity (
  log         text        not null,
  number      integer     not null,
  origin      text        not null,
  began_at    bigint      not null,
  lost_origin text,
  lost_size   bigint,
  made        timestamptz not null default clock_timestamp(),
  primary key (log, number)
);

comment on column log_identity.began_at is 'How many leaves it had when it began to be this one.';
comment on column log_identity.lost_size is 'How many leaves of the one before had been published, of which those behind began_at are lost.';

-- Roots of complete subtrees, eight levels apart: level 1 over 256 leaves, level 2 over 65,536. What lies between is made when asked for.
create table log_node (
  log    text     not null,
  number integer  not null,
  level  smallint not null,
  place  bigint   not null,
  hash   bytea    not null,
  primary key (log, number, level, place)
);

comment on column log_node.number is 'Of log_identity: a log that goes on as another has a tree of its own, for leaves that were lost are under the old one.';

create table log_checkpoint (
  log    text        not null,
  origin text        not null,
  size   bigint      not null,
  root   bytea       not null,
  note   text        not null,
  made   timestamptz not null default clock_timestamp(),
  primary key (log, origin, size)
);

comment on column log_checkpoint.note is 'C2SP tlog-checkpoint: a signed note.';

-- The public keys under which checkpoints were signed, and since when.
create table log_key (
  key   text        not null primary key,
  since timestamptz not null default clock_timestamp()
);

grant select, insert on log_identity, log_node, log_checkpoint, log_key to journey_app;
