-- Made by npm run db:schema from the migrations: do not edit.

create extension btree_gist;

create extension pg_trgm;

create table api_key (
  id uuid not null,
  name text not null,
  role text not null,
  organisation_id uuid,
  city_id uuid,
  scopes text[] not null,
  hash bytea not null,
  hint text not null,
  created_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone,
  revoked_at timestamp(3) with time zone,
  origins text[],
  program_id uuid,
  series_id uuid,
  constraint api_key_check CHECK (((role = 'organisation'::text) = (organisation_id IS NOT NULL))),
  constraint api_key_check1 CHECK (((role = 'city'::text) = (city_id IS NOT NULL))),
  constraint api_key_city_id_fkey FOREIGN KEY (city_id) REFERENCES city(id),
  constraint api_key_hash_key UNIQUE (hash),
  constraint api_key_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint api_key_origins CHECK (((origins IS NULL) OR ((cardinality(origins) > 0) AND (array_position(origins, NULL::text) IS NULL)))),
  constraint api_key_page CHECK (
CASE
    WHEN (role = 'page'::text) THEN ((origins IS NOT NULL) AND (num_nonnulls(program_id, series_id) = 1) AND (scopes = '{applications:start}'::text[]))
    ELSE ((program_id IS NULL) AND (series_id IS NULL))
END),
  constraint api_key_pkey PRIMARY KEY (id),
  constraint api_key_program FOREIGN KEY (program_id) REFERENCES program(id),
  constraint api_key_role_check CHECK ((role = ANY (ARRAY['secretariat'::text, 'organisation'::text, 'city'::text, 'reviewer'::text, 'frontend'::text, 'page'::text]))),
  constraint api_key_series FOREIGN KEY (series_id) REFERENCES series(id)
);

create table application (
  id uuid not null,
  program_id uuid not null,
  city_id uuid not null,
  status text not null,
  applicant jsonb not null,
  position jsonb,
  languages jsonb not null default '[]'::jsonb,
  passport jsonb,
  answers jsonb not null default '{}'::jsonb,
  person_key text not null,
  token_hash bytea,
  started_by text,
  submitted_at timestamp(3) with time zone,
  return_items text[],
  return_due_at timestamp(3) with time zone,
  reply_by timestamp(3) with time zone,
  eligibility jsonb,
  version integer not null default 1,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  return_parts text[],
  incomplete boolean not null default false,
  answers_aside jsonb not null default '{}'::jsonb,
  person_keys text[],
  deferred_from uuid,
  replaces uuid,
  replaces_until timestamp(3) with time zone,
  constraint application_city_id_fkey FOREIGN KEY (city_id) REFERENCES city(id),
  constraint application_deferred_from FOREIGN KEY (deferred_from) REFERENCES application(id),
  constraint application_pkey PRIMARY KEY (id),
  constraint application_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id),
  constraint application_replaces FOREIGN KEY (replaces) REFERENCES application(id),
  constraint application_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'submitted'::text, 'returned'::text, 'in_review'::text, 'ineligible'::text, 'waitlisted'::text, 'offered'::text, 'accepted'::text, 'confirmed'::text, 'not_selected'::text, 'declined'::text, 'offer_expired'::text, 'offer_withdrawn'::text, 'withdrawn'::text, 'lapsed'::text, 'deferred'::text, 'program_cancelled'::text]))),
  constraint application_token_hash_key UNIQUE (token_hash)
);

create table application_person (
  program_id uuid not null,
  person_key text not null,
  application_id uuid not null,
  constraint application_person_application_id_fkey FOREIGN KEY (application_id) REFERENCES application(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  constraint application_person_pkey PRIMARY KEY (program_id, person_key),
  constraint application_person_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id)
);

create table application_search (
  application_id uuid not null,
  name text not null,
  everything text not null,
  constraint application_search_application_id_fkey FOREIGN KEY (application_id) REFERENCES application(id) ON DELETE CASCADE,
  constraint application_search_pkey PRIMARY KEY (application_id)
);

create table attendance (
  application_id uuid not null,
  on_day date not null,
  session text not null default ''::text,
  is_present boolean not null,
  noted_by text not null,
  noted_by_id text,
  noted_at timestamp(3) with time zone not null,
  constraint attendance_application_id_fkey FOREIGN KEY (application_id) REFERENCES participant(application_id),
  constraint attendance_pkey PRIMARY KEY (application_id, on_day, session)
);

create table attestation (
  id uuid not null,
  application_id uuid not null,
  criterion text not null,
  note text,
  attested_by text not null,
  attested_at timestamp(3) with time zone not null,
  attested_by_id text,
  constraint attestation_application_id_criterion_key UNIQUE (application_id, criterion),
  constraint attestation_application_id_fkey FOREIGN KEY (application_id) REFERENCES application(id),
  constraint attestation_pkey PRIMARY KEY (id)
);

create table city (
  id uuid not null,
  key text,
  name text not null,
  country text not null,
  kind text not null,
  aliases text[] not null default '{}'::text[],
  version integer not null default 1,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  name_key text,
  search text,
  constraint city_key_key UNIQUE (key),
  constraint city_kind_check CHECK ((kind = ANY (ARRAY['city'::text, 'region'::text, 'district'::text]))),
  constraint city_pkey PRIMARY KEY (id)
);

create table city_cap (
  program_id uuid not null,
  city_id uuid not null,
  max_applications integer not null,
  reason text not null,
  set_at timestamp(3) with time zone not null,
  constraint city_cap_city_id_fkey FOREIGN KEY (city_id) REFERENCES city(id),
  constraint city_cap_max_applications_check CHECK ((max_applications > 0)),
  constraint city_cap_pkey PRIMARY KEY (program_id, city_id),
  constraint city_cap_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id) ON DELETE CASCADE
);

create table city_mailbox (
  city_id uuid not null,
  email text not null,
  language text,
  calls boolean not null default true,
  version integer not null default 1,
  updated_at timestamp(3) with time zone not null,
  constraint city_mailbox_city_id_fkey FOREIGN KEY (city_id) REFERENCES city(id),
  constraint city_mailbox_pkey PRIMARY KEY (city_id)
);

create table city_priority (
  program_id uuid not null,
  city_id uuid not null,
  application_id uuid not null,
  priority integer not null,
  constraint city_priority_application_id_fkey FOREIGN KEY (application_id) REFERENCES application(id),
  constraint city_priority_application_id_key UNIQUE (application_id),
  constraint city_priority_pkey PRIMARY KEY (program_id, city_id, priority),
  constraint city_priority_priority_check CHECK ((priority > 0)),
  constraint city_priority_program_id_city_id_fkey FOREIGN KEY (program_id, city_id) REFERENCES priority_order(program_id, city_id)
);

create table come_back_link (
  token_hash bytea not null,
  message_id uuid not null,
  application_id uuid not null,
  expires_at timestamp(3) with time zone not null,
  used_at timestamp(3) with time zone,
  constraint come_back_link_application_id_fkey FOREIGN KEY (application_id) REFERENCES application(id),
  constraint come_back_link_message_id_fkey FOREIGN KEY (message_id) REFERENCES message(id),
  constraint come_back_link_pkey PRIMARY KEY (token_hash)
);

create table decision (
  id uuid not null,
  application_id uuid not null,
  outcome text not null,
  reason_code text not null,
  note text,
  message text,
  decided_by text not null,
  decided_at timestamp(3) with time zone not null,
  release_id uuid,
  version integer not null default 1,
  voided_at timestamp(3) with time zone,
  decided_by_id text,
  waitlist_position integer,
  constraint decision_application_id_fkey FOREIGN KEY (application_id) REFERENCES application(id),
  constraint decision_outcome_check CHECK ((outcome = ANY (ARRAY['select'::text, 'waitlist'::text, 'not_select'::text]))),
  constraint decision_pkey PRIMARY KEY (id),
  constraint decision_reason_code_check CHECK ((reason_code = ANY (ARRAY['merit'::text, 'balance'::text, 'competitive'::text, 'incomplete'::text, 'language'::text, 'other'::text]))),
  constraint decision_release_id_fkey FOREIGN KEY (release_id) REFERENCES release(id),
  constraint decision_released_or_voided CHECK (((release_id IS NULL) OR (voided_at IS NULL))),
  constraint decision_waitlist_position CHECK (((waitlist_position IS NULL) OR ((waitlist_position > 0) AND (outcome = 'waitlist'::text))))
);

create table document (
  id uuid not null,
  application_id uuid not null,
  kind text not null,
  version integer not null,
  storage_key uuid not null,
  filename text not null,
  media_type text not null,
  size integer not null,
  sha256 text not null,
  uploaded_at timestamp(3) with time zone not null,
  replaced_at timestamp(3) with time zone,
  verification text not null default 'uploaded'::text,
  rejection_reason text,
  judged_by text,
  judged_by_id uuid,
  judged_at timestamp(3) with time zone,
  constraint document_application_id_fkey FOREIGN KEY (application_id) REFERENCES application(id),
  constraint document_application_id_kind_version_key UNIQUE (application_id, kind, version),
  constraint document_judged CHECK ((((verification = 'uploaded'::text) = (judged_at IS NULL)) AND ((verification = 'rejected'::text) = (rejection_reason IS NOT NULL)))),
  constraint document_kind_check CHECK ((kind = ANY (ARRAY['passport_scan'::text, 'headshot'::text, 'nomination_form'::text]))),
  constraint document_pkey PRIMARY KEY (id),
  constraint document_size_check CHECK ((size > 0)),
  constraint document_storage_key_key UNIQUE (storage_key),
  constraint document_verification CHECK ((verification = ANY (ARRAY['uploaded'::text, 'verified'::text, 'rejected'::text])))
);

create table endorsement (
  id uuid not null,
  program_id uuid not null,
  application_id uuid not null,
  status text not null,
  requested_by text not null,
  requested_by_id uuid,
  requested_at timestamp(3) with time zone not null,
  link_hash bytea,
  link_expires_at timestamp(3) with time zone,
  given_by text,
  endorser_name text,
  endorser_email text,
  is_own boolean not null default false,
  form_checked boolean not null default false,
  reason text,
  answered_by text,
  answered_by_id uuid,
  answered_at timestamp(3) with time zone,
  version integer not null default 1,
  constraint endorsement_application_id_fkey FOREIGN KEY (application_id) REFERENCES application(id),
  constraint endorsement_check CHECK (((link_hash IS NULL) = (link_expires_at IS NULL))),
  constraint endorsement_check1 CHECK (((status = ANY (ARRAY['requested'::text, 'superseded'::text, 'expired'::text])) OR (answered_at IS NOT NULL))),
  constraint endorsement_check2 CHECK (((status <> ALL (ARRAY['endorsed'::text, 'withdrawn'::text])) OR ((given_by IS NOT NULL) AND (endorser_name IS NOT NULL)))),
  constraint endorsement_given_by_check CHECK ((given_by = ANY (ARRAY['key'::text, 'link'::text, 'paper'::text]))),
  constraint endorsement_link_hash_key UNIQUE (link_hash),
  constraint endorsement_pkey PRIMARY KEY (id),
  constraint endorsement_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id),
  constraint endorsement_status_check CHECK ((status = ANY (ARRAY['requested'::text, 'endorsed'::text, 'declined'::text, 'withdrawn'::text, 'superseded'::text, 'expired'::text])))
);

create table event (
  id uuid not null,
  type text not null,
  subject_type text not null,
  subject_id uuid not null,
  program_id uuid,
  payload jsonb not null,
  occurred_at timestamp(3) with time zone not null,
  position bigint,
  constraint event_pkey PRIMARY KEY (id)
);

create table history (
  id uuid not null,
  subject_type text not null,
  subject_id uuid not null,
  action text not null,
  from_status text,
  to_status text,
  actor_id text,
  actor_role text not null,
  actor_name text not null,
  at timestamp(3) with time zone not null,
  reason text,
  details jsonb not null default '{}'::jsonb,
  visibility text not null,
  program_id uuid,
  application_id uuid,
  request_id uuid,
  constraint history_pkey PRIMARY KEY (id),
  constraint history_visibility_check CHECK ((visibility = ANY (ARRAY['all'::text, 'staff'::text])))
);

create table idempotency_key (
  scope bytea not null,
  fingerprint bytea not null,
  answer bytea not null,
  created_at timestamp(3) with time zone not null default now(),
  constraint idempotency_key_pkey PRIMARY KEY (scope)
);

create table interview (
  id uuid not null,
  program_id uuid not null,
  application_id uuid not null,
  status text not null,
  slot_id uuid,
  place integer,
  capacity integer,
  reviewer_id uuid,
  starts_at timestamp(3) with time zone,
  ends_at timestamp(3) with time zone,
  person text not null,
  time_zone text,
  moves integer not null default 0,
  former_reviewers uuid[] not null default '{}'::uuid[],
  sequence integer not null default 0,
  invited_by text not null,
  invited_by_id text,
  invited_at timestamp(3) with time zone not null,
  booked_at timestamp(3) with time zone,
  ended_at timestamp(3) with time zone,
  scores jsonb,
  rubric_version integer,
  language_level text,
  evidence_note text,
  note text,
  duration_minutes integer,
  recorded_by text,
  recorded_by_id text,
  version integer not null default 1,
  updated_at timestamp(3) with time zone not null,
  constraint interview_application_id_fkey FOREIGN KEY (application_id) REFERENCES application(id),
  constraint interview_check CHECK ((((slot_id IS NULL) = (place IS NULL)) AND ((slot_id IS NULL) = (capacity IS NULL)))),
  constraint interview_check1 CHECK (((slot_id IS NOT NULL) = (status = ANY (ARRAY['booked'::text, 'held'::text, 'no_show'::text, 'not_held'::text])))),
  constraint interview_check2 CHECK (((slot_id IS NULL) OR ((reviewer_id IS NOT NULL) AND (starts_at IS NOT NULL) AND (ends_at IS NOT NULL)))),
  constraint interview_check3 CHECK (((status <> 'offered'::text) OR (starts_at IS NULL))),
  constraint interview_check4 CHECK (((place >= 1) AND (place <= capacity))),
  constraint interview_check5 CHECK (((language_level IS NULL) OR (evidence_note IS NOT NULL))),
  constraint interview_check6 CHECK (((scores IS NULL) OR ((status = 'held'::text) AND (rubric_version IS NOT NULL)))),
  constraint interview_duration_minutes_check CHECK (((duration_minutes >= 1) AND (duration_minutes <= 600))),
  constraint interview_has_slot FOREIGN KEY (slot_id, program_id, reviewer_id, starts_at, ends_at, capacity) REFERENCES interview_slot(id, program_id, reviewer_id, starts_at, ends_at, capacity),
  constraint interview_language_level_check CHECK ((language_level = ANY (ARRAY['A1'::text, 'A2'::text, 'B1'::text, 'B2'::text, 'C1'::text, 'C2'::text]))),
  constraint interview_person_once EXCLUDE USING gist (person WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE ((status = 'booked'::text)),
  constraint interview_pkey PRIMARY KEY (id),
  constraint interview_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id),
  constraint interview_program_id_rubric_version_fkey FOREIGN KEY (program_id, rubric_version) REFERENCES rubric(program_id, version),
  constraint interview_status_check CHECK ((status = ANY (ARRAY['offered'::text, 'booked'::text, 'held'::text, 'no_show'::text, 'cancelled'::text, 'not_held'::text])))
);

create table interview_slot (
  id uuid not null,
  program_id uuid not null,
  reviewer_id uuid not null,
  interviewer text not null,
  starts_at timestamp(3) with time zone not null,
  ends_at timestamp(3) with time zone not null,
  time_zone text not null,
  capacity integer not null,
  meeting_url text,
  meeting_phone text,
  made_by text not null,
  made_by_id text,
  made_at timestamp(3) with time zone not null,
  constraint interview_slot_capacity_check CHECK ((capacity > 0)),
  constraint interview_slot_check CHECK ((ends_at > starts_at)),
  constraint interview_slot_id_program_id_reviewer_id_starts_at_ends_at__key UNIQUE (id, program_id, reviewer_id, starts_at, ends_at, capacity),
  constraint interview_slot_interviewer_once EXCLUDE USING gist (interviewer WITH =, tstzrange(starts_at, ends_at) WITH &&),
  constraint interview_slot_pkey PRIMARY KEY (id),
  constraint interview_slot_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id),
  constraint interview_slot_program_id_reviewer_id_fkey FOREIGN KEY (program_id, reviewer_id) REFERENCES reviewer(program_id, id)
);

create table letter (
  id uuid not null,
  program_id uuid not null,
  application_id uuid not null,
  kind text not null,
  edition integer not null,
  status text not null,
  code text not null,
  verify_url text not null,
  facts jsonb not null,
  requested_by text not null,
  requested_by_id text,
  requested_at timestamp(3) with time zone not null,
  storage_key uuid,
  size integer,
  sha256 text,
  made_at timestamp(3) with time zone,
  void_cause text,
  ended_by text,
  ended_by_id text,
  ended_at timestamp(3) with time zone,
  reason text,
  is_told boolean not null default true,
  version integer not null default 1,
  updated_at timestamp(3) with time zone not null,
  constraint letter_application_id_fkey FOREIGN KEY (application_id) REFERENCES application(id),
  constraint letter_application_id_kind_edition_key UNIQUE (application_id, kind, edition),
  constraint letter_check CHECK (((status <> 'made'::text) OR (storage_key IS NOT NULL))),
  constraint letter_check1 CHECK ((((storage_key IS NULL) = (made_at IS NULL)) AND ((storage_key IS NULL) = (size IS NULL)) AND ((storage_key IS NULL) = (sha256 IS NULL)))),
  constraint letter_check2 CHECK (((status = 'void'::text) = (void_cause IS NOT NULL))),
  constraint letter_check3 CHECK (((status = ANY (ARRAY['void'::text, 'revoked'::text])) = (ended_at IS NOT NULL))),
  constraint letter_check4 CHECK (((status <> 'revoked'::text) OR (reason IS NOT NULL))),
  constraint letter_code_key UNIQUE (code),
  constraint letter_edition_check CHECK ((edition > 0)),
  constraint letter_kind_check CHECK ((kind = ANY (ARRAY['visa_support'::text, 'acceptance'::text, 'certificate'::text]))),
  constraint letter_pkey PRIMARY KEY (id),
  constraint letter_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id),
  constraint letter_status_check CHECK ((status = ANY (ARRAY['due'::text, 'made'::text, 'void'::text, 'revoked'::text]))),
  constraint letter_storage_key_key UNIQUE (storage_key),
  constraint letter_void_cause_check CHECK ((void_cause = ANY (ARRAY['facts_changed'::text, 'superseded'::text, 'place_lost'::text, 'program_cancelled'::text])))
);

create table material (
  id uuid not null,
  program_id uuid not null,
  kind text not null,
  title text not null,
  url text,
  storage_key uuid,
  filename text,
  media_type text,
  size integer,
  sha256 text,
  created_at timestamp(3) with time zone not null,
  constraint material_check CHECK (((kind = 'attachment'::text) OR (storage_key IS NULL))),
  constraint material_kind_check CHECK ((kind = ANY (ARRAY['link'::text, 'attachment'::text]))),
  constraint material_pkey PRIMARY KEY (id),
  constraint material_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id) ON DELETE CASCADE,
  constraint material_storage_key_key UNIQUE (storage_key)
);

create table membership (
  id uuid not null,
  city_id uuid not null,
  member_from date not null,
  member_until date,
  suspended_from date,
  suspended_until date,
  constraint membership_check CHECK ((member_until >= member_from)),
  constraint membership_check1 CHECK (((suspended_until IS NULL) OR (suspended_from IS NOT NULL))),
  constraint membership_check2 CHECK ((suspended_until >= suspended_from)),
  constraint membership_city_id_fkey FOREIGN KEY (city_id) REFERENCES city(id) ON DELETE CASCADE,
  constraint membership_city_id_member_from_key UNIQUE (city_id, member_from),
  constraint membership_once_at_a_time EXCLUDE USING gist (city_id WITH =, daterange(member_from, member_until, '[]'::text) WITH &&),
  constraint membership_pkey PRIMARY KEY (id)
);

create table message (
  id uuid not null,
  kind text not null,
  status text not null,
  dedupe text not null,
  program_id uuid,
  application_id uuid,
  city_id uuid,
  event_id uuid,
  recipient text,
  note text,
  language text,
  subject text,
  text text,
  html text,
  attempts integer not null default 0,
  next_attempt_at timestamp(3) with time zone,
  claim uuid,
  claimed_until timestamp(3) with time zone,
  reason text,
  version integer not null default 1,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  sent_at timestamp(3) with time zone,
  constraint message_application_id_fkey FOREIGN KEY (application_id) REFERENCES application(id),
  constraint message_check CHECK (((status = 'sent'::text) = (sent_at IS NOT NULL))),
  constraint message_check1 CHECK (((claim IS NULL) OR (status = 'due'::text))),
  constraint message_city_id_fkey FOREIGN KEY (city_id) REFERENCES city(id),
  constraint message_pkey PRIMARY KEY (id),
  constraint message_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id),
  constraint message_status_check CHECK ((status = ANY (ARRAY['held'::text, 'due'::text, 'sent'::text, 'failed'::text, 'suppressed'::text])))
);

create table message_template (
  id uuid not null,
  program_id uuid,
  kind text not null,
  language text not null,
  subject text not null,
  text text not null,
  html text,
  version integer not null default 1,
  updated_by text not null,
  updated_by_id text,
  updated_at timestamp(3) with time zone not null,
  constraint message_template_once UNIQUE NULLS NOT DISTINCT (kind, language, program_id),
  constraint message_template_pkey PRIMARY KEY (id),
  constraint message_template_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id)
);

create table offer (
  id uuid not null,
  program_id uuid not null,
  application_id uuid not null,
  number integer not null,
  status text not null,
  reply_by timestamp(3) with time zone,
  offered_at timestamp(3) with time zone not null,
  accepted_at timestamp(3) with time zone,
  ended_at timestamp(3) with time zone,
  coverage jsonb,
  coverage_digest text,
  version integer not null default 1,
  changed_at timestamp(3) with time zone,
  changed text[],
  constraint offer_application_id_fkey FOREIGN KEY (application_id) REFERENCES application(id),
  constraint offer_application_id_number_key UNIQUE (application_id, number),
  constraint offer_check CHECK (((ended_at IS NULL) = (status = ANY (ARRAY['open'::text, 'accepted'::text])))),
  constraint offer_number_check CHECK ((number > 0)),
  constraint offer_pkey PRIMARY KEY (id),
  constraint offer_status_check CHECK ((status = ANY (ARRAY['open'::text, 'accepted'::text, 'declined'::text, 'expired'::text, 'withdrawn'::text, 'deferred'::text])))
);

create table offer_condition (
  offer_id uuid not null,
  kind text not null,
  status text not null default 'open'::text,
  asked text,
  reason text,
  settled_by text,
  settled_by_id text,
  settled_at timestamp(3) with time zone,
  constraint offer_condition_check CHECK (((status = 'open'::text) = (settled_at IS NULL))),
  constraint offer_condition_check1 CHECK (((status <> ALL (ARRAY['waived'::text, 'failed'::text])) OR (reason IS NOT NULL))),
  constraint offer_condition_kind_check CHECK ((kind = ANY (ARRAY['visa'::text, 'flight'::text, 'passport_validity'::text, 'endorsement'::text, 'other'::text]))),
  constraint offer_condition_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES offer(id),
  constraint offer_condition_pkey PRIMARY KEY (offer_id, kind),
  constraint offer_condition_status_check CHECK ((status = ANY (ARRAY['open'::text, 'met'::text, 'waived'::text, 'failed'::text])))
);

create table organisation (
  id uuid not null,
  key text,
  name text not null,
  acronym text,
  kind text not null,
  country text,
  city text,
  version integer not null default 1,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  constraint organisation_key_key UNIQUE (key),
  constraint organisation_kind_check CHECK ((kind = ANY (ARRAY['secretariat'::text, 'regional_office'::text, 'partner'::text]))),
  constraint organisation_pkey PRIMARY KEY (id)
);

create table participant (
  application_id uuid not null,
  program_id uuid not null,
  status text not null,
  code text not null,
  is_checked boolean not null default false,
  arrived_at timestamp(3) with time zone,
  ended_at timestamp(3) with time zone,
  version integer not null default 1,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  constraint participant_application_id_fkey FOREIGN KEY (application_id) REFERENCES application(id),
  constraint participant_check CHECK (((status = ANY (ARRAY['arrived'::text, 'completed'::text, 'left_early'::text])) <= (arrived_at IS NOT NULL))),
  constraint participant_check1 CHECK (((status = ANY (ARRAY['completed'::text, 'left_early'::text])) <= (ended_at IS NOT NULL))),
  constraint participant_pkey PRIMARY KEY (application_id),
  constraint participant_program_id_code_key UNIQUE (program_id, code),
  constraint participant_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id),
  constraint participant_status_check CHECK ((status = ANY (ARRAY['confirmed'::text, 'travel_ready'::text, 'arrived'::text, 'completed'::text, 'no_show'::text, 'left_early'::text, 'cancelled'::text])))
);

create table past_edition (
  id uuid not null,
  series_id uuid not null,
  year smallint not null,
  starts_on date,
  ends_on date,
  venue_city text,
  note text,
  constraint past_edition_check CHECK ((ends_on >= starts_on)),
  constraint past_edition_pkey PRIMARY KEY (id),
  constraint past_edition_series_id_fkey FOREIGN KEY (series_id) REFERENCES series(id) ON DELETE CASCADE
);

create table pepper (
  only_row boolean not null default true,
  fingerprint bytea not null,
  constraint pepper_only_row_check CHECK (only_row),
  constraint pepper_pkey PRIMARY KEY (only_row)
);

create table priority_order (
  program_id uuid not null,
  city_id uuid not null,
  version integer not null,
  set_by text not null,
  set_by_id uuid,
  set_at timestamp(3) with time zone not null,
  constraint priority_order_city_id_fkey FOREIGN KEY (city_id) REFERENCES city(id),
  constraint priority_order_pkey PRIMARY KEY (program_id, city_id),
  constraint priority_order_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id)
);

create table program (
  id uuid not null,
  key text,
  series_id uuid,
  status text not null,
  title text not null,
  summary text,
  format text,
  language text,
  language_level text,
  venue_city text,
  venue_country text,
  timezone text,
  starts_on date,
  ends_on date,
  opens_on date,
  closes_on date,
  opens_at timestamp(3) with time zone,
  closes_at timestamp(3) with time zone,
  call_mode text not null default 'round'::text,
  decisions_on date,
  max_applications_per_city integer,
  max_participants_per_city integer,
  seats integer,
  required_documents text[] not null default '{}'::text[],
  criteria jsonb not null default '[]'::jsonb,
  rule_set_version integer not null default 1,
  selection jsonb not null default '{"steps": [], "factors": [], "interviews": null, "language_calls": false}'::jsonb,
  coverage jsonb not null default '{}'::jsonb,
  topics text[] not null default '{}'::text[],
  technical_tours text[] not null default '{}'::text[],
  contacts jsonb not null default '[]'::jsonb,
  answers_schema jsonb not null default '{"type": "object", "properties": {}}'::jsonb,
  published_at timestamp(3) with time zone,
  first_released_at timestamp(3) with time zone,
  version integer not null default 1,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  network_rules jsonb,
  agenda jsonb not null default '[]'::jsonb,
  constraint program_call_mode_check CHECK ((call_mode = ANY (ARRAY['round'::text, 'rolling'::text]))),
  constraint program_check CHECK ((ends_on >= starts_on)),
  constraint program_check1 CHECK ((closes_at > opens_at)),
  constraint program_format_check CHECK ((format = ANY (ARRAY['workshop'::text, 'training'::text, 'webinar'::text]))),
  constraint program_key_key UNIQUE (key),
  constraint program_language_level_check CHECK ((language_level = ANY (ARRAY['A1'::text, 'A2'::text, 'B1'::text, 'B2'::text, 'C1'::text, 'C2'::text]))),
  constraint program_max_applications_per_city_check CHECK ((max_applications_per_city > 0)),
  constraint program_max_participants_per_city_check CHECK ((max_participants_per_city > 0)),
  constraint program_pkey PRIMARY KEY (id),
  constraint program_required_documents_check CHECK ((required_documents <@ ARRAY['passport_scan'::text, 'headshot'::text, 'nomination_form'::text])),
  constraint program_seats_check CHECK ((seats > 0)),
  constraint program_series_id_fkey FOREIGN KEY (series_id) REFERENCES series(id),
  constraint program_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'published'::text, 'cancelled'::text, 'archived'::text])))
);

create table program_organisation (
  program_id uuid not null,
  organisation_id uuid not null,
  role text not null,
  constraint program_organisation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint program_organisation_pkey PRIMARY KEY (program_id, organisation_id, role),
  constraint program_organisation_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id) ON DELETE CASCADE,
  constraint program_organisation_role_check CHECK ((role = ANY (ARRAY['organiser'::text, 'co_organiser'::text, 'host'::text, 'sponsor'::text])))
);

create table promotion (
  id uuid not null,
  program_id uuid not null,
  application_id uuid not null,
  replacement_id uuid,
  position integer not null,
  automatic boolean not null,
  reason text,
  passed jsonb not null,
  promoted_by text not null,
  promoted_by_id text,
  promoted_at timestamp(3) with time zone not null,
  constraint promotion_application_id_fkey FOREIGN KEY (application_id) REFERENCES application(id),
  constraint promotion_pkey PRIMARY KEY (id),
  constraint promotion_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id),
  constraint promotion_replacement_id_fkey FOREIGN KEY (replacement_id) REFERENCES replacement(id)
);

create table ranking (
  id uuid not null,
  program_id uuid not null,
  number integer not null,
  rule_version integer not null,
  rubric_version integer,
  settings jsonb not null,
  size integer not null,
  note text,
  frozen_by text not null,
  frozen_by_id text,
  frozen_at timestamp(3) with time zone not null,
  constraint ranking_number_check CHECK ((number > 0)),
  constraint ranking_pkey PRIMARY KEY (id),
  constraint ranking_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id),
  constraint ranking_program_id_number_key UNIQUE (program_id, number),
  constraint ranking_size_check CHECK ((size >= 0))
);

create table ranking_place (
  ranking_id uuid not null,
  number integer not null,
  place integer not null,
  application_id uuid not null,
  explanation text not null,
  facts jsonb not null,
  constraint ranking_place_application_id_fkey FOREIGN KEY (application_id) REFERENCES application(id),
  constraint ranking_place_check CHECK (((place > 0) AND (place <= number))),
  constraint ranking_place_number_check CHECK ((number > 0)),
  constraint ranking_place_pkey PRIMARY KEY (ranking_id, number),
  constraint ranking_place_ranking_id_fkey FOREIGN KEY (ranking_id) REFERENCES ranking(id)
);

create table reason_code (
  code text not null,
  position integer not null,
  meaning text not null,
  select_message text,
  waitlist_message text,
  not_select_message text,
  constraint reason_code_pkey PRIMARY KEY (code),
  constraint reason_code_position_key UNIQUE ("position")
);

create table release (
  id uuid not null,
  program_id uuid not null,
  reply_by timestamp(3) with time zone not null,
  released_by text not null,
  released_at timestamp(3) with time zone not null,
  released_by_id text,
  constraint release_pkey PRIMARY KEY (id),
  constraint release_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id)
);

create table replacement (
  id uuid not null,
  program_id uuid not null,
  city_id uuid not null,
  application_id uuid not null,
  status text not null,
  opened_at timestamp(3) with time zone not null,
  ends_at timestamp(3) with time zone not null,
  nominee_id uuid,
  promoted_id uuid,
  constraint replacement_application_id_fkey FOREIGN KEY (application_id) REFERENCES application(id),
  constraint replacement_check CHECK (((nominee_id IS NOT NULL) = (status = ANY (ARRAY['proposed'::text, 'taken'::text])))),
  constraint replacement_check1 CHECK (((promoted_id IS NULL) OR (status = 'lapsed'::text))),
  constraint replacement_nominee_id_fkey FOREIGN KEY (nominee_id) REFERENCES application(id),
  constraint replacement_pkey PRIMARY KEY (id),
  constraint replacement_promoted_id_fkey FOREIGN KEY (promoted_id) REFERENCES application(id),
  constraint replacement_status_check CHECK ((status = ANY (ARRAY['open'::text, 'proposed'::text, 'taken'::text, 'lapsed'::text])))
);

create table review (
  id uuid not null,
  program_id uuid not null,
  application_id uuid not null,
  reviewer_id uuid not null,
  place integer,
  status text not null,
  rubric_version integer,
  scores jsonb not null default '{}'::jsonb,
  comment text,
  reason text,
  assigned_by text not null,
  assigned_at timestamp(3) with time zone not null,
  submitted_at timestamp(3) with time zone,
  version integer not null default 1,
  updated_at timestamp(3) with time zone not null,
  constraint review_application_id_fkey FOREIGN KEY (application_id) REFERENCES application(id),
  constraint review_application_id_place_key UNIQUE (application_id, place),
  constraint review_application_id_reviewer_id_key UNIQUE (application_id, reviewer_id),
  constraint review_check CHECK (((status = 'recused'::text) = (place IS NULL))),
  constraint review_check1 CHECK (((status = 'submitted'::text) <= ((submitted_at IS NOT NULL) AND (rubric_version IS NOT NULL)))),
  constraint review_pkey PRIMARY KEY (id),
  constraint review_place_check CHECK ((place > 0)),
  constraint review_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id),
  constraint review_program_id_reviewer_id_fkey FOREIGN KEY (program_id, reviewer_id) REFERENCES reviewer(program_id, id),
  constraint review_status_check CHECK ((status = ANY (ARRAY['assigned'::text, 'in_progress'::text, 'submitted'::text, 'reopened'::text, 'recused'::text])))
);

create table reviewer (
  id uuid not null,
  program_id uuid not null,
  name text not null,
  email text not null,
  api_key_id uuid,
  city_id uuid,
  organisation_id uuid,
  country text,
  time_zone text,
  added_at timestamp(3) with time zone not null,
  removed_at timestamp(3) with time zone,
  version integer not null default 1,
  constraint reviewer_api_key_id_fkey FOREIGN KEY (api_key_id) REFERENCES api_key(id),
  constraint reviewer_city_id_fkey FOREIGN KEY (city_id) REFERENCES city(id),
  constraint reviewer_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint reviewer_pkey PRIMARY KEY (id),
  constraint reviewer_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id),
  constraint reviewer_program_id_id_key UNIQUE (program_id, id)
);

create table rubric (
  program_id uuid not null,
  version integer not null,
  criteria jsonb not null,
  reason text,
  made_by text not null,
  made_by_id uuid,
  made_at timestamp(3) with time zone not null,
  constraint rubric_pkey PRIMARY KEY (program_id, version),
  constraint rubric_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id),
  constraint rubric_version_check CHECK ((version > 0))
);

create table sandbox (
  only_row boolean not null default true,
  clock_base timestamp(3) with time zone not null,
  clock_set_at timestamp with time zone not null,
  secret bytea not null,
  constraint sandbox_only_row_check CHECK (only_row),
  constraint sandbox_pkey PRIMARY KEY (only_row)
);

create table seat (
  program_id uuid not null,
  number integer not null,
  city_id uuid not null,
  application_id uuid not null,
  taken_at timestamp(3) with time zone not null,
  constraint seat_application_id_fkey FOREIGN KEY (application_id) REFERENCES application(id),
  constraint seat_application_id_key UNIQUE (application_id),
  constraint seat_number_check CHECK ((number > 0)),
  constraint seat_pkey PRIMARY KEY (program_id, number)
);

create table series (
  id uuid not null,
  key text,
  title text not null,
  also_called text,
  since smallint,
  formats text[] not null default '{}'::text[],
  venue_rotation text[] not null default '{}'::text[],
  example text,
  testimonials jsonb not null default '[]'::jsonb,
  version integer not null default 1,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  constraint series_key_key UNIQUE (key),
  constraint series_pkey PRIMARY KEY (id)
);

create table series_organisation (
  series_id uuid not null,
  organisation_id uuid not null,
  role text not null,
  constraint series_organisation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint series_organisation_pkey PRIMARY KEY (series_id, organisation_id, role),
  constraint series_organisation_role_check CHECK ((role = ANY (ARRAY['organiser'::text, 'co_organiser'::text, 'host'::text, 'sponsor'::text]))),
  constraint series_organisation_series_id_fkey FOREIGN KEY (series_id) REFERENCES series(id) ON DELETE CASCADE
);

create table shortlist (
  id uuid not null,
  program_id uuid not null,
  name text not null,
  note text,
  ranking_id uuid,
  made_by text not null,
  made_by_id text,
  version integer not null default 1,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  constraint shortlist_pkey PRIMARY KEY (id),
  constraint shortlist_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id),
  constraint shortlist_ranking_id_fkey FOREIGN KEY (ranking_id) REFERENCES ranking(id)
);

create table shortlist_item (
  shortlist_id uuid not null,
  number integer not null,
  application_id uuid not null,
  constraint shortlist_item_application_id_fkey FOREIGN KEY (application_id) REFERENCES application(id),
  constraint shortlist_item_number_check CHECK ((number > 0)),
  constraint shortlist_item_pkey PRIMARY KEY (shortlist_id, number),
  constraint shortlist_item_shortlist_id_application_id_key UNIQUE (shortlist_id, application_id),
  constraint shortlist_item_shortlist_id_fkey FOREIGN KEY (shortlist_id) REFERENCES shortlist(id) ON DELETE CASCADE
);

create table slot (
  program_id uuid not null,
  city_id uuid not null,
  number integer not null,
  application_id uuid not null,
  taken_at timestamp(3) with time zone not null,
  constraint slot_application_id_fkey FOREIGN KEY (application_id) REFERENCES application(id),
  constraint slot_application_id_key UNIQUE (application_id),
  constraint slot_city_id_fkey FOREIGN KEY (city_id) REFERENCES city(id),
  constraint slot_number_check CHECK ((number > 0)),
  constraint slot_pkey PRIMARY KEY (program_id, city_id, number),
  constraint slot_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id)
);

create table travel (
  application_id uuid not null,
  program_id uuid not null,
  details jsonb not null,
  requested jsonb,
  requested_at timestamp(3) with time zone,
  version integer not null default 1,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  constraint travel_application_id_fkey FOREIGN KEY (application_id) REFERENCES application(id),
  constraint travel_check CHECK (((requested IS NULL) = (requested_at IS NULL))),
  constraint travel_pkey PRIMARY KEY (application_id),
  constraint travel_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id)
);

create table visa (
  application_id uuid not null,
  program_id uuid not null,
  status text not null,
  note text,
  version integer not null default 1,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  constraint visa_application_id_fkey FOREIGN KEY (application_id) REFERENCES application(id),
  constraint visa_pkey PRIMARY KEY (application_id),
  constraint visa_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id),
  constraint visa_status_check CHECK ((status = ANY (ARRAY['not_required'::text, 'to_apply'::text, 'letter_requested'::text, 'letter_issued'::text, 'applied'::text, 'granted'::text, 'refused'::text])))
);

create table visa_rule (
  id uuid not null,
  host text not null,
  nationality text not null,
  set_by text not null,
  set_by_id text,
  version integer not null default 1,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  constraint visa_rule_check CHECK ((host <> nationality)),
  constraint visa_rule_host_check CHECK ((host ~ '^[A-Z]{2}$'::text)),
  constraint visa_rule_host_nationality_key UNIQUE (host, nationality),
  constraint visa_rule_nationality_check CHECK ((nationality ~ '^[A-Z]{2,3}$'::text)),
  constraint visa_rule_pkey PRIMARY KEY (id)
);

create table visa_terms (
  host text not null,
  nationality text not null,
  passport_type text not null,
  required boolean not null,
  letter_days integer not null,
  processing_days integer not null,
  original_needed boolean not null,
  courier_days integer not null,
  source text not null,
  checked_on date not null,
  constraint visa_terms_check CHECK (((processing_days > 0) OR (NOT required))),
  constraint visa_terms_check1 CHECK (((courier_days > 0) OR (NOT original_needed))),
  constraint visa_terms_courier_days_check CHECK (((courier_days >= 0) AND (courier_days <= 365))),
  constraint visa_terms_host_nationality_fkey FOREIGN KEY (host, nationality) REFERENCES visa_rule(host, nationality) ON DELETE CASCADE,
  constraint visa_terms_letter_days_check CHECK (((letter_days >= 0) AND (letter_days <= 365))),
  constraint visa_terms_passport_type_check CHECK ((passport_type = ANY (ARRAY['ordinary'::text, 'official'::text]))),
  constraint visa_terms_pkey PRIMARY KEY (host, nationality, passport_type),
  constraint visa_terms_processing_days_check CHECK (((processing_days >= 0) AND (processing_days <= 365)))
);

create table waiver (
  id uuid not null,
  application_id uuid not null,
  criterion text not null,
  reason text not null,
  approved_by text not null,
  granted_by text not null,
  granted_at timestamp(3) with time zone not null,
  granted_by_id text,
  constraint waiver_application_id_criterion_key UNIQUE (application_id, criterion),
  constraint waiver_application_id_fkey FOREIGN KEY (application_id) REFERENCES application(id),
  constraint waiver_pkey PRIMARY KEY (id)
);

CREATE INDEX api_key_created ON public.api_key USING btree (created_at, id);
CREATE INDEX api_key_with_origins ON public.api_key USING btree (id) WHERE (origins IS NOT NULL);
CREATE INDEX application_birth_date ON public.application USING btree (program_id, ((applicant ->> 'birth_date'::text)));
CREATE INDEX application_city ON public.application USING btree (city_id, created_at, id);
CREATE INDEX application_created ON public.application USING btree (created_at, id);
CREATE UNIQUE INDEX application_deferred_to ON public.application USING btree (deferred_from);
CREATE INDEX application_draft ON public.application USING btree (program_id, id) WHERE (status = 'draft'::text);
CREATE INDEX application_email ON public.application USING btree (lower((applicant ->> 'email'::text)));
CREATE INDEX application_open ON public.application USING btree (program_id, id) WHERE (status = ANY (ARRAY['submitted'::text, 'returned'::text, 'in_review'::text, 'waitlisted'::text, 'offered'::text]));
CREATE INDEX application_participants ON public.application USING btree (city_id, program_id) WHERE (status = ANY (ARRAY['accepted'::text, 'confirmed'::text]));
CREATE INDEX application_passport_name ON public.application USING btree (program_id, folded((applicant ->> 'name_as_in_passport'::text)));
CREATE INDEX application_person_key ON public.application_person USING btree (person_key, program_id);
CREATE INDEX application_person_of ON public.application_person USING btree (application_id);
CREATE UNIQUE INDEX application_person_once ON public.application USING btree (program_id, person_key) WHERE (status = ANY (ARRAY['draft'::text, 'submitted'::text, 'returned'::text, 'in_review'::text, 'waitlisted'::text, 'offered'::text, 'accepted'::text, 'confirmed'::text]));
CREATE INDEX application_program ON public.application USING btree (program_id, status, created_at, id);
CREATE INDEX application_program_created ON public.application USING btree (program_id, created_at, id);
CREATE INDEX application_program_submitted ON public.application USING btree (program_id, COALESCE(submitted_at, 'infinity'::timestamp with time zone), id);
CREATE INDEX application_reply_by ON public.application USING btree (reply_by) WHERE (status = 'offered'::text);
CREATE INDEX application_return_due ON public.application USING btree (return_due_at, id) WHERE (status = 'returned'::text);
CREATE INDEX application_screening ON public.application USING btree (program_id, submitted_at, id) WHERE (status = ANY (ARRAY['submitted'::text, 'returned'::text, 'in_review'::text]));
CREATE INDEX application_search_text ON public.application_search USING gin (everything gin_trgm_ops);
CREATE INDEX application_started_by ON public.application USING btree (started_by, created_at, id);
CREATE INDEX application_status ON public.application USING btree (status, created_at, id);
CREATE INDEX application_status_submitted ON public.application USING btree (status, COALESCE(submitted_at, 'infinity'::timestamp with time zone), id);
CREATE INDEX application_submitted ON public.application USING btree (COALESCE(submitted_at, 'infinity'::timestamp with time zone), id);
CREATE INDEX city_by_name ON public.city USING btree (name, id);
CREATE INDEX city_by_title ON public.city USING btree (name COLLATE "und-x-icu", id);
CREATE INDEX city_created ON public.city USING btree (created_at, id);
CREATE UNIQUE INDEX city_name_once ON public.city USING btree (lower(name), country, kind);
CREATE UNIQUE INDEX city_once ON public.city USING btree (name_key, country, kind);
CREATE INDEX come_back_link_message ON public.come_back_link USING btree (message_id);
CREATE INDEX decision_application ON public.decision USING btree (application_id, id);
CREATE UNIQUE INDEX decision_open ON public.decision USING btree (application_id) WHERE ((release_id IS NULL) AND (voided_at IS NULL));
CREATE UNIQUE INDEX document_current ON public.document USING btree (application_id, kind) WHERE (replaced_at IS NULL);
CREATE INDEX document_replaced ON public.document USING btree (application_id) WHERE (replaced_at IS NOT NULL);
CREATE INDEX endorsement_link_ends ON public.endorsement USING btree (link_expires_at) WHERE ((status = 'requested'::text) AND (link_expires_at IS NOT NULL));
CREATE UNIQUE INDEX endorsement_living ON public.endorsement USING btree (application_id) WHERE (status = ANY (ARRAY['requested'::text, 'endorsed'::text]));
CREATE INDEX endorsement_of ON public.endorsement USING btree (application_id, id DESC);
CREATE UNIQUE INDEX event_position ON public.event USING btree ("position") WHERE ("position" IS NOT NULL);
CREATE INDEX event_subject ON public.event USING btree (subject_id, id);
CREATE INDEX event_unnumbered ON public.event USING btree (id) WHERE ("position" IS NULL);
CREATE INDEX history_subject ON public.history USING btree (subject_id, id);
CREATE INDEX history_unfilled ON public.history USING btree (id) WHERE ((program_id IS NULL) AND (subject_type = ANY (ARRAY['application'::text, 'program'::text])));
CREATE INDEX idempotency_key_age ON public.idempotency_key USING btree (created_at);
CREATE UNIQUE INDEX interview_living ON public.interview USING btree (application_id) WHERE (status = ANY (ARRAY['offered'::text, 'booked'::text]));
CREATE INDEX interview_moved_away ON public.interview USING gin (former_reviewers);
CREATE INDEX interview_of ON public.interview USING btree (application_id, id DESC);
CREATE UNIQUE INDEX interview_place ON public.interview USING btree (slot_id, place);
CREATE INDEX interview_program ON public.interview USING btree (program_id, id);
CREATE INDEX interview_program_status ON public.interview USING btree (program_id, status, id);
CREATE INDEX interview_reviewer ON public.interview USING btree (reviewer_id, id);
CREATE INDEX interview_slot_program ON public.interview_slot USING btree (program_id, starts_at, id);
CREATE INDEX interview_slot_reviewer ON public.interview_slot USING btree (reviewer_id, starts_at, id);
CREATE UNIQUE INDEX letter_current ON public.letter USING btree (application_id, kind) WHERE (status = ANY (ARRAY['due'::text, 'made'::text]));
CREATE INDEX letter_ended ON public.letter USING btree (program_id, ended_at) WHERE (ended_at IS NOT NULL);
CREATE INDEX letter_of ON public.letter USING btree (application_id, id DESC);
CREATE INDEX letter_program ON public.letter USING btree (program_id, id) WHERE (status = ANY (ARRAY['due'::text, 'made'::text]));
CREATE INDEX letter_untold ON public.letter USING btree (id) WHERE (NOT is_told);
CREATE INDEX material_program ON public.material USING btree (program_id, id);
CREATE UNIQUE INDEX membership_open_once ON public.membership USING btree (city_id) WHERE (member_until IS NULL);
CREATE INDEX message_application ON public.message USING btree (application_id, id);
CREATE INDEX message_due ON public.message USING btree (id) WHERE (status = 'due'::text);
CREATE INDEX message_kind ON public.message USING btree (kind, id);
CREATE UNIQUE INDEX message_once ON public.message USING btree (dedupe);
CREATE INDEX message_program ON public.message USING btree (program_id, id);
CREATE INDEX message_status ON public.message USING btree (status, id);
CREATE UNIQUE INDEX offer_living ON public.offer USING btree (application_id) WHERE (status = ANY (ARRAY['open'::text, 'accepted'::text]));
CREATE INDEX organisation_by_title ON public.organisation USING btree (name COLLATE "und-x-icu", id);
CREATE INDEX organisation_name ON public.organisation USING btree (name, id);
CREATE INDEX participant_program ON public.participant USING btree (program_id, application_id);
CREATE INDEX participant_unchecked ON public.participant USING btree (application_id) WHERE ((status = 'confirmed'::text) AND (NOT is_checked));
CREATE INDEX past_edition_series ON public.past_edition USING btree (series_id, year);
CREATE INDEX program_by_close ON public.program USING btree (COALESCE(closes_at, 'infinity'::timestamp with time zone), id);
CREATE INDEX program_by_start ON public.program USING btree (COALESCE(starts_on, 'infinity'::date), id);
CREATE INDEX program_closes ON public.program USING btree (closes_at, id);
CREATE INDEX program_organisation_of ON public.program_organisation USING btree (organisation_id, program_id);
CREATE INDEX program_starts ON public.program USING btree (starts_on, id);
CREATE INDEX promotion_program ON public.promotion USING btree (program_id, id);
CREATE UNIQUE INDEX ranking_place_application ON public.ranking_place USING btree (application_id, ranking_id);
CREATE INDEX release_program ON public.release USING btree (program_id, id);
CREATE INDEX replacement_due ON public.replacement USING btree (ends_at) WHERE (status = 'open'::text);
CREATE INDEX replacement_held ON public.replacement USING btree (program_id) WHERE (status = ANY (ARRAY['open'::text, 'proposed'::text]));
CREATE UNIQUE INDEX replacement_living ON public.replacement USING btree (application_id) WHERE (status = ANY (ARRAY['open'::text, 'proposed'::text]));
CREATE INDEX replacement_nominee ON public.replacement USING btree (nominee_id);
CREATE INDEX replacement_of ON public.replacement USING btree (application_id);
CREATE INDEX replacement_program ON public.replacement USING btree (program_id, id);
CREATE INDEX replacement_waiting ON public.replacement USING btree (program_id, id) WHERE ((status = 'lapsed'::text) AND (promoted_id IS NULL));
CREATE INDEX review_of_program ON public.review USING btree (program_id, id);
CREATE INDEX review_of_reviewer ON public.review USING btree (reviewer_id, id);
CREATE INDEX review_status ON public.review USING btree (status, id);
CREATE INDEX reviewer_api_key ON public.reviewer USING btree (api_key_id);
CREATE UNIQUE INDEX reviewer_email ON public.reviewer USING btree (program_id, lower(email)) WHERE (removed_at IS NULL);
CREATE UNIQUE INDEX reviewer_key ON public.reviewer USING btree (program_id, api_key_id) WHERE (removed_at IS NULL);
CREATE INDEX seat_city ON public.seat USING btree (program_id, city_id);
CREATE INDEX series_by_title ON public.series USING btree (title COLLATE "und-x-icu", id);
CREATE INDEX series_title ON public.series USING btree (title, id);
CREATE INDEX shortlist_item_application ON public.shortlist_item USING btree (application_id);
CREATE UNIQUE INDEX shortlist_name ON public.shortlist USING btree (program_id, lower(name));
CREATE INDEX shortlist_program ON public.shortlist USING btree (program_id, created_at, id);
CREATE INDEX travel_program ON public.travel USING btree (program_id, application_id);
CREATE INDEX visa_program ON public.visa USING btree (program_id, application_id);
CREATE INDEX visa_rule_pair ON public.visa_rule USING btree (((host || nationality)), id);
CREATE INDEX visa_terms_checked ON public.visa_terms USING btree (checked_on);

CREATE OR REPLACE FUNCTION public.application_holds_seat()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform check_seat_of(new.id);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.application_holds_slot()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform check_slot_of(new.id);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.check_seat_of(the_id uuid)
 RETURNS void
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
declare it record; held record;
begin
  select program_id, city_id, holds_seat(status) as holds into it from application where id = the_id;
  select program_id, city_id into held from seat where application_id = the_id;
  if it.holds <> found or held.program_id <> it.program_id or held.city_id <> it.city_id then
    raise exception 'application % and its seat do not agree', the_id
      using errcode = 'check_violation', constraint = 'application_holds_seat', table = 'application';
  end if;
end $function$;

CREATE OR REPLACE FUNCTION public.check_slot_of(the_id uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare the_status text := (select status from application where id = the_id);
begin
  if exists (select from slot where application_id = the_id) <> (the_status in
    ('submitted', 'returned', 'in_review', 'waitlisted', 'offered', 'accepted', 'confirmed', 'not_selected')) then
    raise exception 'application % is % and its slot does not agree', the_id, the_status
      using errcode = 'check_violation', constraint = 'application_holds_slot', table = 'application';
  end if;
end $function$;

CREATE OR REPLACE FUNCTION public.city_cap_of(the_program uuid, the_city uuid)
 RETURNS integer
 LANGUAGE plpgsql
 STABLE
AS $function$
declare cap integer;
begin
  select max_applications into cap from city_cap where program_id = the_program and city_id = the_city;
  if cap is null then select max_applications_per_city into cap from program where id = the_program; end if;
  return cap;
end $function$;

CREATE OR REPLACE FUNCTION public.claim_person()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare keys text[];
begin
  if tg_op = 'UPDATE' then
    if is_living(new.status) = is_living(old.status) and new.person_key = old.person_key
      and new.person_keys is not distinct from old.person_keys then return new; end if;
    if exists (select from waiver where application_id = new.id and criterion = 'one_application_per_person') then
      new.person_key := new.id::text;
      new.person_keys := '{}';
    elsif new.person_key <> old.person_key and new.person_keys is not distinct from old.person_keys then
      new.person_keys := null;
    end if;
  end if;
  keys := case when is_living(new.status) then coalesce(new.person_keys, array[new.person_key]) else '{}' end;
  if tg_op = 'UPDATE' then
    delete from application_person where application_id = new.id and person_key <> all(keys);
  end if;
  -- In one order, so that two who claim the same keys wait for each other on the first.
  insert into application_person (program_id, person_key, application_id)
    select new.program_id, key, new.id from unnest(keys) key order by key on conflict do nothing;
  if (select count(*) from application_person where application_id = new.id)
    = (select count(distinct key) from unnest(keys) key) then return new; end if;
  if tg_op = 'INSERT' then
    delete from application_person where application_id = new.id;
    return null;
  end if;
  raise exception 'the person has another living application in the program'
    using errcode = 'unique_violation', constraint = 'application_person_once', table = 'application';
end $function$;

CREATE OR REPLACE FUNCTION public.folded(line text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
declare it text;
begin
  if line ~ '^[ -~]*$' then
    return translate(lower(line collate "C"), ' ''"`-.,;()[]/', '');
  end if;
  it := lower(normalize(line, NFKD) collate "und-x-icu");
  it := translate(it, 'łøđðıħŧəςىةکیے٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', 'loddihteσيهكيي01234567890123456789');
  it := replace(replace(replace(replace(it, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th');
  it := translate(it,
    '臺廣東灣門龍慶漢陽寧濟瀋長蘇連縣県區鎮鄉島澤沢關関無歷萬貴蘭華雲豐遼吳廈蕪湯鄭嶺鐵鐡錦營興齊爾慣馬濱浜竜広',
    '台广东湾门龙庆汉阳宁济沈长苏连县县区镇乡岛泽泽关关无历万贵兰华云丰辽吴厦芜汤郑岭铁铁锦营兴齐尔惯马滨滨龙广');
  return regexp_replace(it collate "C",
    '[\s\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u00ad\u115f\u1160\u1680\u180e\u200b-\u200f\u2010-\u201f\u2028-\u202f\u2032-\u2036\u205f-\u206f\u2212\u2800\u02b9-\u02bf\u02c8\u3000-\u3002\u30fb\u00b7\u060c\ufe00-\ufe0f\ufeff''"`.,;()[\]/-]',
    '', 'g');
end $function$;

CREATE OR REPLACE FUNCTION public.holds_seat(the_status text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select the_status in ('offered', 'accepted', 'confirmed')
$function$;

CREATE OR REPLACE FUNCTION public.instant_text(at timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
  select to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$function$;

CREATE OR REPLACE FUNCTION public.interview_is_cancelled()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from interview where application_id = new.id and status in ('offered', 'booked')) then
    raise exception 'an interview is still open' using errcode = 'check_violation', constraint = 'interview_is_cancelled';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.is_living(status text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select status in ('draft', 'submitted', 'returned', 'in_review', 'waitlisted', 'offered', 'accepted', 'confirmed')
$function$;

CREATE OR REPLACE FUNCTION public.is_time_zone(zone text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
AS $function$
begin
  perform 'epoch'::timestamptz at time zone zone;
  return true;
exception when invalid_parameter_value then
  return false;
end
$function$;

CREATE OR REPLACE FUNCTION public.keep_participant()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.status = 'confirmed' and old.status <> 'confirmed' then
    insert into participant (application_id, program_id, status, code, created_at, updated_at)
      values (new.id, new.program_id, 'confirmed', upper(substr(replace(gen_random_uuid()::text, '-', ''), 1, 10)),
        new.updated_at, new.updated_at)
      on conflict (application_id) do update set status = 'confirmed', is_checked = false, arrived_at = null, ended_at = null,
        version = participant.version + 1, updated_at = excluded.updated_at where participant.status = 'cancelled';
  elsif old.status = 'confirmed' and new.status <> 'confirmed' then
    update participant set status = 'cancelled', version = version + 1, updated_at = new.updated_at
      where application_id = new.id and status in ('confirmed', 'travel_ready', 'arrived', 'no_show');
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.letter_lost_place()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update letter set status = 'void', void_cause = 'place_lost', ended_by = 'Cohort', ended_at = new.updated_at,
    is_told = false, version = version + 1, updated_at = new.updated_at
    where application_id = new.id and status in ('due', 'made');
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.local_day_start(day text, zone text, days integer DEFAULT 0)
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
 STABLE
AS $function$
declare
  midnight timestamp;
  second timestamptz;
  first timestamptz;
begin
  midnight := (day::date + days)::timestamp;
  zone := case zone when 'CET' then 'Europe/Brussels' when 'EET' then 'Europe/Athens' when 'MET' then 'Europe/Brussels'
    when 'WET' then 'Europe/Lisbon' else coalesce(zone, 'UTC') end;
  second := midnight at time zone zone;
  -- Midnight by the clock of the day before.
  first := second - interval '24 hours' + (midnight - (second - interval '24 hours') at time zone zone);
  return case when first at time zone zone = midnight then least(first, second) else second end;
exception
  when invalid_parameter_value then return midnight at time zone 'UTC';
  when data_exception then return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.lock_allocation(the_program uuid, the_city uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_advisory_xact_lock(hashtextextended('slot ' || the_program || ' ' || the_city, 0));
end $function$;

CREATE OR REPLACE FUNCTION public.lock_seats(the_program uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  -- An older snapshot does not see the seats that others took before the lock was got.
  if current_setting('transaction_isolation') in ('repeatable read', 'serializable') then
    raise exception 'seats are taken in a transaction that is read committed' using errcode = 'feature_not_supported';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('seat ' || the_program, 0));
end $function$;

CREATE OR REPLACE FUNCTION public.make_offer(the_id uuid)
 RETURNS void
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
declare it record; the_offer uuid;
begin
  -- The share lets the migration wait for a version beside it that moves the application just now.
  select id, program_id, status, reply_by, updated_at into it from application where id = the_id and holds_seat(status) for share;
  if not found then return; end if;
  insert into offer (id, program_id, application_id, number, status, reply_by, offered_at, accepted_at)
    values (uuidv7_at(it.updated_at), it.program_id, it.id,
      1 + (select count(*) from offer where application_id = it.id), offer_status_of(it.status), it.reply_by, it.updated_at,
      case when it.status <> 'offered' then it.updated_at end)
    on conflict do nothing returning id into the_offer;
  if the_offer is not null then
    insert into offer_condition (offer_id, kind)
      select the_offer, kind from program, jsonb_array_elements_text(
        case when jsonb_typeof(selection #> '{participation,conditions}') = 'array'
          then selection #> '{participation,conditions}' else '[]' end) kind
      where program.id = it.program_id on conflict do nothing;
  end if;
end $function$;

CREATE OR REPLACE FUNCTION public.message_kind_of(the_type text, payload jsonb)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE
AS $function$
begin
  return case the_type
    when 'application.submitted' then 'receipt'
    when 'application.returned' then 'correction_wanted'
    when 'endorsement.requested' then 'endorsement_wanted'
    when 'interview.offered' then 'interview_invited'
    when 'interview.booked' then 'interview_booked'
    when 'interview.moved' then 'interview_moved'
    when 'interview.cancelled' then case when payload ->> 'starts_at' is not null then 'interview_cancelled' end
    when 'application.offered' then
      case payload ->> 'from' when 'in_review' then 'decision' when 'waitlisted' then 'promotion' end
    when 'application.waitlisted' then case payload ->> 'from' when 'in_review' then 'decision' end
    when 'application.not_selected' then
      case payload ->> 'from' when 'in_review' then 'decision' when 'waitlisted' then 'waitlist_closed' end
    when 'application.ineligible' then 'decision'
    when 'application.offer_withdrawn' then 'offer_withdrawn'
    when 'application.confirmed' then 'travel_wanted'
    when 'application.program_cancelled' then 'program_cancelled'
    when 'letter.made' then case payload ->> 'kind' when 'certificate' then 'certificate_ready' else 'letter_ready' end
    when 'program.updated' then
      case when payload -> 'dates' ?| array['starts_on', 'ends_on', 'timezone', 'venue_country']
        or payload -> 'changed' ? 'venue' then 'program_changed' end
  end;
end $function$;

CREATE OR REPLACE FUNCTION public.offer_follows_status()
 RETURNS trigger
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
begin
  if not holds_seat(new.status) then
    update offer set status = offer_status_of(new.status), ended_at = new.updated_at, version = version + 1
      where application_id = new.id and status in ('open', 'accepted');
  else
    update offer set status = offer_status_of(new.status), reply_by = new.reply_by, version = version + 1,
      accepted_at = case when new.status <> 'offered' then coalesce(accepted_at, new.updated_at) end
      where application_id = new.id and status in ('open', 'accepted');
    if not found then perform make_offer(new.id); end if;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.offer_status_of(the_status text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select case the_status when 'offered' then 'open' when 'accepted' then 'accepted' when 'confirmed' then 'accepted'
    when 'declined' then 'declined' when 'offer_expired' then 'expired' when 'deferred' then 'deferred' else 'withdrawn' end
$function$;

CREATE OR REPLACE FUNCTION public.open_replacement(left_by application)
 RETURNS void
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
declare days integer; starts timestamptz; ends timestamptz(3); the_id uuid := uuidv7_at(clock_timestamp());
begin
  select coalesce((selection #>> '{participation,replacement_days}')::integer, 0),
      starts_on::timestamp at time zone coalesce(timezone, 'UTC')
    into days, starts from program where id = left_by.program_id;
  ends := least(left_by.updated_at + make_interval(days => days), greatest(starts, left_by.updated_at));
  insert into replacement (id, program_id, city_id, application_id, status, opened_at, ends_at)
    values (the_id, left_by.program_id, left_by.city_id, left_by.id,
      case when ends > left_by.updated_at then 'open' else 'lapsed' end, left_by.updated_at, ends);
  if ends > left_by.updated_at then
    insert into event (id, type, subject_type, subject_id, program_id, payload, occurred_at)
      values (uuidv7_at(clock_timestamp()), 'replacement.opened', 'application', left_by.id, left_by.program_id,
        jsonb_build_object('from', null, 'to', null, 'replacement_id', the_id, 'city_id', left_by.city_id,
          'ends_at', instant_text(ends)), left_by.updated_at);
  end if;
end $function$;

CREATE OR REPLACE FUNCTION public.phase_of(p program, at timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
  select case
    when at >= local_day_start(p.ends_on::text, p.timezone, 1) then 'completed'
    when at >= local_day_start(p.starts_on::text, p.timezone) then 'running'
    when at >= p.closes_at and p.first_released_at is not null then 'decided'
    when at >= p.closes_at and at < local_day_start(p.selection->'interviews'->>'from', p.timezone) then 'call_closed'
    when at >= p.closes_at then 'selecting'
    when at < p.opens_at then 'upcoming'
    else 'call_open'
  end
$function$;

CREATE OR REPLACE FUNCTION public.program_phase(p program, at timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
  select case when p.status = 'draft' then 'draft' else phase_of(p, at) end
$function$;

CREATE OR REPLACE FUNCTION public.ranking_has_its_size()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.number > (select size from ranking where id = new.ranking_id) then
    raise exception 'a frozen ranking takes no more places' using errcode = 'check_violation', constraint = 'ranking_is_frozen';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.ranking_is_frozen()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a frozen ranking never changes' using errcode = 'check_violation', constraint = 'ranking_is_frozen';
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_own_city()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from reviewer, application where reviewer.id = new.reviewer_id and application.id = new.application_id
    and reviewer.city_id = application.city_id) then
    raise exception 'a reviewer must not review a nominee of their own city'
      using errcode = 'check_violation', constraint = 'review_own_city', table = 'review';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.replacement_follows_status()
 RETURNS trigger
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
begin
  if holds_seat(old.status) and not holds_seat(new.status) and new.status <> 'program_cancelled' then
    perform open_replacement(new);
  elsif holds_seat(new.status) and not holds_seat(old.status) then
    -- Who left takes the place again: it is nobody else's any more.
    update replacement set status = 'lapsed', nominee_id = null, promoted_id = new.id
      where application_id = new.id and promoted_id is null and status in ('open', 'proposed', 'lapsed');
  end if;
  if new.replaces is null then return null; end if;
  if new.status in ('submitted', 'returned', 'in_review') then
    if old.status not in ('submitted', 'returned', 'in_review') then
      update replacement set status = 'proposed', nominee_id = new.id
        where application_id = new.replaces and promoted_id is null
          and (status = 'open' or (status = 'lapsed' and ends_at > new.submitted_at));
      if not found and old.status = 'draft' then
        raise exception 'the place of % is not open any more', new.replaces
          using errcode = 'check_violation', constraint = 'replacement_open', table = 'replacement';
      end if;
    end if;
  elsif holds_seat(new.status) then
    update replacement set status = 'taken' where nominee_id = new.id and status = 'proposed';
  else
    update replacement set status = case when ends_at > new.updated_at then 'open' else 'lapsed' end, nominee_id = null
      where nominee_id = new.id and status = 'proposed';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.search_pattern(word text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
begin
  return '%' || regexp_replace(search_text(array[word]), '([\\%_])', '\\\1', 'g') || '%';
end $function$;

CREATE OR REPLACE FUNCTION public.search_text(lines text[])
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
declare line text; found text := '';
begin
  foreach line in array lines loop
    found := found || ' ' || coalesce(folded(line), '');
  end loop;
  return encode(convert_to(substr(found, 2), 'UTF8'), 'escape');
end $function$;

CREATE OR REPLACE FUNCTION public.seat_follows_status()
 RETURNS trigger
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
begin
  if not holds_seat(new.status) then
    -- Whoever takes seats meanwhile has still seen the old status: so it is waited for.
    perform lock_seats(new.program_id);
    delete from seat where application_id = new.id;
  -- The first row of a statement takes the seats of all its rows: a release of 200 is one insert.
  elsif not exists (select from seat where application_id = new.id) then
    perform take_seats(new.program_id);
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.seat_is_held()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform check_seat_of(coalesce(new.application_id, old.application_id));
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.seat_is_not_moved()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a seat is taken and freed, never changed' using errcode = 'check_violation', constraint = 'seat_is_not_moved', table = 'seat';
end $function$;

CREATE OR REPLACE FUNCTION public.seats_within_limits()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare batch record; limits record; used integer; the_city record;
begin
  for batch in select program_id, count(*)::int as wanted, max(number) as highest from taken group by 1 order by 1 loop
    perform lock_seats(batch.program_id);
    select seats, max_participants_per_city as cap into limits from program where id = batch.program_id;
    if limits.seats is not null then
      select count(*) into used from seat where program_id = batch.program_id;
      if used > limits.seats or batch.highest > limits.seats then
        raise exception '% of % seats are taken, and % more are wanted', used - batch.wanted, limits.seats, batch.wanted
          using errcode = 'check_violation', constraint = 'seats_exceeded', table = 'seat',
          detail = json_build_object('limit', limits.seats, 'used', used - batch.wanted, 'wanted', batch.wanted);
      end if;
    end if;
    continue when limits.cap is null;
    for the_city in select city_id, count(*)::int as wanted from taken where program_id = batch.program_id group by 1 order by 1 loop
      select count(*) into used from seat where program_id = batch.program_id and city_id = the_city.city_id;
      if used > limits.cap then
        raise exception 'the city has % of % participants, and % more are wanted', used - the_city.wanted, limits.cap, the_city.wanted
          using errcode = 'check_violation', constraint = 'city_participants_exceeded', table = 'seat',
          detail = json_build_object('city_id', the_city.city_id, 'limit', limits.cap, 'used', used - the_city.wanted,
            'wanted', the_city.wanted);
      end if;
    end loop;
  end loop;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.set_application_search()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare it jsonb := new.applicant;
begin
  insert into application_search values (new.id, search_text(array[it->>'name']),
    search_text(array[it->>'name', it->>'name_as_in_passport', it->>'email']))
  on conflict (application_id) do update set name = excluded.name, everything = excluded.everything;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.set_city_search()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'INSERT' or row(new.name, new.country, new.kind) is distinct from row(old.name, old.country, old.kind) then
    new.name_key := coalesce(nullif(folded(new.name), ''), new.name);
  end if;
  new.search := search_text(new.name || new.aliases);
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.slot_is_held()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform check_slot_of(coalesce(new.application_id, old.application_id));
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.slot_is_not_moved()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a slot is taken and freed, never changed' using errcode = 'check_violation', constraint = 'slot_is_not_moved';
end $function$;

CREATE OR REPLACE FUNCTION public.slot_within_cap()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare cap integer; used integer;
begin
  perform lock_allocation(new.program_id, new.city_id);
  cap := city_cap_of(new.program_id, new.city_id);
  select count(*) into used from slot where program_id = new.program_id and city_id = new.city_id;
  if new.number > cap or used >= cap then
    raise exception 'the city has used % of % slots', used, cap
      using errcode = 'check_violation', constraint = 'slot_within_cap', table = 'slot';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.take_idempotency_key(the_scope bytea, lock bigint)
 RETURNS TABLE(free boolean, fingerprint bytea, answer bytea)
 LANGUAGE plpgsql
AS $function$
begin
  if not pg_try_advisory_xact_lock(lock) then
    return query select false, null::bytea, null::bytea;
  else
    -- A statement of its own: it sees what the one before us committed.
    return query select true, kept.fingerprint, kept.answer
      from (select) one left join idempotency_key kept on kept.scope = the_scope;
  end if;
end $function$;

CREATE OR REPLACE FUNCTION public.take_seats(the_program uuid)
 RETURNS void
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
begin
  perform lock_seats(the_program);
  with taker as (
    select id, city_id, updated_at, row_number() over (order by id) as nth from application
    where program_id = the_program and holds_seat(status)
      and not exists (select from seat where application_id = application.id)
  ), free as (
    select n as number, row_number() over (order by n) as nth
    from generate_series(1, (select count(*) from seat where program_id = the_program) + (select count(*) from taker)) n
    where not exists (select from seat where program_id = the_program and number = n)
  )
  insert into seat (program_id, number, city_id, application_id, taken_at)
    select the_program, number, city_id, id, updated_at from taker join free using (nth);
end $function$;

CREATE OR REPLACE FUNCTION public.take_slot(the_program uuid, the_city uuid, the_application uuid, at timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare cap integer; taken integer[]; lowest integer := 1;
begin
  perform lock_allocation(the_program, the_city);
  cap := city_cap_of(the_program, the_city);
  taken := array(select number from slot where program_id = the_program and city_id = the_city);
  if cardinality(taken) >= cap then return null; end if;
  while lowest = any(taken) loop lowest := lowest + 1; end loop;
  insert into slot (program_id, city_id, number, application_id, taken_at)
    values (the_program, the_city, lowest, the_application, at);
  return lowest;
end $function$;

CREATE OR REPLACE FUNCTION public.tell_of_event()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  the_kind text := message_kind_of(new.type, new.payload);
begin
  if the_kind is null then return null; end if;
  insert into message (id, kind, status, dedupe, program_id, application_id, city_id, event_id, created_at, updated_at)
  select uuidv7_at(new.occurred_at), the_kind,
    case when p.selection #> '{messages,hold}' ? the_kind then 'held' else 'due' end,
    the_kind || ':' || new.id || ':' || it.id, p.id, it.id, it.city_id, new.id, new.occurred_at, new.occurred_at
  from application it join program p on p.id = it.program_id
  where case when new.subject_type = 'program'
      then it.program_id = new.subject_id and is_living(it.status) and it.status <> 'draft'
      else it.id = new.subject_id end
  on conflict (dedupe) do nothing;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.tell_person_apart()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update application set person_key = id::text, person_keys = '{}' where id = new.application_id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.uuidv7_at(at timestamp with time zone)
 RETURNS uuid
 LANGUAGE sql
AS $function$
  select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    placing substring(int8send((extract(epoch from at) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid
$function$;

CREATE OR REPLACE FUNCTION public.void_open_decision()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update decision set voided_at = new.updated_at, version = version + 1
    where application_id = new.id and release_id is null and voided_at is null;
  return null;
end $function$;

CREATE CONSTRAINT TRIGGER application_holds_seat AFTER UPDATE OF program_id, city_id ON public.application DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (holds_seat(new.status)) EXECUTE FUNCTION application_holds_seat();
CREATE CONSTRAINT TRIGGER application_holds_slot AFTER INSERT OR UPDATE OF status ON public.application DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION application_holds_slot();
CREATE TRIGGER claim_person BEFORE INSERT OR UPDATE OF status, person_key, person_keys ON public.application FOR EACH ROW EXECUTE FUNCTION claim_person();
CREATE CONSTRAINT TRIGGER interview_is_cancelled AFTER UPDATE OF status ON public.application DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((old.status = ANY (ARRAY['submitted'::text, 'returned'::text, 'in_review'::text])) AND (new.status <> ALL (ARRAY['submitted'::text, 'returned'::text, 'in_review'::text])))) EXECUTE FUNCTION interview_is_cancelled();
CREATE TRIGGER keep_participant AFTER UPDATE OF status ON public.application FOR EACH ROW EXECUTE FUNCTION keep_participant();
CREATE TRIGGER letter_lost_place AFTER UPDATE OF status ON public.application FOR EACH ROW WHEN (((old.status = ANY (ARRAY['accepted'::text, 'confirmed'::text])) AND (new.status <> ALL (ARRAY['accepted'::text, 'confirmed'::text])))) EXECUTE FUNCTION letter_lost_place();
CREATE TRIGGER offer_follows_insert AFTER INSERT ON public.application FOR EACH ROW WHEN (holds_seat(new.status)) EXECUTE FUNCTION offer_follows_status();
CREATE TRIGGER offer_follows_status AFTER UPDATE OF status, reply_by ON public.application FOR EACH ROW WHEN (((holds_seat(old.status) OR holds_seat(new.status)) AND ((old.status <> new.status) OR (old.reply_by IS DISTINCT FROM new.reply_by)))) EXECUTE FUNCTION offer_follows_status();
CREATE TRIGGER ranking_has_its_size BEFORE INSERT ON public.ranking_place FOR EACH ROW EXECUTE FUNCTION ranking_has_its_size();
CREATE TRIGGER ranking_is_frozen BEFORE DELETE OR UPDATE ON public.ranking FOR EACH ROW EXECUTE FUNCTION ranking_is_frozen();
CREATE TRIGGER ranking_is_frozen BEFORE DELETE OR UPDATE ON public.ranking_place FOR EACH ROW EXECUTE FUNCTION ranking_is_frozen();
CREATE TRIGGER refuse_own_city BEFORE INSERT ON public.review FOR EACH ROW EXECUTE FUNCTION refuse_own_city();
CREATE TRIGGER replacement_follows_status AFTER UPDATE OF status ON public.application FOR EACH ROW WHEN (((old.status <> new.status) AND (holds_seat(old.status) OR holds_seat(new.status) OR (new.replaces IS NOT NULL)))) EXECUTE FUNCTION replacement_follows_status();
CREATE TRIGGER seat_follows_insert AFTER INSERT ON public.application FOR EACH ROW WHEN (holds_seat(new.status)) EXECUTE FUNCTION seat_follows_status();
CREATE TRIGGER seat_follows_status AFTER UPDATE OF status ON public.application FOR EACH ROW WHEN ((holds_seat(old.status) <> holds_seat(new.status))) EXECUTE FUNCTION seat_follows_status();
CREATE CONSTRAINT TRIGGER seat_is_held AFTER INSERT OR DELETE ON public.seat DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION seat_is_held();
CREATE TRIGGER seat_is_not_moved BEFORE UPDATE OR TRUNCATE ON public.seat FOR EACH STATEMENT EXECUTE FUNCTION seat_is_not_moved();
CREATE TRIGGER seats_within_limits AFTER INSERT ON public.seat REFERENCING NEW TABLE AS taken FOR EACH STATEMENT EXECUTE FUNCTION seats_within_limits();
CREATE TRIGGER set_application_search AFTER UPDATE OF applicant ON public.application FOR EACH ROW WHEN ((old.applicant IS DISTINCT FROM new.applicant)) EXECUTE FUNCTION set_application_search();
CREATE TRIGGER set_application_search_first AFTER INSERT ON public.application FOR EACH ROW EXECUTE FUNCTION set_application_search();
CREATE TRIGGER set_city_search BEFORE INSERT OR UPDATE OF name, country, kind, aliases ON public.city FOR EACH ROW EXECUTE FUNCTION set_city_search();
CREATE CONSTRAINT TRIGGER slot_is_held AFTER INSERT OR DELETE ON public.slot DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION slot_is_held();
CREATE TRIGGER slot_is_not_moved BEFORE UPDATE ON public.slot FOR EACH ROW EXECUTE FUNCTION slot_is_not_moved();
CREATE TRIGGER slot_within_cap BEFORE INSERT ON public.slot FOR EACH ROW EXECUTE FUNCTION slot_within_cap();
CREATE TRIGGER tell_of_event AFTER INSERT ON public.event FOR EACH ROW EXECUTE FUNCTION tell_of_event();
CREATE TRIGGER tell_person_apart AFTER INSERT ON public.waiver FOR EACH ROW WHEN ((new.criterion = 'one_application_per_person'::text)) EXECUTE FUNCTION tell_person_apart();
CREATE TRIGGER void_open_decision AFTER UPDATE OF status ON public.application FOR EACH ROW WHEN (((old.status = 'in_review'::text) AND (new.status <> 'in_review'::text))) EXECUTE FUNCTION void_open_decision();
