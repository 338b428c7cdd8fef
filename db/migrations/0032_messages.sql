-- The role mailbox of a city, for what the network tells its focal point. `calls`: false once it was unsubscribed.
create table city_mailbox (
  city_id uuid primary key references city,
  email text not null,
  language text,
  calls boolean not null default true,
  version integer not null default 1,
  updated_at timestamptz(3) not null
);

-- What staff wrote for a program, or for the whole network (program_id null), in place of the default text.
create table message_template (
  id uuid primary key,
  program_id uuid references program,
  kind text not null,
  language text not null,
  subject text not null,
  text text not null,
  html text,
  version integer not null default 1,
  updated_by text not null,
  updated_by_id text,
  updated_at timestamptz(3) not null,
  constraint message_template_once unique nulls not distinct (kind, language, program_id)
);

-- One thing told to one person on one occasion. `dedupe` names all three. The mail is made when it is sent: subject, text
-- and language are those that went out, without the secret part of a link. `claim` is of the worker that sends it now; by
-- the clock of the database, which the sandbox does not set.
create table message (
  id uuid primary key,
  kind text not null,
  status text not null check (status in ('held', 'due', 'sent', 'failed', 'suppressed')),
  dedupe text not null,
  program_id uuid references program,
  application_id uuid references application,
  city_id uuid references city,
  event_id uuid,
  recipient text,
  note text,
  language text,
  subject text,
  text text,
  html text,
  attempts integer not null default 0,
  next_attempt_at timestamptz(3),
  claim uuid,
  claimed_until timestamptz(3),
  reason text,
  version integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  sent_at timestamptz(3),
  check ((status = 'sent') = (sent_at is not null)),
  check (claim is null or status = 'due')
);
create unique index concurrently if not exists message_once on message (dedupe);
create index concurrently if not exists message_due on message (id) where status = 'due';
create index concurrently if not exists message_program on message (program_id, id);
create index concurrently if not exists message_application on message (application_id, id);
create index concurrently if not exists message_kind on message (kind, id);
create index concurrently if not exists message_status on message (status, id);

-- A one-time link for an applicant who lost the credential. Only its hash is stored.
create table come_back_link (
  token_hash bytea primary key,
  message_id uuid not null references message,
  application_id uuid not null references application,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3)
);

create index concurrently if not exists come_back_link_message on come_back_link (message_id);
-- Finds the applications of an address.
create index concurrently if not exists application_email on application ((lower(applicant ->> 'email')));

-- A UUIDv7 of an instant. Postgres has its own from 18 on, which takes the current time only.
create function uuidv7_at(at timestamptz) returns uuid language sql volatile as $$
  select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    placing substring(int8send((extract(epoch from at) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid
$$;

-- What an event is told as. Null: nobody is told by mail. A later migration that announces more replaces this function.
create function message_kind_of(the_type text, payload jsonb) returns text language plpgsql immutable as $$
begin
  return case the_type
    when 'application.submitted' then 'receipt'
    when 'application.returned' then 'correction_wanted'
    when 'endorsement.requested' then 'endorsement_wanted'
    when 'interview.offered' then 'interview_invited'
    when 'interview.booked' then 'interview_booked'
    when 'interview.moved' then 'interview_moved'
    when 'interview.cancelled' then case when payload ->> 'starts_at' is not null then 'interview_cancelled' end
    when 'application.offered' then
      case payload ->> 'from' when 'in_review' then 'decision' when 'waitlisted' then 'promotion' end
    when 'application.waitlisted' then case payload ->> 'from' when 'in_review' then 'decision' end
    when 'application.not_selected' then
      case payload ->> 'from' when 'in_review' then 'decision' when 'waitlisted' then 'waitlist_closed' end
    when 'application.ineligible' then 'decision'
    when 'application.offer_withdrawn' then 'offer_withdrawn'
    when 'application.confirmed' then 'travel_wanted'
    when 'application.program_cancelled' then 'program_cancelled'
    when 'letter.made' then case payload ->> 'kind' when 'certificate' then 'certificate_ready' else 'letter_ready' end
    when 'program.updated' then
      case when payload -> 'dates' ?| array['starts_on', 'ends_on', 'timezone', 'venue_country']
        or payload -> 'changed' ? 'venue' then 'program_changed' end
  end;
end $$;

-- Writes the messages of an event in the transaction of the event, whichever code or version wrote it. A program can hold
-- kinds back. An event of a program is told to everyone who has applied and is still in it.
create function tell_of_event() returns trigger language plpgsql as $$
declare
  the_kind text := message_kind_of(new.type, new.payload);
begin
  if the_kind is null then return null; end if;
  insert into message (id, kind, status, dedupe, program_id, application_id, city_id, event_id, created_at, updated_at)
  select uuidv7_at(new.occurred_at), the_kind,
    case when p.selection #> '{messages,hold}' ? the_kind then 'held' else 'due' end,
    the_kind || ':' || new.id || ':' || it.id, p.id, it.id, it.city_id, new.id, new.occurred_at, new.occurred_at
  from application it join program p on p.id = it.program_id
  where case when new.subject_type = 'program'
      then it.program_id = new.subject_id and is_living(it.status) and it.status <> 'draft'
      else it.id = new.subject_id end
  on conflict (dedupe) do nothing;
  return null;
end $$;
create trigger tell_of_event after insert on event for each row execute function tell_of_event();
