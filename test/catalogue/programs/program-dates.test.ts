import { sql } from 'kysely'
import { test } from 'tap'
import { dateFaults } from '../../../src/catalogue/programs/program-dates.ts'
import { build } from '../../helper.ts'

const SEOUL = {
  call_mode: 'round' as 'round' | 'rolling',
  timezone: 'Asia/Seoul',
  opens_on: '2017-09-11' as string | null,
  opens_at: '2017-09-10T15:00:00.000Z' as string | null,
  closes_on: '2017-10-13' as string | null,
  closes_at: '2017-10-13T15:00:00.000Z' as string | null,
  interviews: { from: '2017-10-16', to: '2017-10-20' } as { from: string; to: string } | null,
  decisions_on: '2017-10-25' as string | null,
  starts_on: '2017-11-20',
  ends_on: '2017-11-23',
}
const faultsOf = ({ interviews, ...dates }: typeof SEOUL) =>
  dateFaults(dates, interviews).map(
    ({ pointer, code, detail }) => `${pointer} ${code} ${detail.replace(/^is [\d-]+(, |: it )/, 'is ')}`,
  )
const closing = (day: string, closes_at: string) => ({ closes_on: day, closes_at })

test('dateFaults: the dates of a program come in their order', async (t) => {
  const cases: [string, Partial<typeof SEOUL>, string[]][] = [
    ['as it was', {}, []],
    ['interviews on the last day of the call', { interviews: { from: '2017-10-13', to: '2017-10-13' } }, []],
    ['decisions on the day of the last interview', { decisions_on: '2017-10-20' }, []],
    ['decisions on the first day', { decisions_on: '2017-11-20' }, []],
    ['a day long', { ends_on: '2017-11-20' }, []],
    [
      'a call until the first day',
      {
        ...closing('2017-11-20', '2017-11-20T15:00:00.000Z'),
        interviews: { from: '2017-11-20', to: '2017-11-20' },
        decisions_on: '2017-11-20',
      },
      [],
    ],
    [
      'interviews during the call',
      { interviews: { from: '2017-10-12', to: '2017-10-20' } },
      ['/selection/interviews/from order is before the last day of the call (2017-10-13)'],
    ],
    [
      'interviews during a rolling call',
      { call_mode: 'rolling', interviews: { from: '2017-10-12', to: '2017-10-20' } },
      [],
    ],
    [
      'interviews before a rolling call opens',
      { call_mode: 'rolling', interviews: { from: '2017-09-10', to: '2017-10-20' } },
      ['/selection/interviews/from order is before the opening of the call (2017-09-11)'],
    ],
    [
      'interviews that end before they begin',
      { interviews: { from: '2017-10-20', to: '2017-10-16' } },
      ['/selection/interviews/to order is before from (2017-10-20)'],
    ],
    [
      'decisions before the interviews are over',
      { decisions_on: '2017-10-19' },
      ['/decisions_on order is before the last day of the interviews (2017-10-20)'],
    ],
    [
      'decisions after the start',
      { decisions_on: '2017-11-21' },
      ['/decisions_on order is after the first day of the program (2017-11-20)'],
    ],
    [
      'interviews after the start',
      { interviews: { from: '2017-11-20', to: '2017-11-21' }, decisions_on: '2017-11-21' },
      [
        '/selection/interviews/to order is after the first day of the program (2017-11-20)',
        '/decisions_on order is after the first day of the program (2017-11-20)',
      ],
    ],
    [
      'an end before the start',
      { ends_on: '2017-11-19' },
      ['/ends_on order is before the first day of the program (2017-11-20)'],
    ],
    [
      'a start before all',
      { starts_on: '2017-09-01' },
      [
        '/call/opens_at order is after the first day of the program (2017-09-01)',
        '/call/closes_at order is after the first day of the program (2017-09-01)',
        '/selection/interviews/from order is after the first day of the program (2017-09-01)',
        '/selection/interviews/to order is after the first day of the program (2017-09-01)',
        '/decisions_on order is after the first day of the program (2017-09-01)',
      ],
    ],
    [
      'an end of the call by an instant, a moment into the day after the start',
      {
        closes_on: null,
        closes_at: '2017-11-20T15:00:00.001Z',
        interviews: { from: '2017-11-20', to: '2017-11-20' },
        decisions_on: '2017-11-20',
      },
      [
        '/call/closes_at order is after the first day of the program (2017-11-20)',
        '/selection/interviews/from order is before the last day of the call (2017-11-21)',
        '/decisions_on order is before the last day of the call (2017-11-21)',
      ],
    ],
    [
      'a rolling call until the last day',
      { call_mode: 'rolling', ...closing('2017-11-23', '2017-11-23T15:00:00.000Z') },
      [],
    ],
    [
      'a rolling call for longer',
      { call_mode: 'rolling', ...closing('2017-11-24', '2017-11-24T15:00:00.000Z') },
      ['/call/closes_at order is after the last day of the program (2017-11-23)'],
    ],
    [
      'a call without an end that opens as the program starts',
      {
        opens_on: '2017-11-20',
        opens_at: '2017-11-19T15:00:00.000Z',
        closes_on: null,
        closes_at: null,
        interviews: null,
        decisions_on: null,
      },
      ['/call/opens_at order is not before the start of the program'],
    ],
    [
      'a call that closes at the instant at which it opens',
      { opens_at: '2017-10-13T15:00:00.000Z', opens_on: '2017-10-13' },
      ['/call/closes_at order is not after the opening of the call'],
    ],
    [
      'a call that closes on an earlier day than it opens: told once',
      { ...closing('2017-09-10', '2017-09-10T15:00:00.000Z') },
      ['/call/closes_at order is before the opening of the call (2017-09-11)'],
    ],
    [
      'years of another calendar',
      { ends_on: '2560-11-23' },
      [
        '/ends_on implausible is must be in the years 1990 to 2200: is it 2017-11-23, written by the Buddhist calendar?',
      ],
    ],
    [
      'years long gone',
      { decisions_on: '1017-10-25' },
      ['/decisions_on implausible is must be in the years 1990 to 2200'],
    ],
  ]
  for (const [name, change, faults] of cases) t.strictSame(faultsOf({ ...SEOUL, ...change }), faults, name)
})

test('dateFaults: a date that is not known yet is not compared', async (t) => {
  const { interviews, ...dates } = SEOUL
  t.strictSame(dateFaults({}, null), [])
  for (const name of Object.keys(dates))
    t.strictSame(dateFaults({ ...dates, [name]: null }, interviews), [], `no ${name}`)
  t.strictSame(dateFaults(dates, null), [])
  t.strictSame(
    dateFaults({ opens_at: '2017-11-20T15:00:00.000Z', starts_on: '2017-11-20' }, null),
    [],
    'no zone, no day',
  )
})

test('updateProgram: dates out of order are refused, as by createProgram; stored ones do not block other edits', async (t) => {
  const { db, staff, aDraftProgram } = await build(t)
  const pointers = (body: { errors: { pointer: string }[] }) => body.errors.map(({ pointer }) => pointer)
  const made = await staff.post('/v1/programs', {
    title: 'One',
    venue: { timezone: 'Asia/Seoul' },
    call: { closes_on: '2017-10-13' },
    selection: { steps: [], interviews: { from: '2017-10-01', to: '2017-10-02' } },
    decisions_on: '2017-10-01',
    starts_on: '2017-09-01',
  })
  t.equal(made.statusCode, 422)
  t.strictSame(pointers(made.json()), [
    '/call/closes_at',
    '/selection/interviews/from',
    '/selection/interviews/to',
    '/decisions_on',
  ])

  const { id } = await aDraftProgram()
  const change = (body: object) => staff.patch(`/v1/programs/${id}`, body, { headers: { 'if-match': '*' } })
  t.strictSame(
    pointers((await change({ decisions_on: '2017-10-12' })).json()),
    ['/decisions_on'],
    'held against what is there',
  )
  await db.updateTable('program').set({ decisions_on: '2017-10-12' }).where('id', '=', id).execute()
  t.equal((await change({ title: 'Another' })).statusCode, 200)
  t.strictSame(pointers((await staff.post(`/v1/programs/${id}/publish`)).json()), ['/decisions_on'])
  t.equal((await change({ decisions_on: '2017-10-12' })).statusCode, 200, 'sent again as it is')
  const wrong = (await change({ decisions_on: '2017-10-11' })).json()
  t.equal(wrong.errors[0].detail, 'is 2017-10-11, before the last day of the call (2017-10-13)', 'another wrong day')
})

test('updateProgram: fewer seats than one city may send are refused, as by createProgram', async (t) => {
  const { staff, aDraftProgram } = await build(t)
  const detail = 'is 1, below max_participants_per_city (2)'
  const made = await staff.post('/v1/programs', { title: 'One', seats: 1, max_participants_per_city: 2 })
  t.equal(made.statusCode, 422)
  t.strictSame(made.json().errors, [{ pointer: '/seats', code: 'below_city_cap', detail, params: {} }])
  const { id } = await aDraftProgram({ seats: 2 })
  const change = async (body: object) =>
    (await staff.patch(`/v1/programs/${id}`, body, { headers: { 'if-match': '*' } })).json().errors
  t.strictSame(await change({ seats: 1 }), [{ pointer: '/seats', code: 'below_city_cap', detail, params: {} }])
  t.strictSame(
    (await change({ max_participants_per_city: 3 }))[0].detail,
    'is 2, below max_participants_per_city (3)',
    'from the other side',
  )
  t.equal(await change({ max_applications_per_city: 3 }), undefined, 'more may apply than there are seats')
  t.equal(await change({ seats: 1, max_participants_per_city: 1 }), undefined)
  t.equal(await change({ max_participants_per_city: null }), undefined)
})

test('updateProgram: a zone that this database does not know is refused, as by createProgram', async (t) => {
  const { db, staff, aDraftProgram } = await build(t)
  const { id } = await aDraftProgram()
  // As where the system's package of IANA's data has no links.
  await sql`create or replace function is_time_zone(zone text) returns boolean language sql as $$ select zone <> 'Japan' $$`.execute(
    db,
  )
  const errors = [
    {
      pointer: '/venue/timezone',
      code: 'unknown',
      detail: 'is a time zone that the database does not know: use one named after a city, such as Asia/Seoul',
      params: {},
    },
  ]
  const venue = { timezone: 'Japan' }
  t.strictSame((await staff.post('/v1/programs', { title: 'One', venue })).json().errors, errors)
  t.strictSame(
    (await staff.patch(`/v1/programs/${id}`, { venue }, { headers: { 'if-match': '*' } })).json().errors,
    errors,
  )
  t.equal((await staff.post('/v1/programs', { title: 'One', venue: { timezone: 'Asia/Tokyo' } })).statusCode, 201)
})
