-- A seat that became free, and who may have it: first the city of the person who left, until `ends_at`, then the waitlist.
-- Triggers write it with the status of that person and of the nominee who comes instead, so that a version that knows none
-- of it works on. `promoted_id` is who got the seat in the end, if it was nobody of the city.
create table replacement (
  id uuid primary key,
  program_id uuid not null,
  city_id uuid not null,
  application_id uuid not null references application,
  status text not null check (status in ('open', 'proposed', 'taken', 'lapsed')),
  opened_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  nominee_id uuid references application,
  promoted_id uuid references application,
  check ((nominee_id is not null) = (status in ('proposed', 'taken'))),
  check (promoted_id is null or status = 'lapsed')
);
create unique index concurrently if not exists replacement_living on replacement (application_id)
  where status in ('open', 'proposed');
create index concurrently if not exists replacement_program on replacement (program_id, id);
create index concurrently if not exists replacement_nominee on replacement (nominee_id);
create index concurrently if not exists replacement_of on replacement (application_id);
create index concurrently if not exists replacement_due on replacement (ends_at) where status = 'open';
create index concurrently if not exists replacement_held on replacement (program_id) where status in ('open', 'proposed');
create index concurrently if not exists replacement_waiting on replacement (program_id, id)
  where status = 'lapsed' and promoted_id is null;

-- Whom an application replaces, and until when it can be submitted, also after the call.
alter table application add column replaces uuid;
alter table application add column replaces_until timestamptz(3);
alter table application add constraint application_replaces foreign key (replaces) references application not valid;
alter table application validate constraint application_replaces;

-- Why somebody was promoted from the waitlist, and not those before.
create table promotion (
  id uuid primary key,
  program_id uuid not null references program,
  application_id uuid not null references application,
  replacement_id uuid references replacement,
  position integer not null,
  automatic boolean not null,
  reason text,
  passed jsonb not null,
  promoted_by text not null,
  promoted_by_id text,
  promoted_at timestamptz(3) not null
);
create index concurrently if not exists promotion_program on promotion (program_id, id);

create function instant_text(at timestamptz) returns text language sql stable as $$
  select to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;

-- The seat of `left_by` is free: its city may name somebody for the program's number of days, not beyond its start.
create function open_replacement(left_by application) returns void language plpgsql set enable_seqscan = off as $$
declare days integer; starts timestamptz; ends timestamptz(3); the_id uuid := uuidv7_at(clock_timestamp());
begin
  select coalesce((selection #>> '{participation,replacement_days}')::integer, 0),
      starts_on::timestamp at time zone coalesce(timezone, 'UTC')
    into days, starts from program where id = left_by.program_id;
  ends := least(left_by.updated_at + make_interval(days => days), greatest(starts, left_by.updated_at));
  insert into replacement (id, program_id, city_id, application_id, status, opened_at, ends_at)
    values (the_id, left_by.program_id, left_by.city_id, left_by.id,
      case when ends > left_by.updated_at then 'open' else 'lapsed' end, left_by.updated_at, ends);
  if ends > left_by.updated_at then
    insert into event (id, type, subject_type, subject_id, program_id, payload, occurred_at)
      values (uuidv7_at(clock_timestamp()), 'replacement.opened', 'application', left_by.id, left_by.program_id,
        jsonb_build_object('from', null, 'to', null, 'replacement_id', the_id, 'city_id', left_by.city_id,
          'ends_at', instant_text(ends)), left_by.updated_at);
  end if;
end $$;

create function replacement_follows_status() returns trigger language plpgsql set enable_seqscan = off as $$
begin
  if holds_seat(old.status) and not holds_seat(new.status) and new.status <> 'program_cancelled' then
    perform open_replacement(new);
  elsif holds_seat(new.status) and not holds_seat(old.status) then
    -- Who left takes the place again: it is nobody else's any more.
    update replacement set status = 'lapsed', nominee_id = null, promoted_id = new.id
      where application_id = new.id and promoted_id is null and status in ('open', 'proposed', 'lapsed');
  end if;
  if new.replaces is null then return null; end if;
  if new.status in ('submitted', 'returned', 'in_review') then
    if old.status not in ('submitted', 'returned', 'in_review') then
      update replacement set status = 'proposed', nominee_id = new.id
        where application_id = new.replaces and promoted_id is null
          and (status = 'open' or (status = 'lapsed' and ends_at > new.submitted_at));
      if not found and old.status = 'draft' then
        raise exception 'the place of % is not open any more', new.replaces
          using errcode = 'check_violation', constraint = 'replacement_open', table = 'replacement';
      end if;
    end if;
  elsif holds_seat(new.status) then
    update replacement set status = 'taken' where nominee_id = new.id and status = 'proposed';
  else
    update replacement set status = case when ends_at > new.updated_at then 'open' else 'lapsed' end, nominee_id = null
      where nominee_id = new.id and status = 'proposed';
  end if;
  return null;
end $$;
create trigger replacement_follows_status after update of status on application
  for each row when (old.status <> new.status and (holds_seat(old.status) or holds_seat(new.status) or new.replaces is not null))
  execute function replacement_follows_status();
