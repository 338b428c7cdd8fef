import { test } from 'tap'
import { judgeWaiting, passedBefore, type Room } from '../../../src/participation/waitlist/judge-waiting.ts'
import { isHeld, REPLACEMENT_STATUSES } from '../../../src/participation/waitlist/lifecycle.ts'

const counts = (of: Record<string, number> = {}) => new Map(Object.entries(of))
const room = (overrides: Partial<Room>): Room => ({
  seats: null,
  cap: null,
  taken: counts(),
  held: counts(),
  today: '2017-11-01',
  ...overrides,
})
const one = (city_id: string, latest_safe_decision_date: string | null = null) => ({
  application_id: `of ${city_id}`,
  city_id,
  position: 1,
  latest_safe_decision_date,
})

test('judgeWaiting: a seat, the city and the visa each keep somebody from a place, and nothing else does', async (t) => {
  for (const [given, who, codes] of [
    [{}, one('A'), []],
    [{ seats: 3, taken: counts({ B: 2 }) }, one('A'), []],
    [{ seats: 2, taken: counts({ B: 2 }) }, one('A'), ['no_seat']],
    [{ seats: 1, taken: counts({ B: 2 }) }, one('A'), ['no_seat']],
    [{ seats: 3, taken: counts({ B: 2 }), held: counts({ B: 1 }) }, one('A'), ['seat_reserved']],
    [{ seats: 4, taken: counts({ B: 2 }), held: counts({ B: 1 }) }, one('A'), []],
    [{ cap: 2, taken: counts({ A: 1 }) }, one('A'), []],
    [{ cap: 2, taken: counts({ A: 2 }) }, one('A'), ['city_participants']],
    [{ cap: 2, taken: counts({ A: 1 }), held: counts({ A: 1 }) }, one('A'), ['city_participants']],
    [{ cap: 2, taken: counts({ B: 2 }) }, one('A'), []],
    [{}, one('A', '2017-11-01'), []],
    [{}, one('A', '2017-10-31'), ['visa_too_late']],
    [{ seats: 0, cap: 0 }, one('A', '2017-10-31'), ['no_seat', 'city_participants', 'visa_too_late']],
  ] as [Partial<Room>, ReturnType<typeof one>, string[]][])
    t.strictSame(
      judgeWaiting([who], room(given)).flatMap(({ obstacles }) => obstacles.map(({ code }) => code)),
      codes,
      JSON.stringify([given, who]),
    )
})

test('passedBefore: everyone before the promoted one has a reason', async (t) => {
  const list = [one('A', '2017-10-01'), one('B'), one('C')].map((each, i) => ({ ...each, position: i + 1 }))
  const judged = judgeWaiting(list, room({}))
  t.strictSame(
    passedBefore(judged, 'of C').map(({ application_id, position, code }) => [application_id, position, code]),
    [
      ['of A', 1, 'visa_too_late'],
      ['of B', 2, 'by_hand'],
    ],
  )
  t.strictSame(passedBefore(judged, 'of A'), [])
  t.strictSame(REPLACEMENT_STATUSES.filter(isHeld), ['open', 'proposed'])
})
