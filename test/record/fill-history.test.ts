import { sql } from 'kysely'
import { test } from 'tap'
import { fillHistory } from '../../src/record/fill-history.ts'
import { build } from '../helper.ts'

test('fillHistory: entries of the previous version get their program and application, in batches; the rest stay', async (t) => {
  const { db, staff, aProgram, aCity, aSubmitted } = await build(t)
  const [program, city] = [await aProgram(), await aCity()]
  const { id } = await aSubmitted({ program, city })
  const entries = () =>
    db
      .selectFrom('history')
      .select(['subject_type', 'subject_id', 'program_id', 'application_id'])
      .orderBy('id')
      .execute()
  const before = await entries()
  t.strictSame(
    before.filter(({ program_id }) => program_id !== null).map(({ subject_type }) => subject_type),
    ['program', 'program', 'application', 'application'],
  )
  await sql`update history set program_id = null, application_id = null`.execute(db)
  // Its statement, as it ran it.
  await sql`insert into history select * from jsonb_populate_recordset(null::history, ${JSON.stringify(
    Array.from({ length: 2_500 }, () => ({
      id: crypto.randomUUID(),
      subject_type: 'application',
      subject_id: id,
      action: 'update',
      actor_role: 'applicant',
      actor_name: 'the applicant',
      at: '2017-10-02T00:00:00.000Z',
      details: {},
      visibility: 'all',
    })),
  )})`.execute(db)
  await fillHistory(db)
  const after = await entries()
  const isNew = (entry: object) => Object.entries(entry).every(([name, value]) => OF_APPLICATION[name] === value)
  const OF_APPLICATION: Record<string, unknown> = {
    subject_type: 'application',
    subject_id: id,
    program_id: program.id,
    application_id: id,
  }
  t.equal(after.filter(isNew).length, 2_500 + before.filter(isNew).length)
  await sql`delete from history where action = 'update' and actor_name = 'the applicant'`.execute(db)
  t.strictSame(await entries(), before)
  await fillHistory(db)
  t.strictSame(await entries(), before)
  t.equal((await staff.get(`/v1/applications/${id}/history`)).statusCode, 200)
})
