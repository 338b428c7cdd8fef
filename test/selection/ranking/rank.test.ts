import { test } from 'tap'
import type { TieBreak } from '../../../src/catalogue/programs/settings-schema.ts'
import { type Candidate, compare, explain, ordinal, rank, TIE_BREAKS } from '../../../src/selection/ranking/rank.ts'
import type { Score } from '../../../src/selection/ranking/score.ts'

const score = (value: number, more: Partial<Score> = {}): Score => ({
  value,
  of: 5,
  reviews: 3,
  interviews: 0,
  spread: null,
  criteria: [],
  missing: [],
  ...more,
})
const candidate = (application_id: string, more: Partial<Candidate> = {}): Candidate => ({
  application_id,
  score: score(4.2),
  city_priority: 1,
  first_time_city: false,
  submitted_at: '2017-10-03T00:00:00.000Z',
  ...more,
})
const explained = (candidates: Candidate[], rules: readonly TieBreak[] = TIE_BREAKS) => {
  const places = rank(candidates, rules)
  return places.map((_, i) => `${places[i]?.candidate.application_id} ${explain(places, i, rules)}`)
}

test('compare: level candidates stand in the order of their ids, and one is level with itself', async (t) => {
  const [a, b] = [candidate('a'), candidate('b')]
  t.strictSame([compare(TIE_BREAKS, a, b), compare(TIE_BREAKS, b, a), compare(TIE_BREAKS, a, a)], [-1, 1, 0])
})

test('rank: each rule orders what the rules before it leave level, and every place says why', async (t) => {
  const cases: [string, Candidate[], string[], (readonly TieBreak[])?][] = [
    ['nobody', [], []],
    [
      'the score',
      [candidate('a', { score: score(3.5) }), candidate('b')],
      ['b first: 4.2 of 5 from 3 reviews', 'a second: 3.5 of 5 from 3 reviews'],
    ],
    [
      'the priority of the city',
      [candidate('a', { city_priority: 2 }), candidate('b')],
      [
        'b first: 4.2 of 5 from 3 reviews, level with the next, whose city ranked another nominee first',
        'a second: 4.2 of 5 from 3 reviews, level with the one before, whom the city ranked first',
      ],
    ],
    [
      'lower priorities, and none',
      [
        candidate('a', { city_priority: null }),
        candidate('b', { city_priority: 3 }),
        candidate('c', { city_priority: 2 }),
      ],
      [
        'c first: 4.2 of 5 from 3 reviews, level with the next, whom the city ranked third',
        'b second: 4.2 of 5 from 3 reviews, level with the one before, whom the city ranked second, level with the next, whose city has told no order of its nominees',
        'a third: 4.2 of 5 from 3 reviews, level with the one before, whom the city ranked third',
      ],
    ],
    [
      'a city for the first time',
      [candidate('a'), candidate('b', { first_time_city: true })],
      [
        'b first: 4.2 of 5 from 3 reviews, level with the next, whose city took part before',
        'a second: 4.2 of 5 from 3 reviews, level with the one before, whose city takes part for the first time',
      ],
    ],
    [
      'who applied earlier',
      [candidate('a', { submitted_at: '2017-10-03T00:00:00.001Z' }), candidate('b')],
      [
        'b first: 4.2 of 5 from 3 reviews, level with the next, who applied later',
        'a second: 4.2 of 5 from 3 reviews, level with the one before, who applied earlier',
      ],
    ],
    [
      'nothing: they share the place, and the next one counts both',
      [candidate('c', { score: score(1) }), candidate('b'), candidate('a')],
      [
        'a first: 4.2 of 5 from 3 reviews, level in everything with the next, so they share the place',
        'b first: 4.2 of 5 from 3 reviews, level in everything with the one before, so they share the place',
        'c third: 1 of 5 from 3 reviews',
      ],
    ],
    [
      'no score is last, and no zero',
      [candidate('a', { score: null, first_time_city: true }), candidate('b', { score: score(0) })],
      ['b first: 0 of 5 from 3 reviews', 'a second: no score yet'],
    ],
    [
      'what the score is made of is told',
      [
        candidate('a', {
          score: score(71.25, { of: 100, reviews: 1, interviews: 1, missing: ['English', 'Motivation'] }),
        }),
      ],
      ['a first: 71.25 of 100 from 1 review and 1 interview, without a score for English, Motivation'],
    ],
    [
      'the program may order by other rules first',
      [candidate('a', { score: score(5) }), candidate('b', { score: score(2), first_time_city: true }), candidate('c')],
      [
        'b first: 2 of 5 from 3 reviews',
        'a second: 5 of 5 from 3 reviews, level with the next, which has 4.2 of 5 from 3 reviews',
        'c third: 4.2 of 5 from 3 reviews, level with the one before, which has 5 of 5 from 3 reviews',
      ],
      ['first_time_city', 'score'],
    ],
    [
      'rules that it leaves out part nobody',
      [candidate('b', { city_priority: 2 }), candidate('a', { city_priority: 1 })],
      [
        'a first: 4.2 of 5 from 3 reviews, level in everything with the next, so they share the place',
        'b first: 4.2 of 5 from 3 reviews, level in everything with the one before, so they share the place',
      ],
      ['score'],
    ],
  ]
  for (const [name, candidates, expected, rules] of cases) t.strictSame(explained(candidates, rules), expected, name)
})

test('rank: the order is total, and is the same however the candidates come', async (t) => {
  const values = [null, 1, 2]
  const all = values.flatMap((priority) =>
    [null, score(4), score(4.01)].flatMap((each) =>
      [true, false].flatMap((first_time_city) =>
        ['2017-10-03T00:00:00.000Z', '2017-10-04T00:00:00.000Z'].map((submitted_at, i) =>
          candidate(`${priority} ${each?.value} ${first_time_city} ${i}`, {
            score: each,
            city_priority: priority,
            first_time_city,
            submitted_at,
          }),
        ),
      ),
    ),
  )
  const idsOf = (list: Candidate[]) => rank(list, TIE_BREAKS).map((place) => place.candidate.application_id)
  const expected = idsOf(all)
  t.equal(new Set(expected).size, all.length)
  for (let i = 0; i < all.length; i++)
    t.strictSame(idsOf([...all.slice(i), ...all.slice(0, i)].toReversed()), expected, `turned by ${i}`)
  const places = rank(all, TIE_BREAKS)
  t.ok(places.every(({ number, place }, i) => number === i + 1 && place === number))
})

test('ordinal: numbers as people write them', async (t) => {
  t.strictSame([1, 10, 11, 12, 13, 21, 22, 23, 24, 101, 111, 112, 113, 122].map(ordinal), [
    'first',
    'tenth',
    '11th',
    '12th',
    '13th',
    '21st',
    '22nd',
    '23rd',
    '24th',
    '101st',
    '111th',
    '112th',
    '113th',
    '122nd',
  ])
})
