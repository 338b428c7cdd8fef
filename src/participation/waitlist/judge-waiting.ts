/** The reason that keeps somebody on the waitlist from a seat that is free. */
export type ObstacleCode = 'no_seat' | 'seat_reserved' | 'city_participants' | 'visa_too_late'
export interface Obstacle {
  code: ObstacleCode
  detail: string
}

export interface Waiting {
  application_id: string
  city_id: string
  position: number
  /** The last day on which a decision leaves time for a visa. Null: none is needed, or it is not known. */
  latest_safe_decision_date: string | null
}

export interface Room {
  /** The seats of the program. Null: not limited. */
  seats: number | null
  /** The participants that a city may have. Null: not limited. */
  cap: number | null
  /** The seats in use, city by city. */
  taken: ReadonlyMap<string, number>
  /** The seats that are free and still belong to a city, which may name somebody. */
  held: ReadonlyMap<string, number>
  /** Today, in the zone of the program. */
  today: string
}

export interface Judged extends Waiting {
  obstacles: Obstacle[]
}
/** One before the promoted one, and why it was not that one. */
export interface Passed {
  application_id: string
  position: number
  code: ObstacleCode | 'by_hand'
  detail: string
}

const sum = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((total, count) => total + count, 0)

function seatObstacle({ seats, taken, held }: Room): Obstacle[] {
  if (seats === null) return []
  const [used, reserved] = [sum(taken), sum(held)]
  if (used >= seats) return [{ code: 'no_seat', detail: `All ${seats} seats are taken.` }]
  if (used + reserved < seats) return []
  const detail = `The ${seats - used} free seats belong to cities that may still name somebody.`
  return [{ code: 'seat_reserved', detail }]
}

/** Judges each of the waitlist, in its order: what keeps it from a seat that is free now. */
export function judgeWaiting(waiting: readonly Waiting[], room: Room): Judged[] {
  const { cap, taken, held, today } = room
  const noSeat = seatObstacle(room)
  return waiting.map((each) => {
    const obstacles = [...noSeat]
    const ofCity = (taken.get(each.city_id) ?? 0) + (held.get(each.city_id) ?? 0)
    if (cap !== null && ofCity >= cap)
      obstacles.push({ code: 'city_participants', detail: `The city has its ${cap} participants.` })
    const safe = each.latest_safe_decision_date
    if (safe && today > safe)
      obstacles.push({ code: 'visa_too_late', detail: `A visa needed a decision by ${safe}; today is ${today}.` })
    return { ...each, obstacles }
  })
}

/** Those before one on the waitlist, each with the reason why it was not promoted in its place. */
export const passedBefore = (judged: readonly Judged[], application_id: string): Passed[] =>
  judged
    .slice(
      0,
      judged.findIndex((each) => each.application_id === application_id),
    )
    .map(({ application_id, position, obstacles: [first] }) => ({
      application_id,
      position,
      code: first?.code ?? 'by_hand',
      detail: first?.detail ?? 'Fits, and staff chose somebody else.',
    }))
