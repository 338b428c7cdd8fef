import type { ProblemItem } from '../platform/problem.ts'
import { criteria } from './criteria.ts'
import {
  CRITERIA,
  type Criterion,
  type Facts,
  type Kind,
  type Line,
  type Report,
  type Rule,
  type Verdict,
} from './report.ts'

type Mode = 'round' | 'rolling'

export const WAIVABLE = CRITERIA.filter((code) => criteria[code].waivable)
/** What somebody who may know can vouch for. */
export const ATTESTABLE = ['managerial_level'] as const

const usualKind = (code: Criterion, mode: Mode): Kind => {
  const { usual } = criteria[code]
  return typeof usual === 'string' ? usual : usual(mode)
}

/** Every criterion with its usual kind: what a program has that says nothing else. */
export const defaultRules = (mode: Mode): Rule[] =>
  CRITERIA.map((criterion) => ({ criterion, kind: usualKind(criterion, mode) }))

/** A program's rules in the report's order, with what the service itself stands on always among them. */
export function completeRules(rules: readonly Rule[], mode: Mode): Rule[] {
  return CRITERIA.flatMap((criterion) => {
    const rule = rules.find((each) => each.criterion === criterion)
    if (rule) return rule
    return criteria[criterion].integral ? { criterion, kind: usualKind(criterion, mode) } : []
  })
}

/** What is wrong with a program's rules, beyond their shape. */
export function ruleFaults(rules: readonly Rule[]): ProblemItem[] {
  return rules.flatMap(({ criterion, kind }, i) => {
    if (rules.findIndex((other) => other.criterion === criterion) < i)
      return { pointer: `/criteria/${i}/criterion`, code: 'duplicate', detail: `${criterion} is there already` }
    if (criteria[criterion].integral && kind !== 'hard')
      return { pointer: `/criteria/${i}/kind`, code: 'integral', detail: `${criterion} is always hard` }
    return []
  })
}

function judge({ criterion, kind, params = {} }: Rule, facts: Facts): Line {
  const finding = criteria[criterion].judge(facts, params)
  const open = finding.outcome === 'not_met' || finding.outcome === 'unverified'
  const line = { criterion, kind, facts: finding.facts ?? {} }
  if (open && facts.waived.includes(criterion))
    return {
      ...line,
      outcome: 'waived',
      message: 'The secretariat has made an exception here.',
      fixable_by: null,
      fix_by: null,
    }
  const fixable_by = (open && finding.fixable_by) || null
  const deadline = facts.correct_until ?? facts.program.phase_open.closes_at
  const fix_by = fixable_by && fixable_by !== 'nobody' ? deadline : null
  return { ...line, outcome: finding.outcome, message: finding.message, fixable_by, fix_by }
}

function verdictOf(lines: Line[]): Verdict {
  const hard = lines.filter((line) => line.kind === 'hard')
  if (hard.some((line) => line.outcome === 'not_met')) return 'ineligible'
  return hard.some((line) => line.outcome === 'unverified') ? 'provisional' : 'eligible'
}

/** Judges facts by rules. One engine answers the pre-check, the submission, the screening and every re-check. */
export function evaluate(rules: readonly Rule[], facts: Facts): Report {
  const lines = rules.map((rule) => judge(rule, facts))
  return {
    verdict: verdictOf(lines),
    checked_at: facts.checked_at,
    rule_set_version: facts.rule_set_version,
    criteria: lines,
  }
}
