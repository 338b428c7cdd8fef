-- The phase of one row must never fail a whole list: a stored zone that this Postgres does not know is read as UTC,
-- and a day that is none as one that is not known. Both were accepted once, and another Postgres may know other zones.

create function is_time_zone(zone text) returns boolean language plpgsql stable as $$
begin
  perform 'epoch'::timestamptz at time zone zone;
  return true;
exception when invalid_parameter_value then
  return false;
end
$$;

-- The first instant of a local day, `days` later; null for a day that is none.
-- Where the clocks go back over midnight, midnight comes twice: Postgres takes the second, but the day begins with the first.
-- CET, EET, MET and WET are zones with a summer time, but Postgres reads these names as offsets without one.
create function local_day_start(day text, zone text, days integer default 0) returns timestamptz language plpgsql stable as $$
declare
  midnight timestamp;
  second timestamptz;
  first timestamptz;
begin
  midnight := (day::date + days)::timestamp;
  zone := case zone when 'CET' then 'Europe/Brussels' when 'EET' then 'Europe/Athens' when 'MET' then 'Europe/Brussels'
    when 'WET' then 'Europe/Lisbon' else coalesce(zone, 'UTC') end;
  second := midnight at time zone zone;
  -- Midnight by the clock of the day before.
  first := second - interval '24 hours' + (midnight - (second - interval '24 hours') at time zone zone);
  return case when first at time zone zone = midnight then least(first, second) else second end;
exception
  when invalid_parameter_value then return midnight at time zone 'UTC';
  when data_exception then return null;
end
$$;

create or replace function phase_of(p program, at timestamptz) returns text language sql stable as $$
  select case
    when at >= local_day_start(p.ends_on::text, p.timezone, 1) then 'completed'
    when at >= local_day_start(p.starts_on::text, p.timezone) then 'running'
    when at >= p.closes_at and p.first_released_at is not null then 'decided'
    when at >= p.closes_at and at < local_day_start(p.selection->'interviews'->>'from', p.timezone) then 'call_closed'
    when at >= p.closes_at then 'selecting'
    when at < p.opens_at then 'upcoming'
    else 'call_open'
  end
$$;
