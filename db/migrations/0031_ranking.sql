-- A frozen ranking: the order of a program's applications with its inputs, as they were then. It never changes.
create table ranking (
  id uuid primary key,
  program_id uuid not null references program,
  number integer not null check (number > 0),
  -- The version of the rules in src/selection/ranking/rank.ts.
  rule_version integer not null,
  rubric_version integer,
  -- The rubric's criteria and the rules that part what is level.
  settings jsonb not null,
  size integer not null check (size >= 0),
  note text,
  frozen_by text not null,
  frozen_by_id text,
  frozen_at timestamptz(3) not null,
  unique (program_id, number)
);

-- The places of a frozen ranking, numbered from 1 to its size. Those that nothing parts have the same place.
create table ranking_place (
  ranking_id uuid not null references ranking,
  number integer not null check (number > 0),
  place integer not null,
  application_id uuid not null references application,
  explanation text not null,
  facts jsonb not null,
  check (place > 0 and place <= number),
  primary key (ranking_id, number)
);
create unique index concurrently if not exists ranking_place_application on ranking_place (application_id, ranking_id);

create function ranking_is_frozen() returns trigger language plpgsql as $$
begin
  raise exception 'a frozen ranking never changes' using errcode = 'check_violation', constraint = 'ranking_is_frozen';
end $$;
create trigger ranking_is_frozen before update or delete on ranking for each row execute function ranking_is_frozen();
create trigger ranking_is_frozen before update or delete on ranking_place for each row execute function ranking_is_frozen();

-- All numbers up to the size are taken when a ranking is stored, so nothing can be added later.
create function ranking_has_its_size() returns trigger language plpgsql as $$
begin
  if new.number > (select size from ranking where id = new.ranking_id) then
    raise exception 'a frozen ranking takes no more places' using errcode = 'check_violation', constraint = 'ranking_is_frozen';
  end if;
  return new;
end $$;
create trigger ranking_has_its_size before insert on ranking_place for each row execute function ranking_has_its_size();

-- The participants of a city: whether it sent somebody before.
create index concurrently if not exists application_participants on application (city_id, program_id)
  where status in ('accepted', 'confirmed');

-- A saved set of applications of a program, in the order in which staff want them.
create table shortlist (
  id uuid primary key,
  program_id uuid not null references program,
  name text not null,
  note text,
  -- The frozen ranking that it was made from. Null: by hand, or from the order of that moment.
  ranking_id uuid references ranking,
  made_by text not null,
  made_by_id text,
  version integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create unique index concurrently if not exists shortlist_name on shortlist (program_id, lower(name));
create index concurrently if not exists shortlist_program on shortlist (program_id, created_at, id);
create table shortlist_item (
  shortlist_id uuid not null references shortlist on delete cascade,
  number integer not null check (number > 0),
  application_id uuid not null references application,
  primary key (shortlist_id, number),
  unique (shortlist_id, application_id)
);
create index concurrently if not exists shortlist_item_application on shortlist_item (application_id);
