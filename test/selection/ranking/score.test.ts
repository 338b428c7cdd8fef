import { test } from 'tap'
import { type Criterion, type Given, scorer } from '../../../src/selection/ranking/score.ts'
import { has } from '../../has.ts'

const criterion = (name: string, more: Partial<Criterion> = {}): Criterion => ({
  name,
  label: `The ${name}`,
  scored_in: 'review',
  min: 1,
  max: 5,
  weight: 1,
  in_total: true,
  ...more,
})
const review = (scores: Record<string, number>, rubric_version = 1): Given => ({
  kind: 'review',
  rubric_version,
  scores,
})
const interview = (scores: Record<string, number>): Given => ({ kind: 'interview', rubric_version: 1, scores })

test('scorer: the weighted mean of what was scored, on the scale of the rubric', async (t) => {
  const plan = criterion('plan')
  const english = criterion('english', { weight: 3 })
  const cases: [string, Criterion[][], Given[], object | null][] = [
    ['no rubric', [], [], null],
    ['nobody scored', [[plan]], [], null],
    ['one review', [[plan]], [review({ plan: 4 })], { value: 4, of: 5, reviews: 1, interviews: 0, spread: null }],
    [
      'three reviews',
      [[plan]],
      [review({ plan: 3 }), review({ plan: 4 }), review({ plan: 5 })],
      { value: 4, spread: 1, criteria: [{ name: 'plan', mean: 4, n: 3 }] },
    ],
    [
      'a review without a score in the total has none to spread',
      [[plan]],
      [review({ plan: 4 }), review({})],
      { value: 4, reviews: 2, spread: null },
    ],
    ['the weight counts', [[plan, english]], [review({ plan: 1, english: 5 })], { value: 4 }],
    [
      'a missing score is no zero: it is left out and told',
      [[plan, english]],
      [review({ plan: 2 }), review({ plan: 4 })],
      { value: 3, missing: ['The english'], criteria: [{ name: 'plan', mean: 3, n: 2 }] },
    ],
    [
      'each criterion has its own number of scores',
      [[plan, english]],
      [review({ plan: 2, english: 5 }), review({ plan: 4 })],
      {
        value: 4.5,
        missing: [],
        criteria: [
          { name: 'plan', mean: 3, n: 2 },
          { name: 'english', mean: 5, n: 1 },
        ],
      },
    ],
    [
      'an interview adds its criteria, and no other',
      [[plan, criterion('talk', { scored_in: 'interview' })]],
      [review({ plan: 2, talk: 1 }), interview({ talk: 5, plan: 1 })],
      { value: 3.5, reviews: 1, interviews: 1, spread: null },
    ],
    [
      'beside the total',
      [[plan, criterion('motivation', { in_total: false })]],
      [review({ plan: 2, motivation: 5 })],
      { value: 2, missing: [] },
    ],
    [
      'several ranges: of 100',
      [[plan, criterion('test', { min: 0, max: 20 })]],
      [review({ plan: 3, test: 20 })],
      {
        value: 75,
        of: 100,
        criteria: [
          { name: 'plan', mean: 3, n: 1 },
          { name: 'test', mean: 20, n: 1 },
        ],
      },
    ],
    [
      'two decimals',
      [[plan]],
      [review({ plan: 4 }), review({ plan: 4 }), review({ plan: 5 })],
      { value: 4.33, spread: 0.58 },
    ],
    [
      'an older version counts by its share of its range',
      [[criterion('plan', { min: 0, max: 10 })], [plan]],
      [review({ plan: 5 }, 1), review({ plan: 5 }, 2)],
      { value: 4, of: 5 },
    ],
    [
      'what is no longer asked',
      [[plan, english], [plan]],
      [review({ plan: 2, english: 5 }, 1)],
      { value: 2, missing: [] },
    ],
    ['only what does not count', [[plan], [english]], [review({ plan: 2 }, 1)], null],
    ['no weight', [[criterion('plan', { weight: 0 })]], [review({ plan: 2 })], null],
  ]
  for (const [name, versions, given, expected] of cases) {
    const rubrics = new Map(versions.map((criteria, i) => [i + 1, criteria]))
    const found = scorer(rubrics)(given)
    if (expected) has(t, found, expected, name)
    else t.equal(found, null, name)
  }
})
