-- A time that an interviewer offers. `capacity` is the number of its places. `interviewer` is the e-mail address in lower
-- case: a person has one row of `reviewer` in each program, and can be in one meeting at a time.
create table interview_slot (
  id uuid primary key,
  program_id uuid not null references program,
  reviewer_id uuid not null,
  interviewer text not null,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  time_zone text not null,
  capacity integer not null check (capacity > 0),
  meeting_url text,
  meeting_phone text,
  made_by text not null,
  made_by_id text,
  made_at timestamptz(3) not null,
  check (ends_at > starts_at),
  foreign key (program_id, reviewer_id) references reviewer (program_id, id),
  -- What a booking copies.
  unique (id, program_id, reviewer_id, starts_at, ends_at, capacity),
  constraint interview_slot_interviewer_once
    exclude using gist (interviewer with =, tstzrange(starts_at, ends_at) with &&)
);
create index concurrently if not exists interview_slot_program on interview_slot (program_id, starts_at, id);
create index concurrently if not exists interview_slot_reviewer on interview_slot (reviewer_id, starts_at, id);

-- A meeting of one application, from the invitation to the outcome. A booking has a place of a slot, and copies of what the
-- slot says, so that the database compares them. A cancelled one keeps the time that it had, for calendars, and no place.
create table interview (
  id uuid primary key,
  program_id uuid not null references program,
  application_id uuid not null references application,
  status text not null check (status in ('offered', 'booked', 'held', 'no_show', 'cancelled', 'not_held')),
  slot_id uuid,
  place integer,
  capacity integer,
  reviewer_id uuid,
  starts_at timestamptz(3),
  ends_at timestamptz(3),
  -- The applicant: the same person in two programs is in one meeting at a time.
  person text not null,
  -- The zone in which the applicant reads times. Null: not told.
  time_zone text,
  -- The moves that the applicant made.
  moves integer not null default 0,
  -- Interviewers from whom it was moved away: their calendars cancel it.
  former_reviewers uuid[] not null default '{}',
  -- Counts the changes of time, for calendars (RFC 5545).
  sequence integer not null default 0,
  invited_by text not null,
  invited_by_id text,
  invited_at timestamptz(3) not null,
  booked_at timestamptz(3),
  ended_at timestamptz(3),
  scores jsonb,
  rubric_version integer,
  language_level text check (language_level in ('A1', 'A2', 'B1', 'B2', 'C1', 'C2')),
  evidence_note text,
  note text,
  duration_minutes integer check (duration_minutes between 1 and 600),
  recorded_by text,
  recorded_by_id text,
  version integer not null default 1,
  updated_at timestamptz(3) not null,
  check ((slot_id is null) = (place is null) and (slot_id is null) = (capacity is null)),
  check ((slot_id is not null) = (status in ('booked', 'held', 'no_show', 'not_held'))),
  check (slot_id is null or (reviewer_id is not null and starts_at is not null and ends_at is not null)),
  check (status <> 'offered' or starts_at is null),
  check (place between 1 and capacity),
  check (language_level is null or evidence_note is not null),
  check (scores is null or (status = 'held' and rubric_version is not null)),
  constraint interview_has_slot foreign key (slot_id, program_id, reviewer_id, starts_at, ends_at, capacity)
    references interview_slot (id, program_id, reviewer_id, starts_at, ends_at, capacity),
  foreign key (program_id, rubric_version) references rubric (program_id, version),
  constraint interview_person_once
    exclude using gist (person with =, tstzrange(starts_at, ends_at) with &&) where (status = 'booked')
);
create unique index concurrently if not exists interview_place on interview (slot_id, place);
create unique index concurrently if not exists interview_living on interview (application_id)
  where status in ('offered', 'booked');
create index concurrently if not exists interview_of on interview (application_id, id desc);
create index concurrently if not exists interview_program on interview (program_id, id);
create index concurrently if not exists interview_program_status on interview (program_id, status, id);
create index concurrently if not exists interview_reviewer on interview (reviewer_id, id);
create index concurrently if not exists interview_moved_away on interview using gin (former_reviewers);

-- An interview lives no longer than its application is judged. Code that forgets to cancel it cannot commit.
create function interview_is_cancelled() returns trigger language plpgsql as $$
begin
  if exists (select from interview where application_id = new.id and status in ('offered', 'booked')) then
    raise exception 'an interview is still open' using errcode = 'check_violation', constraint = 'interview_is_cancelled';
  end if;
  return null;
end $$;
create constraint trigger interview_is_cancelled after update of status on application deferrable initially deferred
  for each row when (old.status in ('submitted', 'returned', 'in_review')
    and new.status not in ('submitted', 'returned', 'in_review')) execute function interview_is_cancelled();
