-- The network's rules of a program once one of its hosts has changed them: a host may tighten them, so its program then has
-- other values than the network asks for. Null: the program's own values are the network's.
alter table program add column network_rules jsonb;

-- A city is a member once at a time. btree_gist lets one index compare the city and the days; it comes with Postgres, and
-- who owns the database may create it.
create extension if not exists btree_gist;
-- The table is small, and an exclusion cannot be added without looking at its rows.
-- squawk-ignore constraint-missing-not-valid
alter table membership add constraint membership_once_at_a_time
  exclude using gist (city_id with =, daterange(member_from, member_until, '[]') with &&);
