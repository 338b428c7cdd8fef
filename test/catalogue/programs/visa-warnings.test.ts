import { test } from 'tap'
import { latePassport } from '../../../src/catalogue/criteria/travel-clock.ts'
import { programWarnings } from '../../../src/catalogue/programs/program-warnings.ts'
import { readVisaCsv } from '../../../src/network/visa-rules/read-visa-csv.ts'
import { has } from '../../has.ts'

type Facts = Parameters<typeof programWarnings>[0]
const FACTS = {
  status: 'draft',
  format: 'workshop',
  max_applications_per_city: 2,
  seats: 40,
  required_documents: ['passport_scan'],
  starts_on: '2017-11-20',
  ends_on: '2017-11-23',
  decisions_on: '2017-11-10',
  call: { closes_at: '2017-10-13T15:00:00.000Z' },
  venue: { country: 'KR', timezone: 'Asia/Seoul' },
  criteria: [],
  selection: { steps: [] },
} as unknown as Facts
const found = (changes: object, terms: Parameters<typeof programWarnings>[1] = []) =>
  programWarnings({ ...FACTS, ...changes }, terms).map(({ detail }) => detail)

test('programWarnings: dates that leave no time for a visa are told if all of them are known', (t) => {
  t.match(found({})[0], /there are 10 days\. A visa takes longer for: every nationality/)
  t.match(found({ decisions_on: '2017-11-25' })[0], /there are 0 days/)
  for (const changes of [
    { starts_on: null },
    { ends_on: null },
    { venue: { country: null, timezone: 'Asia/Seoul' } },
    { venue: { country: 'KR', timezone: null }, decisions_on: null },
    { decisions_on: null, call: { closes_at: null } },
    { decisions_on: '2017-09-01' },
  ])
    t.strictSame(found(changes), [], JSON.stringify(changes))
  t.match(found({ venue: { country: 'KR', timezone: null } })[0], /there are 10 days/)
  const interviews = { from: '2017-11-01', to: '2017-11-05' }
  t.match(found({ decisions_on: null, selection: { steps: [], interviews } })[0], /there are 15 days/)
  const rule = { required: true, letter_days: 5, processing_days: 30, original_needed: false, courier_days: 0 }
  const many = Array.from({ length: 23 }, (_, i) => ({ ...rule, nationality: `A${String.fromCharCode(65 + i)}` }))
  t.match(found({}, many as never)[0], /, and 3 others, /)
  t.end()
})

test('latePassport: only a known expiry that is too early is late', (t) => {
  const journey = { ...FACTS, country: 'KR' } as never
  const late = (expires_on: string | null) => latePassport(journey, { expires_on, from_country: 'MX' })
  t.equal(late(null), null)
  t.equal(late('2027-01-31'), null)
  t.strictSame(late('2018-01-31'), { expires_on: '2018-01-31', needed: '2018-05-23' })
  t.equal(
    latePassport({ ...FACTS, required_documents: [] } as never, { expires_on: '2018-01-31', from_country: 'MX' }),
    null,
  )
  t.end()
})

test('readVisaCsv: a short line, an open quote and an empty file are told by their lines', (t) => {
  const head =
    'host,nationality,passport_type,required,letter_days,processing_days,original_needed,courier_days,source,checked_on'
  const { faults } = readVisaCsv(`${head}\nKR,CN,ordinary`, '2017-10-10')
  t.ok(faults.some(({ line, column }) => line === 2 && column === 'required'))
  t.strictSame(
    readVisaCsv(`${head}\nKR,"CN`, '2017-10-10').faults.map(({ detail }) => detail),
    ['the quotes of a cell do not match'],
  )
  has(t, readVisaCsv('', '2017-10-10').faults[0], { line: 1, detail: 'the file is empty' })
  t.end()
})
