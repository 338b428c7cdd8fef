import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { test } from 'tap'
import { addGauges } from '../src/gauges.ts'
import { systemClock } from '../src/platform/clock.ts'
import { createMetrics } from '../src/platform/metrics.ts'
import { build } from './helper.ts'

const page = readFileSync(new URL('../docs/operating.md', import.meta.url), 'utf8')

test('docs/operating.md: it lists every metric, and no other', async (t) => {
  const { db } = await build(t)
  const { registry } = createMetrics(db, '0.0.0')
  addGauges(registry, db, systemClock)
  const metrics = await registry.getMetricsAsArray()
  const names = metrics.map(({ name }) => name)
  t.strictSame(
    names.filter((name) => !page.includes(`\`${name}\``)),
    [],
  )
  const told = [
    ...page.matchAll(
      /\b(cohort_(?:http|problems|database|job|build|applications|drafts|offers|stored|event)\w+?)(?:_bucket|_count|_sum)?\b/g,
    ),
  ]
  t.ok(told.length > 10)
  t.strictSame(
    told.map(([, name]) => name).filter((name) => !names.includes(String(name))),
    [],
  )
})

test('docs/operating.md: the listed settings are those of a session, and its statements for a role set the same', async (t) => {
  const { db } = await build(t)
  const rows = [...page.matchAll(/^\| `(\w+)` +\| `([\w.]+)` +\|/gm)].map(([, name = '', value = '']) => ({
    name,
    value,
  }))
  t.equal(rows.length, 8)
  for (const { name, value } of rows) {
    const { rows } = await sql<Record<string, string>>`show ${sql.ref(name)}`.execute(db)
    t.match(Object.values(rows[0] ?? {})[0], new RegExp(`^${value}`), name)
  }
  const role = `cohort_${process.pid}`
  const [, statements = ''] = /<!-- role -->\n```sql\n([\s\S]*?)```/.exec(page) ?? []
  await sql.raw(`create role ${role}; ${statements.replaceAll('role cohort', `role ${role}`)}`).execute(db)
  const kept = await sql<{ rolconfig: string[] }>`select rolconfig from pg_roles where rolname = ${role}`.execute(db)
  await sql.raw(`drop role ${role}`).execute(db)
  t.strictSame(
    kept.rows[0]?.rolconfig,
    rows.map(({ name, value }) => `${name}=${value}`),
  )
})
