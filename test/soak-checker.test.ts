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
import { readEvidence } from '../bench/soak/evidence.ts'
import type { Finding } from '../bench/soak/finding.ts'
import { emptyJournal } from '../bench/soak/journal.ts'
import { openScene } from '../bench/soak/scene.ts'
import { connect } from '../src/platform/db.ts'
import { localFiles } from '../src/platform/files.ts'
import { uuidv7 } from '../src/platform/ids.ts'
import { aServer } from './child.ts'
import { createDatabase } from './database.ts'

const one = (table: string, where = 'true') => `id = (select id from ${table} where ${where} limit 1)`
const moved = (action: string, by: string) =>
  `update history set at = at ${by} where ${one('history', `action = '${action}'`)}`
const copy = (table: string, where: string, changes = '') =>
  `insert into ${table} select changed.* from ${table} it,
   jsonb_populate_record(it, jsonb_build_object('id', gen_random_uuid()${changes})) changed where it.${one(table, where)}`

const recorded = 'an acknowledged write is recorded once, and nothing else is'
const eventful = 'a move has one entry in the history and one event'
const uploaded = 'an upload is there with the bytes that were sent'
const there = 'an application that was started is there, and no other'

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
  [`delete from document where ${one('document', 'replaced_at is null')}`, uploaded],
  [
    `update application set position = position || '{"title": "lost"}' where ${one('application', `position->>'title' like 'Head of Office%'`)}`,
    'an edit of an application is kept',
  ],
  [
    `update decision set outcome = case outcome when 'select' then 'waitlist' else 'select' end where ${one('decision')}`,
    'a decision stands as it was acknowledged last',
  ],
  [
    `update application set version = version + 1 where ${one('application')}`,
    'an application was changed by its moves and edits, each once',
  ],
  [
    `update program set version = version + 1 where ${one('program')}`,
    'a program was changed by what its history tells, each once',
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
  [copy('event', `type = 'application.offered'`), eventful],
  [
    `drop index application_person_once; ${copy('application', `status in ('in_review', 'accepted')`, `, 'token_hash', '\\x00'`)}`,
    'a person has one living application in a program',
  ],
  [
    `update program set max_applications_per_city = 1; update history set details = jsonb_set(details, '{cap,to}', '1') where action = 'set_city_cap'`,
    'no city ever came to use more slots than its cap',
  ],
  [`delete from slot where number = 1`, 'a slot is held by whose status holds one, and by no other'],
  [`update slot set city_id = gen_random_uuid() where number = 1`, 'a slot is of its application’s city and program'],
  [
    `update program set max_applications_per_city = 2; update slot set number = 99 where application_id = (select application_id from slot limit 1)`,
    'a slot has a number of its own, within the cap',
  ],
  [
    `alter table program drop constraint program_seats_check; update program set seats = 0`,
    'no more seats were offered than there are, to all and to a city',
  ],
  [`update city_cap set max_applications = max_applications + 1`, 'a city’s cap is the one that was set last'],
  [moved('submit', `+ interval '1 year'`), 'nothing was started or submitted after its deadline'],
  [moved('lapse', `- interval '1 year'`), 'no draft lapsed before its deadline'],
  [moved('resubmit', `+ interval '1 year'`), 'nothing was resubmitted after its date'],
  [moved('accept', `+ interval '1 year'`), 'no offer was accepted after its date'],
  [moved('expire', `- interval '1 year'`), 'no offer expired before its date'],
  [
    `update application set status = 'draft' where ${one('application', `status = 'lapsed'`)}`,
    'what time brings was done',
  ],
  [
    `update program set closes_at = closes_at + interval '1 h' where id in (select subject_id from history where action = 'extend_call')`,
    'a call ends when its history says',
  ],
  [`update decision set release_id = null where release_id is not null`, 'a release stands as it was acknowledged'],
  [`update decision set release_id = null where release_id is not null`, 'no decision was shown before its release'],
  [
    `update document set storage_key = gen_random_uuid() where ${one('document')}`,
    'a document has its file, byte for byte',
  ],
]
const NEEDED = ['lapse', 'expire', 'accept', 'resubmit', 'extend_call', 'set_city_cap', 'release', 'delete_document']
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
  const isEnough = async () => {
    const actions = await db.selectFrom('history').select('action').distinct().execute()
    const open = await db.selectFrom('decision').select('id').where('release_id', 'is', null).execute()
    const happened = NEEDED.every((action) => actions.some((each) => each.action === action))
    return happened && open.length > 0 && journal.seen.length > 0
  }
  for (let round = 0; round < 20 && !(await isEnough()); round++) {
    await runClients({ journal, hosts: () => [url], scene, count: 6, seed: round, signal: AbortSignal.timeout(3_000) })
    const now = new Date(scene.now() + 2 * DAYS).toISOString()
    await ask({ operation: 'setSandboxClock', method: 'PUT', path: '/v1/sandbox/clock', body: { now } })
    scene.showed(now)
    await settle(db)
  }
  t.ok(await isEnough(), 'there is something to break')
  t.same(await kill('SIGTERM'), [0, null])
  return { start, db, files: localFiles(folder), journal, scene, chance }
}

const broken = (findings: Finding[]) =>
  findings.filter(({ faults }) => faults.length > 0).map(({ invariant }) => invariant)

test('the soak’s checker finds nothing where nothing is wrong, and names each violation that is planted', async (t) => {
  const { start, db, files, journal, scene, chance } = await aSoakedService(t)
  const sound = judge(await gather(db, files), journal)
  t.same(
    sound.flatMap(({ faults }) => faults),
    [],
  )

  for (const [statement, invariant] of VIOLATIONS) {
    const undo = new Error('undone')
    const planted = db.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx)
      await sql.raw(statement).execute(tx)
      const found = broken(judge(await readEvidence(tx, files), journal))
      t.ok(found.includes(invariant), `${invariant}: ${statement}`, { found })
      throw undo
    })
    await t.rejects(planted, undo)
  }
  const orphan = uuidv7()
  await files.put(orphan, Readable.from([Buffer.from('of nobody')]))
  t.same(broken(judge(await readEvidence(db, files), journal)), ['a file has its document'])
  await files.delete(orphan)

  const planted = new Set([...VIOLATIONS.map(([, invariant]) => invariant), 'a file has its document'])
  t.same(
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
  t.same(
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
  t.same(
    broken([...(await answers()), await walkAgrees(db, forgetful, scene)]).sort(),
    before.map(({ invariant }) => invariant).sort(),
  )
})
