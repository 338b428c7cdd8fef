import { isDeepStrictEqual } from 'node:util'
import type { Db } from '../../src/platform/postgres/db.ts'
import type { Chance } from './chance.ts'
import { type Ask, send } from './client.ts'
import { each, type Finding } from './finding.ts'
import { type Answer, isDone, type Journal } from './journal.ts'
import type { KnownApplication, Scene } from './scene.ts'

const SAMPLE = 500
/** Stops after this many faults: more tell nothing new, and waiting for a hanging process takes long. */
const ENOUGH = 20
const TIMEOUT_MS = 5_000

/** A random sample of a list, each item at most once. */
function sampleOf<T>(list: readonly T[], chance: Chance, size = SAMPLE): T[] {
  const taken = new Set<T>()
  for (let i = 0; i < size && list.length > 0; i++) taken.add(list[chance.below(list.length)] as T)
  return [...taken]
}

const told = ({ status, text }: Answer) => `${status} ${text.slice(0, 200)}`
const isSame = (again: Answer, { status, headers, text }: Answer) =>
  again.isReplay && again.status === status && again.text === text && isDeepStrictEqual(again.headers, headers)

/** Repeats successful writes with their Idempotency-Key: each must get the same answer as a replay, byte for byte. */
export async function replaysAgree({ entries }: Journal, hosts: readonly string[], chance: Chance): Promise<Finding> {
  const sample = sampleOf(
    entries.filter(({ answer }) => isDone(answer)),
    chance,
  )
  const faults: string[] = []
  for (const { call, key, answer } of sample) {
    if (faults.length >= ENOUGH) break
    const again = await send(chance.pick(hosts) ?? '', call, key, TIMEOUT_MS).catch(({ message }: Error) => ({
      message,
    }))
    if ('message' in again || !isSame(again, answer))
      faults.push(
        `${call.operation} ${call.path}: ${told(answer)}, then ${'message' in again ? again.message : told(again)}`,
      )
  }
  return { invariant: 'a replay repeats the first answer byte for byte', count: sample.length, faults }
}

const OUTCOMES = ['offered', 'waitlisted', 'not_selected']

/** Entries about an unreleased decision that only staff may read. */
const FOR_STAFF = ['decide', 'void_decision', 'override_eligibility']

/** Checks that no answer to an applicant or a city reveals an unreleased or voided decision. */
export async function openDecisionsHidden(db: Db, ask: Ask, { applications }: Scene, chance: Chance): Promise<Finding> {
  const unreleased = await db
    .selectFrom('decision')
    .select(['application_id', 'voided_at'])
    .where('release_id', 'is', null)
    .execute()
  const known = new Map(applications.map((application) => [application.id, application]))
  const faults: string[] = []
  let count = 0
  const read = (as: string, { id }: KnownApplication, part = '') =>
    ask({ operation: 'check', method: 'GET', path: `/v1/applications/${id}${part}`, as })
  for (const { application_id, voided_at } of sampleOf(unreleased, chance, 200)) {
    const application = known.get(application_id)
    if (!application) continue
    count++
    for (const as of [application.token, application.city.key]) {
      const { json } = await read(as, application)
      const { json: history } = await read(as, application, '/history?limit=100')
      // After a voided decision, another one may have been released.
      const shows = !voided_at && (json.decision || json.offer || OUTCOMES.includes(json.status))
      if (!history.items) throw new Error(`the history of ${application.id} is ${history.code}`)
      if (shows || history.items.some(({ action }: { action: string }) => FOR_STAFF.includes(action)))
        faults.push(`application ${application.id} tells its decision`)
    }
  }
  return { invariant: 'only staff see an open or voided decision', count, faults }
}

/** Checks that a walk through all pages gives each application once, as it is in the table. */
export async function walkAgrees(db: Db, ask: Ask, { secretariat: as }: Scene): Promise<Finding> {
  const walked = new Map<string, string[]>()
  for (let path = '/v1/applications?limit=100&sort=created_at'; path; ) {
    const { json } = await ask({ operation: 'check', method: 'GET', path, as })
    for (const { id, version, status } of json.items)
      walked.set(id, [...(walked.get(id) ?? []), `${version} ${status}`])
    path = json.next_cursor ? `/v1/applications?limit=100&sort=created_at&cursor=${json.next_cursor}` : ''
  }
  const rows = await db.selectFrom('application').select(['id', 'version', 'status']).execute()
  return each('a walk through all pages gives each application once', rows, ({ id, version, status }) => {
    const found = walked.get(id) ?? []
    // The worker may have moved it after the walk.
    const agrees = found.length === 1 && (found[0] === `${version} ${status}` || !found[0]?.startsWith(`${version} `))
    return !agrees && `application ${id} is ${version} ${status}, and the walk gave ${found.join(', ') || 'nothing'}`
  })
}

/** The faults that the clients found themselves. */
export const nothingStrange = ({ surprises, unanswered, entries }: Journal): Finding[] => [
  { invariant: 'no 500, and no refusal that a correct client must not get', count: entries.length, faults: surprises },
  { invariant: 'every write got a final answer', count: entries.length, faults: unanswered },
]
