import { test } from 'tap'
import { build, passTime } from '../../helper.ts'

const OVER = '2017-11-23T15:00:00.000Z'

type Case = [name: string, now: string, body: object, pointers: string[]]
const RUNNING = '2017-11-21T00:00:00.000Z'
const CASES: Case[] = [
  ['a later start', '2017-10-02T00:00:00.000Z', { starts_on: '2017-11-21' }, []],
  [
    'into last year',
    '2017-11-01T00:00:00.000Z',
    { starts_on: '2016-11-20', ends_on: '2016-11-23', decisions_on: null },
    ['/call/closes_at', '/starts_on', '/ends_on'],
  ],
  ['a start of yesterday', '2017-11-15T00:00:00.000Z', { starts_on: '2017-11-14' }, ['/starts_on']],
  ['a start of today', '2017-11-15T00:00:00.000Z', { starts_on: '2017-11-15' }, ['/starts_on']],
  ['a start of tomorrow', '2017-11-14T14:59:59.999Z', { starts_on: '2017-11-15' }, []],
  ['an end of yesterday', RUNNING, { ends_on: '2017-11-20' }, ['/ends_on']],
  ['an end of today', RUNNING, { ends_on: '2017-11-21' }, []],
  ['the texts of a program that runs', RUNNING, { title: 'X', summary: 'Y' }, []],
  ['the start of a program that runs, as it is', RUNNING, { starts_on: '2017-11-20', title: 'X' }, []],
  [
    'a zone in which it is over',
    '2017-11-23T12:00:00.000Z',
    { venue: { timezone: 'Pacific/Auckland' } },
    ['/call/closes_at', '/venue/timezone'],
  ],
  ['the texts of one that is over', OVER, { title: 'X', topics: ['Energy'], summary: null }, []],
  ['the rules of one that is over, as they are', OVER, { seats: null, ends_on: '2017-11-23' }, []],
  ['the seats of one that is over', OVER, { seats: 40 }, ['/seats']],
  [
    'the days of one that is over',
    OVER,
    { starts_on: '2018-01-01', ends_on: '2018-01-02' },
    ['/starts_on', '/ends_on'],
  ],
  ['the criteria of one that is over', OVER, { criteria: [] }, ['/criteria']],
  ['the documents of one that is over', OVER, { required_documents: ['headshot'] }, ['/required_documents']],
  [
    'the questions of one that is over',
    OVER,
    { answers_schema: { type: 'object', properties: { goal: { type: 'string' } } } },
    ['/answers_schema'],
  ],
]

test('updateProgram: no date of a published program moves into the past, and a program that is over keeps its rules', async (t) => {
  const { staff, setNow, aProgram } = await build(t)
  for (const [name, now, body, pointers] of CASES) {
    setNow('2017-10-02T00:00:00.000Z')
    const { id } = await aProgram()
    setNow(now)
    const answer = await staff.patch(`/v1/programs/${id}`, body, { headers: { 'if-match': '*' } })
    const found =
      answer.statusCode === 200 ? [] : answer.json().errors.map(({ pointer }: { pointer: string }) => pointer)
    t.strictSame(found, pointers, `${name} ${answer.body}`)
    t.equal(answer.statusCode, pointers.length > 0 ? 422 : 200, name)
  }
})

test('cancelProgram: a program that took place is not cancelled; its participants stay', async (t) => {
  const { as, ctx, staff, made, setNow, aProgram, aCity, anOffer } = await build(t)
  const [program, city] = [await aProgram(), await aCity()]
  const { id, token } = await anOffer({ program, city })
  await made(as(token).post(`/v1/applications/${id}/accept`))
  const reason = 'a mistake'
  setNow(OVER)
  await passTime(ctx())
  const refused = (await staff.post(`/v1/programs/${program.id}/cancel`, { reason })).json()
  t.strictSame([refused.status, refused.code], [409, 'program_over'])
  t.equal((await staff.get(`/v1/applications/${id}`)).json().status, 'accepted')
  const other = await aProgram({ starts_on: '2017-12-01', ends_on: '2017-12-02', call: { closes_on: '2017-11-25' } })
  t.equal((await staff.post(`/v1/programs/${other.id}/cancel`, { reason })).statusCode, 200)
})

test('addWaiver: nobody waives or attests in a program that is over or cancelled', async (t) => {
  const { staff, made, setNow, aProgram, aCity, aSubmitted } = await build(t)
  for (const end of ['over', 'cancelled']) {
    setNow('2017-10-02T00:00:00.000Z')
    const program = await aProgram()
    const { id } = await aSubmitted({ program, city: await aCity() })
    if (end === 'over') setNow(OVER)
    else await made(staff.post(`/v1/programs/${program.id}/cancel`, { reason: 'no venue' }))
    const criterion = 'managerial_level'
    for (const [path, body] of [
      ['waivers', { criterion, reason: 'late' }],
      ['attestations', { criterion }],
    ] as const) {
      const refused = (await staff.post(`/v1/applications/${id}/${path}`, body)).json()
      t.strictSame([refused.status, refused.code], [409, 'transition_not_allowed'], `${path} ${end}`)
    }
  }
})
