-- What staff found when they opened a document. A new upload is a new row, and begins anew.
alter table document
  add column verification text not null default 'uploaded',
  add column rejection_reason text,
  add column judged_by text,
  add column judged_by_id uuid,
  add column judged_at timestamptz(3),
  add constraint document_verification check (verification in ('uploaded', 'verified', 'rejected')) not valid,
  add constraint document_judged check (
    (verification = 'uploaded') = (judged_at is null) and (verification = 'rejected') = (rejection_reason is not null)) not valid;
alter table document validate constraint document_verification;
alter table document validate constraint document_judged;

-- The queue of the screening, oldest first; and the people who may be one, by birth date or by the name in the passport.
create index concurrently if not exists application_screening on application (program_id, submitted_at, id)
  where status in ('submitted', 'returned', 'in_review');
create index concurrently if not exists application_birth_date on application (program_id, (applicant ->> 'birth_date'));
create index concurrently if not exists application_passport_name
  on application (program_id, folded(applicant ->> 'name_as_in_passport'));
