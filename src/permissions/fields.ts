import type { Actor, Role } from '../platform/context.ts'

/** The readers of an application. A `host` runs its program. A `partner` has a part in it and does not run it. */
export const AUDIENCES = ['applicant', 'frontend', 'city', 'reviewer', 'host', 'partner', 'secretariat'] as const
export type Audience = (typeof AUDIENCES)[number]

const people: Audience[] = ['applicant', 'frontend', 'city', 'host', 'secretariat']
const readers: Audience[] = ['applicant', 'frontend', 'city', 'reviewer', 'host', 'secretariat']
const staff: Audience[] = ['host', 'secretariat']

/**
 * The audiences that may read each group of fields, in the applications that they may see. All code that shows an
 * application uses this table. `application`, `eligibility`, `ranking` and `decision` are whole answers: their routes admit these
 * audiences and no other. `test/permissions.test.ts` checks all groups. A partner reads nothing without an agreement.
 */
export const FIELDS = {
  /** Status, dates, city, the name of the applicant. */
  application: readers,
  contact: people,
  birth: people,
  nationality: people,
  /** Self-declared. Others may see it as an aggregate only. */
  gender: ['applicant'],
  /** The passport's data, and the name in it. A city vouches for the post, not for a passport. */
  passport: ['applicant', 'frontend', 'host', 'secretariat'],
  /** Until when a decision leaves time for a visa, which tells of the passport; and how the visa stands. */
  visa: ['applicant', 'frontend', 'host', 'secretariat'],
  position: readers,
  answers: readers,
  passport_scan: ['applicant', 'frontend', 'host', 'secretariat'],
  headshot: ['applicant', 'frontend', 'host', 'secretariat'],
  /** A city vouches for the nominee, so it reads what it signed. */
  nomination_form: readers,
  /** The report on the criteria, without those about the passport: for them see `passport`. */
  eligibility: readers,
  /** A released decision with its message, and an offer with its terms and conditions. */
  outcome: people,
  /** Whether the city endorsed, when and how. */
  endorsement: people,
  /** The focal point who answered for the city. */
  endorser: ['city', 'host', 'secretariat'],
  /** The marks for staff while they screen: an applicant who endorsed themselves, links for cities without a key. */
  screening: staff,
  /** Whether and when there is an interview. A reviewer sees those that they hold. */
  interview: readers,
  /** The link or phone number of the meeting: for its two sides. */
  meeting: ['applicant', 'reviewer', 'host', 'secretariat'],
  /** The outcome of an interview: scores, the language level, notes. */
  interview_notes: ['reviewer', 'host', 'secretariat'],
  /** How somebody travels, and the checklist before the journey. */
  travel: ['applicant', 'host', 'secretariat'],
  /** The diet and the needs of somebody, and whom to call. */
  care: ['applicant', 'host', 'secretariat'],
  /** Whether somebody came, and what they attended. */
  participation: ['applicant', 'city', 'host', 'secretariat'],
  /** The code that checks somebody in. */
  badge: ['applicant', 'host', 'secretariat'],
  /** The ranking with its scores, the shortlists, the order of the waitlist, and why somebody was promoted. */
  ranking: staff,
  /** Letters and certificates, with their files. */
  letters: ['applicant', 'host', 'secretariat'],
  /** An open decision, its note, and the name of the person who made it. */
  decision: staff,
  /** The mails that went to somebody, with their texts. */
  messages: staff,
  /** The names of actors in the history, and its entries for staff. */
  staff_history: staff,
} satisfies Record<string, readonly Audience[]>
export type FieldGroup = keyof typeof FIELDS

const AUDIENCE_OF: Partial<Record<Role, Audience>> = {
  applicant: 'applicant',
  frontend: 'frontend',
  city: 'city',
  reviewer: 'reviewer',
  // An organisation may see the applications only of programs that it runs.
  organisation: 'host',
  secretariat: 'secretariat',
  system: 'secretariat',
}

/** Whether an audience may read a group of fields, in what it is shown or told. */
export const isFor = (audience: Audience, group: FieldGroup): boolean =>
  (FIELDS[group] as readonly Audience[]).includes(audience)

/** Whether an actor may read a group of fields in the applications that it may see. */
export function mayRead({ role }: Pick<Actor, 'role'>, group: FieldGroup): boolean {
  const audience = AUDIENCE_OF[role]
  return audience !== undefined && isFor(audience, group)
}
