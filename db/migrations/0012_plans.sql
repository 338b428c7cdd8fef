-- Every list has an index in its own order, and every job one that holds only what it looks for.

create index concurrently if not exists application_status on application (status, created_at, id);
create index concurrently if not exists application_status_submitted on application (status, coalesce(submitted_at, 'infinity'), id);
create index concurrently if not exists application_program_submitted on application (program_id, coalesce(submitted_at, 'infinity'), id);
create index concurrently if not exists document_replaced on document (application_id) where replaced_at is not null;

create index concurrently if not exists program_by_start on program (coalesce(starts_on, 'infinity'), id);
create index concurrently if not exists program_by_close on program (coalesce(closes_at, 'infinity'), id);
create index concurrently if not exists series_title on series (title, id);
create index concurrently if not exists city_by_name on city (name, id);
create index concurrently if not exists city_created on city (created_at, id);
create index concurrently if not exists organisation_name on organisation (name, id);
create index concurrently if not exists api_key_created on api_key (created_at, id);
