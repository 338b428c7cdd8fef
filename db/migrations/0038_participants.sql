-- How the visa of an accepted applicant stands.
create table visa (
  application_id uuid primary key references application,
  program_id uuid not null references program,
  status text not null check (status in ('not_required', 'to_apply', 'letter_requested', 'letter_issued', 'applied', 'granted', 'refused')),
  note text,
  version integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index concurrently if not exists visa_program on visa (program_id, application_id);

-- How somebody with a place travels, and what they need there. `requested` is a change that staff have not accepted yet.
create table travel (
  application_id uuid primary key references application,
  program_id uuid not null references program,
  details jsonb not null,
  requested jsonb,
  requested_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  check ((requested is null) = (requested_at is null))
);
create index concurrently if not exists travel_program on travel (program_id, application_id);

-- A person with a confirmed place. `code` is on the badge, and names the person at the desk.
create table participant (
  application_id uuid primary key references application,
  program_id uuid not null references program,
  status text not null check (status in ('confirmed', 'travel_ready', 'arrived', 'completed', 'no_show', 'left_early', 'cancelled')),
  code text not null,
  -- Whether the checklist was looked at since the place was confirmed.
  is_checked boolean not null default false,
  arrived_at timestamptz(3),
  ended_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  unique (program_id, code),
  check ((status in ('arrived', 'completed', 'left_early')) <= (arrived_at is not null)),
  check ((status in ('completed', 'left_early')) <= (ended_at is not null))
);
create index concurrently if not exists participant_program on participant (program_id, application_id);
create index concurrently if not exists participant_unchecked on participant (application_id)
  where status = 'confirmed' and not is_checked;

-- A confirmed application has a participant, whatever confirmed it, and one that is no longer confirmed has none who can come.
create function keep_participant() returns trigger language plpgsql as $$
begin
  if new.status = 'confirmed' and old.status <> 'confirmed' then
    insert into participant (application_id, program_id, status, code, created_at, updated_at)
      values (new.id, new.program_id, 'confirmed', upper(substr(replace(gen_random_uuid()::text, '-', ''), 1, 10)),
        new.updated_at, new.updated_at)
      on conflict (application_id) do update set status = 'confirmed', is_checked = false, arrived_at = null, ended_at = null,
        version = participant.version + 1, updated_at = excluded.updated_at where participant.status = 'cancelled';
  elsif old.status = 'confirmed' and new.status <> 'confirmed' then
    update participant set status = 'cancelled', version = version + 1, updated_at = new.updated_at
      where application_id = new.id and status in ('confirmed', 'travel_ready', 'arrived', 'no_show');
  end if;
  return null;
end $$;
create trigger keep_participant after update of status on application for each row execute function keep_participant();
insert into participant (application_id, program_id, status, code, created_at, updated_at)
  select id, program_id, 'confirmed', upper(substr(replace(gen_random_uuid()::text, '-', ''), 1, 10)), updated_at, updated_at
  from application where status = 'confirmed' on conflict do nothing;

-- Whether a participant was there: on a day (`session` is empty), or at a session of the agenda by its title.
create table attendance (
  application_id uuid not null references participant,
  on_day date not null,
  session text not null default '',
  is_present boolean not null,
  noted_by text not null,
  noted_by_id text,
  noted_at timestamptz(3) not null,
  primary key (application_id, on_day, session)
);
