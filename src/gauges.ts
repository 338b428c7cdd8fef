import { type RawBuilder, sql } from 'kysely'
import { Gauge, type Registry } from 'prom-client'
import { STATUSES } from './intake/applications/lifecycle.ts'
import type { Clock } from './platform/clock.ts'
import { countDead } from './platform/jobs.ts'
import type { Db } from './platform/postgres/db.ts'

/** The numbers are computed at most this often, so a scrape costs the database nothing. */
const KEPT_MS = 60_000
const SOON = sql`interval '48 hours'`

type Row = Record<string, string | number | null>

const rowsOf = async (db: Db, query: RawBuilder<Row>) => (await query.execute(db)).rows

/** The numbers of the season at an instant. */
async function count(db: Db, now: string) {
  const at = sql`${now}::timestamptz`
  const states = await rowsOf(db, sql`select status, count(*)::int as count from application group by status`)
  const [drafts] = await rowsOf(
    db,
    sql`select count(*)::int as count from application join program on program.id = program_id
      where application.status = 'draft' and program.status = 'published'
      and coalesce(closes_at, local_day_start(starts_on::text, timezone)) between ${at} and ${at} + ${SOON}`,
  )
  const [offers] = await rowsOf(
    db,
    sql`select count(*)::int as count from application
      where status = 'offered' and reply_by between ${at} and ${at} + ${SOON}`,
  )
  const [bytes] = await rowsOf(
    db,
    sql`select (select coalesce(sum(size), 0) from document)::float8 as documents,
      (select coalesce(sum(size), 0) from material)::float8 as materials,
      (select coalesce(sum(size), 0) from letter)::float8 as letters`,
  )
  const [events] = await rowsOf(
    db,
    sql`select coalesce(greatest(extract(epoch from ${at} - min(occurred_at)), 0), 0)::float8 as age
      from event where position is null`,
  )
  const dead = await countDead(db)
  return { states, drafts, offers, bytes, events, dead }
}

/**
 * The gauges of the season. Every process tells the same numbers: take their maximum. If the database does not answer,
 * they are absent, and the scrape goes on with the others.
 */
export function addGauges(registry: Registry, db: Db, clock: Clock) {
  const registers = [registry]
  let kept: { until: number; counts: Promise<Awaited<ReturnType<typeof count>> | undefined> } | undefined
  const counts = () => {
    if (!kept || performance.now() > kept.until)
      kept = {
        until: performance.now() + KEPT_MS,
        counts: clock(db)
          .then((now) => count(db, now))
          .catch(() => {
            kept = undefined
            return undefined
          }),
      }
    return kept.counts
  }
  const gauge = (
    name: string,
    help: string,
    labelNames: string[],
    read: (gauge: Gauge, counts: Awaited<ReturnType<typeof count>>) => void,
  ) =>
    new Gauge({
      name,
      help,
      labelNames,
      registers,
      async collect() {
        this.reset()
        const found = await counts()
        if (found) read(this, found)
        else if (labelNames.length === 0) this.remove()
      },
    })

  gauge('cohort_applications', 'Applications by status.', ['status'], (gauge, { states }) => {
    for (const status of STATUSES) gauge.set({ status }, 0)
    for (const { status, count } of states) gauge.set({ status: String(status) }, Number(count))
  })
  gauge('cohort_drafts_due', 'Drafts whose call closes within 48 hours.', [], (gauge, { drafts }) =>
    gauge.set(Number(drafts?.count)),
  )
  gauge('cohort_offers_due', 'Offers that expire within 48 hours.', [], (gauge, { offers }) =>
    gauge.set(Number(offers?.count)),
  )
  gauge('cohort_stored_bytes', 'Bytes of the files that rows name.', ['kind'], (gauge, { bytes }) => {
    for (const kind of ['documents', 'materials', 'letters']) gauge.set({ kind }, Number(bytes?.[kind]))
  })
  gauge(
    'cohort_event_oldest_unnumbered_seconds',
    'Age of the oldest event without a position; 0: there is none.',
    [],
    (gauge, { events }) => gauge.set(Number(events?.age)),
  )
  gauge('cohort_job_dead_letters', 'Jobs that failed for good and wait for a person.', [], (gauge, { dead }) =>
    gauge.set(dead),
  )
}
