import { sql } from 'kysely'
import { test } from 'tap'
import { SEATED, STATUSES } from '../../../src/intake/applications/lifecycle.ts'
import {
  CONDITION_STATUSES,
  type ConditionAction,
  conditionAfter,
  isSettled,
  offerOf,
} from '../../../src/participation/offers/lifecycle.ts'
import { build } from '../../helper.ts'

test('offer: it follows the status of its application, whoever writes it, and the database agrees with the table', async (t) => {
  const { db, aProgram, aCity, aReadyDraft } = await build(t)
  const { rows } = await sql<{ status: string; offer: string }>`
    select status, offer_status_of(status) as offer from unnest(${[...STATUSES]}::text[]) status`.execute(db)
  t.strictSame(
    Object.fromEntries(rows.map(({ status, offer }) => [status, offer])),
    Object.fromEntries(STATUSES.map((status) => [status, offerOf(status)])),
  )

  const program = await aProgram({
    max_participants_per_city: null,
    selection: { steps: [], participation: { conditions: ['visa', 'flight'] } },
  })
  const { id } = await aReadyDraft({ program, city: await aCity() })
  // As the previous version does: it writes the status and knows no offers. The slot is no part of this.
  const holding = await db.startTransaction().execute()
  const offers = () => holding.selectFrom('offer').select(['number', 'status']).orderBy('number').execute()
  const expected: { number: number; status: string }[] = []
  for (const status of STATUSES) {
    await holding
      .updateTable('application')
      .set({ status, reply_by: '2017-10-27T00:00:00Z' })
      .where('id', '=', id)
      .execute()
    const last = expected.at(-1)
    const isLiving = last?.status === 'open' || last?.status === 'accepted'
    if (SEATED.includes(status) && !isLiving) expected.push({ number: expected.length + 1, status: offerOf(status) })
    else if (last && isLiving) last.status = offerOf(status)
    t.strictSame(await offers(), expected, status)
  }
  t.equal(expected.length, 1)
  await holding.updateTable('application').set({ status: 'offered' }).where('id', '=', id).execute()
  t.strictSame((await offers()).at(-1), { number: 2, status: 'open' }, 'another offer is another row')
  const conditions = await holding.selectFrom('offer_condition').select('kind').execute()
  t.equal(conditions.length, 4, 'each offer has the conditions of the program')
  await holding.rollback().execute()
})

test('condition: each state allows just the moves of its table', async (t) => {
  const to = (state: (typeof CONDITION_STATUSES)[number], action: ConditionAction) => {
    try {
      return conditionAfter(state, action)
    } catch (error) {
      return (error as { code: string }).code
    }
  }
  const no = 'condition_state'
  t.strictSame(
    CONDITION_STATUSES.map((state) => [state, to(state, 'meet'), to(state, 'waive'), to(state, 'fail')]),
    [
      ['open', 'met', 'waived', 'failed'],
      ['met', no, no, 'failed'],
      ['waived', 'met', no, no],
      ['failed', 'met', 'waived', no],
    ],
  )
  for (const [states, asked, settled] of [
    [[], undefined, false],
    [[], [], true],
    [['met'], undefined, true],
    [['met', 'waived'], ['visa', 'flight'], true],
    [['met', 'open'], ['visa', 'flight'], false],
    [['met', 'failed'], ['visa', 'flight'], false],
  ] as const)
    t.equal(
      isSettled(
        states.map((status) => ({ status })),
        asked,
      ),
      settled,
      JSON.stringify([states, asked]),
    )
})
