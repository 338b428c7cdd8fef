import { sql } from 'kysely'
import { test } from 'tap'
import { findBroken, INVARIANTS } from '../src/invariants.ts'
import { has } from './has.ts'
import { build } from './helper.ts'

/** Each way to break an invariant with the database's own guards off. */
const BREAKS: [name: string, statement: string][] = [
  ['slots_equal_statuses', `delete from slot where application_id = (select application_id from slot limit 1)`],
  [
    'slots_equal_statuses',
    `insert into slot select program_id, city_id, 2, id, created_at from application where status = 'draft'`,
  ],
  ['seats_equal_statuses', `delete from seat where application_id = (select application_id from seat limit 1)`],
  [
    'nobody_left_in_review',
    `update application set status = 'in_review' where status = 'offered'; update program set call_mode = 'round', first_released_at = '2018-01-01'`,
  ],
  [
    'open_decisions_are_in_review',
    `update decision set release_id = null where application_id in (select id from application where status = 'offered')`,
  ],
  ['seats_have_one_offer', `update offer set status = 'withdrawn', ended_at = offered_at where status = 'open'`],
  [
    'confirmed_places_are_settled',
    `insert into offer_condition (offer_id, kind) select id, 'other' from offer where status = 'accepted'`,
  ],
  ['confirmed_places_have_participants', `delete from participant`],
  [
    'interviews_to_come_are_judged',
    `insert into interview (id, program_id, application_id, status, person, invited_by, invited_at, updated_at)
     select gen_random_uuid(), program_id, id, 'offered', person_key, 'staff', created_at, created_at from application where status = 'offered'`,
  ],
  [
    'nobody_reviews_their_city',
    `insert into reviewer (id, program_id, name, email, city_id, added_at)
       select gen_random_uuid(), program_id, 'One', 'one@office.example', city_id, created_at from application where status = 'offered';
     insert into review (id, program_id, application_id, reviewer_id, place, status, assigned_by, assigned_at, updated_at)
       select gen_random_uuid(), application.program_id, application.id, reviewer.id, 1, 'assigned', 'staff', created_at, created_at
       from application, reviewer where application.status = 'offered'`,
  ],
]

test('invariants: nothing is found where nothing is wrong, and each violation is named with its rows', async (t) => {
  const { db, staff, made, aProgram, aCity, aReadyDraft, anOffer } = await build(t)
  const program = await aProgram({ selection: { steps: [], participation: { conditions: [] } } })
  const [city, other, third] = [await aCity(), await aCity(), await aCity()]
  await anOffer({ program, city })
  await aReadyDraft({ program, city: third })
  const confirmed = await anOffer({ program, city: other })
  has(t, await made(staff.post(`/v1/applications/${confirmed.id}/accept-on-behalf`, { reason: 'by phone' })), {
    status: 'confirmed',
  })
  t.strictSame(
    (await findBroken(db)).filter(({ count }) => count > 0),
    [],
  )
  for (const [name, statement] of BREAKS) {
    const undo = new Error('undone')
    const planted = db.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx)
      await sql.raw(statement).execute(tx)
      const found = (await findBroken(tx)).find((each) => each.name === name)
      t.equal(found?.count, 1, `${name}: ${statement}`)
      t.equal(found?.ids.length, 1)
      throw undo
    })
    await t.rejects(planted, undo)
  }
  const broken = new Set(BREAKS.map(([name]) => name))
  t.strictSame(
    INVARIANTS.filter(({ name }) => !broken.has(name)),
    [],
    'each was broken once',
  )
})
