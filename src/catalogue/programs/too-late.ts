import { isDeepStrictEqual } from 'node:util'
import { startOfLocalDay } from '../../platform/calendar.ts'
import type { Instant } from '../../platform/postgres/db.ts'
import type { ProblemItem } from '../../platform/problem.ts'
import { programEndsAt } from '../criteria/program-times.ts'

/** Settings of a program, and their pointers in the body of a change. */
const RULES = {
  starts_on: '/starts_on',
  ends_on: '/ends_on',
  timezone: '/venue/timezone',
  opens_at: '/call/opens_at',
  closes_at: '/call/closes_at',
  call_mode: '/call/mode',
  decisions_on: '/decisions_on',
  max_applications_per_city: '/max_applications_per_city',
  max_participants_per_city: '/max_participants_per_city',
  seats: '/seats',
  required_documents: '/required_documents',
  criteria: '/criteria',
  selection: '/selection',
  answers_schema: '/answers_schema',
} as const
type Rules = Record<keyof typeof RULES, unknown>
type Dates = { starts_on: string | null; ends_on: string | null; timezone: string | null }

/**
 * The changes of a published program that come too late. Once it is over, these settings are fixed. A day can never be
 * moved into the past. Texts, topics and contacts can always be changed.
 */
export function tooLate(before: Rules & Dates, after: Rules & Dates, now: Instant): ProblemItem[] {
  const names = Object.keys(RULES) as (keyof Rules)[]
  const changed = names.filter((name) => !isDeepStrictEqual(before[name], after[name]))
  if (now >= programEndsAt(before))
    return changed.map((name) => ({
      pointer: RULES[name],
      code: 'program_over',
      detail: 'can no longer be changed: the program is over',
    }))
  const faults: ProblemItem[] = []
  const past = (pointer: string, detail: string) => faults.push({ pointer, code: 'past', detail })
  const zoneChanged = changed.includes('timezone')
  const starts = startOfLocalDay(String(after.starts_on), String(after.timezone))
  if (changed.includes('starts_on') && starts <= now) past('/starts_on', 'must be in the future when it is changed')
  if ((changed.includes('ends_on') || zoneChanged) && programEndsAt(after) <= now)
    past(changed.includes('ends_on') ? '/ends_on' : '/venue/timezone', 'would end the program in the past')
  return faults
}
