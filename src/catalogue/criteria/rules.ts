import { pointerStep } from '../../platform/json.ts'
import type { ProblemItem } from '../../platform/problem.ts'
import { criteria } from './criteria.ts'
import { CRITERIA, type CriterionCode, type Kind, type Mode, type Rule } from './report.ts'

const mayBe = (criterion: CriterionCode, kind: Kind) => criteria[criterion].kinds?.includes(kind) ?? true

/** The criteria that a program can state as its rules. */
const STATED = CRITERIA.filter((criterion) => !criteria[criterion].bySetting)

/** All criteria with their usual kinds: the rules of a program that states none. */
export const defaultRules = (mode: Mode): Rule[] =>
  STATED.map((criterion) => ({ criterion, kind: criteria[criterion].usual(mode) }))

/**
 * A program's rules, made complete: in the order of the report, each once. The integral criteria are always included.
 * A kind that a criterion may not have is replaced by its usual kind.
 */
export function completeRules(rules: readonly Rule[], mode: Mode): Rule[] {
  return defaultRules(mode).flatMap((usual) => {
    const rule = rules.find(({ criterion }) => criterion === usual.criterion)
    if (!rule) return criteria[usual.criterion].integral ? usual : []
    return mayBe(rule.criterion, rule.kind) ? rule : { ...rule, kind: usual.kind }
  })
}

function checkRule({ criterion, kind, params = {} }: Rule, at: string): ProblemItem[] {
  const items: ProblemItem[] = []
  if (!mayBe(criterion, kind))
    items.push({
      pointer: `${at}/kind`,
      code: 'kind_not_allowed',
      detail: `must be ${criteria[criterion].kinds?.join(' or ')}`,
    })
  for (const [name, value] of Object.entries(params)) {
    const known = new Map(Object.entries(criteria[criterion].params ?? {})).get(name)
    if (!known)
      items.push({
        pointer: `${at}/params${pointerStep(name)}`,
        code: 'unknown_param',
        detail: `is not a setting of ${criterion}`,
      })
    else if (!known.is(value))
      items.push({ pointer: `${at}/params${pointerStep(name)}`, code: 'invalid_param', detail: known.must })
  }
  return items
}

/** The faults of a program's rules, with pointers below /criteria. */
export function checkRules(rules: readonly Rule[]): ProblemItem[] {
  return rules.flatMap((rule, i) => {
    const at = `/criteria/${i}`
    const wrong = (code: string, detail: string) => [{ pointer: `${at}/criterion`, code, detail }]
    if (!STATED.includes(rule.criterion)) return wrong('unknown_criterion', `must be one of ${STATED.join(', ')}`)
    if (rules.findIndex(({ criterion }) => criterion === rule.criterion) < i)
      return wrong('duplicate', 'is listed twice')
    return checkRule(rule, at)
  })
}
