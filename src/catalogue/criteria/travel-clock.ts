import { Temporal } from 'temporal-polyfill'
import type { ProgramFacts, Rule } from './report.ts'

/** Border authorities commonly ask for a passport that is valid for six months after the journey. */
const PASSPORT_MONTHS = 6
/** A visa with an invitation letter usually takes three weeks. */
const VISA_DAYS = 21

export const needsPassport = ({ required_documents }: Pick<ProgramFacts, 'required_documents'>) =>
  required_documents.includes('passport_scan')

/** The day until which a passport must be valid. */
export const passportNeededUntil = (ends_on: string): string =>
  Temporal.PlainDate.from(ends_on).add({ months: PASSPORT_MONTHS }).toString()

/** The days that a visa takes: as the program's rule says, or as usual. */
export const visaDays = ({ days }: { days?: number } = {}): number => days ?? VISA_DAYS

/** The days from a day to the first day of a program. */
export const daysUntil = (starts_on: string, from: string): number =>
  Temporal.PlainDate.from(from).until(starts_on).days

interface Journey {
  starts_on: string
  ends_on: string
  /** The country of the venue. Null: online. */
  country: string | null
  required_documents: readonly string[]
  criteria: readonly Rule[]
}
interface Traveller {
  expires_on: string | null
  /** The country that issued the passport, else that of the city. */
  from_country: string | null
}

/** The expiry and the day that it must reach, if a known expiry is too early. Null: it is not, or not known. */
export function latePassport(
  journey: Journey,
  { expires_on }: Traveller,
): { expires_on: string; needed: string } | null {
  if (!needsPassport(journey) || !expires_on) return null
  const needed = passportNeededUntil(journey.ends_on)
  return expires_on < needed ? { expires_on, needed } : null
}

/** The days that are left on a day, and those that a visa takes, if they are too few. Null: they are not, or no visa is needed. */
export function lateVisa(
  journey: Journey,
  { from_country }: Traveller,
  on: string,
): { left: number; needed: number } | null {
  const { country, starts_on, criteria } = journey
  if (!needsPassport(journey) || !country || !from_country || from_country === country) return null
  const needed = visaDays(criteria.find(({ criterion }) => criterion === 'visa_lead_time')?.params)
  const left = daysUntil(starts_on, on)
  return left < needed ? { left: Math.max(left, 0), needed } : null
}
