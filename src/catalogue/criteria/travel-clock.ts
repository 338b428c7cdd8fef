import { Temporal } from 'temporal-polyfill'
import {
  latestSafeDecisionDate,
  type VisaTerms,
  visaDaysOf,
} from '../../network/visa-rules/latest-safe-decision-date.ts'
import { localDate } from '../../platform/calendar.ts'
import type { ProgramFacts, Rule } from './report.ts'

/** Border authorities commonly ask for a passport that is valid for six months after the journey. */
const PASSPORT_MONTHS = 6
/** A visa with an invitation letter usually takes three weeks. */
const VISA_DAYS = 21
const VISA_BUFFER_DAYS = 7

export const needsPassport = ({ required_documents }: Pick<ProgramFacts, 'required_documents'>) =>
  required_documents.includes('passport_scan')

/** The day until which a passport must be valid. */
export const passportNeededUntil = (ends_on: string): string =>
  Temporal.PlainDate.from(ends_on).add({ months: PASSPORT_MONTHS }).toString()

/** The days that a visa takes if the table of visas has no terms: as the program's rule says, or as usual. */
export const visaDays = ({ days }: { days?: number } = {}): number => days ?? VISA_DAYS

/** The days to spare between a visa and the first day of the program. */
export const visaBuffer = (days: number | null | undefined): number => days ?? VISA_BUFFER_DAYS

/** The days from a day to the first day of a program. */
export const daysUntil = (starts_on: string, from: string): number =>
  Temporal.PlainDate.from(from).until(starts_on).days

/** The day on which decisions are expected: as planned, else the last day of interviews, else the day the call closes. */
export const plannedDecision = ({
  decisions_on,
  interviews_until,
  closes_at,
  timezone,
}: Pick<ProgramFacts, 'decisions_on' | 'interviews_until' | 'closes_at' | 'timezone'>): string | null =>
  decisions_on ?? interviews_until ?? (closes_at && localDate(closes_at, timezone))

export interface Journey {
  starts_on: string
  ends_on: string
  /** The country of the venue. Null: online. */
  country: string | null
  required_documents: readonly string[]
  criteria: readonly Rule[]
  selection?: { visa?: { buffer_days?: number } }
}
export interface Traveller {
  expires_on: string | null
  /** The country that issued the passport, else the nationality, else the country of the city. */
  from_country: string | null
  /** The terms of the host country for the passport. Null or left out: not known. */
  visa?: VisaTerms | null
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

/** The days from a decision to a visa. Null: none is needed, or it is not known where the traveller comes from. */
function daysForVisa(
  { country, criteria, selection, ...journey }: Journey,
  { from_country, visa }: Traveller,
): number | null {
  if (!needsPassport(journey) || !country || !from_country || from_country === country) return null
  if (!visa) return visaDays(criteria.find(({ criterion }) => criterion === 'visa_lead_time')?.params)
  return visa.required ? visaDaysOf(visa, visaBuffer(selection?.visa?.buffer_days)) : null
}

/** The last day on which a decision leaves time for a visa. Null: none is needed, or it is not known whether one is. */
export function safeUntil(journey: Journey, traveller: Traveller): string | null {
  const days = daysForVisa(journey, traveller)
  return days === null ? null : latestSafeDecisionDate(journey.starts_on, days)
}

/** The days that are left on a day, and those that a visa takes, if they are too few. Null: they are not, or no visa is needed. */
export function lateVisa(
  journey: Journey,
  traveller: Traveller,
  on: string,
): { left: number; needed: number; safe_until: string } | null {
  const needed = daysForVisa(journey, traveller)
  if (needed === null) return null
  const left = daysUntil(journey.starts_on, on)
  const safe_until = latestSafeDecisionDate(journey.starts_on, needed)
  return left < needed ? { left: Math.max(left, 0), needed, safe_until } : null
}
