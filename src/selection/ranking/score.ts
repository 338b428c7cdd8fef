import type { RubricCriterion } from '../reviews/rubric-schema.ts'

/** The part of a rubric's criterion that the ranking needs. */
export type Criterion = Omit<RubricCriterion, 'description' | 'required'>

/** The scores of one submitted review or of one interview that was held, with the version of their rubric. */
export interface Given {
  kind: 'review' | 'interview'
  rubric_version: number
  scores: Record<string, number>
}

export interface Score {
  /** The weighted mean, with two decimals. */
  value: number
  /** The highest that it could be. */
  of: number
  reviews: number
  interviews: number
  /** The sample standard deviation of the totals of the reviews. Null: fewer than two. */
  spread: number | null
  criteria: { name: string; mean: number; n: number }[]
  /** The labels of the criteria in the total that nobody has scored. They are left out of the mean, never zero. */
  missing: string[]
}

const rounded = (value: number) => Math.round(value * 100) / 100
const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length

function deviation(values: readonly number[]): number | null {
  if (values.length < 2) return null
  const middle = mean(values)
  return rounded(Math.sqrt(values.reduce((sum, each) => sum + (each - middle) ** 2, 0) / (values.length - 1)))
}

/** The common range of the criteria, or 0 to 100 if they have several. */
function scaleOf(criteria: readonly Criterion[]): { min: number; max: number } {
  const [first] = criteria
  const isCommon = first && criteria.every(({ min, max }) => min === first.min && max === first.max)
  return isCommon ? { min: first.min, max: first.max } : { min: 0, max: 100 }
}

type Rubrics = ReadonlyMap<number, readonly Criterion[]>

/**
 * The shares of their ranges that the scores for these criteria have, by the version of the rubric that they were given
 * by. The ranges are looked up once for each version: a program has ten thousands of scores.
 */
function sharesBy(rubrics: Rubrics, criteria: readonly Criterion[]) {
  const rangesOf = (version: number, kind: Given['kind']) =>
    criteria.map(({ name }) => rubrics.get(version)?.find((each) => each.name === name && each.scored_in === kind))
  const known = new Map(
    [...rubrics.keys()].map((version) => {
      return [version, { review: rangesOf(version, 'review'), interview: rangesOf(version, 'interview') }]
    }),
  )
  return ({ kind, rubric_version, scores }: Given): (number | undefined)[] => {
    const ranges = known.get(rubric_version)?.[kind]
    return criteria.map(({ name }, i) => {
      const [range, score] = [ranges?.[i], scores[name]]
      return range && score !== undefined && range.max > range.min
        ? (score - range.min) / (range.max - range.min)
        : undefined
    })
  }
}

/** The weighted mean of what is there. Undefined: nothing that counts is. */
function weighted(criteria: readonly Criterion[], shares: readonly (number | undefined)[]): number | undefined {
  let [sum, weights] = [0, 0]
  criteria.forEach(({ weight }, i) => {
    const share = shares[i]
    if (share === undefined) return
    sum += share * weight
    weights += weight
  })
  return weights > 0 ? sum / weights : undefined
}

/**
 * Makes the function that scores an application by the newest rubric. A score that was given by an older version counts
 * by its share of the range that its criterion had then; criteria that are no longer asked do not count. Null: nothing
 * counts.
 */
export function scorer(rubrics: Rubrics): (given: readonly Given[]) => Score | null {
  const criteria = (rubrics.get(Math.max(...rubrics.keys())) ?? []).filter(({ in_total }) => in_total)
  const { min, max } = scaleOf(criteria)
  const onScale = (share: number) => min + share * (max - min)
  const sharesOf = sharesBy(rubrics, criteria)
  return (given) => {
    const rows = given.map(sharesOf)
    const columns = criteria.map((_, i) => rows.flatMap((row) => row[i] ?? []))
    const means = columns.map((shares) => (shares.length > 0 ? mean(shares) : undefined))
    const total = weighted(criteria, means)
    if (total === undefined) return null
    const reviews = rows.filter((_, i) => given[i]?.kind === 'review')
    const totals = reviews.flatMap((row) => weighted(criteria, row) ?? [])
    return {
      value: rounded(onScale(total)),
      of: max,
      reviews: reviews.length,
      interviews: given.length - reviews.length,
      spread: deviation(totals.map(onScale)),
      criteria: criteria.flatMap(({ name, min, max }, i) => {
        const share = means[i]
        return share === undefined
          ? []
          : { name, mean: rounded(min + share * (max - min)), n: Number(columns[i]?.length) }
      }),
      missing: criteria.filter((_, i) => means[i] === undefined).map(({ label }) => label),
    }
  }
}
