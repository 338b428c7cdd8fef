import { plural } from '../../catalogue/criteria/findings.ts'
import type { TieBreak } from '../../catalogue/programs/settings-schema.ts'
import type { Instant } from '../../platform/postgres/db.ts'
import type { Criterion, Score } from './score.ts'

/** Counts the changes of the rules in this file and in score.ts. A frozen ranking names the one that it was made by. */
export const RULE_VERSION = 1

/** The rules of a program that names none. */
export const TIE_BREAKS: readonly TieBreak[] = ['score', 'city_priority', 'first_time_city', 'submitted_at']

/** The rules of a ranking, beside the candidates. */
export interface RankingSettings {
  tie_breaks: readonly TieBreak[]
  /** The criteria of the newest rubric. */
  criteria: readonly Criterion[]
}

/** All that a ranking knows of an application. */
export interface Candidate {
  application_id: string
  /** Null: nobody has scored it. It comes after all that have a score. */
  score: Score | null
  /** The city's own order of its nominees, from 1. Null: the city has not told one. */
  city_priority: number | null
  /** Whether nobody of the city took part in an earlier program. */
  first_time_city: boolean
  submitted_at: Instant
}
export type Facts = Omit<Candidate, 'application_id'>

export interface Place {
  candidate: Candidate
  /** Counts the list from 1. */
  number: number
  /** The same for those that no rule parts. */
  place: number
}

const LAST = Number.POSITIVE_INFINITY

/** The value by which a rule orders: the smaller comes first. Values that are shown as equal are equal. */
const VALUE: Record<TieBreak, (candidate: Facts) => number> = {
  score: ({ score }) => (score ? -score.value : LAST),
  city_priority: ({ city_priority }) => city_priority ?? LAST,
  first_time_city: ({ first_time_city }) => (first_time_city ? 0 : 1),
  submitted_at: ({ submitted_at }) => Date.parse(submitted_at),
}

/** The first rule that parts two candidates. Undefined: none does. */
const partedBy = (rules: readonly TieBreak[], a: Facts, b: Facts): TieBreak | undefined =>
  rules.find((rule) => VALUE[rule](a) !== VALUE[rule](b))

/** Orders two candidates by the rules, then by id, so that a list has the same order each time. */
export function compare(rules: readonly TieBreak[], a: Candidate, b: Candidate): number {
  const rule = partedBy(rules, a, b)
  if (rule) return VALUE[rule](a) < VALUE[rule](b) ? -1 : 1
  if (a.application_id === b.application_id) return 0
  return a.application_id < b.application_id ? -1 : 1
}

/** Orders candidates by the rules of a program. */
export function rank(candidates: readonly Candidate[], rules: readonly TieBreak[]): Place[] {
  // Computed once: a sort compares each candidate many times.
  const keyed = candidates.map((candidate) => ({ candidate, values: rules.map((rule) => VALUE[rule](candidate)) }))
  const ordered = keyed.sort((a, b) => {
    const i = a.values.findIndex((value, at) => value !== b.values[at])
    if (i < 0) return a.candidate.application_id < b.candidate.application_id ? -1 : 1
    return Number(a.values[i]) < Number(b.values[i]) ? -1 : 1
  })
  let place = 0
  return ordered.map(({ candidate, values }, i) => {
    const before = ordered[i - 1]
    if (!before || before.values.some((value, at) => value !== values[at])) place = i + 1
    return { candidate, number: i + 1, place }
  })
}

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']
export function ordinal(n: number): string {
  const word = ORDINALS[n - 1]
  if (word) return word
  const tens = n % 100
  const ending = tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')
  return `${n}${ending}`
}

/** '4.2 of 5 from 3 reviews and 1 interview, without a score for English'. */
function scoreWords(score: Score | null): string {
  if (!score) return 'no score yet'
  const { value, of, reviews, interviews, missing } = score
  const from = [reviews > 0 && plural(reviews, 'review'), interviews > 0 && plural(interviews, 'interview')]
  const without = missing.length > 0 ? `, without a score for ${missing.join(', ')}` : ''
  return `${value} of ${of} from ${from.filter(Boolean).join(' and ')}${without}`
}

/** How the rule parts this candidate from the next one, which is level by all rules before it. */
const AHEAD_OF: Record<TieBreak, (mine: Facts, next: Facts) => string> = {
  score: (_, next) => `level with the next, which has ${scoreWords(next.score)}`,
  city_priority: (mine, next) => {
    if (next.city_priority === null) return 'level with the next, whose city has told no order of its nominees'
    if (mine.city_priority === 1) return 'level with the next, whose city ranked another nominee first'
    return `level with the next, whom the city ranked ${ordinal(next.city_priority)}`
  },
  first_time_city: () => 'level with the next, whose city took part before',
  submitted_at: () => 'level with the next, who applied later',
}
/** How the rule parts this candidate from the one before. */
const BEHIND: Record<TieBreak, (mine: Facts, before: Facts) => string> = {
  score: (_, before) => `level with the one before, which has ${scoreWords(before.score)}`,
  city_priority: (_, { city_priority }) =>
    `level with the one before, whom the city ranked ${ordinal(Number(city_priority))}`,
  first_time_city: () => 'level with the one before, whose city takes part for the first time',
  submitted_at: () => 'level with the one before, who applied earlier',
}

/** Says in words why a place is where it is: its score, and what parts it from its neighbours if the first rule does not. */
export function explain(places: readonly Place[], index: number, rules: readonly TieBreak[]): string {
  const { candidate, place } = places[index] as Place
  const [before, next] = [places[index - 1], places[index + 1]]
  const words = [`${ordinal(place)}: ${scoreWords(candidate.score)}`]
  if (before) {
    const rule = partedBy(rules, before.candidate, candidate)
    if (!rule) words.push('level in everything with the one before, so they share the place')
    else if (rule !== rules[0]) words.push(BEHIND[rule](candidate, before.candidate))
  }
  if (next) {
    const rule = partedBy(rules, candidate, next.candidate)
    if (!rule) words.push('level in everything with the next, so they share the place')
    else if (rule !== rules[0]) words.push(AHEAD_OF[rule](candidate, next.candidate))
  }
  return words.join(', ')
}
