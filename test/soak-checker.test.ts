import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { type Test, test } from 'tap'
import { chanceFrom } from '../bench/soak/chance.ts'
import { gather, judge, settle } from '../bench/soak/check.ts'
import { nothingStrange, openDecisionsHidden, replaysAgree, walkAgrees } from '../bench/soak/check-answers.ts'
import { type Ask, createAsk } from '../bench/soak/client.ts'
import { runClients } from '../bench/soak/clients.ts'
import { readEvidence, readRows } from '../bench/soak/evidence.ts'
import type { Finding } from '../bench/soak/finding.ts'
import { emptyJournal } from '../bench/soak/journal.ts'
import { openScene } from '../bench/soak/scene.ts'
import { localFiles } from '../src/platform/files.ts'
import { uuidv7 } from '../src/platform/ids.ts'
import { connect } from '../src/platform/postgres/db.ts'
import { aServer } from './child.ts'
import { createDatabase } from './database.ts'

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
const VIOLATIONS: [statement: string, invariant: string][] = [
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
    `update decision set outcome = case outcome when 'select' then 'waitlist' else 'select' end where ${one('decision')}`,
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
    `update document set storage_key = gen_random_uuid() where ${one('document')}`,
    'a document has its file, byte for byte',
  ],
]
const NEEDED = [
  ...[
    'lapse',
    'reopen',
    'expire',
    'overdue',
    'accept',
    'resubmit',
    'withdraw',
    'extend_call',
    'set_city_cap',
    'release',
  ],
  ...['delete_document', 'void_decision'],
].map((action) => `select from history where action = '${action}'`)
/** What must be there for each violation to break something. */
const THERE = [
  ...NEEDED,
  `select from decision where release_id is null and voided_at is null`,
  `select from attestation`,
  `select from seat where number = 1`,
  `select from application join history on subject_id = application.id where action = 'correct_applicant' and submitted_at is not null`,
  `select from application join history on subject_id = application.id where action = 'update' and answers <> '{}'`,
  `select from history edit join history given on given.subject_id = edit.subject_id and given.id < edit.id
     where edit.subject_type = 'application' and edit.action = 'update' and given.action = 'return'`,
  `select from history offer join history city on city.subject_id::text = offer.details->>'city_id'
     where offer.to_status = 'offered' and city.subject_type = 'city' and not exists (select from history exception
       where exception.subject_id = offer.subject_id and exception.action in ('waive', 'override_eligibility'))`,
]
const DAYS = 24 * 3_600_000

/** A server that a handful of clients use until everything has happened, and what they were told. */
async function aSoakedService(t: Test) {
  const database = await createDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'cohort-soaked-'))
  const db = connect({ url: database.url, max: 2, prepare: false })
  t.teardown(async () => {
    await db.destroy()
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  })
  const start = () => aServer(t, { DATABASE_URL: database.url, SANDBOX: 'true', STORAGE_URL: `file:${folder}` })
  const { url, kill } = await start()
  const [journal, chance] = [emptyJournal(), chanceFrom(7)]
  const ask = createAsk(journal, () => [url], chance)
  const scene = await openScene(ask)
  const missing = async () => {
    const absent: string[] = []
    for (const query of THERE) {
      const { rows } = await sql<{ is: boolean }>`select exists (${sql.raw(query)}) as is`.execute(db)
      if (!rows[0]?.is) absent.push(query)
    }
    return journal.seen.length > 0 ? absent : [...absent, 'a decision that was shown']
  }
  for (let round = 0; round < 60 && (await missing()).length > 0; round++) {
    await runClients({ journal, hosts: () => [url], scene, count: 6, seed: round, signal: AbortSignal.timeout(3_000) })
    const now = new Date(scene.now() + 2 * DAYS).toISOString()
    await ask({ operation: 'setSandboxClock', method: 'PUT', path: '/v1/sandbox/clock', body: { now } })
    scene.showed(now)
    await settle(db)
  }
  t.strictSame(await missing(), [], 'there is something to break')
  t.strictSame(await kill('SIGTERM'), [0, null])
  return { start, db, files: localFiles(folder), journal, scene, chance }
}

const broken = (findings: Finding[]) =>
  findings.filter(({ faults }) => faults.length > 0).map(({ invariant }) => invariant)

test('soak: the checker finds nothing where nothing is wrong, and names each violation that is planted', async (t) => {
  const { start, db, files, journal, scene, chance } = await aSoakedService(t)
  const evidence = await gather(db, files)
  const sound = judge(evidence, journal)
  t.strictSame(
    sound.flatMap(({ faults }) => faults),
    [],
  )

  for (const [statement, invariant] of VIOLATIONS) {
    const undo = new Error('undone')
    const planted = db.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx)
      await sql.raw(statement).execute(tx)
      const found = broken(judge({ ...(await readRows(tx)), files: evidence.files }, journal))
      t.ok(found.includes(invariant), `${invariant}: ${statement}`, { found })
      throw undo
    })
    await t.rejects(planted, undo)
  }
  const orphan = uuidv7()
  await files.put(orphan, Readable.from([Buffer.from('of nobody')]))
  t.strictSame(broken(judge(await readEvidence(db, files), journal)), ['a file has its document'])
  await files.delete(orphan)

  // As if each suspension had been acknowledged before everything, and lifted after it.
  const entries = journal.entries.map((entry) =>
    entry.call.operation === 'updateCity' ? { ...entry, answered: 0, sent: Number.POSITIVE_INFINITY } : entry,
  )
  const suspended = 'no application of a suspended city got an offer without an exception'
  t.strictSame(broken(judge(evidence, { ...journal, entries })), [suspended])

  const planted = new Set([...VIOLATIONS.map(([, invariant]) => invariant), 'a file has its document', suspended])
  t.strictSame(
    sound.map(({ invariant }) => invariant).filter((invariant) => !planted.has(invariant)),
    [],
    'each was broken once',
  )

  // What is asked of the API: its answers are compared first, then what they stand on is taken away.
  const { url } = await start()
  const ask = createAsk(journal, () => [url], chance)
  const answers = async () => [
    await openDecisionsHidden(db, ask, scene, chance),
    await walkAgrees(db, ask, scene),
    await replaysAgree(journal, [url], chance),
    ...nothingStrange(journal),
  ]
  const before = await answers()
  t.strictSame(
    before.flatMap(({ faults }) => faults),
    [],
  )
  t.ok(before.every(({ count }) => count > 0))
  await db.updateTable('history').set({ visibility: 'all' }).where('action', '=', 'decide').execute()
  await db.deleteFrom('idempotency_key').execute()
  journal.surprises.push('submitApplication: 500')
  journal.unanswered.push('submitApplication: 503')
  const forgetful: Ask = async (call) => {
    const answer = await ask(call)
    if (call.path.startsWith('/v1/applications?')) answer.json.items.pop()
    return answer
  }
  t.strictSame(
    broken([...(await answers()), await walkAgrees(db, forgetful, scene)]).sort(),
    before.map(({ invariant }) => invariant).sort(),
  )
})
