import { randomUUID } from 'node:crypto'
import { applicationBody, claimsBody, MULTIPART, uploadBody } from './bodies.ts'
import type { Call } from './load.ts'
import type { World as Data } from './world.ts'

/** The data, the URL of Cohort, and the id of an application with a headshot to download. */
export type World = Data & { url: string; document: string }

export interface Operation {
  name: string
  connections: number[]
  /** The number of requests of one measurement. */
  count: number
  /** Creates the data that the requests need, and returns the requests. */
  calls: (world: World, count: number) => Promise<Call[]>
  /** Whether both contenders must answer the same bytes. The bench then compares them. */
  comparable?: boolean
}

const ALL = [1, 8, 32]
const UPLOAD = uploadBody(2 * 1024 * 1024)
const pick = <T>(from: readonly T[], i: number) => from[i % from.length] as T
const times = (count: number, call: (i: number) => Call) => Array.from({ length: count }, (_, i) => call(i))
const bearer = (credential: string) => ({ authorization: `Bearer ${credential}` })
/** Real clients retry their writes, so each write has an Idempotency-Key. */
const keyed = (credential: string) => ({ ...bearer(credential), 'idempotency-key': randomUUID() })
const json = { 'content-type': 'application/json' }

const get =
  (path: (world: World, i: number) => string, credential?: 'secretariat') => async (world: World, count: number) =>
    times(count, (i) => ({ method: 'GET', path: path(world, i), headers: credential ? bearer(world[credential]) : {} }))

const listed = ({ walked }: World) => `/v1/applications?program_id=${walked}&status=submitted&limit=20`

/** Finds the cursor of a page by walking to it. */
async function cursorOf(world: World, page: number): Promise<string> {
  let cursor = ''
  for (let i = 1; i < page; i++) {
    const answer = await fetch(`${world.url}${listed(world)}&${cursor}`, { headers: bearer(world.secretariat) })
    cursor = `cursor=${((await answer.json()) as { next_cursor: string }).next_cursor}`
  }
  return cursor
}

export const operations: Operation[] = [
  {
    name: 'get_program',
    connections: ALL,
    count: 3_000,
    comparable: true,
    calls: get(({ programs }, i) => `/v1/programs/${pick(programs, i)}`),
  },
  { name: 'list_programs', connections: ALL, count: 600, calls: get(() => '/v1/programs?limit=20') },
  {
    name: 'get_application',
    connections: ALL,
    count: 4_000,
    comparable: true,
    calls: get(({ applications }, i) => `/v1/applications/${pick(applications, i)}`, 'secretariat'),
  },
  { name: 'list_applications', connections: ALL, count: 2_000, calls: get(listed, 'secretariat') },
  {
    name: 'list_applications_page_200',
    connections: ALL,
    count: 2_000,
    async calls(world, count) {
      const cursor = await cursorOf(world, 200)
      return get((world) => `${listed(world)}&${cursor}`, 'secretariat')(world, count)
    },
  },
  {
    name: 'check_eligibility',
    connections: ALL,
    count: 2_500,
    calls: async ({ full, cities }, count) =>
      times(count, (i) => ({
        method: 'POST',
        path: `/v1/programs/${pick(full, i)}/eligibility-checks`,
        headers: json,
        body: JSON.stringify(claimsBody(pick(cities, i * 7))),
      })),
  },
  {
    name: 'start_application',
    connections: ALL,
    count: 1_200,
    calls: async ({ full, cities, frontend }, count) =>
      times(count, (i) => ({
        method: 'POST',
        path: `/v1/programs/${pick(full, i)}/applications`,
        headers: { ...keyed(frontend), ...json },
        body: JSON.stringify(applicationBody(pick(cities, i), randomUUID())),
      })),
  },
  {
    name: 'submit_application',
    connections: ALL,
    count: 1_200,
    calls: async ({ drafts }, count) =>
      (await drafts(count)).map(({ id, token }) => ({
        method: 'POST',
        path: `/v1/applications/${id}/submit`,
        headers: keyed(token),
      })),
  },
  {
    name: 'decide_application',
    connections: ALL,
    count: 1_200,
    calls: async ({ reviewed, secretariat }, count) =>
      (await reviewed(count)).map((id) => ({
        method: 'PUT',
        path: `/v1/applications/${id}/decision`,
        headers: { ...keyed(secretariat), ...json },
        body: JSON.stringify({ outcome: 'select', reason_code: 'merit' }),
      })),
  },
  {
    name: 'decide_200',
    connections: [1],
    count: 6,
    async calls({ crowd, secretariat }, count) {
      const calls: Call[] = []
      for (let i = 0; i < count; i++) {
        const { program, ids } = await crowd(200)
        const headers = { ...keyed(secretariat), ...json }
        const items = ids.map((application_id, n) => ({
          application_id,
          outcome: n < 20 ? 'select' : n < 30 ? 'waitlist' : 'not_select',
          reason_code: 'merit',
        }))
        calls.push({
          method: 'POST',
          path: `/v1/programs/${program}/decisions`,
          headers,
          body: JSON.stringify({ items }),
        })
      }
      return calls
    },
  },
  {
    name: 'release_200',
    connections: [1],
    count: 4,
    async calls({ decided, secretariat }, count) {
      const calls: Call[] = []
      for (let i = 0; i < count; i++) {
        const headers = { ...keyed(secretariat), ...json }
        calls.push({ method: 'POST', path: `/v1/programs/${await decided(200)}/releases`, headers, body: '{}' })
      }
      return calls
    },
  },
  {
    name: 'upload_2mb',
    connections: [1, 8],
    count: 60,
    calls: async ({ drafts }, count) =>
      (await drafts(count)).map(({ id, token }) => ({
        method: 'PUT',
        path: `/v1/applications/${id}/documents/headshot`,
        headers: { ...keyed(token), 'content-type': MULTIPART },
        body: UPLOAD,
      })),
  },
  {
    name: 'download_2mb',
    connections: [1, 8],
    count: 150,
    calls: async ({ secretariat, document }, count) =>
      times(count, () => ({
        method: 'GET',
        path: `/v1/applications/${document}/documents/headshot/content`,
        headers: bearer(secretariat),
      })),
  },
]
