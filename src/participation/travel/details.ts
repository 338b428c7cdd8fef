import { isDeepStrictEqual } from 'node:util'
import { instantOf } from '../../http/formats.ts'
import type { ProblemItem } from '../../platform/problem.ts'
import { type NewTravel, TRAVEL_PARTS, type TravelDetails } from './schema.ts'

const NOTHING: TravelDetails = {
  arrival: null,
  departure: null,
  diet: null,
  accessibility: null,
  emergency_contact: null,
  insurance: null,
}
const inUtc = <T extends { at: string }>(leg: T | null | undefined): T | null =>
  leg ? { ...leg, at: instantOf(leg.at) } : null

/** All details, with null for what is not told. */
export const completeDetails = (given: NewTravel): TravelDetails => ({
  ...NOTHING,
  ...given,
  arrival: inUtc(given.arrival),
  departure: inUtc(given.departure),
})

/** The parts in which two sets of details differ. Null: nothing was told yet. */
export const changedParts = (before: TravelDetails | null, after: TravelDetails): string[] =>
  TRAVEL_PARTS.filter((part) => !isDeepStrictEqual((before ?? NOTHING)[part], after[part]))

/** The days before and after a program in which a journey can be: somebody may stay on. */
const AROUND_DAYS = 60
const DAY_MS = 86_400_000

/** The faults of details for a program: a departure before the arrival, a journey of another year. */
export function detailFaults(details: TravelDetails, program: { starts_on: string; ends_on: string }): ProblemItem[] {
  const faults: ProblemItem[] = []
  const { arrival, departure } = details
  const [first, last] = [Date.parse(program.starts_on), Date.parse(program.ends_on)]
  for (const [name, leg] of [
    ['arrival', arrival],
    ['departure', departure],
  ] as const) {
    const at = leg && Date.parse(leg.at)
    if (at && (at < first - AROUND_DAYS * DAY_MS || at > last + AROUND_DAYS * DAY_MS))
      faults.push({
        pointer: `/${name}/at`,
        code: 'implausible',
        detail: `must be within ${AROUND_DAYS} days of the program, ${program.starts_on} to ${program.ends_on}`,
      })
  }
  if (arrival && departure && departure.at <= arrival.at)
    faults.push({ pointer: '/departure/at', code: 'order', detail: 'must be after the arrival' })
  return faults
}
