-- Null: staff have revoked the applicant's token.
alter table application alter column token_hash drop not null;
