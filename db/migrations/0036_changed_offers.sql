-- Since when the program of an offer is not what was offered: its dates, place or format have changed, and `changed` says
-- which. Null: it is, or the applicant has accepted it as it is now.
alter table offer add column changed_at timestamptz(3);
alter table offer add column changed text[];
