import { test } from 'tap'
import { balance } from '../../../src/selection/reviews/balance.ts'
import { conflictOf } from '../../../src/selection/reviews/conflicts.ts'
import { rubricFaults, scoreFaults } from '../../../src/selection/reviews/score-faults.ts'

const judge = (id: string, change = {}) => ({
  id,
  email: `${id}@office.example`,
  city_id: null,
  country: null,
  load: 0,
  ...change,
})
const nominee = (id: string, change = {}) => ({
  id,
  city_id: 'muscat',
  country: 'OM',
  email: 'nominee@city.example',
  reviewers: [],
  needs: 2,
  ...change,
})

test('conflictOf: nobody judges their own city or organisation, nor their country if the program says so', async (t) => {
  for (const [why, change, notOwnCountry] of [
    [undefined, {}, true],
    ['own_city', { city_id: 'muscat' }, false],
    ['own_organisation', { email: 'one@CITY.example' }, false],
    [undefined, { country: 'OM' }, false],
    ['own_country', { country: 'OM' }, true],
    [undefined, { country: null }, true],
  ] as const)
    t.equal(conflictOf(judge('a', change), nominee('x'), notOwnCountry), why, JSON.stringify(change))
  const shared = conflictOf(judge('a', { email: 'a@gmail.com' }), nominee('x', { email: 'b@gmail.com' }), false)
  t.equal(shared, undefined, 'a mailbox of everyone says nothing')
})

test('balance: each reviewer has about as many reviews as the others', async (t) => {
  for (const [people, applications, needs] of [
    [3, 10, 2],
    [5, 7, 3],
    [4, 200, 2],
    [2, 1, 2],
  ] as const) {
    const judges = Array.from({ length: people }, (_, i) => judge(`r${i}`))
    const list = Array.from({ length: applications }, (_, i) => nominee(`a${i}`, { needs }))
    const { assigned, unfilled } = balance(judges, list, false)
    t.equal(assigned.length, applications * needs)
    t.strictSame(unfilled, [])
    const loads = judges.map(({ id }) => assigned.filter(({ reviewer_id }) => reviewer_id === id).length)
    t.ok(Math.max(...loads) - Math.min(...loads) <= 1, `${loads}`)
    const pairs = assigned.map(({ application_id, reviewer_id }) => `${application_id} ${reviewer_id}`)
    t.equal(new Set(pairs).size, pairs.length, 'no pair twice')
    t.strictSame(balance([...judges].reverse(), [...list].reverse(), false).assigned.length, assigned.length)
  }
})

test('balance: it counts what reviewers have, leaves out who may not judge, and names what is missing', async (t) => {
  const judges = [judge('busy', { load: 5 }), judge('free'), judge('local', { city_id: 'muscat' })]
  t.strictSame(balance(judges, [nominee('a', { needs: 1 })], false), {
    assigned: [{ application_id: 'a', reviewer_id: 'free' }],
    unfilled: [],
  })
  t.strictSame(balance(judges, [nominee('a', { needs: 2, reviewers: ['free'] })], false), {
    assigned: [{ application_id: 'a', reviewer_id: 'busy' }],
    unfilled: [{ application_id: 'a', missing: 1 }],
  })
  const scarce = [nominee('any', { city_id: 'seoul', needs: 1 }), nominee('few', { reviewers: ['busy'], needs: 1 })]
  t.strictSame(balance(judges, scarce, false).assigned[0], { application_id: 'few', reviewer_id: 'free' })
  t.strictSame(balance([], [nominee('a')], false).unfilled, [{ application_id: 'a', missing: 2 }])
})

const criterion = (name: string, change = {}) => ({
  name,
  label: `About ${name}`,
  scored_in: 'review' as const,
  min: 1,
  max: 5,
  weight: 1,
  required: true,
  in_total: true,
  ...change,
})

test('scoreFaults: a score is of a criterion, in its range, and there if it is required', async (t) => {
  const rubric = [
    criterion('need'),
    criterion('extra', { required: false }),
    criterion('talk', { scored_in: 'interview' }),
  ]
  const codes = (scores: Record<string, number>, complete = false) =>
    scoreFaults(rubric, scores, complete).map(({ pointer, code }) => `${pointer} ${code}`)
  t.strictSame(codes({}), [])
  t.strictSame(codes({}, true), ['/scores/need required'])
  t.strictSame(codes({ need: 1, extra: 5 }, true), [])
  t.strictSame(codes({ need: 0.99 }), ['/scores/need out_of_range'])
  t.strictSame(codes({ need: 5.01 }), ['/scores/need out_of_range'])
  t.strictSame(codes({ talk: 3 }), ['/scores/talk unknown_criterion'])
  t.strictSame(codes({ none: 3 }), ['/scores/none unknown_criterion'])
})

test('rubricFaults: names differ, a range is one, and something counts', async (t) => {
  const codes = (...criteria: ReturnType<typeof criterion>[]) =>
    rubricFaults(criteria).map(({ pointer, code }) => `${pointer} ${code}`)
  t.strictSame(codes(criterion('a'), criterion('b')), [])
  t.strictSame(codes(criterion('a'), criterion('a')), ['/criteria/1/name duplicate'])
  t.strictSame(codes(criterion('a', { max: 1 })), ['/criteria/0/max too_low'])
  t.strictSame(codes(criterion('a', { in_total: false })), ['/criteria no_total'])
  t.strictSame(codes(criterion('a', { weight: 0 })), ['/criteria no_total'])
})
