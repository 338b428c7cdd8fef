import type { VisaTerms } from '../../network/visa-rules/latest-safe-decision-date.ts'
import { plural } from '../criteria/findings.ts'
import { daysUntil, lateVisa, needsPassport, plannedDecision } from '../criteria/travel-clock.ts'
import type { Program } from './schema.ts'
import type { ProgramWarning } from './warning-schema.ts'

type Facts = Pick<
  Program,
  | 'status'
  | 'format'
  | 'max_applications_per_city'
  | 'seats'
  | 'required_documents'
  | 'starts_on'
  | 'ends_on'
  | 'decisions_on'
  | 'call'
  | 'venue'
  | 'criteria'
  | 'selection'
>
/** The terms of the host country for the holders of ordinary passports. */
export type HostTerms = readonly (VisaTerms & { nationality: string })[]

/** Days that a warning names by nationality; the others are counted. */
const NAMED = 20

/** Whether the program's own dates leave no time for a visa: for whom, and how many days there are. */
function lateVisas({ starts_on, ends_on, decisions_on, call, venue, ...program }: Facts, terms: HostTerms) {
  const { country, timezone } = venue
  const { criteria, selection, required_documents } = program
  const interviews_until = selection.interviews?.to ?? null
  const dates = { decisions_on, interviews_until, closes_at: timezone ? call.closes_at : null }
  const decision = plannedDecision({ ...dates, timezone: timezone ?? 'UTC' })
  if (!starts_on || !ends_on || !country || !decision) return undefined
  const journey = { starts_on, ends_on, country, required_documents, criteria, selection }
  const lateFor = (visa: VisaTerms | null, from_country: string) =>
    lateVisa(journey, { expires_on: null, from_country, visa }, decision)
  const late = terms.flatMap(({ nationality, ...visa }) => {
    const found = lateFor(visa, nationality)
    return found ? { nationality, needed: found.needed } : []
  })
  // A nationality that the table does not have: unspecified.
  const usual = lateFor(null, 'XXX')
  if (late.length === 0 && !usual) return undefined
  return { days: Math.max(daysUntil(starts_on, decision), 0), late, usual: usual?.needed ?? null }
}

function visaWarning(facts: Facts, terms: HostTerms): ProgramWarning[] {
  const found = needsPassport(facts) ? lateVisas(facts, terms) : undefined
  if (!found) return []
  const { days, late, usual } = found
  const each = late.slice(0, NAMED).map(({ nationality, needed }) => `${nationality} (${plural(needed, 'day')})`)
  if (late.length > NAMED) each.push(`and ${late.length - NAMED} others`)
  if (usual !== null) each.push(`every nationality that the table of visas does not have (${plural(usual, 'day')})`)
  return [
    {
      code: 'visa_too_late',
      detail: `Between the planned decision and the first day there are ${plural(days, 'day')}. A visa takes longer for: ${each.join(', ')}. Set an earlier decisions_on, or a later starts_on.`,
      nationalities: late.map(({ nationality }) => nationality),
    },
  ]
}

/**
 * The limits of a usual call that a program leaves open. Each may be meant, so none blocks the publication. A webinar
 * needs none of them, and nobody applies to a cancelled program.
 */
export function programWarnings(facts: Facts, terms: HostTerms = []): ProgramWarning[] {
  const { status, format, seats, ...program } = facts
  if (format === 'webinar' || (status !== 'draft' && status !== 'published')) return []
  const warnings: [boolean, ProgramWarning][] = [
    [
      program.max_applications_per_city === null,
      {
        code: 'no_city_cap',
        detail: 'A city may send any number of applications: set max_applications_per_city if that is not meant.',
      },
    ],
    [
      seats === null,
      { code: 'no_seats', detail: 'The number of participants is not limited: set seats if there is a limit.' },
    ],
    [
      program.required_documents.length === 0,
      {
        code: 'no_required_documents',
        detail:
          'Nobody is asked for a passport scan, a headshot or a nomination form: set required_documents if staff need them.',
      },
    ],
  ]
  return [...warnings.filter(([isSo]) => isSo).map(([, warning]) => warning), ...visaWarning(facts, terms)]
}
