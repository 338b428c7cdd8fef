-- A letter or a certificate for one application. `edition` counts the letters of a kind; the earlier ones
-- stay. `facts` is
-- what it says; the file is made from it, once, by the worker.
create table letter (
  id uuid primary key,
  program_id uuid not null references program,
  application_id uuid not null references application,
  kind text not null check (kind in ('visa_support', 'acceptance', 'certificate')),
  edition integer not null check (edition > 0),
  status text not null check (status in ('due', 'made', 'void', 'revoked')),
  -- Printed on it: whoever has the paper can ask whether it is valid.
  code text not null unique,
  verify_url text not null,
  facts jsonb not null,
  requested_by text not null,
  requested_by_id text,
  requested_at timestamptz(3) not null,
  storage_key uuid unique,
  size integer,
  sha256 text,
  made_at timestamptz(3),
  void_cause text check (void_cause in ('facts_changed', 'superseded', 'place_lost', 'program_cancelled')),
  ended_by text,
  ended_by_id text,
  ended_at timestamptz(3),
  reason text,
  -- False: the database voided it (letter_lost_place), and the history does not have that yet.
  is_told boolean not null default true,
  version integer not null default 1,
  updated_at timestamptz(3) not null,
  unique (application_id, kind, edition),
  check (status <> 'made' or storage_key is not null),
  check ((storage_key is null) = (made_at is null) and (storage_key is null) = (size is null) and (storage_key is null) = (sha256 is null)),
  check ((status = 'void') = (void_cause is not null)),
  check ((status in ('void', 'revoked')) = (ended_at is not null)),
  check (status <> 'revoked' or reason is not null)
);
create unique index concurrently if not exists letter_current on letter (application_id, kind)
  where status in ('due', 'made');
create index concurrently if not exists letter_of on letter (application_id, id desc);
create index concurrently if not exists letter_program on letter (program_id, id) where status in ('due', 'made');
create index concurrently if not exists letter_ended on letter (program_id, ended_at) where ended_at is not null;
create index concurrently if not exists letter_untold on letter (id) where not is_told;

-- A letter lives no longer than its place. Actions void it and record that; this is for one that forgets.
create function letter_lost_place() returns trigger language plpgsql as $$
begin
  update letter set status = 'void', void_cause = 'place_lost', ended_by = 'Cohort', ended_at = new.updated_at,
    is_told = false, version = version + 1, updated_at = new.updated_at
    where application_id = new.id and status in ('due', 'made');
  return null;
end $$;
create trigger letter_lost_place after update of status on application
  for each row when (old.status in ('accepted', 'confirmed') and new.status not in ('accepted', 'confirmed'))
  execute function letter_lost_place();
