-- Ways into the log that look at what is before: an interaction is stored only behind its predecessor, so that the versions of a
-- journey are without gaps whatever a node of this release believes. V1's append_interactions stays: append_batch is made of it, and nodes of the release before call it.

-- One interaction in one round trip: most appends of a quiet service, and cheaper than arrays of one.
create function append_interaction(
  p_organisation text, p_about_client boolean, p_subject text, p_version integer, p_type smallint, p_occurred timestamptz,
  p_identity uuid, p_source text, p_id text, p_recorder text, p_client text, p_content bytea, p_tail bytea, p_key bytea,
  out first_sequence bigint, out recorded_micros bigint)
language plpgsql volatile as $$
declare
  head   bigint;
  moment timestamptz;
  leaf   bytea;
begin
  perform pg_advisory_xact_lock(7669477824774109473);
  select i.sequence, i.recorded into head, moment from interaction i order by i.sequence desc limit 1;
  if p_version > 0 then
    perform 1 from interaction i
      where i.organisation = p_organisation and i.about_client = p_about_client and i.subject = p_subject and i.version = p_version - 1;
    if not found then
      raise exception using errcode = 'foreign_key_violation', message = 'no predecessor';
    end if;
  end if;
  moment := greatest(clock_timestamp(), moment);
  first_sequence := coalesce(head, 0) + 1;
  recorded_micros := (extract(epoch from moment) * 1000000)::bigint;
  leaf := convert_to('{"sequence":"' || lpad(first_sequence::text, 19, '0') || '","recordedtime":"'
      || to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '",', 'UTF8') || p_tail;
  insert into interaction (sequence, organisation, about_client, subject, version, type, occurred, recorded, identity, source, id,
      recorder, client, content, leaf_hash, event)
    values (first_sequence, p_organisation, p_about_client, p_subject, p_version, p_type, p_occurred, moment, p_identity, p_source,
        p_id, p_recorder, p_client, p_content, sha256('\x00'::bytea || leaf), leaf);
  if p_key is not null then
    insert into interaction_key (sequence, wrapped) values (first_sequence, p_key);
  end if;
  perform pg_notify('journey_log', first_sequence::text);
end $$;

-- Fails unless each of these places has its predecessor in the log. Of a batch only those are asked about whose predecessor is not
-- in the batch itself.
create function check_predecessors(organisations text[], about_clients boolean[], subjects text[], versions integer[])
returns void language plpgsql volatile as $$
begin
  perform 1 from unnest(organisations, about_clients, subjects, versions) as a (organisation, about_client, subject, version)
    where not exists (select 1 from interaction i where i.organisation = a.organisation and i.about_client = a.about_client
        and i.subject = a.subject and i.version = a.version - 1)
    limit 1;
  if found then
    raise exception using errcode = 'foreign_key_violation', message = 'no predecessor';
  end if;
end $$;

-- A small batch in one round trip: V1's, and what it must be behind.
create function append_batch(
  organisations text[], about_clients boolean[], subjects text[], versions integer[], types smallint[], occurreds timestamptz[],
  identities uuid[], sources text[], ids text[], recorders text[], clients text[], contents bytea[], tails bytea[], keys bytea[],
  behind_organisations text[], behind_about_clients boolean[], behind_subjects text[], behind_versions integer[],
  out first_sequence bigint, out recorded_micros bigint)
language plpgsql volatile as $$
begin
  perform pg_advisory_xact_lock(7669477824774109473);
  perform check_predecessors(behind_organisations, behind_about_clients, behind_subjects, behind_versions);
  select a.first_sequence, a.recorded_micros into first_sequence, recorded_micros
    from append_interactions(organisations, about_clients, subjects, versions, types, occurreds, identities, sources, ids, recorders,
      clients, contents, tails, keys) a;
end $$;

revoke all on function append_interaction, append_batch, check_predecessors from public;
grant execute on function append_interaction, append_batch, check_predecessors to journey_app;

-- A person's key can be made and destroyed, and nothing else: a row that went would let a new key be made for a person whose data
-- was erased, and one that came back would undo it.
revoke update, delete on person_key from journey_app;
grant update (wrapped, destroyed) on person_key to journey_app;

create function only_destroys() returns trigger language plpgsql as $$
begin
  if old.destroyed is not null or new.wrapped is not null then
    raise exception using errcode = 'insufficient_privilege', message = 'a key can only be destroyed';
  end if;
  return new;
end $$;

create trigger person_key_only_destroyed before update on person_key for each row execute function only_destroys();

comment on table person_key is 'Emptying wrapped is erasure. The row stays, so that no new key is ever made for that client.';
