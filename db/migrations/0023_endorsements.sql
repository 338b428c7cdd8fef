-- The city's word that an official is its nominee. At most one is open or given at a time; the earlier ones stay.
create table endorsement (
  id uuid primary key,
  program_id uuid not null references program,
  application_id uuid not null references application,
  status text not null check (status in ('requested', 'endorsed', 'declined', 'withdrawn', 'superseded', 'expired')),
  requested_by text not null,
  requested_by_id uuid,
  requested_at timestamptz(3) not null,
  -- A link lets one person answer, once, without a key. Only its hash is stored.
  link_hash bytea unique,
  link_expires_at timestamptz(3),
  given_by text check (given_by in ('key', 'link', 'paper')),
  endorser_name text,
  endorser_email text,
  is_own boolean not null default false,
  form_checked boolean not null default false,
  reason text,
  answered_by text,
  answered_by_id uuid,
  answered_at timestamptz(3),
  version integer not null default 1,
  check ((link_hash is null) = (link_expires_at is null)),
  check (status in ('requested', 'superseded', 'expired') or answered_at is not null),
  check (status not in ('endorsed', 'withdrawn') or (given_by is not null and endorser_name is not null))
);
create unique index concurrently if not exists endorsement_living on endorsement (application_id)
  where status in ('requested', 'endorsed');
create index concurrently if not exists endorsement_of on endorsement (application_id, id desc);
create index concurrently if not exists endorsement_link_ends on endorsement (link_expires_at)
  where status = 'requested' and link_expires_at is not null;

-- The order in which a city wants its nominees, 1..n. It is set as a whole; `priority_order` counts how often.
create table priority_order (
  program_id uuid not null references program,
  city_id uuid not null references city,
  version integer not null,
  set_by text not null,
  set_by_id uuid,
  set_at timestamptz(3) not null,
  primary key (program_id, city_id)
);
create table city_priority (
  program_id uuid not null,
  city_id uuid not null,
  application_id uuid not null references application,
  priority integer not null check (priority > 0),
  primary key (program_id, city_id, priority),
  unique (application_id),
  foreign key (program_id, city_id) references priority_order
);
