import type { CriterionCode, Report } from '../../catalogue/criteria/report.ts'
import { usageOf } from '../../intake/allocations/usage.ts'
import type { Release } from './release-schema.ts'

type Outcome = 'select' | 'waitlist' | 'not_select'
type Conflict = Release['conflicts'][number]

export interface Decided {
  application_id: string
  city_id: string
  outcome: Outcome
  /** Where staff want it on the waitlist, and when they decided. Null: after the others. */
  waitlist_position?: number | null
  decided_at?: string | null
  /** The report that was frozen at the submission, and the one of now; only of those that are selected. */
  at_submission?: Report | null
  now?: Report | undefined
}

export interface Situation {
  seats: number | null
  max_participants_per_city: number | null
  /** Seats that are offered or taken now, city by city. */
  taken: Map<string, number>
  decided: Decided[]
  undecided: string[]
  /** The last place on the waitlist of earlier releases. */
  last_position?: number
}

export const STATUS_OF = { select: 'offered', waitlist: 'waitlisted', not_select: 'not_selected' } as const

const NO_CONFLICT = { city_id: null, application_id: null, criterion: null, at_submission: null }
/** Seats are counted for the whole batch, so the criterion says nothing more. */
const COUNTED: readonly CriterionCode[] = ['seats_left']

/** The hard criteria that a selected application does not meet as the program and its city stand now. */
function obstaclesOf({ application_id, city_id, at_submission, now }: Decided): Conflict[] {
  const lines = now?.criteria.filter(
    ({ criterion, kind, outcome }) => kind === 'hard' && outcome === 'not_met' && !COUNTED.includes(criterion),
  )
  return (lines ?? []).map(({ criterion, message }) => ({
    code: 'not_eligible',
    city_id,
    application_id,
    criterion,
    at_submission: at_submission?.criteria.find((line) => line.criterion === criterion)?.outcome ?? null,
    detail: message,
  }))
}

/** The places on the waitlist, by application, after those of earlier releases. */
function placesOf(decided: Decided[], last = 0): Map<string, number> {
  const keyOf = ({ waitlist_position, decided_at, application_id }: Decided) =>
    [waitlist_position ?? Number.POSITIVE_INFINITY, decided_at ?? '', application_id] as const
  const waiting = decided
    .filter(({ outcome }) => outcome === 'waitlist')
    .map((each) => keyOf(each))
    .sort((a, b) => (a[0] === b[0] ? (`${a[1]} ${a[2]}` < `${b[1]} ${b[2]}` ? -1 : 1) : a[0] - b[0]))
  return new Map(waiting.map(([, , application_id], i) => [application_id, last + i + 1]))
}

/** Plans a release: the new status of each application, and what conflicts with it (seats, a city's participants, hard criteria). */
export function planRelease(situation: Situation) {
  const { seats, max_participants_per_city: cap, taken, decided, undecided } = situation
  const places = placesOf(decided, situation.last_position)
  const items = decided.map(({ application_id, city_id, outcome }) => ({
    application_id,
    city_id,
    outcome,
    to: STATUS_OF[outcome],
    waitlist_position: places.get(application_id) ?? null,
  }))
  const selected = decided.filter(({ outcome }) => outcome === 'select')
  const total = [...taken.values()].reduce((sum, count) => sum + count, 0)
  const cities = [...new Set(selected.map(({ city_id }) => city_id))].map((city_id) => {
    const before = taken.get(city_id) ?? 0
    const after = before + selected.filter((each) => each.city_id === city_id).length
    return { city_id, cap, taken: before, after, over_by: usageOf(cap, after).over_by }
  })
  const after = total + selected.length
  const conflicts: Conflict[] = []
  const { over_by } = usageOf(seats, after)
  if (over_by > 0 && selected.length > 0)
    conflicts.push({
      ...NO_CONFLICT,
      code: 'seats_exceeded',
      detail: `After the release ${after} seats would be taken, but the program has ${seats}.`,
    })
  for (const city of cities)
    if (city.over_by > 0)
      conflicts.push({
        ...NO_CONFLICT,
        code: 'city_participants_exceeded',
        city_id: city.city_id,
        detail: `After the release the city would have ${city.after} participants, but its cap is ${cap}.`,
      })
  conflicts.push(...selected.flatMap(obstaclesOf))
  return { items, seats: { total: seats, taken: total, after, over_by }, cities, undecided, conflicts }
}
