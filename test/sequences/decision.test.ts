import { test } from 'tap'
import { stage } from './scene.ts'

const DECISION = { outcome: 'select', reason_code: 'merit', message: 'Welcome.' }

test('releaseDecisions: the decision of an application that left review is not carried out, and it counts as undecided', async (t) => {
  const { begin, staff, made } = await stage(t)
  for (const way of [
    ['return', 'resubmit', 'start_review'],
    ['mark_ineligible', 'reinstate'],
  ] as const) {
    const scene = await begin()
    await scene.reach('decided')
    for (const action of way) await made(scene.take(action))
    const releases = `/v1/programs/${scene.program.id}/releases`
    const dry = await made(staff.post(releases, { dry_run: true }))
    t.strictSame({ items: dry.items, undecided: dry.undecided }, { items: [], undecided: [scene.id] }, way.join(', '))
    const wet = await made(staff.post(releases, {}))
    t.strictSame(
      { id: wet.id, items: wet.items, undecided: wet.undecided },
      { id: null, items: [], undecided: [scene.id] },
    )
    t.equal((await scene.see()).status, 'in_review')
    t.strictSame(await scene.decisions(), [], 'it is not among those that count')
    const voided = await scene.decisions('?voided=true')
    t.strictSame(
      voided.map(({ message, released_at, voided_at }: Record<string, unknown>) => ({
        message,
        released_at,
        voided_at,
      })),
      [{ message: 'Welcome.', released_at: null, voided_at: voided[0]?.voided_at }],
    )
    t.match(voided[0]?.voided_at, /^2017-10-02T/)
    t.equal((await staff.get(`/v1/applications/${scene.id}/decision`)).statusCode, 404)

    const entries = async (who: typeof staff) =>
      (await who.get(`/v1/applications/${scene.id}/history?limit=100`))
        .json()
        .items.map((each: { action: string }) => each.action)
    t.equal((await entries(staff)).filter((action: string) => action === 'void_decision').length, 1)
    t.notOk((await entries(scene.applicant)).includes('void_decision'), 'nobody else learns that there was one')

    await made(
      staff.put(`/v1/applications/${scene.id}/decision`, { ...DECISION, outcome: 'not_select', message: 'Next year.' }),
    )
    await made(staff.post(releases, {}))
    const { status, decision } = await scene.see()
    t.strictSame(
      [status, decision.message],
      ['not_selected', 'Next year.'],
      'what counts is the decision on what was corrected',
    )
  }
})

test('decision: the database voids a decision by itself, and refuses a second open one', async (t) => {
  const { begin, db } = await stage(t)
  const scene = await begin()
  await scene.reach('decided')
  await db.updateTable('application').set({ status: 'returned' }).where('id', '=', scene.id).execute()
  t.strictSame((await scene.kept()).voided, 1, 'a person at a prompt voids it, too')
  const other = await begin()
  await other.reach('decided')
  const [row] = await db.selectFrom('decision').selectAll().where('application_id', '=', other.id).execute()
  const second = { ...row, id: '01890000-0000-7000-8000-000000000000' } as NonNullable<typeof row>
  const refused = await db
    .insertInto('decision')
    .values(second)
    .execute()
    .catch((error: { constraint: string }) => error.constraint)
  t.equal(refused, 'decision_open')
  const released = await begin()
  await released.reach('offered')
  const voiding = await db
    .updateTable('decision')
    .set({ voided_at: '2017-10-02T00:00:00.000Z' })
    .where('application_id', '=', released.id)
    .execute()
    .then(
      () => 'nothing',
      (error: { constraint: string }) => error.constraint,
    )
  t.equal(voiding, 'decision_released_or_voided', 'what was released stays')
})

// With the status check of decideApplication taken out, a decision stayed open on the returned application in every round.
test('decideApplication: in a race with returnApplication no decision is open on a returned application, in ten rounds', async (t) => {
  const { begin, staff } = await stage(t)
  let [decidedFirst, returnedFirst] = [0, 0]
  for (let round = 1; round <= 30 && (round <= 10 || !decidedFirst || !returnedFirst); round++) {
    const scene = await begin()
    await scene.reach('in_review')
    const decide = () => staff.put(`/v1/applications/${scene.id}/decision`, DECISION, { headers: { 'if-match': '*' } })
    const five = (act: () => Promise<{ statusCode: number }>) => Array.from({ length: 5 }, act)
    const [first, second] =
      round % 2 ? [five(decide), five(() => scene.take('return'))] : [five(() => scene.take('return')), five(decide)]
    await Promise.all([...first, ...second])
    const { status } = await scene.see()
    const { open, voided, told } = await scene.kept()
    t.strictSame([status, open, told.length], ['returned', 0, voided], `round ${round}`)
    if (voided > 0) decidedFirst++
    else returnedFirst++
  }
  t.ok(decidedFirst > 0 && returnedFirst > 0, 'each of both came first at least once')
})
