-- A place that was offered to an application, from the release or the promotion on. Its status follows that of the
-- application (offer_follows_status), so that a version that knows no offers works on, and code that forgets cannot break it.
-- `coverage` and `coverage_digest` are the terms that were accepted. Null: the previous version took the answer.
create table offer (
  id uuid primary key,
  program_id uuid not null,
  application_id uuid not null references application,
  number integer not null check (number > 0),
  status text not null check (status in ('open', 'accepted', 'declined', 'expired', 'withdrawn', 'deferred')),
  reply_by timestamptz(3),
  offered_at timestamptz(3) not null,
  accepted_at timestamptz(3),
  ended_at timestamptz(3),
  coverage jsonb,
  coverage_digest text,
  version integer not null default 1,
  unique (application_id, number),
  check ((ended_at is null) = (status in ('open', 'accepted')))
);
create unique index concurrently if not exists offer_living on offer (application_id) where status in ('open', 'accepted');

-- What must still be settled before the place is confirmed.
create table offer_condition (
  offer_id uuid not null references offer,
  kind text not null check (kind in ('visa', 'flight', 'passport_validity', 'endorsement', 'other')),
  status text not null default 'open' check (status in ('open', 'met', 'waived', 'failed')),
  asked text,
  reason text,
  settled_by text,
  settled_by_id text,
  settled_at timestamptz(3),
  primary key (offer_id, kind),
  check ((status = 'open') = (settled_at is null)),
  check (status not in ('waived', 'failed') or reason is not null)
);

-- The offer of an application in each status. OFFER_OF in src/participation/offers/lifecycle.ts says the same.
create function offer_status_of(the_status text) returns text language sql immutable as $$
  select case the_status when 'offered' then 'open' when 'accepted' then 'accepted' when 'confirmed' then 'accepted'
    when 'declined' then 'declined' when 'offer_expired' then 'expired' when 'deferred' then 'deferred' else 'withdrawn' end
$$;

-- Gives an application an offer with the program's conditions, unless it has one.
create function make_offer(the_id uuid) returns void language plpgsql set enable_seqscan = off as $$
declare it record; the_offer uuid;
begin
  -- The share lets the migration wait for a version beside it that moves the application just now.
  select id, program_id, status, reply_by, updated_at into it from application where id = the_id and holds_seat(status) for share;
  if not found then return; end if;
  insert into offer (id, program_id, application_id, number, status, reply_by, offered_at, accepted_at)
    values (uuidv7_at(it.updated_at), it.program_id, it.id,
      1 + (select count(*) from offer where application_id = it.id), offer_status_of(it.status), it.reply_by, it.updated_at,
      case when it.status <> 'offered' then it.updated_at end)
    on conflict do nothing returning id into the_offer;
  if the_offer is not null then
    insert into offer_condition (offer_id, kind)
      select the_offer, kind from program, jsonb_array_elements_text(
        case when jsonb_typeof(selection #> '{participation,conditions}') = 'array'
          then selection #> '{participation,conditions}' else '[]' end) kind
      where program.id = it.program_id on conflict do nothing;
  end if;
end $$;

create function offer_follows_status() returns trigger language plpgsql set enable_seqscan = off as $$
begin
  if not holds_seat(new.status) then
    update offer set status = offer_status_of(new.status), ended_at = new.updated_at, version = version + 1
      where application_id = new.id and status in ('open', 'accepted');
  else
    update offer set status = offer_status_of(new.status), reply_by = new.reply_by, version = version + 1,
      accepted_at = case when new.status <> 'offered' then coalesce(accepted_at, new.updated_at) end
      where application_id = new.id and status in ('open', 'accepted');
    if not found then perform make_offer(new.id); end if;
  end if;
  return null;
end $$;
create trigger offer_follows_insert after insert on application
  for each row when (holds_seat(new.status)) execute function offer_follows_status();
create trigger offer_follows_status after update of status, reply_by on application
  for each row when ((holds_seat(old.status) or holds_seat(new.status))
    and (old.status <> new.status or old.reply_by is distinct from new.reply_by)) execute function offer_follows_status();

-- The offers of what was offered before.
select count(make_offer(id)) from (select id from application where holds_seat(status) order by id) held;

-- The application that a deferred one goes on as, in a later program.
alter table application add column deferred_from uuid;
alter table application add constraint application_deferred_from foreign key (deferred_from) references application not valid;
alter table application validate constraint application_deferred_from;
create unique index concurrently if not exists application_deferred_to on application (deferred_from);
