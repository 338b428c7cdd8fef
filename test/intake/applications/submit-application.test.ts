import { sql } from 'kysely'
import { test } from 'tap'
import { buildApp } from '../../../src/app.ts'
import { connect } from '../../../src/platform/postgres/db.ts'
import { aPosition, fileForm } from '../../factories.ts'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'
import { untilBlocked } from '../../until.ts'

const submitted = (answers: { statusCode: number }[]) => answers.map(({ statusCode }) => statusCode).sort()

test('submitApplication: a ready draft is submitted: slot, frozen report, history and event are there', async (t) => {
  const { as, db, staff, aProgram, aCity, aReadyDraft } = await build(t)
  const [program, city] = [await aProgram(), await aCity()]
  const draft = await aReadyDraft({ program, city })
  const answer = await as(draft.token).post(`/v1/applications/${draft.id}/submit`)
  t.equal(answer.statusCode, 200)
  has(t, answer.json(), { status: 'submitted', submitted_at: '2017-10-02T00:00:00.000Z', version: 2 })
  t.equal((await staff.get(`/v1/applications/${draft.id}`)).json().status, 'submitted')

  const report = (await as(draft.token).get(`/v1/applications/${draft.id}/eligibility`)).json()
  has(t, report, { verdict: 'provisional', at_submission: { verdict: 'provisional', rule_set_version: 1 } })
  const events = await db.selectFrom('event').selectAll().where('subject_id', '=', draft.id).orderBy('id').execute()
  t.strictSame(
    events.map(({ type }) => type),
    ['application.started', 'application.submitted'],
  )
  const history = (await as(draft.token).get(`/v1/applications/${draft.id}/history`)).json().items
  has(t, history, [
    { action: 'start', to: 'draft' },
    { action: 'submit', from: 'draft', to: 'submitted', actor: { role: 'applicant', name: null } },
  ])
})

test('submitApplication: the third nominee of a city is refused with the allocation, and its draft is untouched', async (t) => {
  const { as, aProgram, aCity, aReadyDraft } = await build(t)
  const [program, city] = [await aProgram(), await aCity()]
  const drafts = await Promise.all([1, 2, 3].map(() => aReadyDraft({ program, city })))
  const answers = []
  for (const { id, token } of drafts) answers.push(await as(token).post(`/v1/applications/${id}/submit`))
  t.strictSame(
    answers.map(({ statusCode }) => statusCode),
    [200, 200, 409],
  )
  has(t, answers[2]?.json(), { code: 'city_cap_reached', allocation: { cap: 2, used: 2, free: 0, over_by: 0 } })
  t.strictSame(
    answers[2]?.json().allocation.slots.map((slot: { application_id: string }) => slot.application_id),
    [null, null],
    'others’ ids are not told',
  )
  const third = (await as(drafts[2]?.token).get(`/v1/applications/${drafts[2]?.id}`)).json()
  has(t, third, { status: 'draft', version: 1 })
})

// Without the ledger's key, trigger and lock, 20 to 40 of the fifty were accepted in every round.
test('submitApplication: of fifty officials of one city at once, over two processes, two are accepted, in twenty rounds', async (t) => {
  const { as, app, db, database, files, secrets, aProgram, aCity, aReadyDraft } = await build(t, { pool: 20 })
  const second = connect({ url: database.url, max: 20, prepare: true })
  const clock = async () => '2017-10-02T00:00:00.000Z'
  const twin = await buildApp({ db: second, files, clock, secrets, config: { sandbox: false, logLevel: 'silent' } })
  t.teardown(async () => {
    await twin.close()
    await second.destroy()
  })
  const program = await aProgram()
  for (let round = 1; round <= 20; round++) {
    const city = await aCity()
    const drafts = await Promise.all(Array.from({ length: 50 }, () => aReadyDraft({ program, city })))
    const answers = await Promise.all(
      drafts.map(({ id, token }, i) =>
        (i % 2 ? app : twin).inject({
          method: 'POST',
          url: `/v1/applications/${id}/submit`,
          headers: { authorization: `Bearer ${token}` },
        }),
      ),
    )
    t.strictSame(submitted(answers), [200, 200, ...Array(48).fill(409)], `round ${round}`)
    t.ok(answers.every((answer) => answer.statusCode === 200 || answer.json().allocation.used === 2))
    const slots = await db
      .selectFrom('slot')
      .select('number')
      .where('city_id', '=', city.id)
      .orderBy('number')
      .execute()
    t.strictSame(slots, [{ number: 1 }, { number: 2 }])
    if (round > 1) continue

    const winner = drafts[answers.findIndex(({ statusCode }) => statusCode === 200)]
    await as(winner?.token).post(`/v1/applications/${winner?.id}/withdraw`, { reason: 'cannot come' })
    const losers = drafts.filter((_, i) => answers[i]?.statusCode === 409)
    const again = await Promise.all(losers.map(({ id, token }) => as(token).post(`/v1/applications/${id}/submit`)))
    t.strictSame(submitted(again), [200, ...Array(47).fill(409)], 'one that withdraws lets exactly one more in')
  }
})

test('slot: the database itself refuses a third slot, a wrong number and a status without its slot', async (t) => {
  const { db, aProgram, aCity, aReadyDraft, aSubmitted } = await build(t)
  const [program, city] = [await aProgram(), await aCity()]
  await aSubmitted({ program, city })
  const { id } = await aReadyDraft({ program, city })
  const refusedBy = (statement: ReturnType<typeof sql>) =>
    statement.execute(db).then(
      () => 'nothing',
      ({ constraint }) => constraint,
    )
  const slot = (number: number) => sql`insert into slot values (${program.id}, ${city.id}, ${number}, ${id}, now())`
  t.equal(await refusedBy(slot(1)), 'slot_pkey', 'a number is taken once')
  t.equal(await refusedBy(slot(3)), 'slot_within_cap', 'no number above the cap')
  t.equal(await refusedBy(slot(2)), 'application_holds_slot', 'a draft holds none')
  t.equal(await refusedBy(sql`update application set status = 'submitted' where id = ${id}`), 'application_holds_slot')
  t.equal(await refusedBy(sql`delete from slot where program_id = ${program.id}`), 'application_holds_slot')
  t.equal(await refusedBy(sql`update slot set number = 2`), 'slot_is_not_moved')
  await aSubmitted({ program, city })
  t.equal(await refusedBy(slot(3)), 'slot_within_cap', 'no third')
})

test('submitApplication: a refusal says how to mend the draft', async (t) => {
  const { as, setNow, aProgram, aCity, aReadyDraft, staff } = await build(t)
  const [program, city] = [await aProgram({ required_documents: ['nomination_form'] }), await aCity()]
  const gone = await aCity({ membership: { from: '2010-01-01', until: '2016-12-31' } })
  const submit = async (draft: { id: string; token: string }) =>
    (await as(draft.token).post(`/v1/applications/${draft.id}/submit`)).json()
  const failed = (body: { eligibility: { criteria: { criterion: string; outcome: string; kind: string }[] } }) =>
    body.eligibility.criteria
      .filter(({ kind, outcome }) => kind === 'hard' && outcome === 'not_met')
      .map(({ criterion }) => criterion)

  for (const [overrides, criteria] of [
    [{ position: aPosition({ level: 'staff' }) }, ['managerial_level', 'documents_complete']],
    [{ position: aPosition({ employer_type: 'private' }) }, ['public_employee', 'documents_complete']],
    [{ position: null }, ['form_complete', 'documents_complete']],
  ] as const) {
    const refused = await submit(await aReadyDraft({ program, city, ...overrides }))
    has(t, refused, { status: 422, code: 'not_eligible' })
    t.strictSame(failed(refused), criteria)
  }
  t.strictSame(failed(await submit(await aReadyDraft({ program, city: gone }))), ['city_member', 'documents_complete'])

  const early = await aProgram({ call: { opens_on: '2017-10-05', closes_on: '2017-10-13' } })
  has(t, await submit(await aReadyDraft({ program: early, city })), { status: 409, code: 'call_not_open' })

  const late = await aReadyDraft({ program, city })
  setNow('2017-10-13T14:59:59.999Z')
  has(t, await submit(late), { code: 'not_eligible' }, 'a millisecond before the deadline counts')
  setNow('2017-10-13T15:00:00.000Z')
  has(t, await submit(late), { status: 409, code: 'call_closed' }, 'the deadline itself does not')
  const other = await aProgram({ call: { closes_on: '2017-10-20' } })
  const draft = await aReadyDraft({ program: other, city })
  await staff.post(`/v1/programs/${other.id}/cancel`, { reason: 'no venue' })
  has(t, await submit(draft), { code: 'transition_not_allowed', from: 'program_cancelled', allowed: [] })
})

test('submitApplication: a submitted application is not submitted again, and a stale If-Match is refused', async (t) => {
  const { as, aProgram, aCity, aReadyDraft } = await build(t)
  const draft = await aReadyDraft({ program: await aProgram(), city: await aCity() })
  const submit = (tag: string) =>
    as(draft.token).post(`/v1/applications/${draft.id}/submit`, undefined, { headers: { 'if-match': tag } })
  t.equal((await submit('"7"')).statusCode, 412)
  t.equal((await submit('"1"')).statusCode, 200)
  has(t, (await submit('*')).json(), { code: 'transition_not_allowed', from: 'submitted', allowed: ['withdraw'] })
})

// With the facts sent before the lock (`lockAndAssess`), it was submitted without its document.
test('submitApplication: it judges what is there once it has its lock, and answers with the new row', async (t) => {
  const { as, db, database, aProgram, aCity, aReadyDraft } = await build(t)
  const program = await aProgram({ required_documents: ['nomination_form'] })
  const { id, token } = await aReadyDraft({ program, city: await aCity() })
  const applicant = as(token)
  const { payload, extra } = fileForm()
  const put = () => applicant.put(`/v1/applications/${id}/documents/nomination_form`, payload, extra)
  t.equal((await put()).statusCode, 200)
  const other = connect({ url: database.url, max: 1, prepare: false })
  t.teardown(() => other.destroy())
  const deletion = await other.startTransaction().execute()
  await deletion.selectFrom('application').select('id').where('id', '=', id).forUpdate().execute()
  await deletion.updateTable('document').set({ replaced_at: '2017-10-02' }).where('application_id', '=', id).execute()
  const early = applicant.post(`/v1/applications/${id}/submit`)
  await untilBlocked(db)
  await deletion.commit().execute()
  has(t, (await early).json(), { status: 422, code: 'not_eligible' })
  t.equal((await put()).statusCode, 200)
  const answer = await applicant.post(`/v1/applications/${id}/submit`)
  has(t, answer.json(), { status: 'submitted', version: 2 })
  t.strictSame((await applicant.get(`/v1/applications/${id}`)).json(), answer.json())
})
