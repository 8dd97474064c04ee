-- That a list of erasures was begun outside the database (docs/decisions/0011-erasure.md). A copy that is restored tells by it that a list
-- belongs beside it, though it may know of no erasure itself.

create table list_of_erasures (
  number   bigint      not null primary key,
  begun    timestamptz not null default clock_timestamp(),
  accepted boolean     not null
);

comment on column list_of_erasures.accepted is 'Begun anew in the place of one that was missing: somebody said that it is lost.';

-- Who asked for an erasure before this has had a list.
insert into list_of_erasures (number, accepted) select 1, false where exists (select from erasure);

grant select, insert on list_of_erasures to journey_app;
