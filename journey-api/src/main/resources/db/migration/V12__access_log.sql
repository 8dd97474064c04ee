-- The access log: who was told about which journey, when, and for what (docs/decisions/0012-the-access-log.md). A log of its own, with
-- numbers of its own: from 1, without gaps, in the order of commits. It is kept; the application may read and add to it, and nothing else.

create table access_entry (
  number       bigint      not null primary key,
  at           timestamptz not null,
  organisation text        collate "C" not null,
  actor        text        collate "C" not null,
  operation    text        collate "C" not null,
  leaf_hash    bytea       not null,
  entry        bytea       not null
);

comment on table access_entry is 'Append only. entry is the leaf; every other column is only its index.';
comment on column access_entry.organisation is 'Empty where the token named none.';

create index access_entry_organisation on access_entry (organisation, number);
create index access_entry_actor on access_entry (organisation, actor, number);

-- The entries of a journey; * stands for what was told of many at once, whichever they were.
create table access_journey (
  organisation text   collate "C" not null,
  journey      text   collate "C" not null,
  number       bigint not null,
  primary key (organisation, journey, number)
);

-- Who broke the glass for which journey: the notes of its concerns are open to them for a while.
create table access_glass (
  organisation text        collate "C" not null,
  journey      text        collate "C" not null,
  actor        text        collate "C" not null,
  number       bigint      not null,
  opened       timestamptz not null,
  primary key (organisation, journey, actor, number)
);

-- What seals the purposes of a month, wrapped by the master key. Kept as long as the entries are.
create table access_key (
  month   date  not null primary key,
  wrapped bytea not null
);

-- Adds some entries in one round trip, under a lock of their own: as append_interactions does, and for the same reasons.
create function append_access(
  organisations text[], actors text[], operations text[], tails bytea[],
  journey_places integer[], journeys text[], glass_places integer[], glasses text[],
  out first_number bigint)
language plpgsql volatile as $$
declare
  head   bigint;
  moment timestamptz;
  stamp  text;
begin
  perform pg_advisory_xact_lock(7017561931753136417);
  select e.number, e.at into head, moment from access_entry e order by e.number desc limit 1;
  head := coalesce(head, 0);
  moment := greatest(clock_timestamp(), moment);
  stamp := '","at":"' || to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '",';
  first_number := head + 1;

  insert into access_entry (number, at, organisation, actor, operation, leaf_hash, entry)
    select head + b.place, moment, b.organisation, b.actor, b.operation, sha256('\x00'::bytea || b.entry), b.entry
      from (select a.*, convert_to('{"number":"' || lpad((head + a.place)::text, 19, '0') || stamp, 'UTF8') || a.tail as entry
              from unnest(organisations, actors, operations, tails) with ordinality
                as a (organisation, actor, operation, tail, place)
             offset 0) b;

  insert into access_journey (organisation, journey, number)
    select organisations[j.place], j.journey, head + j.place from unnest(journey_places, journeys) as j (place, journey);

  insert into access_glass (organisation, journey, actor, number, opened)
    select organisations[g.place], g.journey, actors[g.place], head + g.place, moment
      from unnest(glass_places, glasses) as g (place, journey);
end $$;

revoke all on function append_access from public;
grant execute on function append_access to journey_app;
grant select, insert on access_entry, access_journey, access_glass, access_key to journey_app;
-- By a newer master key.
grant update (wrapped) on access_key to journey_app;
