import type { PublishedProgram } from '../../catalogue/programs/published-program.ts'
import { momentText } from '../../platform/calendar.ts'
import type { Ctx } from '../../platform/context.ts'
import { openList } from './open-list.ts'
import type { Guest } from './queries.ts'
import type { JourneyList } from './schema.ts'

export type Direction = 'arrival' | 'departure'
const LAST = '9999'

/** The journeys of the guests in one direction, by time. */
export function journeysOf(guests: readonly Guest[], { timezone }: PublishedProgram, direction: Direction) {
  return guests
    .map(({ application_id, name, city_name, country, travel, has_request }) => {
      const leg = travel?.[direction] ?? null
      return {
        ...{ application_id, name, city_name, country },
        at: leg?.at ?? null,
        local_time: leg ? momentText(leg.at, timezone) : null,
        place: leg?.place ?? null,
        number: leg?.number ?? null,
        accessibility: travel?.accessibility ?? null,
        has_request,
      }
    })
    .sort((a, b) => ((a.at ?? LAST) < (b.at ?? LAST) ? -1 : (a.at ?? LAST) > (b.at ?? LAST) ? 1 : 0))
}

/** The participants who arrive, or depart, with time and place. Errors: not_found, role_not_allowed. */
export async function listArrivals(ctx: Ctx, program_id: string, direction: Direction): Promise<JourneyList> {
  const { program, guests } = await openList(ctx, program_id)
  return { items: journeysOf(guests, program, direction), next_cursor: null }
}
