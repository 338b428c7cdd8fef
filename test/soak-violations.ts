const one = (table: string, where = 'true') => `id = (select id from ${table} where ${where} limit 1)`
const moved = (action: string, by: string) =>
  `update history set at = at ${by} where ${one('history', `action = '${action}'`)}`
const copy = (table: string, where: string, changes = '') =>
  `insert into ${table} select changed.* from ${table} it,
   jsonb_populate_record(it, jsonb_build_object('id', gen_random_uuid()${changes})) changed where it.${one(table, where)}`

const recorded = 'an acknowledged write is recorded once, and nothing else is'
const eventful = 'each announced action has one history entry and one event'
const numbered = 'each event has a position of its own, without a gap'
const placed = 'an entry names the program and the application that it is about'
const uploaded = 'an upload is stored with the bytes that were sent'
const edited = 'an edit of an application is kept'
const person = 'the person of a submitted application is the same, or was corrected by staff'
const over = 'only the service acts after a program is cancelled or over'
const reopened = 'only a lapsed draft was reopened, while its extended call was open'
const voided = 'a voided decision has one entry, for staff'
const lapsed = 'a draft lapsed only after its call, a submitted application only after its program'
const due = 'the timed work was done'
const there = 'every started application is in the database, and no other'

/** Each violation, planted with the database's own guards off, and the invariant that it breaks. */
export const VIOLATIONS: [statement: string, invariant: string][] = [
  [`delete from history where ${one('history', `action = 'put_document'`)}`, recorded],
  [copy('history', `action = 'decide'`), recorded],
  [`delete from application where ${one('application', `status = 'lapsed'`)}`, there],
  [copy('application', `status = 'lapsed'`, `, 'token_hash', '\\x00'`), there],
  [
    `update application set submitted_at = submitted_at + interval '1 s' where ${one('application', 'submitted_at is not null')}`,
    'a submission keeps the time it was given',
  ],
  [`update document set sha256 = repeat('0', 64) where ${one('document')}`, uploaded],
  // One of a kind that its applicant never deleted: the checker takes others for deleted.
  [
    `delete from document where ${one(
      'document',
      `replaced_at is null and not exists (select from history where action = 'delete_document' and subject_id = document.application_id
        and details->>'kind' = document.kind)`,
    )}`,
    uploaded,
  ],
  [
    `update application set position = position || '{"title": "lost"}' where ${one('application', `position->>'title' like 'Head of Office%'`)}`,
    edited,
  ],
  [`update application set answers = '{}', answers_aside = '{}' where answers <> '{}'`, edited],
  [`update application set applicant = applicant || '{"email": "x@y.example"}' where submitted_at is not null`, person],
  [`update history set details = '{"changed": []}' where action = 'correct_applicant'`, person],
  [
    `update history set details = jsonb_set(details, '{parts}', '["headshot"]') where action = 'return'`,
    'after the submission only the named parts were changed',
  ],
  [
    `update history set details = '{"changed": ["/position/title"]}' where action = 'correct_applicant';
     update history set action = 'update' where action = 'correct_applicant'`,
    'after the submission only the named parts were changed',
  ],
  [`delete from attestation`, 'an attestation is voided exactly when the post has changed'],
  [
    `insert into history select changed.* from history it,
     (select distinct program_id from application where status = 'lapsed') lapsed, jsonb_populate_record(it, jsonb_build_object(
       'id', overlay(gen_random_uuid()::text placing 'ffffffff-ffff' from 1), 'subject_id', lapsed.program_id)) changed
     where it.${one('history', `action = 'extend_call'`)}`,
    'a lapsed draft was reopened when its call was extended',
  ],
  [
    `alter table decision drop constraint decision_waitlist_position;
     update decision set outcome = case outcome when 'select' then 'waitlist' else 'select' end where ${one('decision')}`,
    'a decision stands as it was acknowledged last',
  ],
  [
    `update application set version = version + 1 where ${one('application')}`,
    'the version of an application counts its moves, edits and corrections',
  ],
  [
    `update program set version = version + 1 where ${one('program')}`,
    'the version of a program counts the changes in its history',
  ],
  [
    `update application set status = 'withdrawn' where ${one('application', `status = 'lapsed'`)}`,
    'an application’s history is one chain, up to its status',
  ],
  [
    `update history set from_status = 'withdrawn' where ${one('history', `action = 'submit'`)}`,
    'each move is one of the lifecycle',
  ],
  [`delete from event where ${one('event', `type = 'application.submitted'`)}`, eventful],
  [copy('event', `type = 'application.offered'`, `, 'position', null`), eventful],
  [`update event set position = null where ${one('event')}`, numbered],
  [`update event set position = position + 1 where position = (select max(position) from event)`, numbered],
  [`update history set program_id = null where ${one('history', `subject_type = 'application'`)}`, placed],
  [`update history set application_id = subject_id where ${one('history', `subject_type = 'program'`)}`, placed],
  [
    `drop index application_person_once; ${copy('application', `status in ('in_review', 'accepted')`, `, 'token_hash', '\\x00'`)}`,
    'a person has one living application in a program',
  ],
  [
    `update program set max_applications_per_city = 1; update history set details = jsonb_set(details, '{cap,to}', '1') where action = 'set_city_cap'`,
    'no city ever took more slots than its cap',
  ],
  [`delete from slot where number = 1`, 'an application has a slot exactly if its status holds one'],
  [`update slot set city_id = gen_random_uuid() where number = 1`, 'a slot is of its application’s city and program'],
  [
    `update program set max_applications_per_city = 2; update slot set number = 99 where application_id = (select application_id from slot limit 1)`,
    'a slot has a number of its own, within the cap',
  ],
  [
    `alter table program drop constraint program_seats_check; update program set seats = 0`,
    'no more seats were offered than the program and each city have',
  ],
  [`delete from seat where number = 1`, 'a seat is held by whose status holds one, and by no other'],
  [`update seat set city_id = gen_random_uuid() where number = 1`, 'a seat is of its application’s city and program'],
  [
    `update program set seats = 8; update seat set number = 99 where application_id = (select application_id from seat limit 1)`,
    'a seat has a number of its own, within the seats of its program',
  ],
  [`update city_cap set max_applications = max_applications + 1`, 'a city’s cap is the one that was set last'],
  [`delete from city_cap`, 'a city’s cap is the one that was set last'],
  [moved('submit', `+ interval '1 year'`), 'nothing was started or submitted after its deadline'],
  [moved('lapse', `- interval '1 year'`), lapsed],
  [`update history set from_status = 'in_review' where action = 'lapse'`, lapsed],
  [moved('overdue', `- interval '1 year'`), 'nothing was overdue before its date'],
  [moved('resubmit', `+ interval '1 year'`), 'nothing was resubmitted after its date'],
  [moved('accept', `+ interval '1 year'`), 'no offer was accepted after its date'],
  [moved('expire', `- interval '1 year'`), 'no offer expired before its date'],
  // All of them: a call that was extended or a program that was cancelled makes a draft not due.
  [
    `update application it set status = 'draft' where status = 'lapsed' and not exists (select from application other
       where other.program_id = it.program_id and other.person_key = it.person_key and other.id <> it.id)`,
    due,
  ],
  [
    `update application set status = 'returned', return_due_at = created_at where ${one('application', `status = 'lapsed'`)}`,
    due,
  ],
  [
    `update program set starts_on = '2017-01-01', ends_on = '2017-01-01' where id in (select program_id from application where status = 'in_review')`,
    due,
  ],
  [moved('withdraw', `+ interval '1 year'`), over],
  [moved('decide', `+ interval '1 year'`), over],
  [
    `insert into history select changed.* from history it, jsonb_populate_record(it, jsonb_build_object(
       'id', '00000000-0000-7000-8000-000000000000', 'action', 'cancel')) changed
     where it.${one('history', `action = 'release' and subject_type = 'program' and subject_id not in (select subject_id from history where action = 'cancel')`)}`,
    over,
  ],
  [`update history set from_status = 'submitted' where action = 'lapse'`, reopened],
  [moved('reopen', `+ interval '1 year'`), reopened],
  [
    `update application set status = 'submitted' where id in (select application_id from decision where release_id is null and voided_at is null)`,
    'a decision is open only while its application is in review',
  ],
  [
    `alter table decision drop constraint decision_released_or_voided; update decision set voided_at = decided_at where release_id is not null`,
    'a voided decision was never released',
  ],
  [`delete from history where ${one('history', `action = 'void_decision'`)}`, voided],
  [`update history set visibility = 'all' where action = 'void_decision'`, voided],
  [`delete from decision where voided_at is not null`, voided],
  [
    `update history set id = overlay(id::text placing '00000000-0000' from 1)::uuid where action = 'decide'`,
    'a released decision is newer than the last move into review',
  ],
  [
    `update program set closes_at = closes_at + interval '1 h' where id in (select subject_id from history where action = 'extend_call')`,
    'a program has the dates that its history says',
  ],
  [`update decision set release_id = null where release_id is not null`, 'a release stands as it was acknowledged'],
  [`update decision set release_id = null where release_id is not null`, 'no decision was shown before its release'],
  [
    `drop index endorsement_living; ${copy('endorsement', `status in ('requested', 'endorsed')`, `, 'link_hash', null, 'link_expires_at', null`)}`,
    'an application has one word of its city',
  ],
  [`delete from history where action = 'endorse'`, 'where the city must endorse first, nothing was submitted before'],
  [`update city_priority set priority = priority + 1000`, 'the order of a city counts its nominees from one'],
  [
    `update reviewer set city_id = (select city_id from review join application on application.id = application_id where reviewer_id = reviewer.id limit 1)`,
    'nobody reviews a nominee of their own city',
  ],
  [
    `update program set selection = jsonb_set(selection, '{reviews}', '{"per_application": 1}')`,
    'no application has more reviews than its program asks for',
  ],
  [
    `alter table interview_slot drop constraint interview_slot_capacity_check; update interview_slot set capacity = 0 where id in (select slot_id from interview)`,
    'no slot of an interview is booked beyond its places',
  ],
  [
    `alter table interview_slot drop constraint interview_slot_interviewer_once; ${copy('interview_slot', 'true')}`,
    'no interviewer has two slots at once',
  ],
  [
    `alter table interview drop constraint interview_person_once; drop index interview_place; drop index interview_living;
     update interview set status = 'booked', scores = null where slot_id is not null;
     ${copy('interview', `status = 'booked'`)}`,
    'nobody is in two interviews at once',
  ],
  [
    `update interview set status = 'offered' where id in (select distinct on (application_id) id from interview
       where status = 'cancelled' and starts_at is null and application_id not in (select application_id from interview where status in ('offered', 'booked')))`,
    'an interview is to come only while its application is judged',
  ],
  [`update ranking_place set explanation = 'first' where number = 1`, 'a frozen rank explains itself'],
  [`delete from ranking_place where number = 1`, 'a frozen rank explains itself'],
  [
    `update document set storage_key = gen_random_uuid() where ${one('document')}`,
    'a document has its file, byte for byte',
  ],
]
