import type { VisaTerms } from '../../network/visa-rules/latest-safe-decision-date.ts'
import type { Instant } from '../../platform/postgres/db.ts'
import type { ProblemItem } from '../../platform/problem.ts'

/** The criteria, in the order of the report. */
export const CRITERIA = [
  'call_open',
  'city_member',
  'city_slot_free',
  'city_endorsement',
  'managerial_level',
  'public_employee',
  'one_application_per_person',
  'form_complete',
  'documents_complete',
  'seats_left',
  'field_of_work',
  'language_level',
  'passport_validity',
  'visa_lead_time',
] as const
export type CriterionCode = (typeof CRITERIA)[number]

export const MODES = ['round', 'rolling'] as const
export type Mode = (typeof MODES)[number]
/** When a program needs the city’s word. `none`: cities may give it, and nothing depends on it. */
export const ENDORSEMENT_TIMES = ['before_submission', 'before_release', 'none'] as const
export type EndorsementTime = (typeof ENDORSEMENT_TIMES)[number]
export const KINDS = ['hard', 'preference', 'advisory'] as const
export type Kind = (typeof KINDS)[number]
/** `unverified`: claimed and not yet attested, or not yet asked. */
export const OUTCOMES = ['met', 'not_met', 'unverified', 'waived', 'not_applicable'] as const
export type Outcome = (typeof OUTCOMES)[number]
export const FIXABLE_BY = ['applicant', 'city', 'secretariat', 'nobody'] as const
export type FixableBy = (typeof FIXABLE_BY)[number]
export const VERDICTS = ['eligible', 'provisional', 'ineligible'] as const
export type Verdict = (typeof VERDICTS)[number]
export const CEFR = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const
export type CefrLevel = (typeof CEFR)[number]
export const FIELDS_OF_WORK = ['smart_city', 'e_government', 'ict', 'other'] as const
export const POST_LEVELS = ['staff', 'specialist', 'manager', 'senior_manager', 'director', 'executive'] as const
export const PASSPORT_TYPES = ['ordinary', 'official'] as const
export const EMPLOYER_TYPES = ['city_government', 'national_government', 'public_agency', 'private', 'other'] as const

/** Params of a criterion: the preferred fields, the language level needed, the days needed for a visa. */
export interface RuleParams {
  fields?: string[]
  level?: CefrLevel
  days?: number
}

/** A criterion as data of a program. */
export interface Rule {
  criterion: CriterionCode
  kind: Kind
  params?: RuleParams
}

/** Local days in the program's zone, both ends included. A suspension without an end goes on. */
export interface MembershipPeriod {
  from: string
  until: string | null
  suspended_from: string | null
  suspended_until: string | null
}

export interface Position {
  title?: string | null
  department?: string | null
  level?: (typeof POST_LEVELS)[number] | null
  employer_type?: (typeof EMPLOYER_TYPES)[number] | null
  field_of_work?: (typeof FIELDS_OF_WORK)[number] | null
}

export interface LanguageSkill {
  language: string
  level: CefrLevel
}

export interface Passport {
  country?: string | null
  type?: (typeof PASSPORT_TYPES)[number] | null
  expires_on?: string | null
}

export interface ProgramFacts {
  opens_at: Instant | null
  /** Null: open until the program starts. */
  closes_at: Instant | null
  mode: Mode
  /** When the city’s word is needed. */
  endorsement: EndorsementTime
  timezone: string
  starts_on: string
  ends_on: string
  /** The day by which decisions are planned, and the last day of the interviews. */
  decisions_on: string | null
  interviews_until: string | null
  language: string | null
  language_level: CefrLevel | null
  /** Null: not limited. */
  seats: number | null
  required_documents: readonly string[]
  /** The country of the venue; null: the program has no venue. */
  country: string | null
  /** Days to spare between a visa and the first day. Left out: as usual. */
  visa_buffer_days?: number | undefined
}

/**
 * All facts that the criteria use. Null means not known: the anonymous pre-check knows no person, form or documents,
 * and perhaps no city or post. An unknown fact makes a criterion `unverified`, never `not_met`.
 */
export interface Facts {
  /** When the request was received. Everything is judged at this instant. */
  now: Instant
  rule_set_version: number
  program: ProgramFacts
  /** Seats of other applications: the applicant's own seat must not count against them. */
  seats_taken: number
  city: { id: string; name: string; country: string; memberships: readonly MembershipPeriod[] } | null
  /** A cap of null: not limited. */
  allocation: { cap: number | null; used: number; holds_slot: boolean } | null
  /** The city’s word. Null: not known, as in the pre-check. `own`: the applicant gave it. */
  endorsement: 'given' | 'own' | 'asked' | 'declined' | 'none' | null
  position: Position | null
  languages: readonly LanguageSkill[] | null
  passport: Passport | null
  /** Of the person. Null or left out: not known. */
  nationality?: string | null
  /** The terms of the host country for the passport. Null or left out: not known, and a visa takes as long as usual. */
  visa?: VisaTerms | null
  form: { errors: readonly ProblemItem[] } | null
  documents: readonly { kind: string }[] | null
  other_application: boolean | null
  /** Stored rows. Only the criterion is read, so no name and no reason gets into the report. */
  attestations: readonly { criterion: string }[]
  waivers: readonly { criterion: string }[]
  /** Whether there is a valid late token. */
  late: boolean
  /** When it was first submitted: the call is judged at that instant. Null: it is judged at `now`. */
  submitted_at: Instant | null
  /** Set only while it is returned: it may be corrected until then, even if the call has closed. */
  due_at: Instant | null
}

/** The result of a criterion. `fixable_by` is for `not_met` and `unverified`. Left out: there is nothing to do now. */
export interface Finding {
  outcome: Outcome
  message: string
  facts?: Record<string, unknown>
  fixable_by?: FixableBy
}

export interface Line {
  criterion: CriterionCode
  kind: Kind
  outcome: Outcome
  message: string
  facts: Record<string, unknown>
  fixable_by: FixableBy | null
  fix_by: Instant | null
}

export interface Report {
  verdict: Verdict
  checked_at: Instant
  rule_set_version: number
  criteria: Line[]
}
