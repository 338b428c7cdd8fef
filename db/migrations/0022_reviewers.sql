-- People who judge the applications of a program, in reviews or in interviews. A key of role reviewer lets one of them in.
create table reviewer (
  id uuid primary key,
  program_id uuid not null references program,
  name text not null,
  email text not null,
  api_key_id uuid references api_key,
  -- Nobody judges the nominees of their own city, organisation or, if the program says so, country.
  city_id uuid references city,
  organisation_id uuid references organisation,
  country text,
  time_zone text,
  added_at timestamptz(3) not null,
  removed_at timestamptz(3),
  version integer not null default 1,
  unique (program_id, id)
);
create unique index concurrently if not exists reviewer_email on reviewer (program_id, lower(email)) where removed_at is null;
create unique index concurrently if not exists reviewer_key on reviewer (program_id, api_key_id) where removed_at is null;
create index concurrently if not exists reviewer_api_key on reviewer (api_key_id);

-- Each change makes a new version, so old scores keep the rubric that they were given by.
create table rubric (
  program_id uuid not null references program,
  version integer not null check (version > 0),
  criteria jsonb not null,
  reason text,
  made_by text not null,
  made_by_id uuid,
  made_at timestamptz(3) not null,
  primary key (program_id, version)
);
