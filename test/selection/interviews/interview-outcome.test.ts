import { test } from 'tap'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'
import { ANY, interviewOf, interviews } from './scene.ts'

const AT = '2017-10-16T01:00:00.000Z'
const criterion = (name: string, more = {}) => ({
  name,
  label: name,
  scored_in: 'interview',
  min: 1,
  max: 5,
  weight: 1,
  required: false,
  in_total: true,
  ...more,
})
const RUBRIC = {
  criteria: [criterion('english', { required: true }), criterion('need'), criterion('form', { scored_in: 'review' })],
}
const HELD = {
  outcome: 'held',
  scores: { english: 4.5 },
  language_level: 'B2',
  evidence_note: 'Spoke freely of the project',
  duration_minutes: 25,
}

type World = Awaited<ReturnType<typeof build>>

/** A booked interview, and its interviewer. */
async function booked(world: World, settings = {}) {
  const { as, made, staff } = world
  const scene = await interviews(world, settings)
  await made(staff.put(`${scene.url}/rubric`, RUBRIC))
  const interviewer = await scene.anInterviewer()
  const slots = await scene.slotsAt(interviewer, [AT, '2017-10-17T01:00:00Z', '2017-10-18T01:00:00Z'])
  const [who] = await scene.invited(1)
  if (!who) throw new Error('nobody is invited')
  const me = as(who.token)
  const { id } = await made(me.post(interviewOf(who), { slot_id: slots[0] }))
  return { ...scene, interviewer, slots, who, me, judge: as(interviewer.key), outcome: `/v1/interviews/${id}/outcome` }
}

test('recordInterviewOutcome: the interviewer records scores and a level, which the ranking counts', async (t) => {
  const world = await build(t)
  const { as, staff, made, setNow, db } = world
  const { url, who, me, judge, outcome, anInterviewer } = await booked(world)
  has(t, (await judge.post(outcome, HELD)).json(), { code: 'interview_time' })
  setNow(AT)
  t.equal((await as((await anInterviewer()).key).post(outcome, HELD)).statusCode, 404, 'another interviewer')
  const answer = await judge.post(outcome, HELD)
  t.equal(answer.statusCode, 200)
  const { outcome: _, ...result } = HELD
  has(t, answer.json(), { status: 'held', result: { ...result, rubric_version: 1, note: null } })
  has(t, (await me.get(interviewOf(who))).json(), { status: 'held', result: undefined })
  const [row] = await db.selectFrom('interview').selectAll().execute()
  has(t, row, { scores: { english: 4.5 }, rubric_version: 1, language_level: 'B2', duration_minutes: 25 })
  const ranking = await made(staff.get(`${url}/ranking`))
  has(t, ranking.items[0], { application_id: who.id, score: { value: 4.5, interviews: 1 } })
  // A slip is corrected; another outcome is not.
  has(t, await made(judge.post(outcome, { ...HELD, scores: { english: 3, need: 2 } })), {
    result: { scores: { english: 3, need: 2 } },
  })
  has(t, (await judge.post(outcome, { outcome: 'no_show' })).json(), { code: 'interview_state', state: 'held' })
  has(t, (await judge.post(outcome, HELD, { headers: { 'if-match': '"1"' } })).json(), { code: 'stale' })
  const again = await staff.post(`${url}/interview-invitations`, { application_ids: [who.id] })
  has(t, again.json().errors, [{ pointer: '/application_ids/0', code: 'interview_held' }])
  const shown = await made(me.get(`/v1/applications/${who.id}/history?limit=100`))
  t.notOk(shown.items.some(({ action }: { action: string }) => action === 'record_interview_outcome'))
})

test('recordInterviewOutcome: what does not fit the rubric or the outcome is refused with its place', async (t) => {
  const world = await build(t)
  const { judge, outcome } = await booked(world)
  world.setNow(AT)
  for (const [what, body, errors] of [
    ['a required score is missing', { outcome: 'held' }, [{ pointer: '/scores/english', code: 'required' }]],
    ['out of range', { ...HELD, scores: { english: 6 } }, [{ pointer: '/scores/english', code: 'out_of_range' }]],
    [
      'of the reviews',
      { ...HELD, scores: { english: 4, form: 4 } },
      [{ pointer: '/scores/form', code: 'unknown_criterion' }],
    ],
    ['no evidence', { ...HELD, evidence_note: null }, [{ pointer: '/evidence_note', code: 'required' }]],
    ['scores of nobody', { outcome: 'no_show', scores: { english: 4 } }, [{ pointer: '/scores', code: 'not_held' }]],
    [
      'a level of nobody',
      { outcome: 'not_held', language_level: 'B2' },
      [{ pointer: '/language_level', code: 'not_held' }],
    ],
  ] as const) {
    const answer = await judge.post(outcome, body)
    t.equal(answer.statusCode, 422, what)
    has(t, answer.json().errors, errors, what)
  }
})

test('recordInterviewOutcome: who did not come books once more, and no third time', async (t) => {
  const world = await build(t)
  const { staff, made, setNow } = world
  const { url, who, me, judge, slots, outcome } = await booked(world)
  setNow(AT)
  has(t, await made(judge.post(outcome, { outcome: 'no_show', note: 'Waited for 15 minutes' })), {
    status: 'no_show',
    result: { scores: null, note: 'Waited for 15 minutes' },
  })
  has(t, await made(me.get(interviewOf(who))), { status: 'offered', starts_at: null, moves_left: 2 })
  const second = await made(me.post(interviewOf(who), { slot_id: slots[1] }))
  has(t, (await judge.post(outcome, { outcome: 'held' })).json(), { code: 'interview_state' })
  setNow('2017-10-17T01:00:00.000Z')
  await made(staff.post(`/v1/interviews/${second.id}/outcome`, { outcome: 'no_show' }))
  has(t, (await me.post(interviewOf(who), { slot_id: slots[2] })).json(), { code: 'interview_state', state: 'no_show' })
  const again = await staff.post(`${url}/interview-invitations`, { application_ids: [who.id] })
  has(t, again.json().errors, [{ pointer: '/application_ids/0', code: 'no_rebooking_left' }])
})

test('recordInterviewOutcome: not_held is nobody’s fault: staff can invite again', async (t) => {
  const world = await build(t)
  const { made } = world
  const { who, me, judge, slots, outcome, invite } = await booked(world, { rebookings: 0 })
  has(t, await made(judge.post(outcome, { outcome: 'not_held', note: 'The interviewer was ill' })), {
    status: 'not_held',
  })
  await invite([who])
  has(t, await made(me.post(interviewOf(who), { slot_id: slots[1] })), { status: 'booked' })
})

test('recordInterviewOutcome: of ten absences at once one is recorded, and one invitation follows', async (t) => {
  const world = await build(t)
  const { db, setNow } = world
  const { judge, outcome } = await booked(world, { rebookings: 5 })
  setNow(AT)
  const answers = await Promise.all(Array.from({ length: 10 }, () => judge.post(outcome, { outcome: 'no_show' })))
  t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [200, ...Array(9).fill(409)])
  const rows = await db.selectFrom('interview').select('status').orderBy('id').execute()
  t.strictSame(
    rows.map(({ status }) => status),
    ['no_show', 'offered'],
  )
})

test('cancelInterview: an interview ends with its application, in the same transaction', async (t) => {
  const world = await build(t)
  const { as, staff, made, db, setNow, ctx } = world
  const { passTime } = await import('../../helper.ts')
  const why = { reason: 'the test says so' }
  const overdue = { steps: ['interview'], overdue: 'ineligible', interviews: { from: '2017-10-16', to: '2017-10-20' } }
  for (const [what, status, step] of [
    ['withdrawal', 'withdrawn', ({ url, me }) => me.post(`${url}/withdraw`, why)],
    [
      'ineligible',
      'ineligible',
      ({ url }) => staff.post(`${url}/mark-ineligible`, { ...why, criteria: ['managerial_level'] }),
    ],
    [
      'decision',
      'offered',
      async ({ url, of }) => {
        await made(staff.put(`${url}/decision`, { outcome: 'select', reason_code: 'merit' }))
        return staff.post(`${of}/releases`, { reply_by: '2017-11-10T00:00:00Z' })
      },
    ],
    ['cancelled program', 'program_cancelled', ({ of }) => staff.post(`${of}/cancel`, why)],
    ['end of the program', 'lapsed', () => time('2017-11-24T00:00:00.000Z')],
    [
      'overdue',
      'ineligible',
      async ({ url }) => {
        await made(staff.post(`${url}/return`, { items: ['sign the form'], due_at: '2017-10-15T00:00:00Z' }))
        return time('2017-10-15T00:00:00.000Z')
      },
    ],
  ] as [string, string, (of: { url: string; of: string; me: ReturnType<typeof as> }) => Promise<unknown>][]) {
    setNow('2017-10-02T00:00:00.000Z')
    const scene = await interviews(world, {}, { selection: overdue })
    const [slot] = await scene.slotsAt(await scene.anInterviewer(), [AT])
    const [who] = await scene.invited(1)
    if (!who) return t.fail()
    const me = as(who.token)
    await made(me.post(interviewOf(who), { slot_id: slot }))
    await step({ url: `/v1/applications/${who.id}`, of: scene.url, me })
    has(t, (await staff.get(`/v1/applications/${who.id}`)).json(), { status }, what)
    has(t, (await staff.get(interviewOf(who))).json(), { status: 'cancelled', slot_id: null }, what)
    const events = await db.selectFrom('event').select('type').where('subject_id', '=', who.id).orderBy('id').execute()
    t.ok(
      events.some(({ type }) => type === 'interview.cancelled'),
      what,
    )
  }

  async function time(now: string) {
    setNow(now)
    await passTime(ctx())
  }
})

test('cancelInterview: a returned application keeps its interview', async (t) => {
  const world = await build(t)
  const { staff, made } = world
  const { who, me, slots } = await booked(world)
  await made(
    staff.post(`/v1/applications/${who.id}/return`, { items: ['sign the form'], due_at: '2017-10-20T00:00:00Z' }),
  )
  has(t, await made(me.patch(interviewOf(who), { slot_id: slots[1] }, ANY)), { status: 'booked', slot_id: slots[1] })
})

test('interview: the database refuses to commit an application that is judged no more and still has an open interview', async (t) => {
  const world = await build(t)
  const { who } = await booked(world)
  const update = world.db.updateTable('application').set({ status: 'lapsed' }).where('id', '=', who.id)
  await t.rejects(update.execute(), /an interview is still open|slot/)
})
