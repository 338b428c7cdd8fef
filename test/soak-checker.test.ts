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
import { VIOLATIONS } from './soak-violations.ts'

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
  `select from history where action = 'submit' and program_id in (select id from program where selection->>'endorsement' = 'before_submission')`,
  `select from city_priority`,
  `select from review a join review b on a.application_id = b.application_id and a.id < b.id where 'recused' not in (a.status, b.status)`,
  `select from interview where slot_id is not null`,
  `select from interview join application on application.id = application_id where interview.status = 'cancelled' and starts_at is null
     and application.status not in ('submitted', 'returned', 'in_review')`,
  `select from ranking_place where number = 1`,
  `select from endorsement where status in ('requested', 'endorsed')`,
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
