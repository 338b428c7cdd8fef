import { sql } from 'kysely'
import { viewerOf, visibleTo } from '../../permissions/applications.ts'
import type { Ctx } from '../../platform/context.ts'
import type { Db, Instant } from '../../platform/postgres/db.ts'
import { prepared } from '../../platform/postgres/prepared.ts'
import { notFound, Problem } from '../../platform/problem.ts'
import type { Allocation } from './schema.ts'
import { usageOf } from './usage.ts'

/** The highest cap for which an answer lists the free slots too. With a cap of 100,000 the answer had 5 MB. */
const ALL_SLOTS_UP_TO = 100

function withFreeSlots(cap: number, taken: Allocation['slots']): Allocation['slots'] {
  const inUse = new Map(taken.map((slot) => [slot.number, slot]))
  const last = Math.max(cap, taken.at(-1)?.number ?? 0)
  return Array.from(
    { length: last },
    (_, i) => inUse.get(i + 1) ?? { number: i + 1, application_id: null, since: null },
  )
}

/** Tells the cap of a city in a program, and its slots in use. Errors: not_found. */
export async function getAllocation({ db, actor }: Ctx, program_id: string, city_id: string): Promise<Allocation> {
  const found = await db
    .selectFrom('program')
    .innerJoin('city', (join) => join.on('city.id', '=', city_id))
    .select('program.max_participants_per_city')
    .select([
      sql<number | null>`city_cap_of(program.id, city.id)`.as('cap'),
      sql<number>`(select count(*)::int from seat where program_id = program.id and city_id = city.id)`.as('seated'),
    ])
    .where('program.id', '=', program_id)
    .where('program.published_at', 'is not', null)
    .executeTakeFirst()
  if (!found) throw notFound()
  const taken = await db
    .selectFrom('slot')
    .leftJoin('application', (join) =>
      join.onRef('application.id', '=', 'slot.application_id').on(visibleTo(actor.role, viewerOf(actor))),
    )
    .select(['slot.number', 'application.id as application_id', 'slot.taken_at as since'])
    .where('slot.program_id', '=', program_id)
    .where('slot.city_id', '=', city_id)
    .orderBy('slot.number')
    .execute()
  const { cap, seated, max_participants_per_city } = found
  return {
    program_id,
    city_id,
    cap,
    ...usageOf(cap, taken.length),
    participants: { cap: max_participants_per_city, ...usageOf(max_participants_per_city, seated) },
    slots: cap !== null && cap <= ALL_SLOTS_UP_TO ? withFreeSlots(cap, taken) : taken,
  }
}

/** The problem for a city that has no free slot, with its allocation. */
export async function cityCapReached(ctx: Ctx, program_id: string, city_id: string): Promise<Problem> {
  const allocation = await getAllocation(ctx, program_id, city_id)
  const detail = `Your city already uses ${allocation.used} of its ${allocation.cap} slots. It can withdraw one of its applications first.`
  return new Problem(409, 'city_cap_reached', detail, { allocation })
}

interface Holder {
  id: string
  program_id: string
  city_id: string
}

const take = prepared(
  (_, { program_id, city_id, id, now }: Holder & { now: Instant }) =>
    sql<{ number: number | null }>`select take_slot(${program_id}, ${city_id}, ${id}, ${now}) as number`,
)

/** Takes the city's lowest free slot; the database refuses one too many. Errors: city_cap_reached. */
export async function takeSlot(ctx: Ctx, { id, program_id, city_id }: Holder): Promise<void> {
  const [taken] = await take(ctx.db, { program_id, city_id, id, now: ctx.now })
  if (taken?.number === null) throw await cityCapReached(ctx, program_id, city_id)
}

export function freeSlots(db: Db, application_ids: string[]) {
  return sql`delete from slot where application_id = any(${application_ids}::uuid[])`.execute(db)
}
