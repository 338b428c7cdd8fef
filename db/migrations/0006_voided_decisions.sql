-- A decision belongs to what it was made on: a move out of review makes an open one void. The row stays, and counts no more.
alter table decision add column voided_at timestamptz(3);
alter table decision add constraint decision_released_or_voided check (release_id is null or voided_at is null) not valid;
alter table decision validate constraint decision_released_or_voided;
create unique index concurrently if not exists decision_open on decision (application_id) where release_id is null and voided_at is null;
drop index concurrently if exists decision_open_once;

-- A release sets release_id before it moves the application, so what is still open here was not released.
create function void_open_decision() returns trigger language plpgsql as $$
begin
  update decision set voided_at = new.updated_at, version = version + 1
    where application_id = new.id and release_id is null and voided_at is null;
  return null;
end $$;
create trigger void_open_decision after update of status on application
  for each row when (old.status = 'in_review' and new.status <> 'in_review') execute function void_open_decision();
