-- Erasure, redaction, holds, and keys wrapped anew (docs/decisions/0011-erasure.md). What was sealed is never touched: keys are.

-- The requests, and what came of them. reason and refusal are words, and sealed with the key of the client's.
create table erasure (
  id           uuid        not null primary key,
  organisation text        collate "C" not null,
  client       text        collate "C" not null,
  redacts      bigint,
  status       text        not null default 'REQUESTED' check (status in ('REQUESTED', 'REFUSED', 'DONE')),
  requested_by text        not null,
  requested    timestamptz not null default clock_timestamp(),
  reason       bytea,
  decided_by   text,
  decided      timestamptz,
  refusal      bytea,
  clients      text[],
  sequences    bigint[],
  recorded     bigint[],
  constraint decided_or_not check ((status = 'REQUESTED') = (decided is null)),
  constraint approved_by_another check (status <> 'DONE' or decided_by <> requested_by),
  constraint told_what_was_done check ((status = 'DONE') = (clients is not null and sequences is not null and recorded is not null))
);

-- One is open at a time for the same person or interaction.
create unique index erasure_open on erasure (organisation, client, coalesce(redacts, 0)) where status = 'REQUESTED';
create index erasure_list on erasure (organisation, requested desc, id);

comment on column erasure.client is 'Whom it was asked of; of a redaction, the client of the journey.';
comment on column erasure.redacts is 'The sequence of the interaction to redact; null: the person is to be erased.';
comment on column erasure.clients is 'Once done: all ids of the person, whose keys were destroyed; of a redaction, none.';
comment on column erasure.sequences is 'Once done: the interactions whose own keys were destroyed.';
comment on column erasure.recorded is 'Once done: the client-erased interactions, or the interaction-redacted.';

create function decided_once() returns trigger language plpgsql as $$
begin
  if old.status <> 'REQUESTED' and (old.status, old.decided_by, old.decided, old.clients, old.sequences, old.recorded)
      is distinct from (new.status, new.decided_by, new.decided, new.clients, new.sequences, new.recorded) then
    raise exception using errcode = 'insufficient_privilege', message = 'what was decided stays decided';
  end if;
  return new;
end $$;

create trigger erasure_decided_once before update on erasure for each row execute function decided_once();

-- What stands against an erasure: who may not be forgotten yet.
create table hold (
  id           uuid        not null primary key,
  organisation text        collate "C" not null,
  client       text        collate "C" not null,
  placed_by    text        not null,
  placed       timestamptz not null default clock_timestamp(),
  reason       bytea,
  lifted_by    text,
  lifted       timestamptz,
  constraint lifted_by_somebody check ((lifted is null) = (lifted_by is null))
);

create unique index hold_standing on hold (organisation, client) where lifted is null;

-- Every change of the keys that nodes may have in memory, numbered in the order of the log's lock, under which it is made: persons
-- erased, interactions redacted, a person's key replaced. Nodes follow it, and nothing is stored that rests on what was before.
create table key_change (
  number       bigint      not null primary key,
  organisation text        collate "C" not null,
  clients      text[]      not null,
  erasure      uuid        references erasure (id),
  at           timestamptz not null default clock_timestamp()
);

create index key_change_erasure on key_change (erasure) where erasure is not null;

-- A node says with its session how many changes what it stores rests on; what rests on fewer than there are is to be decided anew.
-- Who says nothing (a node of the release before) is not held to it: what it seals with a destroyed key nobody can open.
create function rests_on_keys_as_they_are() returns trigger language plpgsql as $$
begin
  if (select max(c.number) from key_change c) > nullif(current_setting('journey.key_changes', true), '')::bigint then
    raise exception using errcode = 'JK001', message = 'keys have changed';
  end if;
  return null;
end $$;

create trigger interaction_rests_on_keys before insert on interaction for each statement execute function rests_on_keys_as_they_are();

-- A person's key that is replaced takes the interactions' keys along, but contents were hashed under what was derived from the first:
-- that is kept beside, wrapped like it.
alter table person_key add column content_wrapped bytea;
alter table person_key add constraint destroyed_whole check (destroyed is null or content_wrapped is null);

comment on column person_key.content_wrapped is 'The key for content hashes, once wrapped is no longer what it is derived from.';

-- V3's, which let keys be destroyed alone. They may be wrapped anew as well, but what is destroyed stays so.
create or replace function only_destroys() returns trigger language plpgsql as $$
begin
  if old.destroyed is not null then
    raise exception using errcode = 'insufficient_privilege', message = 'a destroyed key stays destroyed';
  end if;
  return new;
end $$;

grant select, insert on erasure to journey_app;
grant update (status, decided_by, decided, reason, refusal, clients, sequences, recorded) on erasure to journey_app;
grant select, insert on hold to journey_app;
grant update (reason, lifted_by, lifted) on hold to journey_app;
grant select, insert on key_change to journey_app;
grant update (content_wrapped) on person_key to journey_app;
grant update (wrapped) on refused_key to journey_app;
