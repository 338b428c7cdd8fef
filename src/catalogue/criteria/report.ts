import type { Instant } from '../../platform/postgres/db.ts'
import type { ProblemItem } from '../../platform/problem.ts'

/** The order of the report. */
export const CRITERIA = [
  'call_open',
  'city_member',
  'city_slot_free',
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
export const KINDS = ['hard', 'preference', 'advisory'] as const
export type Kind = (typeof KINDS)[number]
/** `unverified` is claimed and not yet attested, or not yet asked. */
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

/** What a criterion may be told: the preferred fields, the level that is needed, the days that are needed. */
export interface RuleParams {
  fields?: string[]
  level?: CefrLevel
  days?: number
}

/** A criterion as a program has it: data, not code. */
export interface Rule {
  criterion: CriterionCode
  kind: Kind
  params?: RuleParams
}

/** Whole local days of the program's zone, both ends included; a suspension without an end lasts. */
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
  /** Where it takes place; null for one that takes place nowhere. */
  country: string | null
}

/**
 * All that the criteria look at. Null means not known here: the anonymous pre-check knows no person, no form and no
 * documents, and perhaps no city and no post either; what it does not know is `unverified`, never `not_met`.
 */
export interface Facts {
  /** When the request was received: the instant that everything is judged at. */
  now: Instant
  rule_set_version: number
  program: ProgramFacts
  /** By other applications than this one, so that a person's own seat never stands in their way. */
  seats_taken: number
  city: { id: string; name: string; country: string; memberships: readonly MembershipPeriod[] } | null
  /** A cap of null is no limit. */
  allocation: { cap: number | null; used: number; holds_slot: boolean } | null
  position: Position | null
  languages: readonly LanguageSkill[] | null
  passport: Passport | null
  form: { errors: readonly ProblemItem[] } | null
  documents: readonly { kind: string }[] | null
  other_application: boolean | null
  /** Rows as they are stored; only the criterion is read, so that no name and no reason reaches the report. */
  attestations: readonly { criterion: string }[]
  waivers: readonly { criterion: string }[]
  /** There is a valid late token. */
  late: boolean
  /** When it was first handed in: from then on, the call is judged at that instant. */
  submitted_at: Instant | null
  /** Only while it is returned: it may be corrected until then, whatever the call says. */
  due_at: Instant | null
}

/** What a criterion finds. `fixable_by` is for what is not met or not verified; left out, there is nothing to do now. */
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
