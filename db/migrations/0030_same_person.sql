-- The applications of one person in all programs: a release names who is selected in another on the same days.
create index concurrently if not exists application_person_key on application_person (person_key, program_id);
