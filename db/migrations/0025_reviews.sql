-- A reviewer's judgement of one application. `place` numbers the reviews of an application that count, so that two
-- assignments at once cannot both take the last one.
create table review (
  id uuid primary key,
  program_id uuid not null references program,
  application_id uuid not null references application,
  reviewer_id uuid not null,
  -- Null: it was given up, and its place is free.
  place integer check (place > 0),
  status text not null check (status in ('assigned', 'in_progress', 'submitted', 'reopened', 'recused')),
  rubric_version integer,
  scores jsonb not null default '{}',
  comment text,
  reason text,
  assigned_by text not null,
  assigned_at timestamptz(3) not null,
  submitted_at timestamptz(3),
  version integer not null default 1,
  updated_at timestamptz(3) not null,
  unique (application_id, reviewer_id),
  foreign key (program_id, reviewer_id) references reviewer (program_id, id),
  unique (application_id, place),
  check ((status = 'recused') = (place is null)),
  check ((status = 'submitted') <= (submitted_at is not null and rubric_version is not null))
);
create index concurrently if not exists review_of_reviewer on review (reviewer_id, id);
create index concurrently if not exists review_of_program on review (program_id, id);
create index concurrently if not exists review_status on review (status, id);

-- Nobody judges a nominee of their own city, whatever assigned it.
create function refuse_own_city() returns trigger language plpgsql as $$
begin
  if exists (select from reviewer, application where reviewer.id = new.reviewer_id and application.id = new.application_id
    and reviewer.city_id = application.city_id) then
    raise exception 'a reviewer must not review a nominee of their own city'
      using errcode = 'check_violation', constraint = 'review_own_city', table = 'review';
  end if;
  return new;
end $$;
create trigger refuse_own_city before insert on review for each row execute function refuse_own_city();

-- A key that could do all that its role can still does.
update api_key set scopes = scopes || '{reviews:write}'
  where not 'reviews:write' = any(scopes) and scopes @> '{applications:read,documents:read}'
    and (role = 'reviewer' or (role in ('secretariat', 'organisation') and scopes @> '{screening:write,decisions:write}'));
