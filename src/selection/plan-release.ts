import type { Release } from './schema.ts'

type Outcome = 'select' | 'waitlist' | 'not_select'

export interface Decided {
  application_id: string
  city_id: string
  outcome: Outcome
}

export interface Situation {
  seats: number | null
  max_participants_per_city: number | null
  /** Seats that are offered or taken now, city by city. */
  taken: Map<string, number>
  decided: Decided[]
  undecided: string[]
}

export const STATUS_OF = { select: 'offered', waitlist: 'waitlisted', not_select: 'not_selected' } as const

/** Who would get what, and whether it fits: seats, and the participants that a city may have. */
export function planRelease({ seats, max_participants_per_city: cap, taken, decided, undecided }: Situation) {
  const items = decided.map((each) => ({ ...each, to: STATUS_OF[each.outcome] }))
  const selected = decided.filter(({ outcome }) => outcome === 'select')
  const total = [...taken.values()].reduce((sum, count) => sum + count, 0)
  const cities = [...new Set(selected.map(({ city_id }) => city_id))].map((city_id) => {
    const before = taken.get(city_id) ?? 0
    return { city_id, cap, taken: before, after: before + selected.filter((each) => each.city_id === city_id).length }
  })
  const after = total + selected.length
  const conflicts: Release['conflicts'] = []
  if (seats !== null && selected.length > 0 && after > seats)
    conflicts.push({
      code: 'seats_exceeded',
      city_id: null,
      detail: `${after} would have a seat, and there are ${seats}`,
    })
  for (const city of cities)
    if (cap !== null && city.after > cap)
      conflicts.push({
        code: 'city_participants_exceeded',
        city_id: city.city_id,
        detail: `${city.after} of the city would have a seat, and ${cap} may`,
      })
  return { items, seats: { total: seats, taken: total, after }, cities, undecided, conflicts }
}
