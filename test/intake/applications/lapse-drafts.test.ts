import { test } from 'tap'
import { has } from '../../has.ts'
import { build, passTime } from '../../helper.ts'
import { behind, race } from '../../race.ts'
import { untilBlocked } from '../../until.ts'

const CLOSES = '2017-10-13T15:00:00.000Z'

test('endApplication: a draft lapses at its deadline; a submitted one, and one with another deadline, do not', async (t) => {
  const { as, ctx, db, staff, setNow, aProgram, aCity, aReadyDraft, aSubmitted } = await build(t)
  const city = await aCity()
  const program = await aProgram()
  const draft = await aReadyDraft({ program, city })
  const others = [
    await aSubmitted({ program, city }),
    await aReadyDraft({ program: await aProgram({ call: { closes_on: '2017-10-14' } }), city }),
  ]
  const statuses = () =>
    Promise.all([draft, ...others].map(async ({ id }) => (await staff.get(`/v1/applications/${id}`)).json().status))
  setNow('2017-10-13T14:59:59.999Z')
  await passTime(ctx())
  t.strictSame(await statuses(), ['draft', 'submitted', 'draft'], 'not a millisecond before')
  setNow(CLOSES)
  await passTime(ctx())
  t.strictSame(await statuses(), ['lapsed', 'submitted', 'draft'])

  const own = (await as(draft.token).get(`/v1/applications/${draft.id}`)).json()
  has(t, own, { status: 'lapsed', allowed: [], version: 2, updated_at: CLOSES })
  has(t, (await as(draft.token).get(`/v1/applications/${draft.id}/history`)).json().items.at(-1), {
    action: 'lapse',
    from: 'draft',
    to: 'lapsed',
    at: CLOSES,
    actor: { role: 'system', name: null },
  })
  const events = await db.selectFrom('event').select('type').where('subject_id', '=', draft.id).orderBy('id').execute()
  t.equal(events.at(-1)?.type, 'application.lapsed')
  const submit = (await as(draft.token).post(`/v1/applications/${draft.id}/submit`)).json()
  has(t, submit, { status: 409, code: 'call_closed' })
})

// With the second look taken out, the drafts of the extended call lapsed and the submitted one failed the job.
test('endApplication: a draft is read again under its lock: it was submitted, or its call was extended or lost its end', async (t) => {
  const { ctx, db, setNow, aProgram, aCity, aReadyDraft } = await build(t)
  const city = await aCity()
  for (const [happened, change] of [
    ['extended', { closes_at: '2017-10-20T15:00:00.000Z' }],
    ['without an end', { closes_at: null }],
    ['submitted', null],
  ] as const) {
    setNow('2017-10-02T00:00:00.000Z')
    const program = await aProgram()
    const { id } = await aReadyDraft({ program, city })
    setNow(CLOSES)
    const holding = await db.startTransaction().execute()
    if (change) await holding.updateTable('program').set(change).where('id', '=', program.id).execute()
    else {
      const slot = { program_id: program.id, city_id: city.id, number: 1, application_id: id, taken_at: CLOSES }
      await holding.updateTable('application').set({ status: 'submitted' }).where('id', '=', id).execute()
      await holding.insertInto('slot').values(slot).execute()
    }
    const job = passTime(ctx())
    await untilBlocked(db)
    await holding.commit().execute()
    await job
    const { status } = await db
      .selectFrom('application')
      .select('status')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    t.equal(status, change ? 'draft' : 'submitted', happened)
    const entries = await db.selectFrom('history').select('action').where('subject_id', '=', id).execute()
    t.strictSame(entries, [{ action: 'start' }])
  }
})

// Without the lock on the application drafts had several entries, and as many events.
test('endApplication: of ten runs at once each draft lapses once, with one entry and one event', async (t) => {
  const { ctx, db, setNow, aProgram, aCity, aReadyDraft } = await build(t, { pool: 20 })
  const [program, city] = [await aProgram(), await aCity()]
  for (let i = 0; i < 12; i++) await aReadyDraft({ program, city })
  setNow(CLOSES)
  await Promise.all(Array.from({ length: 10 }, () => passTime(ctx())))
  const entries = await db.selectFrom('history').select('subject_id').where('action', '=', 'lapse').execute()
  t.equal(entries.length, 12)
  t.equal(new Set(entries.map(({ subject_id }) => subject_id)).size, 12)
  const events = await db.selectFrom('event').select('id').where('type', '=', 'application.lapsed').execute()
  t.equal(events.length, 12)
})

test('endApplication: in a race of the lapse with submitApplication at the deadline exactly one happens', async (t) => {
  const { as, ctx, db, setNow, aProgram, aCity, aReadyDraft } = await build(t, { pool: 20 })
  const city = await aCity()
  await race(t, ['submitted', 'lapsed'], async (round) => {
    setNow('2017-10-13T14:59:59.999Z')
    const { id, token } = await aReadyDraft({ program: await aProgram(), city })
    const lapse = () => passTime({ ...ctx(), now: CLOSES })
    const submit = () => as(token).post(`/v1/applications/${id}/submit`)
    const [answer] = await Promise.all([behind((round % 10) * 4, submit), ...Array.from({ length: 3 }, lapse)])
    const entries = await db
      .selectFrom('history')
      .select('to_status')
      .where('subject_id', '=', id)
      .orderBy('id')
      .execute()
    const to_status = answer.statusCode === 200 ? 'submitted' : 'lapsed'
    t.strictSame(entries, [{ to_status: 'draft' }, { to_status }], `round ${round}`)
    if (answer.statusCode !== 200) has(t, answer.json(), { status: 409, from: 'lapsed' })
    return to_status
  })
})
