import type { Instant } from '../../platform/postgres/db.ts'
import { criteria } from './criteria.ts'
import { passportFault } from './papers.ts'
import { callEndsAt } from './program-times.ts'
import { CRITERIA, type Facts, type Line, type Report, type Rule, type Verdict } from './report.ts'
import { completeRules } from './rules.ts'

/** Until when something can be corrected: the due date or the deadline. Null once it has passed. */
function lastMoment({ now, due_at, program }: Facts): Instant | null {
  const end = due_at ?? callEndsAt(program)
  return now < end ? end : null
}

const CLOSED = { fixable_by: null, fix_by: null }

function judge({ criterion, kind, params = {} }: Rule, facts: Facts): Line {
  const { judge, waivable } = criteria[criterion]
  const { outcome, message, facts: detail = {}, fixable_by = null } = judge(facts, params)
  const line = { criterion, kind, outcome, message, facts: detail }
  if (outcome !== 'not_met' && outcome !== 'unverified') return { ...line, ...CLOSED }
  if (waivable && facts.waivers.some((waiver) => waiver.criterion === criterion))
    return { ...line, ...CLOSED, outcome: 'waived', message: 'This criterion is waived for this application.' }
  const mendable = fixable_by !== null && fixable_by !== 'nobody'
  return { ...line, fixable_by, fix_by: mendable ? lastMoment(facts) : null }
}

function verdictOf(lines: readonly Line[]): Verdict {
  const outcomes = lines.filter(({ kind }) => kind === 'hard').map(({ outcome }) => outcome)
  if (outcomes.includes('not_met')) return 'ineligible'
  return outcomes.includes('unverified') ? 'provisional' : 'eligible'
}

const inOrder = (one: Rule, other: Rule) => CRITERIA.indexOf(one.criterion) - CRITERIA.indexOf(other.criterion)

/** Before the submission it is needed; until the release staff are told who lacks it. */
function endorsementRule({ endorsement }: Facts['program']): Rule[] {
  if (endorsement === 'none') return []
  return [{ criterion: 'city_endorsement', kind: endorsement === 'before_submission' ? 'hard' : 'advisory' }]
}

/**
 * Judges facts by a program's rules. The pre-check, a draft, the submission, the screening and every re-check use it.
 * Applicants see the report: it says that there is a waiver, never who granted it or why.
 */
export function evaluate(rules: readonly Rule[], facts: Facts): Report {
  const complete = [...completeRules(rules, facts.program.mode), ...endorsementRule(facts.program)].sort(inOrder)
  // A faulty passport is reported even if the program has no rule about passports.
  if (passportFault(facts) && !complete.some(({ criterion }) => criterion === 'passport_validity'))
    complete.push({ criterion: 'passport_validity', kind: 'advisory' })
  const lines = complete.map((rule) => judge(rule, facts))
  return { verdict: verdictOf(lines), checked_at: facts.now, rule_set_version: facts.rule_set_version, criteria: lines }
}
