-- Which topic it was that so much was published to: one that is made anew under the same name has another id, and is told everything.
alter table publication add column topic_id text;
