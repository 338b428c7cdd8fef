import { sql } from 'kysely'
import { test } from 'tap'
import { build } from '../../helper.ts'
import { behind, race } from '../../race.ts'

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { constraint?: string; code?: string }) => error.constraint ?? error.code ?? String(error),
  )

// Without seats_within_limits all of the SQL got a seat. Without lock_seats the numbers alone kept them apart: seat_pkey.
test('seats: of many ways to the last seat, by releases and by SQL, one gets it in every round', async (t) => {
  const { db, staff, made, aCity, aProgram, inReview } = await build(t)
  const ended = new Set<string>()
  for (let round = 0; round < 12; round++) {
    const program = await aProgram({
      call: { closes_on: '2017-10-13', mode: 'rolling' },
      seats: 2,
      max_participants_per_city: null,
    })
    const all: string[] = []
    for (let i = 0; i < 13; i++) {
      const { id } = await inReview({ program, city: await aCity() })
      await made(staff.put(`/v1/applications/${id}/decision`, { outcome: 'select', reason_code: 'merit' }))
      all.push(id)
    }
    const [first = '', ...others] = all
    const url = `/v1/programs/${program.id}/releases`
    await made(staff.post(url, { application_ids: [first] }))
    const release = async (id: string) => {
      const { statusCode, body } = await staff.post(url, { application_ids: [id] })
      return statusCode === 201 ? 'done' : JSON.parse(body).code
    }
    const byHand = (id: string) => codeOf(sql`update application set status = 'offered' where id = ${id}`.execute(db))
    const answers = await Promise.all(others.map((id, i) => (i % 2 === 0 ? release(id) : byHand(id))))
    for (const answer of answers) ended.add(answer)
    t.equal(answers.filter((answer) => answer === 'done').length, 1, `round ${round}: ${answers}`)
    const held = await db.selectFrom('seat').select('number').where('program_id', '=', program.id).execute()
    t.strictSame(held.map(({ number }) => number).sort(), [1, 2])
    const offered = await db
      .selectFrom('application')
      .select('id')
      .where('program_id', '=', program.id)
      .where('status', '=', 'offered')
      .execute()
    t.equal(offered.length, 2)
  }
  t.strictSame(
    [...ended].filter((end) => !['done', 'release_conflict', 'seats_exceeded'].includes(end)),
    [],
    'the others are told why, and nobody ran into a deadlock',
  )
  t.ok(ended.has('release_conflict') && ended.has('seats_exceeded'))
})

// Without lock_seats they ran into seat_pkey, which nobody can act on.
test('seats: of ten that SQL offers the last seat of their city, one gets it in every round', async (t) => {
  const { db, aCity, aProgram, inReview } = await build(t, { pool: 12 })
  for (let round = 0; round < 10; round++) {
    const program = await aProgram({ max_applications_per_city: null, max_participants_per_city: 1 })
    const city = await aCity()
    const all: string[] = []
    for (let i = 0; i < 10; i++) all.push((await inReview({ program, city })).id)
    const answers = await Promise.all(
      all.map((id) => codeOf(sql`update application set status = 'accepted' where id = ${id}`.execute(db))),
    )
    t.strictSame(answers.sort(), [...Array(9).fill('city_participants_exceeded'), 'done'], `round ${round}`)
    const held = await db.selectFrom('seat').select('number').where('program_id', '=', program.id).execute()
    t.equal(held.length, 1)
  }
})

test('seats: seats that are freed while others are taken are given once, and never one too many', async (t) => {
  const { as, db, made, staff, aCity, aProgram, anOffer, inReview } = await build(t, { pool: 12 })
  await race(t, ['released', 'release_conflict'], async (round) => {
    const program = await aProgram({
      call: { closes_on: '2017-10-13', mode: 'rolling' },
      seats: 5,
      max_participants_per_city: null,
    })
    const waiting: string[] = []
    for (let i = 0; i < 5; i++) waiting.push((await inReview({ program, city: await aCity() })).id)
    const seated: { id: string; token: string }[] = []
    for (let i = 0; i < 5; i++) seated.push(await anOffer({ program, city: await aCity() }))
    for (const id of waiting)
      await made(staff.put(`/v1/applications/${id}/decision`, { outcome: 'select', reason_code: 'merit' }))
    const url = `/v1/programs/${program.id}/releases`
    const release = async (id: string) => {
      const answer = await staff.post(url, { application_ids: [id] })
      return answer.statusCode === 201 ? 'released' : answer.json().code
    }
    // One side has a head start, in turns: a longer one in each round.
    const [first, second] = round % 2 === 0 ? [0, 4 * round] : [4 * round, 0]
    const [declined, answers] = await Promise.all([
      behind(first, () => Promise.all(seated.map(({ id, token }) => as(token).post(`/v1/applications/${id}/decline`)))),
      behind(second, () => Promise.all(waiting.map(release))),
    ])
    t.strictSame(
      declined.map(({ statusCode }) => statusCode),
      Array(5).fill(200),
      `round ${round}`,
    )
    const held = await db.selectFrom('seat').select('number').where('program_id', '=', program.id).execute()
    t.equal(held.length, answers.filter((answer) => answer === 'released').length)
    t.ok(held.every(({ number }) => number <= 5))
    return answers
  })
})
