-- What an application was returned for: only these parts may be changed. Null: returned before parts were named.
alter table application add column return_parts text[];
-- It was not corrected in time, and staff go on with what is there.
alter table application add column incomplete boolean not null default false;
-- Answers to questions that the program does not ask any more.
alter table application add column answers_aside jsonb not null default '{}';

-- What time looks for: who is overdue, and what is still open in a program.
create index concurrently if not exists application_return_due on application (return_due_at, id) where status = 'returned';
-- In place of application_drafts, which does not know the order of ids.
create index concurrently if not exists application_draft on application (program_id, id) where status = 'draft';
drop index concurrently if exists application_drafts;
create index concurrently if not exists application_open on application (program_id, id)
  where status in ('submitted', 'returned', 'in_review', 'waitlisted', 'offered');
