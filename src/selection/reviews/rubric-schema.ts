import { type Static, Type } from 'typebox'
import { Choice, Line, ref, Text } from '../../http/wire.ts'

const ScoredIn = Choice('ScoredIn', {
  review: 'Reviewers score it on the application',
  interview: 'Interviewers score it after the meeting',
})

/** One criterion of a rubric. `min` and `max` are inclusive; a score may have decimals. */
export const RubricCriterion = Type.Object(
  {
    name: Type.String({
      pattern: '^[a-z][a-z0-9_]{0,49}$',
      description: 'A short name, which scores use as their key',
    }),
    label: { ...Line(200), description: 'What reviewers read' },
    description: Type.Optional({ ...Text(), description: 'What to look for' }),
    scored_in: ScoredIn,
    min: Type.Number({ minimum: 0, maximum: 1000, description: 'The lowest score' }),
    max: Type.Number({ minimum: 0, maximum: 1000, description: 'The highest score, above `min`' }),
    weight: Type.Number({ minimum: 0, maximum: 1000, description: 'Its share of the total, beside the other weights' }),
    required: Type.Boolean({ description: 'A review cannot be submitted without it' }),
    in_total: Type.Boolean({ description: 'False: shown beside the total, and not part of it' }),
  },
  { $id: 'RubricCriterion', description: 'One criterion of a rubric', additionalProperties: false },
)
export type RubricCriterion = Static<typeof RubricCriterion>

export const rubricCriteria = Type.Array(ref(RubricCriterion), {
  minItems: 1,
  maxItems: 50,
  description: 'In the order in which they are shown',
})
