import { sharePublishedProgram } from '../../catalogue/programs/published-program.ts'
import { checkRunsProgram } from '../../catalogue/programs/run-program.ts'
import { countSeats } from '../../intake/allocations/seat-ledger.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { unprocessable } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { currentRanking } from '../ranking/current-ranking.ts'
import { fillShortlist, type Nominee } from './fill-shortlist.ts'
import { getShortlist } from './get-shortlist.ts'
import { findRankingId, insertShortlist, listCitiesOf, listRankedIn } from './queries.ts'
import { refuseSameName, saveItems } from './save-items.ts'
import type { NewShortlist } from './schema.ts'

const AT_MOST = 1000
type Program = Awaited<ReturnType<typeof sharePublishedProgram>>

interface Chosen {
  ids: readonly string[]
  passed_over: Nominee[]
  ranking_id: string | null
}

async function rankedNow({ db }: Ctx, program: Program): Promise<Nominee[]> {
  const { places } = await currentRanking(db, program)
  const ids = places.map(({ candidate }) => candidate.application_id)
  const cities = await listCitiesOf(db, ids)
  return ids.map((application_id) => ({ application_id, city_id: String(cities.get(application_id)) }))
}

/** Errors: content_invalid if there is no frozen ranking of this number. */
async function fromRanking(ctx: Ctx, program: Program, { frozen, seats }: NonNullable<NewShortlist['from_ranking']>) {
  const ranking_id = frozen === undefined ? undefined : await findRankingId(ctx.db, program.id, frozen)
  if (frozen !== undefined && !ranking_id)
    throw unprocessable([
      { pointer: '/from_ranking/frozen', code: 'unknown', detail: 'the program has no frozen ranking of this number' },
    ])
  const ranked = ranking_id ? await listRankedIn(ctx.db, ranking_id) : await rankedNow(ctx, program)
  const taken = await countSeats(ctx.db, program.id)
  const used = [...taken.values()].reduce((sum, count) => sum + count, 0)
  const free = program.seats === null ? AT_MOST : Math.max(0, program.seats - used)
  const room = { ...program, taken, seats: Math.min(seats ?? free, AT_MOST) }
  const { chosen, passed_over } = fillShortlist(ranked, room)
  return { ids: chosen.map(({ application_id }) => application_id), passed_over, ranking_id: ranking_id ?? null }
}

/** Errors: content_invalid unless just one of the two ways is given. */
async function choose(ctx: Ctx, program: Program, body: NewShortlist): Promise<Chosen> {
  const { application_ids, from_ranking } = body
  if (application_ids && from_ranking)
    throw unprocessable([
      {
        pointer: '/from_ranking',
        code: 'conflict',
        detail: 'cannot be combined with application_ids: give one of them',
      },
    ])
  if (from_ranking) return fromRanking(ctx, program, from_ranking)
  if (application_ids) return { ids: application_ids, passed_over: [], ranking_id: null }
  throw unprocessable([
    { pointer: '/application_ids', code: 'required', detail: 'is missing: give it, or from_ranking' },
  ])
}

/**
 * Saves a shortlist by hand, or the first of a ranking within seats and the cities' participants. Errors: not_found,
 * role_not_allowed, content_invalid, shortlist_exists.
 */
export function createShortlist(ctx: Ctx, program_id: string, body: NewShortlist) {
  return inTransaction(ctx, async (ctx) => {
    await checkRunsProgram(ctx, program_id)
    const program = await sharePublishedProgram(ctx.db, program_id)
    const { ids, passed_over, ranking_id } = await choose(ctx, program, body)
    const id = uuidv7()
    await refuseSameName(
      insertShortlist(ctx.db, {
        id,
        program_id,
        ranking_id,
        name: body.name,
        note: body.note ?? null,
        made_by: ctx.actor.name,
        made_by_id: ctx.actor.id,
        created_at: ctx.now,
        updated_at: ctx.now,
      }),
    )
    await saveItems(ctx, { id, program_id }, ids)
    await record(ctx, {
      subject: 'program',
      id: program_id,
      action: 'create_shortlist',
      details: { shortlist_id: id, size: ids.length },
      visibility: 'staff',
    })
    return { ...(await getShortlist(ctx, id)), passed_over }
  })
}
