-- The seat ledger: the seats of a program, numbered like slots, one for each application that is offered, accepted or
-- confirmed. Triggers are the only writers: a version that knows no seats works on, and code that forgets cannot break it.
--
-- All that moves an application takes its locks in this order, and nobody in another:
--   1. the row of the program
--   2. the rows of its applications, by id
--   3. lock_allocation: the slots of a city in the program
--   4. lock_seats: the seats of the program
-- A seat has no foreign key to its program, for that would lock 1 after 4. check_seat_of compares it with its application.
create table seat (
  program_id uuid not null,
  number integer not null check (number > 0),
  city_id uuid not null,
  application_id uuid not null unique references application,
  taken_at timestamptz(3) not null,
  primary key (program_id, number)
);
create index concurrently if not exists seat_city on seat (program_id, city_id);

-- SEATED in src/intake/applications/lifecycle.ts says the same.
create function holds_seat(the_status text) returns boolean language sql immutable as $$
  select the_status in ('offered', 'accepted', 'confirmed')
$$;

create function lock_seats(the_program uuid) returns void language plpgsql as $$
begin
  -- An older snapshot does not see the seats that others took before the lock was got.
  if current_setting('transaction_isolation') in ('repeatable read', 'serializable') then
    raise exception 'seats are taken in a transaction that is read committed' using errcode = 'feature_not_supported';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('seat ' || the_program, 0));
end $$;

-- Gives the lowest free seats to all applications of a program whose status holds one and that have none.
-- It is planned anew each time: a plan from when there were few seats reads all of them for each application.
create function take_seats(the_program uuid) returns void language plpgsql set plan_cache_mode = force_custom_plan as $$
begin
  perform lock_seats(the_program);
  with taker as (
    select id, city_id, updated_at, row_number() over (order by id) as nth from application
    where program_id = the_program and holds_seat(status)
      and not exists (select from seat where application_id = application.id)
  ), free as (
    select n as number, row_number() over (order by n) as nth
    from generate_series(1, (select count(*) from seat where program_id = the_program) + (select count(*) from taker)) n
    where not exists (select from seat where program_id = the_program and number = n)
  )
  insert into seat (program_id, number, city_id, application_id, taken_at)
    select the_program, number, city_id, id, updated_at from taker join free using (nth);
end $$;

-- A session keeps the plan of the look-up: one that was made while there were no seats must use the index, too.
create function seat_follows_status() returns trigger language plpgsql set enable_seqscan = off as $$
begin
  if not holds_seat(new.status) then
    -- Whoever takes seats meanwhile has still seen the old status: so it is waited for.
    perform lock_seats(new.program_id);
    delete from seat where application_id = new.id;
  -- The first row of a statement takes the seats of all its rows: a release of 200 is one insert.
  elsif not exists (select from seat where application_id = new.id) then
    perform take_seats(new.program_id);
  end if;
  return null;
end $$;
create trigger seat_follows_insert after insert on application
  for each row when (holds_seat(new.status)) execute function seat_follows_status();
create trigger seat_follows_status after update of status on application
  for each row when (holds_seat(old.status) <> holds_seat(new.status)) execute function seat_follows_status();

-- The seats of what was offered before. The limits are not guarded yet: a program that is over-full stays as it is.
select take_seats(id) from program
  where exists (select from application where program_id = program.id and holds_seat(status)) order by id;

-- Holds for every insert, a person's at a prompt included: no number above the program's seats, no more seats than these
-- (which are two things once they were lowered below what is in use), and no more of a city than it may have.
create function seats_within_limits() returns trigger language plpgsql as $$
declare batch record; limits record; used integer; the_city record;
begin
  for batch in select program_id, count(*)::int as wanted, max(number) as highest from taken group by 1 order by 1 loop
    perform lock_seats(batch.program_id);
    select seats, max_participants_per_city as cap into limits from program where id = batch.program_id;
    if limits.seats is not null then
      select count(*) into used from seat where program_id = batch.program_id;
      if used > limits.seats or batch.highest > limits.seats then
        raise exception '% of % seats are taken, and % more are wanted', used - batch.wanted, limits.seats, batch.wanted
          using errcode = 'check_violation', constraint = 'seats_exceeded', table = 'seat',
          detail = json_build_object('limit', limits.seats, 'used', used - batch.wanted, 'wanted', batch.wanted);
      end if;
    end if;
    continue when limits.cap is null;
    for the_city in select city_id, count(*)::int as wanted from taken where program_id = batch.program_id group by 1 order by 1 loop
      select count(*) into used from seat where program_id = batch.program_id and city_id = the_city.city_id;
      if used > limits.cap then
        raise exception 'the city has % of % participants, and % more are wanted', used - the_city.wanted, limits.cap, the_city.wanted
          using errcode = 'check_violation', constraint = 'city_participants_exceeded', table = 'seat',
          detail = json_build_object('city_id', the_city.city_id, 'limit', limits.cap, 'used', used - the_city.wanted,
            'wanted', the_city.wanted);
      end if;
    end loop;
  end loop;
  return null;
end $$;
create trigger seats_within_limits after insert on seat
  referencing new table as taken for each statement execute function seats_within_limits();

create function seat_is_not_moved() returns trigger language plpgsql as $$
begin
  raise exception 'a seat is taken and freed, never changed' using errcode = 'check_violation', constraint = 'seat_is_not_moved', table = 'seat';
end $$;
create trigger seat_is_not_moved before update or truncate on seat for each statement execute function seat_is_not_moved();

-- An application whose status holds a seat has one, of its program and its city, and none other has: looked at when the
-- transaction commits.
create function check_seat_of(the_id uuid) returns void language plpgsql set enable_seqscan = off as $$
declare it record; held record;
begin
  select program_id, city_id, holds_seat(status) as holds into it from application where id = the_id;
  select program_id, city_id into held from seat where application_id = the_id;
  if it.holds <> found or held.program_id <> it.program_id or held.city_id <> it.city_id then
    raise exception 'application % and its seat do not agree', the_id
      using errcode = 'check_violation', constraint = 'application_holds_seat', table = 'application';
  end if;
end $$;
create function application_holds_seat() returns trigger language plpgsql as $$
begin
  perform check_seat_of(new.id);
  return null;
end $$;
create function seat_is_held() returns trigger language plpgsql as $$
begin
  perform check_seat_of(coalesce(new.application_id, old.application_id));
  return null;
end $$;
-- A status that comes to hold a seat gets one at once (seat_follows_status), and seat_is_held checks each seat that comes or
-- goes. So an application itself is checked only when its program or city changes.
create constraint trigger application_holds_seat after update of program_id, city_id on application
  deferrable initially deferred for each row when (holds_seat(new.status)) execute function application_holds_seat();
create constraint trigger seat_is_held after insert or delete on seat
  deferrable initially deferred for each row execute function seat_is_held();
