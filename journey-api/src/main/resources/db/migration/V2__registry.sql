-- What is registered beside the log: stage models, the directory of activities. Append-only, like the log.

create table stage_model (
  id         text        collate "C" not null,
  version    integer     not null,
  content    bytea       not null,
  registered timestamptz not null default clock_timestamp(),
  registrar  text        not null,
  primary key (id, version)
);

comment on table stage_model is 'Models beside the built-in ones. content is JSON, UTF-8, as it was registered.';

create table activity_change (
  organisation text        collate "C" not null,
  activity     text        collate "C" not null,
  change       integer     not null,
  at           timestamptz not null default clock_timestamp(),
  changed_by   text        not null,
  name         text        not null,
  category     text        not null,
  provider     text,
  place        text,
  primary key (organisation, activity, change)
);

comment on table activity_change is 'The last change of an activity is what it is; the ones before are what it was.';

-- Signs the cursors of this installation: the same on every node. Some 240 random bits.
create table cursor_secret (
  singleton boolean not null primary key default true check (singleton),
  secret    bytea   not null
);

insert into cursor_secret (secret)
  select sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

grant select, insert on stage_model to journey_app;
grant select, insert on activity_change to journey_app;
grant select on cursor_secret to journey_app;
