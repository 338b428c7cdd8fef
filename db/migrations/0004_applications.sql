create table application (
  id uuid primary key,
  program_id uuid not null references program,
  city_id uuid not null references city,
  status text not null check (status in (
    'draft', 'submitted', 'returned', 'in_review', 'ineligible', 'waitlisted', 'offered', 'accepted', 'confirmed',
    'not_selected', 'declined', 'offer_expired', 'offer_withdrawn', 'withdrawn', 'lapsed', 'deferred', 'program_cancelled')),
  applicant jsonb not null,
  position jsonb,
  languages jsonb not null default '[]',
  passport jsonb,
  answers jsonb not null default '{}',
  person_key text not null,
  token_hash bytea not null unique,
  started_by text,
  submitted_at timestamptz(3),
  return_items text[],
  return_due_at timestamptz(3),
  reply_by timestamptz(3),
  eligibility jsonb,
  version integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index application_program on application (program_id, status, id);
create index application_city on application (city_id, program_id, id);
create index application_submitted on application (submitted_at, id);
create index application_started_by on application (started_by, id);
create index application_drafts on application (program_id) where status = 'draft';
create index application_reply_by on application (reply_by) where status = 'offered';

-- One living application of a person in a program; the person is the normalised name and the birth date.
create unique index application_person_once on application (program_id, person_key)
  where status in ('draft', 'submitted', 'returned', 'in_review', 'waitlisted', 'offered', 'accepted', 'confirmed');

-- A cap that the secretariat set for one city in one program, in place of the program's own.
create table city_cap (
  program_id uuid not null references program on delete cascade,
  city_id uuid not null references city,
  max_applications integer not null check (max_applications > 0),
  reason text not null,
  set_at timestamptz(3) not null,
  primary key (program_id, city_id)
);

-- The slot ledger: a city's places in a program, numbered 1..cap.
create table slot (
  program_id uuid not null references program,
  city_id uuid not null references city,
  number integer not null check (number > 0),
  application_id uuid not null unique references application,
  taken_at timestamptz(3) not null,
  primary key (program_id, city_id, number)
);

create function city_cap_of(the_program uuid, the_city uuid) returns integer language sql stable as $$
  select coalesce(
    (select max_applications from city_cap where program_id = the_program and city_id = the_city),
    (select max_applications_per_city from program where id = the_program))
$$;

create function lock_allocation(the_program uuid, the_city uuid) returns void language sql as $$
  select pg_advisory_xact_lock(hashtextextended('slot ' || the_program || ' ' || the_city, 0))
$$;

-- Holds for every insert, a person's at a prompt included: no number above the cap, and no more slots than the cap
-- (which are two things once a cap was lowered below what is in use).
create function slot_within_cap() returns trigger language plpgsql as $$
declare cap integer; used integer;
begin
  perform lock_allocation(new.program_id, new.city_id);
  cap := city_cap_of(new.program_id, new.city_id);
  select count(*) into used from slot where program_id = new.program_id and city_id = new.city_id;
  if new.number > cap or used >= cap then
    raise exception 'the city has used % of % slots', used, cap
      using errcode = 'check_violation', constraint = 'slot_within_cap', table = 'slot';
  end if;
  return new;
end $$;
create trigger slot_within_cap before insert on slot for each row execute function slot_within_cap();

create function slot_is_not_moved() returns trigger language plpgsql as $$
begin
  raise exception 'a slot is taken and freed, never changed' using errcode = 'check_violation', constraint = 'slot_is_not_moved';
end $$;
create trigger slot_is_not_moved before update on slot for each row execute function slot_is_not_moved();

-- Takes the lowest free slot and tells its number; null when the city has none left.
create function take_slot(the_program uuid, the_city uuid, the_application uuid, at timestamptz) returns integer language plpgsql as $$
declare cap integer; used integer; lowest integer;
begin
  perform lock_allocation(the_program, the_city);
  cap := city_cap_of(the_program, the_city);
  select count(*) into used from slot where program_id = the_program and city_id = the_city;
  if used >= cap then return null; end if;
  select min(n) into lowest from generate_series(1, used + 1) n
    where not exists (select from slot where program_id = the_program and city_id = the_city and number = n);
  insert into slot (program_id, city_id, number, application_id, taken_at)
    values (the_program, the_city, lowest, the_application, at);
  return lowest;
end $$;

-- An application that counts holds a slot, and none other does: looked at when the transaction commits.
create function check_slot_of(the_id uuid) returns void language plpgsql as $$
declare the_status text := (select status from application where id = the_id);
begin
  if exists (select from slot where application_id = the_id) <> (the_status in
    ('submitted', 'returned', 'in_review', 'waitlisted', 'offered', 'accepted', 'confirmed', 'not_selected')) then
    raise exception 'application % is % and its slot does not agree', the_id, the_status
      using errcode = 'check_violation', constraint = 'application_holds_slot', table = 'application';
  end if;
end $$;
create function application_holds_slot() returns trigger language plpgsql as $$
begin
  perform check_slot_of(new.id);
  return null;
end $$;
create function slot_is_held() returns trigger language plpgsql as $$
begin
  perform check_slot_of(coalesce(new.application_id, old.application_id));
  return null;
end $$;
create constraint trigger application_holds_slot after insert or update of status on application
  deferrable initially deferred for each row execute function application_holds_slot();
create constraint trigger slot_is_held after insert or delete on slot
  deferrable initially deferred for each row execute function slot_is_held();

create table document (
  id uuid primary key,
  application_id uuid not null references application,
  kind text not null check (kind in ('passport_scan', 'headshot', 'nomination_form')),
  version integer not null,
  storage_key uuid not null unique,
  filename text not null,
  media_type text not null,
  size integer not null check (size > 0),
  sha256 text not null,
  uploaded_at timestamptz(3) not null,
  replaced_at timestamptz(3),
  unique (application_id, kind, version)
);
create unique index document_current on document (application_id, kind) where replaced_at is null;

create table waiver (
  id uuid primary key,
  application_id uuid not null references application,
  criterion text not null,
  reason text not null,
  approved_by text not null,
  granted_by text not null,
  granted_at timestamptz(3) not null,
  unique (application_id, criterion)
);

-- Somebody who may know has looked, and vouches for what the applicant claimed.
create table attestation (
  id uuid primary key,
  application_id uuid not null references application,
  criterion text not null,
  note text,
  attested_by text not null,
  attested_at timestamptz(3) not null,
  unique (application_id, criterion)
);

create table release (
  id uuid primary key,
  program_id uuid not null references program,
  reply_by timestamptz(3) not null,
  released_by text not null,
  released_at timestamptz(3) not null
);
create index release_program on release (program_id, id);

-- One open decision for an application; those that were released stay as they were.
create table decision (
  id uuid primary key,
  application_id uuid not null references application,
  outcome text not null check (outcome in ('select', 'waitlist', 'not_select')),
  reason_code text not null check (reason_code in ('merit', 'balance', 'competitive', 'incomplete', 'language', 'other')),
  note text,
  message text,
  decided_by text not null,
  decided_at timestamptz(3) not null,
  release_id uuid references release,
  version integer not null default 1
);
create unique index decision_open_once on decision (application_id) where release_id is null;
create index decision_application on decision (application_id, id);
