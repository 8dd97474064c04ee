-- A second wall behind the application's own checks: rows of an organisation are seen by requests of who acts for it, whatever a query
-- says (docs/decisions/0013-row-level-security.md). journey_app is the platform itself, which works for all organisations, and passes
-- by the wall (BYPASSRLS); for a request it becomes journey_request, which does not. journey_reader is for people who ask by SQL.
-- The three are made by who may make roles, before this: log/DatabaseBootstrap, docker-compose.yml, src/main/deploy/roles.sql.

do $$ begin
  if (select count(*) from pg_roles where rolname in ('journey_request', 'journey_reader')) < 2
      or not (select rolbypassrls from pg_roles where rolname = 'journey_app') then
    raise exception using errcode = 'invalid_role_specification',
      message = 'the roles of the database are of an earlier release: run roles.sql as a superuser first';
end if; end $$;

-- The organisations that the request of this session or transaction is for. A setting that was never made is null, and one whose
-- transaction has ended is empty: either is nobody's.
create function request_reach() returns text[] language sql stable parallel safe
  return string_to_array(current_setting('journey.organisations', true), ',');

-- Which organisations a login that has the role journey_reader may read: filled by who owns the database. What a reader could set by
-- himself would be no wall.
create table reader_organisation (
  login        text not null,
  organisation text collate "C" not null,
  primary key (login, organisation)
);

comment on table reader_organisation is 'login: of a role that is a member of journey_reader, as it logs in.';

-- As who logged in, not as whom it runs: it runs as the owner, or a reader would have to read the table itself.
create function reader_reach() returns text[] language sql stable parallel safe security definer
  set search_path = pg_catalog, public
  return (select coalesce(array_agg(r.organisation), '{}') from public.reader_organisation r where r.login = session_user);

revoke all on function request_reach, reader_reach from public;
grant execute on function request_reach to journey_request;
grant execute on function reader_reach to journey_reader;

-- Builds the wall around a table: select wall('some_table') for one that is made later. Which organisations is asked once a query,
-- before anything is read: as a plain call it would be asked for every row, and no index would serve it.
create function wall(of_table regclass, of_column name default 'organisation') returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', of_table);
  execute format('create policy of_requests on %s to journey_request using (%I = any ((select request_reach())::text[]))',
    of_table, of_column);
  execute format('create policy of_readers on %s for select to journey_reader using (%I = any ((select reader_reach())::text[]))',
    of_table, of_column);
end $$;

revoke all on function wall from public;

do $$
declare
  one regclass;
begin
  for one in
    select c.oid::regclass from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'organisation' and not a.attisdropped
        -- The owner's alone.
        and c.relname <> 'reader_organisation'
      order by 1
  loop
    perform wall(one);
  end loop;
end $$;

select wall('organisation', 'id');

-- A key has no organisation of its own: it is whose its interaction is, which the policy there says.
alter table interaction_key enable row level security;
create policy of_requests on interaction_key to journey_request
  using (exists (select 1 from interaction i where i.sequence = interaction_key.sequence));

-- What requests read. What they write goes by the platform's own ways, but for these two, which are theirs alone.
grant select on interaction, interaction_key, person_key, organisation, activity_change, stage_model, projection, projection_slot,
  projection_checkpoint, projection_parked, projection_rebuild, projection_difference, journey_list_0, journey_list_1, service_facts_0,
  service_facts_1, service_edition, research_job, access_entry, access_journey to journey_request;
grant insert on activity_change to journey_request;
grant insert, update, delete on research_job to journey_request;

-- What people read by SQL: read models, and of the log the columns that are codes, times and pseudonyms. No keys, nothing sealed, no
-- secrets, and no source and id, which are the emitter's words.
grant select (sequence, organisation, about_client, subject, version, type, occurred, recorded, client) on interaction to journey_reader;
grant select on organisation, activity_change, stage_model, projection, projection_slot, journey_list_0, journey_list_1
  to journey_reader;
