import type { Ctx } from '../../platform/context.ts'
import { openList } from './open-list.ts'
import type { Guest } from './queries.ts'
import type { DietTotals } from './schema.ts'

/** How many guests eat what. The notes stand without names, in their own order. */
export const dietsOf = (guests: readonly Pick<Guest, 'travel'>[]): DietTotals['items'] =>
  [...Map.groupBy(guests, ({ travel }) => travel?.diet?.kind ?? null)]
    .map(([diet, all]) => ({
      diet,
      count: all.length,
      notes: [...new Set(all.flatMap(({ travel }) => travel?.diet?.note ?? []))].sort(),
    }))
    .sort((a, b) => b.count - a.count || String(a.diet).localeCompare(String(b.diet)))

/** The meals that the kitchen must know of. Errors: not_found, role_not_allowed. */
export async function getDietTotals(ctx: Ctx, program_id: string): Promise<DietTotals> {
  const { guests } = await openList(ctx, program_id)
  return { items: dietsOf(guests), next_cursor: null }
}
