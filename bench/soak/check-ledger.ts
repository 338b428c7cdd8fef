import { holdsSlot, SEATED, type Status } from '../../src/intake/applications/lifecycle.ts'
import type { Entry, Evidence } from './evidence.ts'
import { type Check, each, type Finding } from './finding.ts'

const has = (holding: (status: Status) => boolean, status: Status | null) => status !== null && holding(status)
const isSeated = (status: Status) => SEATED.includes(status)

/** Replays the history in order. Reports each move that exceeds the limit of its scope, such as a city in a program. */
function replayed(
  { history }: Evidence,
  holding: (status: Status) => boolean,
  scopeOf: (entry: Entry) => string,
  limitOf: (scope: string) => number | null | undefined,
  change: (entry: Entry) => void = () => {},
): { taken: number; faults: string[] } {
  const used = new Map<string, number>()
  const faults: string[] = []
  let taken = 0
  for (const entry of history) {
    change(entry)
    if (entry.subject_type !== 'application' || !entry.to_status) continue
    const step = Number(has(holding, entry.to_status)) - Number(has(holding, entry.from_status))
    const scope = scopeOf(entry)
    const now = (used.get(scope) ?? 0) + step
    used.set(scope, now)
    if (step <= 0) continue
    taken++
    const limit = limitOf(scope)
    if (limit != null && now > limit)
      faults.push(`${scope}: ${entry.action} of ${entry.subject_id} at ${entry.at} made it ${now} of ${limit}`)
  }
  return { taken, faults }
}

/** Uses the caps that were in force when each slot was taken. */
function capsHeld(evidence: Evidence): Finding {
  const programs = new Map(evidence.programs.map((row) => [row.id, row]))
  const caps = new Map<string, number>()
  const { taken, faults } = replayed(
    evidence,
    holdsSlot,
    ({ details }) => `city ${details.city_id} in program ${details.program_id}`,
    (scope) => caps.get(scope) ?? programs.get(scope.split(' ').at(-1) ?? '')?.max_applications_per_city,
    ({ action, subject_id, details }) => {
      const scope = `city ${details.city_id} in program ${subject_id}`
      if (action === 'set_city_cap') caps.set(scope, details.cap.to)
      if (action === 'remove_city_cap') caps.delete(scope)
    },
  )
  return { invariant: 'no city ever took more slots than its cap', count: taken, faults }
}

function seatsHeld(evidence: Evidence): Finding {
  const programs = new Map(evidence.programs.map((row) => [row.id, row]))
  const ofProgram = (scope: string) => programs.get(scope.split(' ').at(-1) ?? '')
  const all = replayed(
    evidence,
    isSeated,
    ({ details }) => `seats of program ${details.program_id}`,
    (scope) => ofProgram(scope)?.seats,
  )
  const ofCities = replayed(
    evidence,
    isSeated,
    ({ details }) => `seats of city ${details.city_id} in program ${details.program_id}`,
    (scope) => ofProgram(scope)?.max_participants_per_city,
  )
  const faults = [...all.faults, ...ofCities.faults]
  return { invariant: 'no more seats were offered than the program and each city have', count: all.taken, faults }
}

/** The limits of a program do not change in the soak. */
function seatsAgree({ applications, programs, seats }: Evidence): Finding[] {
  const seatOf = new Map(seats.map((seat) => [seat.application_id, seat]))
  const rows = new Map(applications.map((row) => [row.id, row]))
  const limits = new Map(programs.map((row) => [row.id, row.seats ?? Number.POSITIVE_INFINITY]))
  const numbers = Map.groupBy(seats, ({ program_id, number }) => `${number} of program ${program_id}`)
  return [
    each(
      'a seat is held by whose status holds one, and by no other',
      applications,
      ({ id, status }) =>
        isSeated(status) !== seatOf.has(id) &&
        `application ${id} is ${status} and has ${seatOf.has(id) ? 'a' : 'no'} seat`,
    ),
    each('a seat is of its application’s city and program', seats, ({ application_id: id, program_id, city_id }) => {
      const row = rows.get(id)
      return (row?.program_id !== program_id || row.city_id !== city_id) && `the seat of application ${id} is elsewhere`
    }),
    each('a seat has a number of its own, within the seats of its program', numbers, ([number, held]) => {
      const [seat] = held
      if (held.length > 1) return `seat ${number} is held ${held.length} times`
      return seat && seat.number > (limits.get(seat.program_id) ?? 0) && `seat ${number} is above the limit`
    }),
  ]
}

/** The highest cap that a city ever had in a program; Infinity: not limited. */
function highestCap({ programs, history }: Evidence, { program_id, city_id }: { program_id: string; city_id: string }) {
  const usual = programs.find(({ id }) => id === program_id)?.max_applications_per_city ?? Number.POSITIVE_INFINITY
  const set = history.filter(
    ({ action, subject_id, details }) =>
      action === 'set_city_cap' && subject_id === program_id && details.city_id === city_id,
  )
  return Math.max(usual, ...set.map(({ details }) => details.cap.to))
}

/** A city has the cap of its last set_city_cap, or none after a remove_city_cap. */
function capsKept({ caps, history }: Evidence): Finding {
  const scopeOf = (program: string, city: string) => `city ${city} in program ${program}`
  const changes = history.filter(({ action }) => action === 'set_city_cap' || action === 'remove_city_cap')
  const last = new Map(changes.map((entry) => [scopeOf(entry.subject_id, entry.details.city_id), entry]))
  const kept = new Map(caps.map((row) => [scopeOf(row.program_id, row.city_id), row.max_applications]))
  return each('a city’s cap is the one that was set last', new Set([...last.keys(), ...kept.keys()]), (scope) => {
    const entry = last.get(scope)
    const wanted = entry?.action === 'set_city_cap' ? entry.details.cap.to : undefined
    return kept.get(scope) !== wanted && `${scope} has a cap of ${kept.get(scope)}, and ${wanted} was set`
  })
}

export const checkLedger: Check = (evidence) => {
  const { applications, slots } = evidence
  const slotOf = new Map(slots.map((slot) => [slot.application_id, slot]))
  const rows = new Map(applications.map((row) => [row.id, row]))
  const numbers = Map.groupBy(
    slots,
    ({ program_id, city_id, number }) => `${number} of city ${city_id} in program ${program_id}`,
  )
  return [
    capsHeld(evidence),
    each(
      'an application has a slot exactly if its status holds one',
      applications,
      ({ id, status }) =>
        holdsSlot(status) !== slotOf.has(id) &&
        `application ${id} is ${status} and has ${slotOf.has(id) ? 'a' : 'no'} slot`,
    ),
    each('a slot is of its application’s city and program', slots, ({ application_id: id, program_id, city_id }) => {
      const row = rows.get(id)
      return (row?.program_id !== program_id || row.city_id !== city_id) && `the slot of application ${id} is elsewhere`
    }),
    each('a slot has a number of its own, within the cap', numbers, ([number, held]) => {
      const [slot] = held
      if (held.length > 1) return `slot ${number} is held ${held.length} times`
      return slot && slot.number > highestCap(evidence, slot) && `slot ${number} is above every cap there was`
    }),
    seatsHeld(evidence),
    ...seatsAgree(evidence),
    capsKept(evidence),
  ]
}
