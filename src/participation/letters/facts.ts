import { isDeepStrictEqual } from 'node:util'
import type { Passport, Position } from '../../catalogue/criteria/report.ts'
import type { Contact, Coverage, Selection } from '../../catalogue/programs/settings-schema.ts'
import type { Person } from '../../intake/applications/person.ts'
import type { PartRole } from '../../permissions/programs.ts'
import type { ProblemItem } from '../../platform/problem.ts'
import type { LetterKind } from './lifecycle.ts'
import { lettersOf } from './settings.ts'

/** The facts that a letter tells. They are stored with the letter, and never changes. */
export interface LetterFacts {
  program: { title: string; starts_on: string; ends_on: string; city: string | null; country: string | null }
  person: {
    name: string
    name_as_in_passport: string | null
    /** For missions only. A passport's number is known to nobody here. */
    birth_date?: string | null
    nationality?: string | null
    passport?: Pick<Passport, 'country' | 'type' | 'expires_on'> | null
  }
  post: { title: string | null; department: string | null } | null
  city: { name: string; country: string }
  /** The payer of each cost. Null: the letter does not say. */
  coverage: Coverage | null
  issuer: { name: string; address: string | null }
  signatory: { name: string; role: string } | null
  contact: Contact | null
  purpose: string | null
  paper: 'a4' | 'us_letter'
  letterhead: boolean
}

/** Where the facts come from. */
export interface Sources {
  applicant: Person
  position: Position | null
  passport: Passport | null
  city: { name: string; country: string }
  program: {
    title: string
    starts_on: string
    ends_on: string
    venue_city: string | null
    venue_country: string | null
    coverage: Coverage
    contacts: Contact[]
    selection: Selection
  }
  organisations: { name: string; role: PartRole }[]
}

const pick = ({ country, type, expires_on }: Passport) => ({ country, type, expires_on })

/** The issuer of letters if the program does not say: the first of these roles. */
const ISSUERS: readonly PartRole[] = ['organiser', 'co_organiser', 'host']

function issuerOf({ organisations }: Sources): string {
  const [first] = ISSUERS.flatMap((role) => organisations.filter((each) => each.role === role))
  return first?.name ?? 'The secretariat'
}

function contactOf({ program }: Sources): Contact | null {
  const { contact_role } = lettersOf(program)
  return program.contacts.find(({ role }) => role === contact_role) ?? program.contacts[0] ?? null
}

/** The facts that a letter of this kind would tell now. */
export function factsOf(kind: LetterKind, sources: Sources): LetterFacts {
  const { applicant, position, passport, city, program } = sources
  const settings = lettersOf(program)
  const { title, starts_on, ends_on, venue_city, venue_country, coverage } = program
  const { name, name_as_in_passport = null, birth_date = null, nationality = null } = applicant
  const isForMissions = kind === 'visa_support'
  return {
    program: { title, starts_on, ends_on, city: venue_city, country: venue_country },
    person: {
      name,
      name_as_in_passport,
      ...(isForMissions && {
        birth_date,
        nationality,
        passport: passport && pick(passport),
      }),
    },
    post:
      kind === 'certificate'
        ? null
        : position && { title: position.title ?? null, department: position.department ?? null },
    city: { name: city.name, country: city.country },
    coverage: kind === 'certificate' ? null : coverage,
    issuer: { name: settings.issuer ?? issuerOf(sources), address: settings.address ?? null },
    signatory: settings.signatory ?? null,
    contact: contactOf(sources),
    purpose: isForMissions ? (settings.purpose ?? null) : null,
    paper: settings.paper,
    letterhead: settings.letterhead,
  }
}

/** Without what the database's JSON cannot tell from a missing member. */
const plain = (facts: object) => JSON.parse(JSON.stringify(facts))

/** Whether two letters say the same. */
export const isSameLetter = (one: LetterFacts, other: LetterFacts) => isDeepStrictEqual(plain(one), plain(other))

/** Whether what was certified is still true. Another signatory or paper makes no letter void. */
export function isStillTrue(told: LetterFacts, now: LetterFacts): boolean {
  const certified = ({ program, person, post, city, coverage }: LetterFacts) =>
    plain({ program, person, post, city, coverage })
  return isDeepStrictEqual(certified(told), certified(now))
}

const NEEDED = { name_as_in_passport: 'applicant', birth_date: 'applicant', nationality: 'applicant' } as const

/** The facts that a mission asks for and the application lacks. */
export function missingFor(kind: LetterKind, { person }: LetterFacts): ProblemItem[] {
  if (kind !== 'visa_support') return []
  return Object.entries(NEEDED)
    .filter(([name]) => !person[name as keyof typeof NEEDED])
    .map(([name, group]) => ({
      pointer: `/${group}/${name}`,
      code: 'required',
      detail: 'is missing in the application: a mission asks for it',
    }))
}
