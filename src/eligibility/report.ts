import type { Instant } from '../platform/db.ts'
import type { ProblemItem } from '../platform/problem.ts'

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
export type Criterion = (typeof CRITERIA)[number]

export type Kind = 'hard' | 'preference' | 'advisory'
export type Outcome = 'met' | 'not_met' | 'unverified' | 'waived' | 'not_applicable'
export type FixableBy = 'applicant' | 'city' | 'secretariat' | 'nobody'
export type Verdict = 'eligible' | 'provisional' | 'ineligible'
export type CefrLevel = 'A1' | 'A2' | 'B1' | 'B2' | 'C1' | 'C2'

/** A criterion as a program has it: data, not code. */
export interface Rule {
  criterion: Criterion
  kind: Kind
  params?: { fields?: string[]; level?: CefrLevel; days?: number }
}

export interface Position {
  title?: string | null
  department?: string | null
  level?: string | null
  employer_type?: string | null
  field_of_work?: string | null
}

export interface Passport {
  country?: string | null
  type?: string | null
  expires_on?: string | null
}

export interface MembershipPeriod {
  from: string
  until: string | null
  suspended_from: string | null
  suspended_until: string | null
}

/**
 * All that the criteria look at. Null means that it is not known here: the pre-check knows no person, no form and no
 * documents, and asks nothing of them.
 */
export interface Facts {
  /** The instant judged by: when the request was received or, once submitted, when it was submitted. */
  at: Instant
  checked_at: Instant
  rule_set_version: number
  program: {
    phase_open: { opens_at: Instant | null; closes_at: Instant | null }
    timezone: string
    country: string | null
    starts_on: string
    ends_on: string
    /** The day by which decisions are planned. */
    decisions_on: string | null
    language: string
    language_level: CefrLevel | null
    seats: number | null
    required_documents: readonly string[]
  }
  /** A returned application may be corrected until then, whatever the call says. */
  correct_until: Instant | null
  seats_taken: number
  city: { name: string; country: string; memberships: MembershipPeriod[] } | null
  allocation: { cap: number | null; used: number; holds_slot: boolean } | null
  position: Position | null
  languages: { language: string; level: CefrLevel }[] | null
  passport: Passport | null
  form_errors: ProblemItem[] | null
  documents: readonly string[] | null
  other_application: boolean | null
  attested: readonly string[]
  waived: readonly string[]
}

/** What a criterion finds. `fixable_by` is who can mend it, for what is not met or not verified. */
export interface Finding {
  outcome: Outcome
  message: string
  facts?: Record<string, unknown>
  fixable_by?: FixableBy
}

export interface Line {
  criterion: Criterion
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
