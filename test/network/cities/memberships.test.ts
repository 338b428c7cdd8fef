import { sql } from 'kysely'
import { test } from 'tap'
import { membershipFaults, membershipsFaults, withPeriod } from '../../../src/network/cities/memberships.ts'
import { uuidv7 } from '../../../src/platform/ids.ts'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'

const matching = (version: number) => ({ headers: { 'if-match': `"${version}"` } })
const period = (from: string, until: string | null = null) => ({
  from,
  until,
  suspended_from: null,
  suspended_until: null,
})
const pairs = (errors: { pointer: string; code: string }[]) => errors.map(({ pointer, code }) => [pointer, code])

test('membershipFaults: a period shares no day with others, both ends included', async (t) => {
  const others = [period('2010-01-01', '2012-12-31'), period('2015-01-01')]
  const cases: [string, Parameters<typeof membershipFaults>[0], string[]][] = [
    ['between the two', period('2013-01-01', '2014-12-31'), []],
    ['before both', period('2009-01-01', '2009-12-31'), []],
    ['the last day is shared', period('2012-12-31', '2014-12-31'), ['/at/from']],
    ['the first day is shared', period('2013-01-01', '2015-01-01'), ['/at/from']],
    ['without an end, into the second', { from: '2013-01-01' }, ['/at/from']],
    ['it ends before it begins', period('2014-01-02', '2014-01-01'), ['/at/until']],
    ['a suspension without a beginning', { ...period('2013-01-01', '2013-12-31'), suspended_until: '2013-02-01' }, ['/at/suspended_from']], // biome-ignore format: a row
    ['a suspension ends before it begins', { ...period('2013-01-01', '2013-12-31'), suspended_from: '2013-02-02', suspended_until: '2013-02-01' }, ['/at/suspended_until']], // biome-ignore format: a row
  ]
  for (const [name, given, pointers] of cases)
    t.strictSame(
      membershipFaults(given, '/at', others).map(({ pointer }) => pointer),
      pointers,
      name,
    )
})

test('membershipsFaults: an overlap is told at the later of the two periods', async (t) => {
  t.strictSame(membershipsFaults([]), [])
  t.strictSame(membershipsFaults([period('2015-01-01'), period('2010-01-01', '2014-12-31')]), [])
  const twice = [period('2010-01-01', '2010-12-31'), period('2012-01-01'), period('2010-01-01', '2010-12-31')]
  t.strictSame(pairs(membershipsFaults(twice)), [['/memberships/2/from', 'invalid']])
})

test('withPeriod: a correction leaves what it does not mention', async (t) => {
  const before = [
    { ...period('2010-01-01', '2012-12-31'), suspended_from: '2011-01-01' },
    { ...period('2015-01-01'), suspended_from: '2016-01-01' },
  ]
  t.strictSame(withPeriod(before, { from: '2015-01-01', until: '2018-12-31' }), {
    period: { ...period('2015-01-01', '2018-12-31'), suspended_from: '2016-01-01' },
    others: [before[0]],
  })
  t.strictSame(withPeriod(before, { from: '2013-01-01', until: '2013-12-31' }), {
    period: period('2013-01-01', '2013-12-31'),
    others: before,
  })
})

test('updateCity: a wrong start is corrected, a period is deleted, and the history has both', async (t) => {
  const { db, staff, aCity } = await build(t)
  const { id } = await aCity({ membership: { from: '2011-01-01', until: '2012-12-31' } })
  const wrong = { ...period('2015-01-01'), suspended_from: '2017-01-01', suspended_until: '2017-02-01' }
  const right = { ...wrong, from: '2014-01-01' }
  const [first, earlier] = [period('2011-01-01', '2012-12-31'), period('2009-05-01', '2010-12-31')]
  const steps: [string, object, object[]][] = [
    ['it goes on', { membership: wrong }, [first, wrong]],
    ['another beginning', { memberships: [first, right] }, [first, right]],
    ['what is left out is null', { memberships: [{ from: '2014-01-01' }, first] }, [first, period('2014-01-01')]],
    ['the first is another one', { memberships: [earlier, right] }, [earlier, right]],
    ['one is deleted', { memberships: [right] }, [right]],
    ['all are deleted', { memberships: [] }, []],
    ['it begins anew', { membership: { from: '2010-01-01' } }, [period('2010-01-01')]],
  ]
  for (const [i, [name, change, expected]] of steps.entries()) {
    const answer = await staff.patch(`/v1/cities/${id}`, change, matching(i + 1))
    t.equal(answer.statusCode, 200, name)
    t.strictSame(answer.json().memberships, expected, name)
    t.strictSame(answer.json().membership, expected.at(-1) ?? null, `${name}: the latest is the membership`)
  }
  const told = await db
    .selectFrom('history')
    .select(['actor_name', 'details'])
    .where('subject_id', '=', id)
    .where('action', '=', 'update')
    .orderBy('id')
    .execute()
  t.strictSame(told[1], {
    actor_name: 'a secretariat',
    details: { changed: ['memberships'], memberships: { from: [first, wrong], to: [first, right] } },
  })
})

test('updateCity: impossible periods are refused with a pointer, and nothing changes', async (t) => {
  const { staff, aCity } = await build(t)
  const city = await aCity({ membership: { from: '2010-01-01' } })
  const day = period('2010-01-01', '2010-01-01')
  const cases: [string, object, number, string[][]][] = [
    ['they overlap', { memberships: [period('2010-01-01'), period('2011-01-01')] }, 422, [['/memberships/1/from', 'invalid']]], // biome-ignore format: a row
    ['one is there twice', { memberships: [day, day] }, 422, [['/memberships/1/from', 'invalid']]],
    ['the second ends too early', { memberships: [day, period('2012-01-02', '2012-01-01')] }, 422, [['/memberships/1/until', 'invalid']]], // biome-ignore format: a row
    ['a single one and the list', { membership: day, memberships: [day] }, 422, [['/memberships', 'conflict']]],
    ['no beginning', { memberships: [{ until: null }] }, 400, [['/memberships/0/from', 'required']]],
    ['no day', { memberships: [{ from: '2010-02-30' }] }, 400, [['/memberships/0/from', 'format']]],
    ['no list', { memberships: null }, 400, [['/memberships', 'type']]],
    ['more than a city can have', { memberships: Array(101).fill(day) }, 400, [['/memberships', 'max_items']]],
    ['an id', { memberships: [{ ...day, id: uuidv7() }] }, 400, [['/memberships/0/id', 'additional_properties']]],
  ]
  for (const [name, change, status, faults] of cases) {
    const refused = await staff.patch(`/v1/cities/${city.id}`, change, matching(1))
    t.equal(refused.statusCode, status, name)
    t.strictSame(pairs(refused.json().errors), faults, name)
  }
  t.strictSame((await staff.get(`/v1/cities/${city.id}`)).json(), city)
})

test('membership: the database itself refuses periods of one city that share a day', async (t) => {
  const { db, aCity } = await build(t)
  const [city, other] = [await aCity({ membership: null }), await aCity({ membership: null })]
  const add = ({ id }: { id: string }, from: string, until: string | null) =>
    sql`insert into membership (id, city_id, member_from, member_until) values (${uuidv7()}, ${id}, ${from}, ${until})`.execute(
      db,
    )
  await add(city, '2010-01-01', '2012-12-31')
  await add(other, '2010-01-01', '2012-12-31')
  await add(city, '2013-01-01', null)
  for (const [from, until] of [
    ['2012-12-31', '2012-12-31'],
    ['2009-01-01', '2010-01-01'],
    ['2011-01-01', '2011-02-01'],
    ['2020-01-01', '2020-12-31'],
  ] as const)
    has(t, await t.rejects(add(city, from, until)), { code: '23P01', constraint: 'membership_once_at_a_time' }, from)
})

// Without `for update` in lockCity, several of the ten were answered 200, or 500 by the constraint.
test('updateCity: of ten corrections of the periods at once one is taken', async (t) => {
  const { staff, aCity } = await build(t)
  const { id } = await aCity()
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, i) =>
      staff.patch(`/v1/cities/${id}`, { memberships: [period(`200${i}-01-01`)] }, matching(1)),
    ),
  )
  t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [200, ...Array(9).fill(412)])
  t.equal((await staff.get(`/v1/cities/${id}`)).json().memberships.length, 1)
})
