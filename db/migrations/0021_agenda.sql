-- The sessions of a program, in order, and the phase of a program that nobody has published.

alter table program add column agenda jsonb not null default '[]';

-- As before, but a draft has no phase by its dates: nobody can apply to it.
create or replace function phase_of(p program, at timestamptz) returns text language sql stable as $$
  select case
    when p.status = 'draft' then 'draft'
    when at >= local_day_start(p.ends_on::text, p.timezone, 1) then 'completed'
    when at >= local_day_start(p.starts_on::text, p.timezone) then 'running'
    when at >= p.closes_at and p.first_released_at is not null then 'decided'
    when at >= p.closes_at and at < local_day_start(p.selection->'interviews'->>'from', p.timezone) then 'call_closed'
    when at >= p.closes_at then 'selecting'
    when at < p.opens_at then 'upcoming'
    else 'call_open'
  end
$$;
