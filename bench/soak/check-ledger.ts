import { holdsSlot, SEATED, type Status } from '../../src/intake/applications/lifecycle.ts'
import type { Entry, Evidence } from './evidence.ts'
import { type Check, each, type Finding } from './finding.ts'

const has = (holding: (status: Status) => boolean, status: Status | null) => status !== null && holding(status)
const isSeated = (status: Status) => SEATED.includes(status)

/** Walks through all that happened, in its order, and tells each time somebody came to hold more than there was. */
function replayed(
  { history }: Evidence,
  holding: (status: Status) => boolean,
  place: (entry: Entry) => string,
  limitOf: (place: string) => number | null | undefined,
  change: (entry: Entry) => void = () => {},
): { taken: number; faults: string[] } {
  const used = new Map<string, number>()
  const faults: string[] = []
  let taken = 0
  for (const entry of history) {
    change(entry)
    if (entry.subject_type !== 'application' || !entry.to_status) continue
    const step = Number(has(holding, entry.to_status)) - Number(has(holding, entry.from_status))
    const at = place(entry)
    const now = (used.get(at) ?? 0) + step
    used.set(at, now)
    if (step <= 0) continue
    taken++
    const limit = limitOf(at)
    if (limit != null && now > limit)
      faults.push(`${at}: ${entry.action} of ${entry.subject_id} at ${entry.at} made it ${now} of ${limit}`)
  }
  return { taken, faults }
}

/** By the caps that were in force when each slot was taken. */
function capsHeld(evidence: Evidence): Finding {
  const programs = new Map(evidence.programs.map((row) => [row.id, row]))
  const caps = new Map<string, number>()
  const { taken, faults } = replayed(
    evidence,
    holdsSlot,
    ({ details }) => `city ${details.city_id} in program ${details.program_id}`,
    (place) => caps.get(place) ?? programs.get(place.split(' ').at(-1) ?? '')?.max_applications_per_city,
    ({ action, subject_id, details }) => {
      const place = `city ${details.city_id} in program ${subject_id}`
      if (action === 'set_city_cap') caps.set(place, details.cap.to)
      if (action === 'remove_city_cap') caps.delete(place)
    },
  )
  return { invariant: 'no city ever came to use more slots than its cap', count: taken, faults }
}

function seatsHeld(evidence: Evidence): Finding {
  const programs = new Map(evidence.programs.map((row) => [row.id, row]))
  const ofProgram = (place: string) => programs.get(place.split(' ').at(-1) ?? '')
  const all = replayed(
    evidence,
    isSeated,
    ({ details }) => `seats of program ${details.program_id}`,
    (place) => ofProgram(place)?.seats,
  )
  const ofCities = replayed(
    evidence,
    isSeated,
    ({ details }) => `seats of city ${details.city_id} in program ${details.program_id}`,
    (place) => ofProgram(place)?.max_participants_per_city,
  )
  const faults = [...all.faults, ...ofCities.faults]
  return { invariant: 'no more seats were offered than there are, to all and to a city', count: all.taken, faults }
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

/** The highest cap that a city ever had in a program; null for no limit. */
function highestCap({ programs, history }: Evidence, { program_id, city_id }: { program_id: string; city_id: string }) {
  const usual = programs.find(({ id }) => id === program_id)?.max_applications_per_city ?? Number.POSITIVE_INFINITY
  const set = history.filter(
    ({ action, subject_id, details }) =>
      action === 'set_city_cap' && subject_id === program_id && details.city_id === city_id,
  )
  return Math.max(usual, ...set.map(({ details }) => details.cap.to))
}

/** Set by the last entry that names the city, unless that one took it back. */
function capsKept({ caps, history }: Evidence): Finding {
  const placeOf = (program: string, city: string) => `city ${city} in program ${program}`
  const changes = history.filter(({ action }) => action === 'set_city_cap' || action === 'remove_city_cap')
  const last = new Map(changes.map((entry) => [placeOf(entry.subject_id, entry.details.city_id), entry]))
  const kept = new Map(caps.map((row) => [placeOf(row.program_id, row.city_id), row.max_applications]))
  return each('a city’s cap is the one that was set last', new Set([...last.keys(), ...kept.keys()]), (place) => {
    const entry = last.get(place)
    const wanted = entry?.action === 'set_city_cap' ? entry.details.cap.to : undefined
    return kept.get(place) !== wanted && `${place} has a cap of ${kept.get(place)}, and ${wanted} was set`
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
      'a slot is held by whose status holds one, and by no other',
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
