import type { PublishedProgram } from '../../catalogue/programs/published-program.ts'
import { localDate } from '../../platform/calendar.ts'
import type { Ctx } from '../../platform/context.ts'
import { openList } from './open-list.ts'
import type { Guest } from './queries.ts'
import { byNight, byPayer, nightsOf } from './room-nights.ts'
import type { Rooming } from './schema.ts'

const NIGHTS_AROUND = 1

/** The rooms of the guests, with who pays by the coverage of the program. */
export function roomingOf(guests: readonly Guest[], program: PublishedProgram): Omit<Rooming, 'next_cursor'> {
  const { starts_on, ends_on, timezone, coverage, selection } = program
  const { nights_before = NIGHTS_AROUND, nights_after = NIGHTS_AROUND } = selection.travel ?? {}
  const rule = { starts_on, ends_on, payer: coverage.accommodation, nights_before, nights_after }
  const dayOf = (leg: { at: string } | null | undefined) => (leg ? localDate(leg.at, timezone) : null)
  const stays = guests.map(({ application_id, name, city_name, country, travel }) => {
    const stay = { arrives_on: dayOf(travel?.arrival), departs_on: dayOf(travel?.departure) }
    return {
      ...{ application_id, name, city_name, country, ...nightsOf(rule, stay) },
      is_assumed: stay.arrives_on === null || stay.departs_on === null,
      accessibility: travel?.accessibility ?? null,
    }
  })
  const all = stays.flatMap(({ nights }) => nights)
  return {
    items: stays.map(({ nights, ...stay }) => ({ ...stay, nights: nights.length, payers: byPayer(nights) })),
    payers: byPayer(all),
    nights: byNight(all),
  }
}

/** The stays of the participants, and who pays. Errors: not_found, role_not_allowed. */
export async function getRooming(ctx: Ctx, program_id: string): Promise<Rooming> {
  const { program, guests } = await openList(ctx, program_id)
  return { ...roomingOf(guests, program), next_cursor: null }
}
