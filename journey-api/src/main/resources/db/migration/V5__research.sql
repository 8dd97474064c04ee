-- Replays and extracts that somebody asked for, and what came of them. Each is a function of the log, so a row can be deleted and asked
-- for again.
create table research_job (
  id           uuid        not null primary key default gen_random_uuid(),
  kind         text        not null,
  organisation text        collate "C" not null,
  extent       text        not null,
  requested_by text        not null,
  request      bytea       not null,
  position     bigint      not null,
  status       text        not null,
  total        bigint      not null default 0,
  done         bigint      not null default 0,
  result       bytea,
  error        text,
  owner        text        collate "C",
  claimed      timestamptz,
  requested    timestamptz not null default clock_timestamp(),
  started      timestamptz,
  finished     timestamptz
);

comment on column research_job.extent is 'Whose journeys are in it and who may see it: WHOLE, CONSENTING, CONTROLLED.';
comment on column research_job.request is 'Model, axes, cohort and parameters as JSON; both instants settled.';
comment on column research_job.total is 'Interactions that are to be read, and done how many were, while it runs.';

create index on research_job (organisation, kind, requested);
-- Whoever looks for work looks at few rows.
create index on research_job (requested) where status in ('QUEUED', 'RUNNING');

-- Makes the keys of pseudonyms, one for each request: the same on every node. Some 240 random bits.
create table research_secret (
  singleton boolean not null primary key default true check (singleton),
  secret    bytea   not null
);

insert into research_secret (secret)
  select sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

-- What was published of cohorts and replays under disclosure control, month end by month end, as service_edition is.
create table research_edition (
  question bytea       not null,
  as_known timestamptz not null,
  edition  bytea       not null,
  made     timestamptz not null default clock_timestamp(),
  primary key (question, as_known)
);

comment on column research_edition.question is 'SHA-256 of what was asked: organisation, axes but for as_known, cohort, parameters, threshold, release of the figures.';

grant select, insert, update, delete on research_job to journey_app;
grant select, insert, delete on research_edition to journey_app;
grant select on research_secret to journey_app;
