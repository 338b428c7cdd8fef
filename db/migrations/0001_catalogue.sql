-- Who there is and what is offered. Instants are timestamptz(3): the wire has milliseconds, and a cursor must not lose the rest.

create table organisation (
  id uuid primary key,
  key text unique,
  name text not null,
  acronym text,
  kind text not null check (kind in ('secretariat', 'regional_office', 'partner')),
  country text,
  city text,
  version integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);

create table city (
  id uuid primary key,
  key text unique,
  name text not null,
  country text not null,
  kind text not null check (kind in ('city', 'region', 'district')),
  aliases text[] not null default '{}',
  version integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create unique index city_name_once on city (lower(name), country, kind);

-- A city's standing over time: one row for each period. Dates are whole days, both ends included.
create table membership (
  id uuid primary key,
  city_id uuid not null references city on delete cascade,
  member_from date not null,
  member_until date,
  suspended_from date,
  suspended_until date,
  check (member_until >= member_from),
  check (suspended_until is null or suspended_from is not null),
  check (suspended_until >= suspended_from),
  unique (city_id, member_from)
);
create unique index membership_open_once on membership (city_id) where member_until is null;

create table series (
  id uuid primary key,
  key text unique,
  title text not null,
  also_called text,
  since smallint,
  formats text[] not null default '{}',
  venue_rotation text[] not null default '{}',
  example text,
  testimonials jsonb not null default '[]',
  version integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);

create table series_organisation (
  series_id uuid not null references series on delete cascade,
  organisation_id uuid not null references organisation,
  role text not null check (role in ('organiser', 'co_organiser', 'host', 'sponsor')),
  primary key (series_id, organisation_id, role)
);

create table past_edition (
  id uuid primary key,
  series_id uuid not null references series on delete cascade,
  year smallint not null,
  starts_on date,
  ends_on date,
  venue_city text,
  note text,
  check (ends_on >= starts_on)
);
create index past_edition_series on past_edition (series_id, year);

create table program (
  id uuid primary key,
  key text unique,
  series_id uuid references series,
  status text not null check (status in ('draft', 'published', 'cancelled', 'archived')),
  title text not null,
  summary text,
  format text check (format in ('workshop', 'training', 'webinar')),
  language text,
  language_level text check (language_level in ('A1', 'A2', 'B1', 'B2', 'C1', 'C2')),
  venue_city text,
  venue_country text,
  timezone text,
  starts_on date,
  ends_on date,
  opens_on date,
  closes_on date,
  opens_at timestamptz(3),
  closes_at timestamptz(3),
  call_mode text not null default 'round' check (call_mode in ('round', 'rolling')),
  decisions_on date,
  max_applications_per_city integer check (max_applications_per_city > 0),
  max_participants_per_city integer check (max_participants_per_city > 0),
  seats integer check (seats > 0),
  required_documents text[] not null default '{}'
    check (required_documents <@ array['passport_scan', 'headshot', 'nomination_form']),
  criteria jsonb not null default '[]',
  rule_set_version integer not null default 1,
  selection jsonb not null default '{"steps": [], "factors": [], "interviews": null, "language_calls": false}',
  coverage jsonb not null default '{}',
  topics text[] not null default '{}',
  technical_tours text[] not null default '{}',
  contacts jsonb not null default '[]',
  answers_schema jsonb not null default '{"type": "object", "properties": {}}',
  published_at timestamptz(3),
  first_released_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  check (ends_on >= starts_on),
  check (closes_at > opens_at)
);
create index program_closes on program (closes_at, id);
create index program_starts on program (starts_on, id);

-- Where a program is at an instant: never stored, and told here only. The first of these that holds.
-- completed: the last day is over. running: the first day has begun. decided: the call is closed, and decisions were
-- released. call_closed: the call is closed, and the interviews are still to come. selecting: the call is closed.
-- upcoming: the call has an opening that is still to come. call_open: it has opened; without an end, until the program starts.
create function phase_of(p program, at timestamptz) returns text language sql stable as $$
  select case
    when at >= (p.ends_on + 1)::timestamp at time zone coalesce(p.timezone, 'UTC') then 'completed'
    when at >= p.starts_on::timestamp at time zone coalesce(p.timezone, 'UTC') then 'running'
    when at >= p.closes_at and p.first_released_at is not null then 'decided'
    when at >= p.closes_at and at < (p.selection->'interviews'->>'from')::date::timestamp at time zone coalesce(p.timezone, 'UTC')
      then 'call_closed'
    when at >= p.closes_at then 'selecting'
    when at < p.opens_at then 'upcoming'
    else 'call_open'
  end
$$;

create table program_organisation (
  program_id uuid not null references program on delete cascade,
  organisation_id uuid not null references organisation,
  role text not null check (role in ('organiser', 'co_organiser', 'host', 'sponsor')),
  primary key (program_id, organisation_id, role)
);
create index program_organisation_of on program_organisation (organisation_id, program_id);

-- What a program hands out: a link, or an attachment whose bytes are in the file store.
create table material (
  id uuid primary key,
  program_id uuid not null references program on delete cascade,
  kind text not null check (kind in ('link', 'attachment')),
  title text not null,
  url text,
  storage_key uuid unique,
  filename text,
  media_type text,
  size integer,
  sha256 text,
  created_at timestamptz(3) not null,
  check (kind = 'attachment' or storage_key is null)
);
create index material_program on material (program_id, id);
