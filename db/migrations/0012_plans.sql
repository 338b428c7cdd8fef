-- Every list has an index in its own order, and every job one that holds only what it looks for.
-- Each of these reads the whole table once. On a large table, make it by hand before the upgrade, with `create index
-- concurrently if not exists` and the same name: here it is then there already.

-- concurrently
create index if not exists application_status on application (status, created_at, id);
-- concurrently
create index if not exists application_status_submitted on application (status, coalesce(submitted_at, 'infinity'), id);
-- concurrently
create index if not exists application_program_submitted on application (program_id, coalesce(submitted_at, 'infinity'), id);
-- concurrently
create index if not exists document_replaced on document (application_id) where replaced_at is not null;

create index if not exists program_by_start on program (coalesce(starts_on, 'infinity'), id);
create index if not exists program_by_close on program (coalesce(closes_at, 'infinity'), id);
create index if not exists series_title on series (title, id);
create index if not exists city_by_name on city (name, id);
create index if not exists city_created on city (created_at, id);
create index if not exists organisation_name on organisation (name, id);
create index if not exists api_key_created on api_key (created_at, id);
