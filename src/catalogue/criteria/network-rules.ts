import type { ProblemItem } from '../../platform/problem.ts'
import type { CriterionCode, Kind, Mode, Rule } from './report.ts'
import { defaultRules } from './rules.ts'

/** The criteria that the network sets for every program. Each program sets the others itself. */
export const NETWORK_CRITERIA: readonly CriterionCode[] = ['city_member', 'managerial_level', 'public_employee']

const CAPS = ['max_applications_per_city', 'max_participants_per_city'] as const

/** The network's rules for a program. A cap of null: not limited. */
export interface NetworkRules {
  max_applications_per_city: number | null
  max_participants_per_city: number | null
  /** The network's criteria that the program must have. `kind` is the weakest kind that they may have. */
  criteria: Rule[]
}

/** The caps and criteria that a program or an edit of it states. Undefined: not stated. */
type Said = { [P in (typeof CAPS)[number]]?: number | null | undefined } & { criteria?: readonly Rule[] | undefined }

const ofNetwork = (rules: readonly Rule[]) => rules.filter(({ criterion }) => NETWORK_CRITERIA.includes(criterion))

/** The network's rules: the caps of every new program that states none, and what binds a program of an organisation. */
export const DEFAULT_NETWORK_RULES: NetworkRules = {
  max_applications_per_city: 2,
  max_participants_per_city: null,
  criteria: ofNetwork(defaultRules('round')),
}

/** The part of an edit that is about the network's rules. Empty if the edit states none of them. */
export function networkPartOf(said: Said): Partial<NetworkRules> {
  const caps = CAPS.filter((cap) => said[cap] !== undefined).map((cap) => [cap, said[cap]])
  return { ...Object.fromEntries(caps), ...(said.criteria && { criteria: ofNetwork(said.criteria) }) }
}

interface RuledProgram {
  network_rules: NetworkRules | null
  max_applications_per_city: number | null
  max_participants_per_city: number | null
  criteria: readonly Rule[]
  call_mode: Mode
}

/** The network's rules for a program: the kept ones (see `networkRulesAfter`), else the program's own values. */
export function networkRulesOf(program: RuledProgram): NetworkRules {
  if (program.network_rules) return program.network_rules
  const { max_applications_per_city, max_participants_per_city, call_mode } = program
  const rules = program.criteria
  return {
    max_applications_per_city,
    max_participants_per_city,
    // A draft without criteria is published with the default ones.
    criteria: ofNetwork(rules.length > 0 ? rules : defaultRules(call_mode)),
  }
}

/** Whether a criterion of a program is a rule of the network. Only the secretariat waives those. */
export const isNetworkRule = (program: RuledProgram, criterion: CriterionCode | null) =>
  networkRulesOf(program).criteria.some((rule) => rule.criterion === criterion)

const STRENGTH: Record<Kind, number> = { hard: 2, preference: 1, advisory: 0 }
const WHO = 'only the secretariat may change this rule of the network'

function looserCriterion({ criterion, kind }: Rule, wanted: readonly Rule[]): ProblemItem[] {
  const at = wanted.findIndex((rule) => rule.criterion === criterion)
  const found = wanted[at]
  if (!found)
    return [{ pointer: '/criteria', code: 'network_rule', detail: `must have ${criterion} of kind ${kind}: ${WHO}` }]
  if (STRENGTH[found.kind] >= STRENGTH[kind]) return []
  return [{ pointer: `/criteria/${at}/kind`, code: 'network_rule', detail: `must be ${kind}: ${WHO}` }]
}

/** The values that are looser than the network's rules. An organisation may tighten these rules, never loosen them. */
export function looserThan(network: NetworkRules, said: Said): ProblemItem[] {
  const caps = CAPS.flatMap((cap) => {
    const [most, wanted] = [network[cap], said[cap]]
    if (most === null || wanted === undefined || (wanted !== null && wanted <= most)) return []
    return { pointer: `/${cap}`, code: 'network_rule', detail: `must be ${most} at most: ${WHO}` }
  })
  const { criteria } = said
  return criteria ? [...caps, ...network.criteria.flatMap((rule) => looserCriterion(rule, criteria))] : caps
}

/**
 * The network's rules to store after an edit; undefined: leave them. The first edit of them by a host stores the rules
 * that were in force before it. An edit by the secretariat changes the stored rules, if there are any.
 */
export function networkRulesAfter(program: RuledProgram, said: Said, isHost: boolean): NetworkRules | undefined {
  const part = networkPartOf(said)
  if (Object.keys(part).length === 0) return undefined
  if (isHost) return networkRulesOf(program)
  return program.network_rules ? { ...networkRulesOf(program), ...part } : undefined
}

type Change = Record<'from' | 'to', number | Kind | null>

function kindChanges(before: readonly Rule[], after: readonly Rule[]) {
  const kindIn = (rules: readonly Rule[], code: CriterionCode) =>
    rules.find(({ criterion }) => criterion === code)?.kind ?? null
  const codes = new Set([...before, ...after].map(({ criterion }) => criterion))
  return [...codes].map((code): [string, Change] => [code, { from: kindIn(before, code), to: kindIn(after, code) }])
}

/** The caps and kinds of criteria that an edit changed, for the history. Null: no cap, or no such criterion. */
export function ruleChanges(before: Omit<RuledProgram, 'network_rules' | 'call_mode'>, after: Said) {
  const caps = CAPS.flatMap((cap): [string, Change][] => {
    const to = after[cap]
    return to === undefined ? [] : [[cap, { from: before[cap], to }]]
  })
  const kinds = after.criteria ? kindChanges(before.criteria, after.criteria) : []
  return Object.fromEntries([...caps, ...kinds].filter(([, { from, to }]) => from !== to))
}
