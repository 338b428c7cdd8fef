import { test } from 'tap'
import { passportDateFaults } from '../../../src/intake/applications/passport-dates.ts'
import { build } from '../../helper.ts'

const NOW = '2017-10-02T23:59:59.999Z'
const RANGE = 'must be from 1987-10-02 to 2032-10-02'
const pointer = '/passport/expires_on'

test('passportDateFaults: a passport expires within 15 years, or did within the last 30', async (t) => {
  for (const date of ['2017-10-02', '2032-10-02', '1987-10-02', null, undefined])
    t.strictSame(passportDateFaults({ expires_on: date as string | null }, NOW), [], String(date))
  for (const none of [null, undefined, {}]) t.strictSame(passportDateFaults(none, NOW), [])
  for (const [date, detail] of [
    ['2032-10-03', RANGE],
    ['1987-10-01', RANGE],
    ['0001-01-01', RANGE],
    ['9999-12-31', RANGE],
    ['2563-06-30', `${RANGE}: is it 2020-06-30, written by the Buddhist calendar?`],
  ] as const)
    t.strictSame(passportDateFaults({ expires_on: date }, NOW), [{ pointer, code: 'implausible', detail }], date)
})

test('updateApplication: an impossible day of a passport is refused, at the start and in the pre-check too', async (t) => {
  const { as, key, aProgram, aCity, aReadyDraft } = await build(t)
  const [program, city] = [await aProgram(), await aCity()]
  const passport = { country: 'OM', type: 'official', expires_on: '2099-01-31' }
  const draft = await aReadyDraft({ program, city })
  const applicant = { name: 'One', email: 'one@city.example' }
  const answers = [
    await as(draft.token).patch(`/v1/applications/${draft.id}`, { passport }, { headers: { 'if-match': '*' } }),
    await as(await key({ role: 'frontend' })).post(`/v1/programs/${program.id}/applications`, {
      city_id: city.id,
      applicant,
      passport,
    }),
    await as().post(`/v1/programs/${program.id}/eligibility-checks`, { city_id: city.id, passport }),
  ]
  for (const answer of answers) {
    t.equal(answer.statusCode, 422)
    t.strictSame(answer.json().errors, [{ pointer, code: 'implausible', detail: RANGE, params: {} }])
  }
})
