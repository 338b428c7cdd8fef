import type { ProblemItem } from '../../platform/problem.ts'
import type { CriterionCode, Kind, Mode, Rule } from './report.ts'
import { defaultRules } from './rules.ts'

/** The criteria by which the network says who may come at all. The other ones are each program's own. */
export const NETWORK_CRITERIA: readonly CriterionCode[] = ['city_member', 'managerial_level', 'public_employee']

const CAPS = ['max_applications_per_city', 'max_participants_per_city'] as const

/** What the network asks of a program. A cap of null: not limited. */
export interface NetworkRules {
  max_applications_per_city: number | null
  max_participants_per_city: number | null
  /** Of the network's criteria those that the program must have, with the kind that they must have at least. */
  criteria: Rule[]
}

/** What of the rules a program or an edit of one says. */
type Said = { [P in (typeof CAPS)[number]]?: number | null | undefined } & { criteria?: readonly Rule[] | undefined }

const ofNetwork = (rules: readonly Rule[]) => rules.filter(({ criterion }) => NETWORK_CRITERIA.includes(criterion))

/** The rules of a program that an organisation makes, until the secretariat sets other ones. */
export const DEFAULT_NETWORK_RULES: NetworkRules = {
  max_applications_per_city: 2,
  max_participants_per_city: null,
  criteria: ofNetwork(defaultRules('round')),
}

/** The network's part of what was said; empty when nothing of it was. */
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

/** What the network asks of a program: what was kept when a host first changed it, else the program's own values. */
export function networkRulesOf(program: RuledProgram): NetworkRules {
  if (program.network_rules) return program.network_rules
  const { max_applications_per_city, max_participants_per_city, call_mode } = program
  const rules = program.criteria
  return {
    max_applications_per_city,
    max_participants_per_city,
    // A draft that says nothing of its criteria is published with the usual ones.
    criteria: ofNetwork(rules.length > 0 ? rules : defaultRules(call_mode)),
  }
}

/** Whether a criterion of a program is the network's: then only the secretariat makes an exception to it. */
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

/** Where something that is said is looser than the network's rules: what an organisation must not do. Tightening is free. */
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
 * What to keep as the network's rules after an edit; undefined for what is kept already. The first edit by a host keeps what
 * the network had asked for until then. What the secretariat says is the network's from then on.
 */
export function networkRulesAfter(program: RuledProgram, said: Said, isHost: boolean): NetworkRules | undefined {
  const part = networkPartOf(said)
  if (Object.keys(part).length === 0) return undefined
  if (isHost) return networkRulesOf(program)
  return program.network_rules ? { ...networkRulesOf(program), ...part } : undefined
}

type Change = Record<'from' | 'to', number | Kind | null>

/** What an edit changed of the caps and of the kinds of the criteria, for the history; null: no cap, or no such criterion. */
export function ruleChanges(before: Said, after: Said): Record<string, Change> {
  const kindIn = (rules: readonly Rule[], code: string) =>
    rules.find(({ criterion }) => criterion === code)?.kind ?? null
  const { criteria: was = [] } = before
  const caps = CAPS.map((cap): [string, Change] => [cap, { from: before[cap] ?? null, to: after[cap] ?? null }]).filter(
    ([cap]) => after[cap as (typeof CAPS)[number]] !== undefined,
  )
  const codes = after.criteria ? new Set([...was, ...after.criteria].map(({ criterion }) => criterion)) : []
  const kinds = [...codes].map((code): [string, Change] => [
    code,
    { from: kindIn(was, code), to: kindIn(after.criteria ?? [], code) },
  ])
  return Object.fromEntries([...caps, ...kinds].filter(([, { from, to }]) => from !== to))
}
