import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { ProgramDates } from '../../src/catalogue/criteria/program-times.ts'
import type { Status } from '../../src/intake/applications/lifecycle.ts'
import type { Files } from '../../src/platform/files.ts'
import type { Db, Instant } from '../../src/platform/postgres/db.ts'
import type { Facts, RankingSettings } from '../../src/selection/ranking/rank.ts'

/** An entry of the history. `ms` is the wall clock in its id, which orders the entries of several processes. */
export interface Entry {
  id: string
  ms: number
  subject_type: string
  subject_id: string
  action: string
  from_status: Status | null
  to_status: Status | null
  program_id: string | null
  application_id: string | null
  actor_role: string
  actor_name: string
  visibility: string
  at: Instant
  // biome-ignore lint/suspicious/noExplicitAny: what an action tells of itself is its own
  details: any
}

const msOf = (id: string) => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)

async function rows<T>(db: Db, statement: string): Promise<T[]> {
  return (await sql.raw<T>(statement).execute(db)).rows
}

async function hashesOf(files: Files): Promise<Map<string, string>> {
  const hashes = new Map<string, string>()
  for await (const { key } of files.list()) {
    const hash = createHash('sha256')
    for await (const chunk of key.endsWith('.partial') ? [] : await files.get(key)) hash.update(chunk)
    hashes.set(key, hash.digest('hex'))
  }
  return hashes
}

type Section = Record<string, unknown>
interface Application {
  id: string
  program_id: string
  city_id: string
  person_key: string
  status: Status
  applicant: Section
  position: Section | null
  languages: Section[]
  passport: Section | null
  answers: Section
  answers_aside: Section
  submitted_at: Instant | null
  return_due_at: Instant | null
  reply_by: Instant | null
  version: number
}
interface Program extends ProgramDates {
  id: string
  status: string
  version: number
  max_applications_per_city: number | null
  max_participants_per_city: number | null
  seats: number | null
  first_released_at: Instant | null
  selection: { endorsement?: string; reviews?: { per_application?: number } } | null
}
type Seat = { program_id: string; city_id: string; number: number; application_id: string }
type Slot = { program_id: string; city_id: string; number: number; application_id: string }
type Cap = { program_id: string; city_id: string; max_applications: number }
interface Event {
  id: string
  position: string | null
  subject_id: string
  type: string
  from: string | null
  to: string | null
  occurred_at: Instant
}
interface Decision {
  id: string
  application_id: string
  outcome: string
  note: string
  released_at: Instant | null
  voided_at: Instant | null
}
type Attestation = { application_id: string }
interface Endorsement {
  application_id: string
  status: string
}
type Priority = { program_id: string; city_id: string; priority: number }
type Reviewer = { id: string; city_id: string | null }
type Review = { id: string; program_id: string; application_id: string; reviewer_id: string; status: string }
interface Meeting {
  id: string
  starts_at: Instant | null
  ends_at: Instant | null
}
type InterviewSlot = Meeting & { interviewer: string; capacity: number }
type Interview = Meeting & {
  application_id: string
  person: string
  status: string
  slot_id: string | null
  place: number | null
}
type Ranking = { id: string; size: number; settings: RankingSettings }
interface RankingPlace {
  ranking_id: string
  number: number
  place: number
  application_id: string
  explanation: string
  facts: Facts
}
type Document = { id: string; storage_key: string; sha256: string }

/** The data that the workers act on. */
export async function readWaiting(db: Db) {
  const clock = 'select clock_base + (clock_timestamp() - clock_set_at) as now from sandbox'
  return {
    now: (await rows<{ now: Instant }>(db, clock))[0]?.now as Instant,
    applications: await rows<Application>(db, 'select * from application'),
    programs: await rows<Program>(db, 'select * from program'),
  }
}

/** Reads all data of the database, after the last write. */
export async function readRows(db: Db) {
  const history = await rows<Entry>(db, 'select * from history order by id')
  for (const entry of history) entry.ms = msOf(entry.id)
  return {
    history,
    ...(await readWaiting(db)),
    events: await rows<Event>(
      db,
      `select id, position, subject_id, type, payload->>'from' as from, payload->>'to' as to, occurred_at from event order by id`,
    ),
    slots: await rows<Slot>(db, 'select * from slot'),
    seats: await rows<Seat>(db, 'select * from seat'),
    caps: await rows<Cap>(db, 'select * from city_cap'),
    decisions: await rows<Decision>(
      db,
      'select decision.*, released_at from decision left join release on release.id = release_id',
    ),
    attestations: await rows<Attestation>(db, 'select application_id from attestation'),
    endorsements: await rows<Endorsement>(db, 'select application_id, status from endorsement'),
    priorities: await rows<Priority>(db, 'select * from city_priority'),
    reviewers: await rows<Reviewer>(db, 'select id, city_id from reviewer'),
    reviews: await rows<Review>(db, 'select * from review'),
    interviewSlots: await rows<InterviewSlot>(db, 'select * from interview_slot'),
    interviews: await rows<Interview>(db, 'select * from interview'),
    rankings: await rows<Ranking>(db, 'select * from ranking'),
    rankingPlaces: await rows<RankingPlace>(db, 'select * from ranking_place'),
    documents: await rows<Document>(db, 'select id, storage_key, sha256 from document'),
    attachments: await rows<Document>(db, 'select id, storage_key, sha256 from material where storage_key is not null'),
  }
}

/** The same, with the hashes of the files. */
export const readEvidence = async (db: Db, files: Files) => ({ ...(await readRows(db)), files: await hashesOf(files) })
export type Evidence = Awaited<ReturnType<typeof readEvidence>>
