import { sql } from 'kysely'
import { type Test, test } from 'tap'
import { uuidv7 } from '../../../src/platform/ids.ts'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'

const NOBODY = '01890000-0000-7000-8000-000000000000'
const criterion = (name: string, more: object = {}) => ({
  name,
  label: name,
  scored_in: 'review',
  min: 1,
  max: 5,
  weight: 1,
  required: true,
  in_total: true,
  ...more,
})

/** A program with applications in review, and what scores and orders them. */
async function ranked(t: Test, count: number, settings: Record<string, unknown> = {}) {
  const world = await build(t)
  const { staff, db, made, aCity, aProgram, inReview } = world
  const program = await aProgram({ max_applications_per_city: 9, ...settings })
  const city = await aCity()
  const ids: string[] = []
  for (let i = 0; i < count; i++) ids.push((await inReview({ program, city })).id)
  let reviewers = 0
  await db
    .insertInto('rubric')
    .values({
      program_id: program.id,
      version: 1,
      criteria: JSON.stringify([criterion('plan'), criterion('english', { scored_in: 'interview' })]),
      made_by: 'a secretariat',
      made_at: '2017-10-02T00:00:00.000Z',
    })
    .execute()
  async function aReviewer() {
    const reviewer_id = uuidv7()
    const name = `Reviewer ${++reviewers}`
    await sql`insert into reviewer (id, program_id, name, email, added_at)
      values (${reviewer_id}, ${program.id}, ${name}, ${`${reviewers}@city.example`}, '2017-10-02')`.execute(db)
    return reviewer_id
  }
  async function review(application_id: string | undefined, plan: number, status = 'submitted') {
    const reviewer_id = await aReviewer()
    await sql`insert into review (id, program_id, application_id, reviewer_id, place, status, rubric_version, scores,
        assigned_by, assigned_at, submitted_at, updated_at)
      values (${uuidv7()}, ${program.id}, ${application_id}, ${reviewer_id}, ${status === 'recused' ? null : reviewers}, ${status}, 1, ${{ plan }},
        'a secretariat', '2017-10-02', '2017-10-02', '2017-10-02')`.execute(db)
  }
  async function interview(application_id: string | undefined, english: number, status = 'held') {
    const [reviewer_id, slot_id] = [await aReviewer(), uuidv7()]
    const scores = status === 'held' ? { english } : null
    await sql`insert into interview_slot (id, program_id, reviewer_id, interviewer, starts_at, ends_at, time_zone, capacity, made_by, made_at)
      values (${slot_id}, ${program.id}, ${reviewer_id}, ${reviewer_id}, '2017-10-16', '2017-10-17', 'Asia/Seoul', 1, 'a secretariat', '2017-10-02')`.execute(
      db,
    )
    await sql`insert into interview (id, program_id, application_id, status, slot_id, place, capacity, reviewer_id, starts_at, ends_at,
        person, invited_by, invited_at, scores, rubric_version, updated_at)
      values (${uuidv7()}, ${program.id}, ${application_id}, ${status}, ${slot_id}, 1, 1, ${reviewer_id}, '2017-10-16', '2017-10-17',
        ${String(application_id)}, 'a secretariat', '2017-10-02', ${scores}, ${scores && 1}, '2017-10-17')`.execute(db)
  }
  const url = `/v1/programs/${program.id}`
  const ranking = async (query = '') => (await staff.get(`${url}/ranking${query}`)).json()
  const freeze = async (body: object = {}) => made(staff.post(`${url}/rankings`, body))
  return { ...world, program, city, ids, review, interview, url, ranking, freeze }
}
const orderOf = ({ items }: { items: { application_id: string }[] }) => items.map((each) => each.application_id)

test('getRanking: applications stand in the order of their scores, with the facts and the reason', async (t) => {
  const { ids, city, review, interview, ranking, staff } = await ranked(t, 4)
  const [a, b, c, d] = ids
  for (const score of [4, 5, 3]) await review(a, score)
  await interview(a, 2)
  await review(b, 4.5)
  await review(b, 1, 'in_progress')
  await review(b, 1, 'recused')
  await interview(b, 1, 'no_show')
  await review(c, 5, 'assigned')
  await staff.post(`/v1/applications/${d}/withdraw`, { reason: 'cannot come' })
  const page = await ranking()
  has(t, page, { size: 3, rule_version: 1, rubric_version: 1, frozen: null, next_cursor: null })
  t.strictSame(page.tie_breaks, ['score', 'city_priority', 'first_time_city', 'submitted_at'])
  has(t, page.items, [
    {
      number: 1,
      place: 1,
      application_id: b,
      city_id: city.id,
      city_name: city.name,
      applicant_name: /^Nominee/,
      explanation: 'first: 4.5 of 5 from 1 review, without a score for english',
      score: { value: 4.5, of: 5, reviews: 1, interviews: 0, spread: null, missing: ['english'] },
      city_priority: null,
      first_time_city: true,
      submitted_at: '2017-10-02T00:00:00.000Z',
    },
    {
      number: 2,
      application_id: a,
      explanation: 'second: 3 of 5 from 3 reviews and 1 interview',
      score: {
        spread: 1,
        criteria: [
          { name: 'plan', mean: 4, n: 3 },
          { name: 'english', mean: 2, n: 1 },
        ],
      },
    },
    { number: 3, application_id: c, explanation: 'third: no score yet', score: null },
  ])
})

test('getRanking: what is level is parted by the rules of the program', async (t) => {
  const { ids, db, review, ranking, program, city, aCity, inReview, aProgram, anOffer, as, made, staff, setNow } =
    await ranked(t, 2)
  const [a, b] = ids
  const experienced = await aCity()
  setNow('2017-10-01T00:00:00.000Z')
  const e = (await inReview({ program, city: experienced })).id
  const earlier = await aProgram({ starts_on: '2017-11-06', ends_on: '2017-11-08' })
  const offer = await anOffer({ program: earlier, city: experienced })
  await made(as(offer.token).post(`/v1/applications/${offer.id}/accept`))
  const later = await aProgram({ starts_on: '2018-02-05', ends_on: '2018-02-08' })
  const next = await anOffer({ program: later, city })
  await made(as(next.token).post(`/v1/applications/${next.id}/accept`))
  for (const id of [a, b, e]) await review(id, 4)
  t.strictSame(orderOf(await ranking()), [a, b, e], 'its city took part before; a later program does not count')
  has(t, (await ranking()).items, [{ first_time_city: true }, { first_time_city: true }, { first_time_city: false }])
  await sql`insert into priority_order values (${program.id}, ${city.id}, 1, 'the city', null, '2017-10-02')`.execute(
    db,
  )
  await sql`insert into city_priority values (${program.id}, ${city.id}, ${b}, 1), (${program.id}, ${city.id}, ${a}, 2)`.execute(
    db,
  )
  const page = await ranking()
  t.strictSame(orderOf(page), [b, a, e])
  t.equal(
    page.items[0].explanation,
    'first: 4 of 5 from 1 review, without a score for english, level with the next, whose city ranked another nominee first',
  )
  const set = (tie_breaks: string[]) =>
    made(staff.patch(`/v1/programs/${program.id}`, { selection: { steps: [], tie_breaks } }, ANY))
  await set(['submitted_at'])
  t.strictSame(orderOf(await ranking()), [e, a, b], 'the program orders by the submission only')
  has(t, (await ranking()).items, [{ place: 1 }, { place: 2 }, { place: 2 }])
  for (const wrong of [[], ['age'], ['score', 'score']])
    has(
      t,
      (await staff.patch(`/v1/programs/${program.id}`, { selection: { steps: [], tie_breaks: wrong } }, ANY)).json(),
      {
        status: 400,
      },
    )
})
const ANY = { headers: { 'if-match': '*' } }

test('getRanking: pages follow each other, also if an application before them moves', async (t) => {
  const { ids, review, ranking } = await ranked(t, 5)
  const [a, b, c, d, e] = ids
  for (const [i, id] of ids.entries()) await review(id, 5 - i / 2)
  const first = await ranking('?limit=2')
  t.strictSame(orderOf(first), [a, b])
  await review(a, 1)
  const second = await ranking(`?limit=2&cursor=${first.next_cursor}`)
  t.strictSame(orderOf(second), [c, d])
  has(t, second.items, [{ number: 2 }, { number: 3 }])
  t.strictSame(orderOf(await ranking(`?limit=2&cursor=${second.next_cursor}`)), [a, e], 'the one that moved back')
})

test('freezeRanking: the order is stored with its inputs, and stays as it was', async (t) => {
  const { ids, db, staff, url, review, ranking, freeze, program } = await ranked(t, 3)
  const [a, b, c] = ids
  await review(a, 3)
  await review(b, 4)
  const now = await ranking()
  const frozen = await freeze({ note: 'For the committee' })
  has(t, frozen, {
    program_id: program.id,
    number: 1,
    size: 3,
    rule_version: 1,
    rubric_version: 1,
    tie_breaks: ['score', 'city_priority', 'first_time_city', 'submitted_at'],
    note: 'For the committee',
    frozen_by: 'a secretariat',
    frozen_at: '2017-10-02T00:00:00.000Z',
  })
  await review(c, 5)
  t.strictSame(orderOf(await ranking()), [c, b, a])
  const kept = await ranking('?frozen=1')
  t.strictSame(kept, { ...now, frozen })
  has(t, await freeze(), { number: 2, note: null })
  has(t, (await staff.get(`${url}/rankings?limit=1`)).json(), { items: [{ number: 2 }], next_cursor: /./ })
  const page = await ranking('?frozen=1&limit=2')
  t.strictSame(orderOf(page), [b, a])
  t.strictSame(orderOf(await ranking(`?frozen=1&limit=2&cursor=${page.next_cursor}`)), [c])
  has(t, await ranking('?frozen=3'), { status: 404 })
  has(t, (await staff.get(`/v1/programs/${NOBODY}/ranking`)).json(), { status: 404 })
  has(t, (await staff.get(`${url}/history`)).json().items.at(-1), { action: 'freeze_ranking' })
  const event = await db.selectFrom('event').selectAll().where('type', '=', 'program.ranking_frozen').execute()
  has(t, event, [{ payload: { number: 1, size: 3 } }, { payload: { number: 2, size: 3 } }])

  for (const [name, statement] of [
    ['its note', sql`update ranking set note = 'other'`],
    ['a place', sql`update ranking_place set place = 1`],
    ['an explanation', sql`update ranking_place set explanation = 'first'`],
    ['less', sql`delete from ranking_place`],
    ['nothing of it', sql`delete from ranking`],
    ['more', sql`insert into ranking_place select ranking_id, 4, 4, ${a}, 'fourth', '{}' from ranking_place limit 1`],
  ] as const)
    await t.rejects(statement.execute(db), /frozen/, `nobody makes it say another thing: ${name}`)
})

// Without the lock on the program several of the ten got the same number, and the database refused all but one: a 500 each.
test('freezeRanking: ten at once get ten numbers', async (t) => {
  const { url, staff, db } = await ranked(t, 2)
  const answers = await Promise.all(Array.from({ length: 10 }, () => staff.post(`${url}/rankings`, {})))
  t.strictSame(
    answers.map(({ statusCode }) => statusCode),
    Array(10).fill(201),
  )
  const numbers = answers.map((answer) => answer.json().number)
  t.strictSame(
    numbers.sort((one, other) => one - other),
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  )
  const places = await db.selectFrom('ranking_place').select('number').execute()
  t.equal(places.length, 20)
})

test('freezeRanking: a draft program has nothing to freeze', async (t) => {
  const { staff, aDraftProgram } = await build(t)
  const { id } = await aDraftProgram()
  has(t, (await staff.post(`/v1/programs/${id}/rankings`, {})).json(), { status: 409, code: 'program_status' })
  has(t, (await staff.get(`/v1/programs/${id}/ranking`)).json(), { status: 404 })
})
