-- Origins: the web pages that may use a key. A key of role page is publishable: it stands in a page, where everyone can
-- read it. So it names its pages and its program or series, and can do one thing only.
alter table api_key
  add column origins text[],
  add column program_id uuid,
  add column series_id uuid,
  drop constraint api_key_role_check,
  add constraint api_key_role_check
    check (role in ('secretariat', 'organisation', 'city', 'reviewer', 'frontend', 'page')) not valid;
alter table api_key validate constraint api_key_role_check;
alter table api_key add constraint api_key_program foreign key (program_id) references program not valid;
alter table api_key validate constraint api_key_program;
alter table api_key add constraint api_key_series foreign key (series_id) references series not valid;
alter table api_key validate constraint api_key_series;
alter table api_key add constraint api_key_origins
  check (origins is null or (cardinality(origins) > 0 and array_position(origins, null) is null)) not valid;
alter table api_key validate constraint api_key_origins;
alter table api_key add constraint api_key_page check (
  case when role = 'page'
    then origins is not null and num_nonnulls(program_id, series_id) = 1 and scopes = '{applications:start}'
    else program_id is null and series_id is null end) not valid;
alter table api_key validate constraint api_key_page;
create index concurrently if not exists api_key_with_origins on api_key (id) where origins is not null;

-- A key that could do all that its role can still does.
update api_key set scopes = scopes || '{tokens:write}'
  where role in ('secretariat', 'organisation') and not 'tokens:write' = any(scopes)
    and scopes @> '{applications:read,documents:read,applications:write,documents:write,screening:write}';
update api_key set scopes = scopes || '{documents:read,attestations:write}'
  where role = 'city' and not 'attestations:write' = any(scopes)
    and scopes @> '{applications:read,applications:write,participants:read}';
