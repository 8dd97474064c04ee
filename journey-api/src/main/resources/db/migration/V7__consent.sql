-- Whether consent may have ended since something was made for research: what is recorded of these types is looked up without reading
-- the rest of an organisation's log. 6: consent withdrawn; 32, 33: something corrected or retracted, which may be a consent;
-- 36: a client erased; 37: something redacted. ConsentSince asks with the same list.
create index interaction_consent on interaction (organisation, sequence) where type in (6, 32, 33, 36, 37);
