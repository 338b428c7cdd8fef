-- What happened, for people to read.
create table history (
  id uuid primary key,
  subject_type text not null,
  subject_id uuid not null,
  action text not null,
  from_status text,
  to_status text,
  actor_id text,
  actor_role text not null,
  actor_name text not null,
  at timestamptz(3) not null,
  reason text,
  details jsonb not null default '{}',
  visibility text not null check (visibility in ('all', 'staff'))
);
create index history_subject on history (subject_id, id);

-- What happened, for machines to be told. Payloads carry ids and states, never a person's data.
create table event (
  id uuid primary key,
  type text not null,
  subject_type text not null,
  subject_id uuid not null,
  program_id uuid,
  payload jsonb not null,
  occurred_at timestamptz(3) not null
);
create index event_subject on event (subject_id, id);
