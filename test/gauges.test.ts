import { sql } from 'kysely'
import { test } from 'tap'
import { addGauges } from '../src/gauges.ts'
import { createMetrics } from '../src/platform/metrics.ts'
import { fileForm } from './factories.ts'
import { lacks } from './has.ts'
import { build } from './helper.ts'

test('gauges: they tell what the season looks like, and ask the database once a minute', async (t) => {
  let statements = 0
  let isCounting = false
  const log = ({ query }: { query: { sql: string } }) => {
    if (isCounting && query.sql.includes('from application group by')) statements++
  }
  const world = await build(t, { now: '2017-10-12T00:00:00.000Z', log })
  const { as, ctx, db, aProgram, aCity, aReadyDraft, aSubmitted, anOffer } = world
  const [city, closing] = [await aCity(), await aProgram()]
  const later = await aProgram({ call: { closes_on: '2017-11-10', mode: 'rolling' }, max_applications_per_city: 9 })
  const draft = await aReadyDraft({ program: closing, city })
  await aReadyDraft({ program: later, city })
  await aSubmitted({ program: later, city })
  await anOffer({ program: later, city }, '2017-10-13T00:00:00.000Z')
  const { payload, extra } = fileForm()
  await as(draft.token).put(`/v1/applications/${draft.id}/documents/passport_scan`, payload, extra)
  await sql`update event set position = null, occurred_at = '2017-10-11T23:00:00Z'`.execute(db)
  const { registry } = createMetrics(db, '0.0.0')
  addGauges(registry, db, ctx().clock)
  isCounting = true
  const texts = await Promise.all(Array.from({ length: 10 }, () => registry.metrics()))
  texts.push(await registry.metrics())
  t.equal(statements, 1)
  const size = Number((await db.selectFrom('document').select('size').executeTakeFirstOrThrow()).size)
  for (const line of [
    'cohort_applications{status="draft"} 2',
    'cohort_applications{status="submitted"} 1',
    'cohort_applications{status="offered"} 1',
    'cohort_applications{status="accepted"} 0',
    'cohort_drafts_due 1',
    'cohort_offers_due 1',
    `cohort_stored_bytes{kind="documents"} ${size}`,
    'cohort_stored_bytes{kind="materials"} 0',
    'cohort_stored_bytes{kind="letters"} 0',
    'cohort_event_oldest_unnumbered_seconds 3600',
  ])
    for (const text of texts) t.ok(text.split('\n').includes(line), line)
})

test('gauges: without the database they are absent, and the other metrics are told', async (t) => {
  const { db, ctx } = await build(t)
  const { registry } = createMetrics(db, '0.0.0')
  let isAway = true
  const clock = () => (isAway ? Promise.reject(new Error('the database is away')) : ctx().clock())
  addGauges(registry, db, clock)
  const away = await registry.metrics()
  lacks(t, away, /^cohort_(applications|drafts_due|offers_due|stored_bytes|event_oldest\w*)[ {]/m)
  t.match(away, /^cohort_build_info\{/m)
  isAway = false
  t.match(await registry.metrics(), /^cohort_drafts_due 0$/m, 'and they come back at once')
})
