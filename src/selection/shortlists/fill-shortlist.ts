export interface Nominee {
  application_id: string
  city_id: string
}
export interface Room {
  /** The seats to fill. Null: not limited. */
  seats: number | null
  max_participants_per_city: number | null
  /** Seats that are taken now, by city. */
  taken: ReadonlyMap<string, number>
}

/**
 * Takes nominees in the order of a ranking while there are seats. One whose city has its participants already is passed
 * over.
 */
export function fillShortlist(ranked: readonly Nominee[], { seats, max_participants_per_city: cap, taken }: Room) {
  const used = new Map(taken)
  const chosen: Nominee[] = []
  const passed_over: Nominee[] = []
  for (const nominee of ranked) {
    if (seats !== null && chosen.length >= seats) break
    const before = used.get(nominee.city_id) ?? 0
    if (cap !== null && before >= cap) passed_over.push(nominee)
    else {
      used.set(nominee.city_id, before + 1)
      chosen.push(nominee)
    }
  }
  return { chosen, passed_over }
}
