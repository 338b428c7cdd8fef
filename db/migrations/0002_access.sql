create table api_key (
  id uuid primary key,
  name text not null,
  role text not null check (role in ('secretariat', 'organisation', 'city', 'reviewer', 'frontend')),
  organisation_id uuid references organisation,
  city_id uuid references city,
  scopes text[] not null,
  hash bytea not null unique,
  hint text not null,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3),
  revoked_at timestamptz(3),
  check ((role = 'organisation') = (organisation_id is not null)),
  check ((role = 'city') = (city_id is not null))
);

-- An answer that was given under an Idempotency-Key. The row commits with the effect it answers for; the answer is sealed.
create table idempotency_key (
  scope bytea primary key,
  fingerprint bytea not null,
  answer bytea not null,
  created_at timestamptz(3) not null default now()
);
create index idempotency_key_age on idempotency_key (created_at);

-- One row. The clock that tests and demos set, and the secret from which the demo credentials are made.
create table sandbox (
  only_row boolean primary key default true check (only_row),
  clock_base timestamptz(3) not null,
  clock_set_at timestamptz not null,
  secret bytea not null
);

-- The pepper is not in the database, but a fingerprint of it is: a process started with another one must not serve.
create table pepper (
  only_row boolean primary key default true check (only_row),
  fingerprint bytea not null
);
