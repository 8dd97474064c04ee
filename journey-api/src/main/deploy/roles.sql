-- The roles of the database, by a superuser: psql -v ON_ERROR_STOP=1 -d journey -f roles.sql
-- Safe to run again. It makes no login and sets no password: journey_owner and journey_app have theirs from docker-compose.yml, or
-- from "create role … login password …" by hand, before this. Run it before a release that asks for it.

-- Whoever a request is for: journey_app becomes it for the request, and is held to the organisations of who asks.
do $$ begin
  if not exists (select from pg_roles where rolname = 'journey_request') then
    create role journey_request nologin;
  end if;
  if not exists (select from pg_roles where rolname = 'journey_reader') then
    create role journey_reader nologin;
  end if;
end $$;

-- The platform's own work is for all organisations.
alter role journey_app bypassrls;
-- Of the other's rights it has none by itself: only by becoming it.
grant journey_request to journey_app with inherit false, set true;

-- People who ask by SQL have a login each, the role journey_reader, and a row for each organisation that they may read:
--   create role alice login password '…';
--   grant journey_reader to alice;
--   grant connect on database journey to alice;
--   insert into reader_organisation (login, organisation) values ('alice', 'soar');
