import type { ProblemItem } from '../../platform/problem.ts'

interface Scored {
  name: string
  label: string
  scored_in: 'review' | 'interview'
  min: number
  max: number
  required: boolean
}

/** The faults of scores by a rubric. `complete`: the required criteria must be there. */
export function scoreFaults(
  criteria: readonly Scored[],
  scores: Record<string, number>,
  complete: boolean,
  where: 'review' | 'interview' = 'review',
): ProblemItem[] {
  const asked = criteria.filter(({ scored_in }) => scored_in === where)
  const wrong = Object.entries(scores).flatMap(([name, score]): ProblemItem[] => {
    const pointer = `/scores/${name}`
    const criterion = asked.find((each) => each.name === name)
    if (!criterion)
      return [
        { pointer, code: 'unknown_criterion', detail: `must be one of ${asked.map((each) => each.name).join(', ')}` },
      ]
    const { min, max } = criterion
    if (score >= min && score <= max) return []
    return [{ pointer, code: 'out_of_range', detail: `must be from ${min} to ${max}`, params: { min, max } }]
  })
  if (!complete) return wrong
  const missing = asked.filter(({ name, required }) => required && scores[name] === undefined)
  return [
    ...wrong,
    ...missing.map(({ name, label }) => ({
      pointer: `/scores/${name}`,
      code: 'required',
      detail: `Score “${label}”.`,
    })),
  ]
}

/** The faults of the criteria of a rubric. */
export function rubricFaults(
  criteria: readonly { name: string; min: number; max: number; weight: number; in_total: boolean }[],
): ProblemItem[] {
  const faults = criteria.flatMap(({ name, min, max }, i): ProblemItem[] => [
    ...(criteria.findIndex((each) => each.name === name) < i
      ? [{ pointer: `/criteria/${i}/name`, code: 'duplicate', detail: 'is the name of an earlier criterion' }]
      : []),
    ...(max > min ? [] : [{ pointer: `/criteria/${i}/max`, code: 'too_low', detail: 'must be above min' }]),
  ])
  if (criteria.some(({ in_total, weight }) => in_total && weight > 0)) return faults
  return [...faults, { pointer: '/criteria', code: 'no_total', detail: 'must have one in the total with a weight' }]
}
