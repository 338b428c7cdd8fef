import type { Actor, Role } from '../platform/context.ts'

/** Those who read an application. A `host` runs its program; a `partner` has a part in it and runs nothing. */
export const AUDIENCES = ['applicant', 'frontend', 'city', 'reviewer', 'host', 'partner', 'secretariat'] as const
export type Audience = (typeof AUDIENCES)[number]

const people: Audience[] = ['applicant', 'frontend', 'city', 'host', 'secretariat']
const readers: Audience[] = ['applicant', 'frontend', 'city', 'reviewer', 'host', 'secretariat']
const staff: Audience[] = ['host', 'secretariat']

/**
 * Which audience reads which group of fields of an application that it may see. Whatever shows an application asks this
 * table. A partner reads nothing without an agreement.
 */
export const FIELDS = {
  /** Status, dates, city, the name of the applicant. */
  application: readers,
  contact: people,
  birth: people,
  nationality: people,
  /** Self-declared, and shown to others as an aggregate only. */
  gender: ['applicant'],
  /** The passport itself, and the name that stands in it. */
  passport: people,
  position: readers,
  answers: readers,
  passport_scan: ['applicant', 'frontend', 'host', 'secretariat'],
  headshot: ['applicant', 'frontend', 'host', 'secretariat'],
  nomination_form: ['applicant', 'frontend', 'reviewer', 'host', 'secretariat'],
  /** The report on the criteria; see `passport` for those that ask for it. */
  eligibility: readers,
  /** A released decision with its message, and the date to reply by. */
  outcome: people,
  /** An open decision, its note and who made it. */
  decision: staff,
  /** Who acted, and the entries of the history that are for staff. */
  staff_history: staff,
} satisfies Record<string, readonly Audience[]>
export type FieldGroup = keyof typeof FIELDS

const AUDIENCE_OF: Partial<Record<Role, Audience>> = {
  applicant: 'applicant',
  frontend: 'frontend',
  city: 'city',
  reviewer: 'reviewer',
  // An organisation sees the applications of the programs that it runs, and of no others.
  organisation: 'host',
  secretariat: 'secretariat',
  system: 'secretariat',
}

/** Whether an actor of this role reads a group of fields, of the applications that it may see. */
export function mayRead({ role }: Pick<Actor, 'role'>, group: FieldGroup): boolean {
  const audience = AUDIENCE_OF[role]
  const audiences: readonly Audience[] = FIELDS[group]
  return audience !== undefined && audiences.includes(audience)
}
