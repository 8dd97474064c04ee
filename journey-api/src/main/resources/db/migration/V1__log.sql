-- The log: one row an interaction, in one global order without gaps (docs/decisions/0001-the-stored-form.md).
-- Run as journey_owner. The application is journey_app: it may read and add to the log, and nothing else.

create table interaction (
  sequence     bigint      not null primary key,
  organisation text        collate "C" not null,
  about_client boolean     not null,
  subject      text        collate "C" not null,
  version      integer     not null,
  type         smallint    not null,
  occurred     timestamptz not null,
  recorded     timestamptz not null,
  identity     uuid        not null,
  source       text        collate "C" not null,
  id           text        collate "C" not null,
  recorder     text        collate "C" not null,
  client       text        collate "C",
  content      bytea       not null,
  leaf_hash    bytea       not null,
  event        bytea       not null,
  constraint interaction_identity unique (identity),
  constraint interaction_version unique (organisation, about_client, subject, version)
);

-- What is stored is mostly ciphertext and short: compressing it costs and gains nothing.
alter table interaction alter column event set storage external;

-- The change feed of one organisation.
create index interaction_feed on interaction (organisation, sequence);

-- A person's journeys, and whether a client is known: only referrals carry the client.
create index interaction_client on interaction (organisation, client) where client is not null;

comment on table interaction is 'Append only. event is the leaf; every other column is only its index.';
comment on column interaction.client is 'On a referral: the client whose journey it opens.';

-- The key of one interaction, wrapped by the key of the person. Deleting the row is redaction.
create table interaction_key (
  sequence bigint not null primary key,
  wrapped  bytea  not null
);

-- The key of one person, wrapped by the master key. Deleting the row, or emptying it, is erasure.
create table person_key (
  organisation text        collate "C" not null,
  client       text        collate "C" not null,
  wrapped      bytea,
  made         timestamptz not null default now(),
  destroyed    timestamptz,
  primary key (organisation, client),
  constraint either_there_or_destroyed check ((wrapped is null) = (destroyed is not null))
);

-- The tenants. One marked synthetic when it is made holds nobody real.
create table organisation (
  id        text        collate "C" not null primary key,
  synthetic boolean     not null,
  made      timestamptz not null default now()
);

-- Where Axon's processors have got to.
create table token_entry (
  processor_name text    not null,
  segment        integer not null,
  token          bytea,
  token_type     text,
  timestamp      text,
  owner          text,
  primary key (processor_name, segment)
);

-- Adds a small batch in one round trip. The lock is taken first and the head is read by a later statement, whose
-- snapshot therefore shows all that committed before: sequences are in commit order and without gaps.
-- A larger batch is composed by the application; a test says that both give the same bytes.
create function append_interactions(
  organisations text[], about_clients boolean[], subjects text[], versions integer[], types smallint[], occurreds timestamptz[],
  identities uuid[], sources text[], ids text[], recorders text[], clients text[], contents bytea[], tails bytea[], keys bytea[],
  out first_sequence bigint, out recorded_micros bigint)
language plpgsql volatile as $$
declare
  head  bigint;
  moment timestamptz;
  stamp text;
begin
  perform pg_advisory_xact_lock(7669477824774109473);
  select i.sequence, i.recorded into head, moment from interaction i order by i.sequence desc limit 1;
  head := coalesce(head, 0);
  moment := greatest(clock_timestamp(), moment);
  stamp := '","recordedtime":"' || to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '",';
  first_sequence := head + 1;
  recorded_micros := (extract(epoch from moment) * 1000000)::bigint;

  insert into interaction (sequence, organisation, about_client, subject, version, type, occurred, recorded, identity, source, id,
      recorder, client, content, leaf_hash, event)
    select head + b.place, b.organisation, b.about_client, b.subject, b.version, b.type, b.occurred, moment, b.identity, b.source, b.id,
        b.recorder, b.client, b.content, sha256('\x00'::bytea || b.event), b.event
      from (select a.*, convert_to('{"sequence":"' || lpad((head + a.place)::text, 19, '0') || stamp, 'UTF8') || a.tail as event
              from unnest(organisations, about_clients, subjects, versions, types, occurreds, identities, sources, ids, recorders,
                  clients, contents, tails) with ordinality
                as a (organisation, about_client, subject, version, type, occurred, identity, source, id, recorder, client, content,
                  tail, place)
             offset 0) b;

  insert into interaction_key (sequence, wrapped)
    select head + k.place, k.wrapped from unnest(keys) with ordinality as k (wrapped, place) where k.wrapped is not null;

  perform pg_notify('journey_log', (head + cardinality(organisations))::text);
end $$;

revoke all on function append_interactions from public;
grant execute on function append_interactions to journey_app;
grant select, insert on interaction to journey_app;
grant select, insert, delete on interaction_key to journey_app;
grant select, insert, update, delete on person_key to journey_app;
grant select, insert on organisation to journey_app;
grant select, insert, update, delete on token_entry to journey_app;
