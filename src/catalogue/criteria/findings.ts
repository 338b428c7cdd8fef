import type { Facts, Finding, FixableBy, RuleParams } from './report.ts'

type Detail = Finding['facts']

/** Answers a criterion's question from the facts and the params of its rule. `checkRules` has checked the params. */
export type Judge = (facts: Facts, params: RuleParams) => Finding

export const met = (message: string, facts?: Detail): Finding => ({ outcome: 'met', message, facts })
export const notApplicable = (message: string): Finding => ({ outcome: 'not_applicable', message })
export const notMet = (fixable_by: FixableBy, message: string, facts?: Detail): Finding => ({
  outcome: 'not_met',
  message,
  facts,
  fixable_by,
})
/** Claimed and not yet attested, or not yet asked. Without `fixable_by` there is nothing to do now. */
export const unverified = (message: string, fixable_by?: FixableBy, facts?: Detail): Finding => ({
  outcome: 'unverified',
  message,
  facts,
  fixable_by,
})

export const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`
const SPELLED = new Map([
  ['e_government', 'e-government'],
  ['ict', 'ICT'],
])
/** A code as people write it: 'smart_city' is 'smart city'. */
export const words = (code: string) => SPELLED.get(code) ?? code.replaceAll('_', ' ')
