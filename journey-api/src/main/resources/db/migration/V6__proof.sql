-- What came of the nightly proofs: that the tables which serve hold what the archive gives, projection by projection. A row says
-- that the night is done, so that one node does it; all nodes tell of the last one.
create table proof_night (
  night        date        not null,
  projection   text        not null,
  compared     bigint      not null,
  differing    bigint      not null,
  not_compared bigint      not null,
  ended        timestamptz not null default clock_timestamp(),
  primary key (night, projection)
);

comment on column proof_night.night is 'Begins when the proof is due, UTC, and has the date of that.';

grant select, insert, update on proof_night to journey_app;
