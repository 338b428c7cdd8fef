-- The sessions of a program, in order, and the phase of a program that nobody has published.

alter table program add column agenda jsonb not null default '[]';

-- A draft has no phase by its dates: nobody can apply to it. The previous version goes on with phase_of, which knows no
-- such phase.
create function program_phase(p program, at timestamptz) returns text language sql stable as $$
  select case when p.status = 'draft' then 'draft' else phase_of(p, at) end
$$;
