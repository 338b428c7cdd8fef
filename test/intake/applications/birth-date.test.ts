import { test } from 'tap'
import { birthDateFaults } from '../../../src/intake/applications/birth-date.ts'
import { build } from '../../helper.ts'

const NOW = '2017-10-02T23:59:59.999Z'
const RANGE = 'must be from 1917-10-02 to 2001-10-02'

test('birthDateFaults: an official is between 16 and 100 years old', async (t) => {
  for (const date of ['2001-10-02', '1917-10-02', '1980-02-29', null, undefined])
    t.strictSame(birthDateFaults(date, NOW), [])
  for (const [date, detail] of [
    ['2001-10-03', RANGE],
    ['1917-10-01', RANGE],
    ['2017-10-02', RANGE],
    ['2999-12-31', RANGE],
    ['1000-01-01', RANGE],
    ['2523-02-28', `${RANGE}: is it 1980-02-28, written by the Buddhist calendar?`],
  ] as const)
    t.strictSame(birthDateFaults(date, NOW), [{ pointer: '/applicant/birth_date', code: 'implausible', detail }], date)
})

test('startApplication: an impossible birth date is refused by the service’s clock, in edits and corrections too', async (t) => {
  const { as, db, key, setNow, aProgram, aCity, aReadyDraft, aSubmitted, staff } = await build(t)
  const [program, city] = [await aProgram(), await aCity()]
  const frontend = as(await key({ role: 'frontend' }))
  const start = (birth_date: string) =>
    frontend.post(`/v1/programs/${program.id}/applications`, {
      city_id: city.id,
      applicant: { name: 'One', email: 'one@city.example', birth_date },
    })
  const refused = await start('2001-10-03')
  t.equal(refused.statusCode, 422)
  t.strictSame(refused.json().errors, [
    { pointer: '/applicant/birth_date', code: 'implausible', detail: RANGE, params: {} },
  ])
  setNow('2017-10-03T00:00:00.000Z')
  t.equal((await start('2001-10-03')).statusCode, 201, 'a day later the person is 16')

  const draft = await aReadyDraft({ program, city })
  const change = (body: object) =>
    as(draft.token).patch(`/v1/applications/${draft.id}`, body, { headers: { 'if-match': '*' } })
  const moved = await change({ applicant: { birth_date: '2020-01-01' } })
  t.equal(moved.statusCode, 422)
  t.strictSame(
    moved.json().errors.map(({ pointer }: { pointer: string }) => pointer),
    ['/applicant/birth_date'],
  )
  t.equal((await change({ applicant: { birth_date: '1980-03-01' } })).statusCode, 200)
  const { id } = await aSubmitted({ program, city })
  const correct = (birth_date: string) =>
    staff.post(`/v1/applications/${id}/correct-applicant`, { applicant: { birth_date }, reason: 'a typing error' })
  const corrected = await correct('2523-02-28')
  t.equal(corrected.statusCode, 422)
  t.equal(corrected.json().errors[0].pointer, '/applicant/birth_date')
  t.equal((await correct('1980-02-28')).statusCode, 200)
  await db
    .updateTable('application')
    .set({ applicant: JSON.stringify({ ...draft.body.applicant, birth_date: '1017-01-01' }) })
    .where('id', '=', draft.id)
    .execute()
  t.equal(
    (await change({ position: { title: 'Mayor' } })).statusCode,
    200,
    'what was stored before does not stand in the way',
  )
  t.equal((await as(draft.token).get(`/v1/applications/${draft.id}`)).json().applicant.birth_date, '1017-01-01')
})
