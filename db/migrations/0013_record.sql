-- An entry of the history says which program and application it is about, and which request made it. Null where there is none.
-- Old rows, and those that the previous version still writes, are filled by the worker, a thousand at a time: one update of
-- the whole table would be one long transaction, and a kill would start it anew.
alter table history add column program_id uuid, add column application_id uuid, add column request_id uuid;
create index concurrently if not exists history_unfilled on history (id)
  where program_id is null and subject_type in ('application', 'program');

-- Who, by the id that the history has; the columns beside them hold the name. Null in old rows, whose history has the id.
alter table decision add column decided_by_id text;
alter table release add column released_by_id text;
alter table waiver add column granted_by_id text;
alter table attestation add column attested_by_id text;

-- The order in which events are read. Null until the worker numbers the event, which it does after its commit.
alter table event add column position bigint;
create unique index concurrently if not exists event_position on event (position) where position is not null;
create index concurrently if not exists event_unnumbered on event (id) where position is null;
