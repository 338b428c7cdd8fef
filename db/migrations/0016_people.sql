-- The keys by which a person is known: each name with the birth date, the name in the passport too. Null: the previous
-- version wrote the row, which knows one key only, in person_key.
alter table application add column person_keys text[];

-- Who is in a program: each key belongs to one living application. Two applications are of one person if they share a key,
-- whether it comes from a name or from a passport. An application that staff have told apart from others has none.
create table application_person (
  program_id uuid not null references program,
  person_key text not null,
  application_id uuid not null references application on delete cascade deferrable initially deferred,
  primary key (program_id, person_key)
);
create index concurrently if not exists application_person_of on application_person (application_id);

create function is_living(status text) returns boolean language sql immutable parallel safe as $$
  select status in ('draft', 'submitted', 'returned', 'in_review', 'waitlisted', 'offered', 'accepted', 'confirmed')
$$;

-- Holds for every write, a person's at a prompt included. A new row of a person who has a living application is not
-- inserted, as `on conflict do nothing` has it; a change into one is refused.
create function claim_person() returns trigger language plpgsql as $$
declare keys text[];
begin
  if tg_op = 'UPDATE' then
    if is_living(new.status) = is_living(old.status) and new.person_key = old.person_key
      and new.person_keys is not distinct from old.person_keys then return new; end if;
    if exists (select from waiver where application_id = new.id and criterion = 'one_application_per_person') then
      new.person_key := new.id::text;
      new.person_keys := '{}';
    elsif new.person_key <> old.person_key and new.person_keys is not distinct from old.person_keys then
      new.person_keys := null;
    end if;
  end if;
  keys := case when is_living(new.status) then coalesce(new.person_keys, array[new.person_key]) else '{}' end;
  if tg_op = 'UPDATE' then
    delete from application_person where application_id = new.id and person_key <> all(keys);
  end if;
  -- In one order, so that two who claim the same keys wait for each other on the first.
  insert into application_person (program_id, person_key, application_id)
    select new.program_id, key, new.id from unnest(keys) key order by key on conflict do nothing;
  if (select count(*) from application_person where application_id = new.id)
    = (select count(distinct key) from unnest(keys) key) then return new; end if;
  if tg_op = 'INSERT' then
    delete from application_person where application_id = new.id;
    return null;
  end if;
  raise exception 'the person has another living application in the program'
    using errcode = 'unique_violation', constraint = 'application_person_once', table = 'application';
end $$;
create trigger claim_person before insert or update of status, person_key, person_keys on application
  for each row execute function claim_person();

-- Staff say that this is another person: its keys are free for the one who has them too.
create function tell_person_apart() returns trigger language plpgsql as $$
begin
  update application set person_key = id::text, person_keys = '{}' where id = new.application_id;
  return null;
end $$;
create trigger tell_person_apart after insert on waiver
  for each row when (new.criterion = 'one_application_per_person') execute function tell_person_apart();

insert into application_person (program_id, person_key, application_id)
  select program_id, person_key, id from application where is_living(status) on conflict do nothing;
