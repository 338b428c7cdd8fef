import { test } from 'tap'
import { byNight, byPayer, nightsOf } from '../../src/participation/host-lists/room-nights.ts'
import { factsOf, isSameLetter, isStillTrue, missingFor, type Sources } from '../../src/participation/letters/facts.ts'
import { letterData } from '../../src/participation/letters/letter-data.ts'
import { attendanceOf, daysOf } from '../../src/participation/participants/attendance-share.ts'
import { checklistOf } from '../../src/participation/participants/checklist.ts'
import { attendanceRule } from '../../src/participation/participants/settings.ts'
import { has } from '../has.ts'

const DAYS = { starts_on: '2017-11-20', ends_on: '2017-11-21' }

test('attendanceOf: by days or sessions, and what nobody noted is absent', (t) => {
  t.strictSame(daysOf(DAYS), ['2017-11-20', '2017-11-21'])
  const agenda = [
    { on: '2017-11-20', title: 'A' },
    { on: '2017-11-20', title: 'B' },
    { on: '2017-11-21', title: 'C' },
  ]
  const noted = (on_day: string, session: string, is_present: boolean) => ({ on_day, session, is_present })
  const cases = [
    [[], 'day', { attended: 0, of: 2, share: 0 }],
    [[noted('2017-11-20', '', true)], 'day', { attended: 1, of: 2, share: 0.5 }],
    [[noted('2017-11-21', 'C', true)], 'day', { attended: 1, of: 2, share: 0.5 }],
    [[noted('2017-11-20', '', true), noted('2017-11-20', 'B', false)], 'session', { attended: 1, of: 3, share: 0.33 }],
    [[noted('2017-11-20', '', true)], 'session', { attended: 2, of: 3, share: 0.67 }],
  ] as const
  for (const [all, by, expected] of cases) t.strictSame(attendanceOf({ ...DAYS, agenda }, all, by), expected)
  t.strictSame(attendanceOf({ ...DAYS, agenda: [] }, [], 'session'), { attended: 0, of: 2, share: 0 }, 'no agenda')
  const never = { starts_on: '2017-11-21', ends_on: '2017-11-20', agenda: [] }
  t.strictSame(attendanceOf(never, [], 'day'), { attended: 0, of: 0, share: 0 })
  t.end()
})

test('attendanceRule: what a program leaves out is usual', (t) => {
  t.strictSame(attendanceRule({ steps: [] }), { by: 'day', min_share: 0.8, check_in_days_before: 1 })
  const attendance = { by: 'session', min_share: 0.5, check_in_days_before: 0 } as const
  t.strictSame(attendanceRule({ steps: [], attendance }), attendance)
  t.end()
})

test('checklistOf: each item is done or not, and a visa that nobody needs is done', (t) => {
  const items = ['visa', 'arrival', 'departure', 'insurance', 'emergency_contact'] as const
  const done = (facts: Parameters<typeof checklistOf>[1]) => checklistOf(items, facts).map(({ is_done }) => is_done)
  const told = { arrival: {}, departure: {}, insurance: {}, emergency_contact: {} } as never
  t.strictSame(done({ visa: null, needs_visa: true, travel: null }), [false, false, false, false, false])
  t.strictSame(done({ visa: null, needs_visa: false, travel: told }), [true, true, true, true, true])
  for (const [visa, isDone] of [
    ['granted', true],
    ['not_required', true],
    ['applied', false],
  ] as const)
    t.equal(done({ visa, needs_visa: true, travel: null })[0], isDone, visa)
  t.strictSame(
    checklistOf(undefined, { visa: 'granted', needs_visa: true, travel: null }).map(({ item }) => item),
    ['visa', 'arrival', 'departure'],
  )
  t.end()
})

test('nightsOf: the program pays for its nights, and the participant for the others', (t) => {
  const program = { ...DAYS, payer: 'host', nights_before: 1, nights_after: 1 } as const
  const usual = nightsOf(program, { arrives_on: null, departs_on: null })
  has(t, usual, { check_in: '2017-11-19', check_out: '2017-11-22' })
  t.strictSame(byPayer(usual.nights), [{ payer: 'host', nights: 3 }])
  const longer = nightsOf(program, { arrives_on: '2017-11-18', departs_on: '2017-11-23' })
  t.strictSame(byPayer(longer.nights), [
    { payer: 'host', nights: 3 },
    { payer: 'participant', nights: 2 },
  ])
  const untold = nightsOf({ ...program, payer: undefined }, { arrives_on: '2017-11-19', departs_on: '2017-11-22' })
  t.strictSame(byPayer(untold.nights), [{ payer: null, nights: 3 }])
  t.strictSame(byPayer([...usual.nights.slice(0, 1), ...longer.nights.slice(0, 1)]), [
    { payer: 'host', nights: 1 },
    { payer: 'participant', nights: 1 },
  ])
  const rooms = byNight([...longer.nights, ...usual.nights].reverse())
  t.strictSame(
    rooms.map(({ rooms }) => rooms),
    [1, 2, 2, 2, 1],
  )
  t.strictSame(nightsOf(program, { arrives_on: '2017-11-23', departs_on: '2017-11-22' }).nights, [])
  t.end()
})

const SOURCES: Sources = {
  applicant: {
    name: 'Nominee',
    name_as_in_passport: 'NOMINEE',
    email: 'one@city.example',
    birth_date: '1980-02-29',
    nationality: 'MX',
  } as never,
  position: { title: 'Head', department: 'Office' } as never,
  passport: { country: 'MX', type: 'ordinary', expires_on: '2027-01-31' } as never,
  city: { name: 'Mexico City', country: 'MX' },
  program: {
    title: 'Workshop',
    ...DAYS,
    venue_city: 'Seoul',
    venue_country: 'KR',
    coverage: { meals: 'host', visa: 'participant' },
    contacts: [{ role: 'Office', email: 'office@program.example' }],
    selection: { steps: [] },
  },
  organisations: [
    { name: 'The host', role: 'host' },
    { name: 'The organiser', role: 'organiser' },
  ],
}
const BARE: Sources = {
  ...SOURCES,
  applicant: { name: 'Nominee' } as never,
  position: {} as never,
  passport: { country: null, type: null, expires_on: null } as never,
  program: { ...SOURCES.program, ends_on: '2017-11-20', venue_city: null, venue_country: null, contacts: [] },
  organisations: [],
}
const PRINTED = { code: 'ABCD', verify_url: 'https://api.example/v1/verify/ABCD', issued_on: '2017-10-20' }

test('letterData: a letter says what is known, and leaves out what is not', (t) => {
  const visa = letterData(factsOf('visa_support', SOURCES), 'visa_support', PRINTED)
  has(t, visa, {
    issuer: 'The organiser',
    contact: { role: 'Office' },
    program: { dates: '20 November 2017 to 21 November 2017', place: 'Seoul, South Korea' },
    costs: [
      ['Visa', 'the participant'],
      ['Meals', 'the host of the program'],
    ],
  })
  t.strictSame(Object.fromEntries(visa.person), {
    'Name as in the passport': 'NOMINEE',
    'Also written': 'Nominee',
    Nationality: 'Mexico',
    'Date of birth': '29 February 1980',
    Passport: 'ordinary, issued by Mexico, valid until 31 January 2027',
    Post: 'Head',
    Department: 'Office',
    City: 'Mexico City, Mexico',
  })
  const same = { ...SOURCES, applicant: { ...SOURCES.applicant, name: 'NOMINEE', nationality: 'XXA' } }
  const stateless = letterData(factsOf('visa_support', same), 'visa_support', PRINTED)
  t.strictSame(Object.fromEntries(stateless.person).Nationality, 'stateless')
  t.equal(stateless.other_name, null)
  const bare = letterData(factsOf('visa_support', BARE), 'visa_support', PRINTED)
  has(t, bare, { issuer: 'The secretariat', program: { dates: '20 November 2017', place: 'online' }, contact: null })
  t.strictSame(Object.fromEntries(bare.person), { 'Also written': 'Nominee', City: 'Mexico City, Mexico' })
  const certificate = letterData(
    factsOf('certificate', { ...SOURCES, passport: null, position: null }),
    'certificate',
    PRINTED,
  )
  t.strictSame(certificate.costs, [])
  t.equal(factsOf('acceptance', { ...SOURCES, position: null }).post, null)
  const official = { ...SOURCES, passport: { ...SOURCES.passport, type: 'official' } as never }
  const letters = {
    issuer: 'NIA',
    address: 'One\n\nTwo',
    purpose: 'To learn',
    paper: 'us_letter',
    contact_role: 'Office',
  } as const
  const program = { ...SOURCES.program, selection: { steps: [], letters } }
  const set = letterData(factsOf('visa_support', { ...official, program }), 'visa_support', PRINTED)
  has(t, set, { issuer: 'NIA', address: ['One', 'Two'], purpose: ['To learn'], paper: 'us-letter' })
  t.match(Object.fromEntries(set.person).Passport, /^official/)
  const odd = { ...SOURCES, city: { name: 'Nowhere', country: 'QQ' } }
  t.equal(letterData(factsOf('visa_support', odd), 'visa_support', PRINTED).country, 'QQ')
  t.end()
})

test('factsOf: what a mission asks for is named if it is missing, and only certified facts make a letter void', (t) => {
  const facts = factsOf('visa_support', SOURCES)
  t.strictSame(missingFor('visa_support', facts), [])
  t.strictSame(
    missingFor('visa_support', factsOf('visa_support', BARE)).map(({ pointer }) => pointer),
    ['/applicant/name_as_in_passport', '/applicant/birth_date', '/applicant/nationality'],
  )
  t.strictSame(missingFor('acceptance', factsOf('acceptance', BARE)), [])
  const moved = factsOf('visa_support', { ...SOURCES, program: { ...SOURCES.program, starts_on: '2017-11-19' } })
  const signed = { ...facts, signatory: { name: 'One', role: 'Head' } }
  t.strictSame(
    [moved, signed, facts].map((other) => [isSameLetter(facts, other), isStillTrue(facts, other)]),
    [
      [false, false],
      [false, true],
      [true, true],
    ],
  )
  t.end()
})
