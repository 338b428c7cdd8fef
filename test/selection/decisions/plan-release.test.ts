import { test } from 'tap'
import type { CriterionCode, Kind, Outcome, Report } from '../../../src/catalogue/criteria/report.ts'
import { type Decided, planRelease, type Situation } from '../../../src/selection/decisions/plan-release.ts'

/** `A:select` is an application of city A that is to be selected. */
const decided = (...all: string[]): Decided[] =>
  all.map((each, i) => {
    const [city_id = '', outcome] = each.split(':')
    return { application_id: `${i + 1}`, city_id, outcome: outcome as Decided['outcome'] }
  })

interface Case {
  rule: string
  seats?: number | null
  cap?: number | null
  taken?: Record<string, number>
  decided: Decided[]
  /** Seats taken before and after; after, city by city; and what stands in the way. */
  expected: { seats: [number, number]; cities: Record<string, number>; conflicts: string[] }
}

const CASES: Case[] = [
  {
    rule: 'nothing decided takes nothing',
    seats: 1,
    cap: 1,
    decided: [],
    expected: { seats: [0, 0], cities: {}, conflicts: [] },
  },
  {
    rule: 'the last seat can be given',
    seats: 2,
    decided: decided('A:select', 'B:select'),
    expected: { seats: [0, 2], cities: { A: 1, B: 1 }, conflicts: [] },
  },
  {
    rule: 'one more than there are seats cannot',
    seats: 2,
    decided: decided('A:select', 'B:select', 'C:select'),
    expected: { seats: [0, 3], cities: { A: 1, B: 1, C: 1 }, conflicts: ['seats_exceeded'] },
  },
  {
    rule: 'seats that were given before count, of whatever city',
    seats: 3,
    taken: { A: 1, Z: 2 },
    decided: decided('A:select'),
    expected: { seats: [3, 4], cities: { A: 2 }, conflicts: ['seats_exceeded'] },
  },
  {
    rule: 'a waitlist and a refusal take no seat',
    seats: 1,
    cap: 1,
    decided: decided('A:select', 'A:waitlist', 'A:not_select', 'B:waitlist', 'B:not_select'),
    expected: { seats: [0, 1], cities: { A: 1 }, conflicts: [] },
  },
  {
    rule: 'who selects nobody is in no conflict, even where more have seats than there are',
    seats: 1,
    cap: 1,
    taken: { A: 2 },
    decided: decided('A:waitlist', 'B:not_select'),
    expected: { seats: [2, 2], cities: {}, conflicts: [] },
  },
  {
    rule: 'a city may have as many participants as its cap',
    cap: 2,
    taken: { A: 1 },
    decided: decided('A:select', 'B:select', 'B:select'),
    expected: { seats: [1, 4], cities: { A: 2, B: 2 }, conflicts: [] },
  },
  {
    rule: 'one more of a city is a conflict of that city only',
    cap: 2,
    taken: { A: 1 },
    decided: decided('A:select', 'A:select', 'B:select'),
    expected: { seats: [1, 4], cities: { A: 3, B: 1 }, conflicts: ['city_participants_exceeded A'] },
  },
  {
    rule: 'every conflict is told at once',
    seats: 3,
    cap: 1,
    decided: decided('A:select', 'A:select', 'B:select', 'B:select'),
    expected: {
      seats: [0, 4],
      cities: { A: 2, B: 2 },
      conflicts: ['seats_exceeded', 'city_participants_exceeded A', 'city_participants_exceeded B'],
    },
  },
  {
    rule: 'without a limit nothing is exceeded',
    seats: null,
    cap: null,
    taken: { A: 500 },
    decided: decided('A:select', 'A:select'),
    expected: { seats: [500, 502], cities: { A: 502 }, conflicts: [] },
  },
]

for (const { rule, seats = null, cap = null, taken = {}, decided, expected } of CASES)
  test(`planRelease: ${rule}`, async (t) => {
    const situation: Situation = {
      seats,
      max_participants_per_city: cap,
      taken: new Map(Object.entries(taken)),
      decided,
      undecided: ['9'],
    }
    const plan = planRelease(situation)
    const over = (limit: number | null, after: number) => (limit !== null && after > limit ? after - limit : 0)
    const [before, after] = expected.seats
    t.strictSame(plan.seats, { total: seats, taken: before, after, over_by: over(seats, after) })
    t.strictSame(
      plan.cities,
      Object.entries(expected.cities).map(([city_id, after]) => {
        return { city_id, cap, taken: taken[city_id] ?? 0, after, over_by: over(cap, after) }
      }),
    )
    t.strictSame(
      plan.conflicts.map(({ code, city_id }) => (city_id ? `${code} ${city_id}` : code)),
      expected.conflicts,
    )
    t.strictSame(plan.undecided, ['9'])
    const to = { select: 'offered', waitlist: 'waitlisted', not_select: 'not_selected' }
    t.strictSame(
      plan.items,
      decided.map((each, i) => {
        const waiting = decided.slice(0, i + 1).filter(({ outcome }) => outcome === 'waitlist').length
        return { ...each, to: to[each.outcome], waitlist_position: each.outcome === 'waitlist' ? waiting : null }
      }),
      'everyone is in the plan, in the order given',
    )
  })

test('planRelease: a conflict says by how much, in words that can be shown', async (t) => {
  const { conflicts } = planRelease({
    seats: 1,
    max_participants_per_city: 1,
    taken: new Map(),
    decided: decided('A:select', 'A:select'),
    undecided: [],
  })
  t.strictSame(
    conflicts.map(({ detail }) => detail),
    [
      'After the release 2 seats would be taken, but the program has 1.',
      'After the release the city would have 2 participants, but its cap is 1.',
    ],
  )
})

test('planRelease: the waitlist goes on where it ended, by the place wanted, then by the instant of the decision', async (t) => {
  const waiting = (application_id: string, waitlist_position: number | null, decided_at: string): Decided => {
    return { application_id, city_id: 'A', outcome: 'waitlist', waitlist_position, decided_at }
  }
  const { items } = planRelease({
    seats: null,
    max_participants_per_city: null,
    taken: new Map(),
    decided: [
      waiting('a', null, '2017-10-01T00:00:00.000Z'),
      waiting('b', 9, '2017-10-04T00:00:00.000Z'),
      waiting('c', 9, '2017-10-03T00:00:00.000Z'),
      waiting('e', 2, '2017-10-09T00:00:00.000Z'),
      waiting('d', 2, '2017-10-09T00:00:00.000Z'),
    ],
    undecided: [],
    last_position: 4,
  })
  t.strictSame(
    items.map(({ application_id, waitlist_position }) => `${application_id}${waitlist_position}`),
    ['a9', 'b8', 'c7', 'e6', 'd5'],
  )
})

test('planRelease: each hard criterion that a selected application does not meet now is a conflict', async (t) => {
  const report = (...criteria: [CriterionCode, Kind, Outcome][]): Report => ({
    rule_set_version: 1,
    checked_at: '2017-10-25T00:00:00.000Z',
    verdict: 'ineligible',
    criteria: criteria.map(([criterion, kind, outcome]) => ({
      criterion,
      kind,
      outcome,
      message: `${criterion} is ${outcome}.`,
      fixable_by: null,
      fix_by: null,
      facts: {},
    })),
  })
  const failing = report(['city_member', 'hard', 'not_met'])
  const cases: [string, Partial<Decided>, [criterion: string, at_submission: string | null][]][] = [
    ['it is', { now: failing, at_submission: report(['city_member', 'hard', 'met']) }, [['city_member', 'met']]],
    ['nothing was frozen', { now: failing, at_submission: null }, [['city_member', null]]],
    ['it was not judged then', { now: failing, at_submission: report() }, [['city_member', null]]],
    [
      'two are',
      { now: report(['city_member', 'hard', 'not_met'], ['managerial_level', 'hard', 'not_met']) },
      [
        ['city_member', null],
        ['managerial_level', null],
      ],
    ],
    ['it is met', { now: report(['city_member', 'hard', 'met']) }, []],
    ['it is unverified', { now: report(['city_member', 'hard', 'unverified']) }, []],
    ['it is waived', { now: report(['city_member', 'hard', 'waived']) }, []],
    ['it is not hard', { now: report(['city_member', 'preference', 'not_met']) }, []],
    ['seats are counted for all', { now: report(['seats_left', 'hard', 'not_met']) }, []],
    ['nothing is judged now', {}, []],
  ]
  for (const [name, reports, expected] of cases) {
    const { conflicts } = planRelease({
      seats: null,
      max_participants_per_city: null,
      taken: new Map(),
      decided: decided('A:select', 'B:waitlist').map((each) => ({ ...each, ...reports })),
      undecided: [],
    })
    const conflict = { code: 'not_eligible', city_id: 'A', application_id: '1' }
    t.strictSame(
      conflicts,
      expected.map(([criterion, at_submission]) => ({
        ...conflict,
        criterion,
        at_submission,
        detail: `${criterion} is not_met.`,
      })),
      name,
    )
  }
})
