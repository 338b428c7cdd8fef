import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { test } from 'tap'
import { EVENTS } from '../src/events.ts'
import { connect } from '../src/platform/postgres/db.ts'
import { decisionsReleased } from '../src/selection/decisions/events.ts'
import { createDatabase } from './database.ts'
import { eventFaults } from './event-faults.ts'

const root = new URL('../src/', import.meta.url)

test('EVENTS: every event of every feature is in the list, under a name of its own', async (t) => {
  const files = readdirSync(fileURLToPath(root), { recursive: true, encoding: 'utf8' }).filter((name) =>
    /^\w+\/.*\/events\.ts$/.test(name),
  )
  t.ok(files.length >= 6)
  const declared: { type: string }[] = []
  for (const name of files) declared.push(...(await import(new URL(name, root).href)).events)
  t.strictSame(EVENTS.map(({ type }) => type).sort(), declared.map(({ type }) => type).sort())
  t.equal(new Set(EVENTS.map(({ type }) => type)).size, EVENTS.length)
  t.strictSame(
    EVENTS.map(({ type }) => type).filter((type) => !/^[a-z]+\.[a-z_]+$/.test(type)),
    [],
  )
})

interface Schema {
  type?: string | string[]
  enum?: unknown[]
  format?: string
  pattern?: string
  properties?: Record<string, Schema>
  patternProperties?: Record<string, Schema>
  anyOf?: Schema[]
  items?: Schema
}

/** Where a schema takes text that is no id, date, name or state, and where it takes anything. */
function freeText(schema: Schema, at: string): string[] {
  const { properties = {}, patternProperties = {}, anyOf = [], items } = schema
  const isOpen = schema.type === undefined && anyOf.length === 0
  const isText = [schema.type].flat().includes('string') && !(schema.enum || schema.format || schema.pattern)
  const inner = [...Object.values(patternProperties), ...anyOf, ...(items ? [items] : [])]
  return [
    ...(isOpen || isText ? [at] : []),
    ...Object.entries(properties).flatMap(([name, member]) => freeText(member, `${at}/${name}`)),
    ...inner.flatMap((member) => freeText(member, at)),
  ]
}

test('EVENTS: a payload has room for ids, dates, numbers and states, and for no text that somebody wrote', async (t) => {
  t.strictSame(
    EVENTS.flatMap(({ type, payload }) => freeText(JSON.parse(JSON.stringify(payload)), type)),
    [],
  )
  t.strictSame(freeText({ type: 'object', properties: { note: { type: 'string' }, any: {} } }, 'x'), [
    'x/note',
    'x/any',
  ])
})

const release_id = '0190f5a0-0000-7000-8000-000000000001'
const payload = { from: null, to: null, release_id, count: 2 }

test('EVENTS: an event that is not declared, or has another payload, is a fault', async (t) => {
  const { type } = decisionsReleased
  const cases: [string, string, object, string[]][] = [
    ['as declared', type, payload, []],
    ['another name', 'program.released', payload, ['program.released is not declared']],
    ['a member too many', type, { ...payload, note: 'x' }, [`${type}  must NOT have additional properties {"additionalProperty":"note"}`]], // biome-ignore format: a row
    ['a member too few', type, { from: null, to: null, release_id }, [`${type}  must have required property 'count' {"missingProperty":"count"}`]], // biome-ignore format: a row
    ['a state that it has not', type, { ...payload, to: 'published' }, [`${type} /to must be null {"type":"null"}`]],
    [
      'a member of a member',
      'allocation.changed',
      { from: null, to: null, city_id: release_id, cap: { from: 1, to: null, by: 'x' } },
      ['allocation.changed /cap must NOT have additional properties {"additionalProperty":"by"}'],
    ],
  ]
  for (const [name, type, payload, faults] of cases) t.strictSame(eventFaults({ type, payload }), faults, name)
})

test('createDatabase: a test that writes an event which is not declared fails at its end', async (t) => {
  const { url, drop } = await createDatabase()
  const db = connect({ url, max: 1, prepare: false })
  await sql`insert into event (id, type, subject_type, subject_id, payload, occurred_at)
    values (gen_random_uuid(), 'program.forgotten', 'program', gen_random_uuid(), '{}', now())`.execute(db)
  await db.destroy()
  const refused = await drop().catch((error) => error)
  t.equal(refused.message, 'events that are not declared so: program.forgotten is not declared')
  const gone = connect({ url, max: 1, prepare: false })
  t.teardown(() => gone.destroy())
  const missing = await sql`select 1`.execute(gone).catch((error) => error)
  t.equal(missing.code, '3D000', 'its database is gone all the same')
})
