-- Every list of applications is walked along an index in its own order, so that no page costs more than the first.
drop index application_program;
drop index application_city;
drop index application_started_by;
drop index application_submitted;
create index application_created on application (created_at, id);
create index application_program on application (program_id, status, created_at, id);
create index application_program_created on application (program_id, created_at, id);
create index application_city on application (city_id, created_at, id);
create index application_started_by on application (started_by, created_at, id);
create index application_submitted on application (coalesce(submitted_at, 'infinity'), id);

-- Called for every submission: plpgsql keeps the plans of its statements, which Postgres before 18 does not do for SQL functions.
create or replace function city_cap_of(the_program uuid, the_city uuid) returns integer language plpgsql stable as $$
declare cap integer;
begin
  select max_applications into cap from city_cap where program_id = the_program and city_id = the_city;
  if cap is null then select max_applications_per_city into cap from program where id = the_program; end if;
  return cap;
end $$;

create or replace function lock_allocation(the_program uuid, the_city uuid) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('slot ' || the_program || ' ' || the_city, 0));
end $$;

create or replace function take_slot(the_program uuid, the_city uuid, the_application uuid, at timestamptz)
returns integer language plpgsql as $$
declare cap integer; taken integer[]; lowest integer := 1;
begin
  perform lock_allocation(the_program, the_city);
  cap := city_cap_of(the_program, the_city);
  taken := array(select number from slot where program_id = the_program and city_id = the_city);
  if cardinality(taken) >= cap then return null; end if;
  while lowest = any(taken) loop lowest := lowest + 1; end loop;
  insert into slot (program_id, city_id, number, application_id, taken_at)
    values (the_program, the_city, lowest, the_application, at);
  return lowest;
end $$;

-- The answer that is kept under a key, once nobody else works on the same request.
create function take_idempotency_key(the_scope bytea, lock bigint)
returns table (free boolean, fingerprint bytea, answer bytea) language plpgsql as $$
begin
  if not pg_try_advisory_xact_lock(lock) then
    return query select false, null::bytea, null::bytea;
  else
    -- A statement of its own: it sees what the one before us committed.
    return query select true, kept.fingerprint, kept.answer
      from (select) one left join idempotency_key kept on kept.scope = the_scope;
  end if;
end $$;
