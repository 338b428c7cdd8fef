import { test } from 'tap'
import { importLines, readLines } from '../../src/bin/import-cities.ts'
import { importAll } from '../../src/bin/import-programs.ts'
import { has } from '../has.ts'
import { build } from '../helper.ts'

const lines = (text: string) => readLines(Buffer.from(text))
const outcomes = (items: { outcome: string }[]) => items.map(({ outcome }) => outcome)

test('cohort cities import: a spreadsheet is taken in every dress, once', async (t) => {
  const { as, ctx } = await build(t)
  const cases: [string, string, string[]][] = [
    [
      'as it should be',
      'name,country,kind,aliases,member_from,member_until\nMuscat,OM,city,Masqat|Mascate,2010-01-01,\n',
      ['created'],
    ],
    [
      'the same again',
      'name,country,kind,aliases,member_from,member_until\nMuscat,OM,city,Masqat|Mascate,2010-01-01,\n',
      ['unchanged'],
    ],
    [
      'semicolons, CRLF, a byte order mark',
      '\ufeffName;Country\r\nMuscat;om\r\n"Ulan; Bator";MN\r\n',
      ['unchanged', 'created'],
    ],
    ['tabs, other order, empty lines', 'country\tname\n\nMX\tMexico City\n\t\n', ['created']],
    ['another case', 'name,country\nMUSCAT,OM\n', ['unchanged']],
    ['more is known now', 'name,country,aliases\nMexico City,MX,CDMX\n', ['updated']],
    ['the membership ends', 'name,country,member_from,member_until\nMuscat,OM,2010-01-01,2017-12-31\n', ['updated']],
    ['and it is the same', 'name,country,member_from,member_until\nMuscat,OM,2010-01-01,2017-12-31\n', ['unchanged']],
    ['a region of the same name', 'name,country,kind\nMuscat,OM,region\n', ['created']],
    ['nobody', 'name,country\n', []],
  ]
  for (const [name, text, expected] of cases)
    t.strictSame(outcomes(await importLines(ctx(), lines(text))), expected, name)
  const [muscat] = (await as().get('/v1/cities?q=Muscat&kind=city')).json().items
  has(t, muscat, {
    name: 'Muscat',
    aliases: ['Masqat', 'Mascate'],
    membership: { from: '2010-01-01', until: '2017-12-31' },
  })
})

test('cohort cities import: faults are told by line and column, and then nothing is imported', async (t) => {
  const { ctx, db } = await build(t)
  const told = (work: () => unknown) =>
    Promise.resolve()
      .then(work)
      .then(
        () => [],
        (error: Error) => error.message.split('\n'),
      )
  const cases: [string, string | Buffer, string[]][] = [
    [
      'no column',
      'city,country\nMuscat,OM\n',
      ['line 1: the column name is missing', 'line 1: there is no column "city"'],
    ],
    ['a column twice', 'name,country,name\nA,OM,B\n', ['line 1: the column name is there twice']],
    ['an empty file', '', ['line 1: the column name is missing']],
    ['not UTF-8', Buffer.from('name,country\nM\xe9rida,MX\n', 'latin1'), ['The file is not UTF-8']],
    ['open quotes', 'name,country\n"Muscat,OM\n', ['line 2: the quotes do not match']],
    ['too many cells', 'name,country\nMuscat, the city,OM\n', ['line 2: more cells than columns']],
    ['no country', 'name,country\nMuscat,OM\nSohar,\n', ['line 3, column country: is required']],
    ['no such country', 'name,country\nMuscat,XX9\n', ['line 2, column country: must be a country code']],
    ['no such kind', 'name,country,kind\nMuscat,OM,town\n', ['line 2, column kind: ']],
    ['no such day', 'name,country,member_from\nMuscat,OM,2010-02-30\n', ['line 2, column member_from: is not a day']],
    [
      'an end before its start',
      'name,country,member_from,member_until\nMuscat,OM,2010-01-01,2009-01-01\n',
      ['line 2, column member_until: is before from'],
    ],
    [
      'an end without a start',
      'name,country,member_until\nMuscat,OM,2009-01-01\n',
      ['line 2, column member_from: is required'],
    ],
    ['one city twice', 'name,country\nMuscat,OM\nmuscat,om\n', ['line 3, column name: the same city as in line 2']],
    [
      'several',
      'name,country\n,OM\nMuscat,\nSohar,OM\n',
      ['line 2, column name: is required', 'line 3, column country: is required'],
    ],
    [
      'after a cell of two lines',
      'name,country,aliases\nMuscat,OM,"A|\nB"\n,OM,\n',
      ['line 4, column name: is required'],
    ],
  ]
  for (const [name, content, expected] of cases) {
    const found = await told(() => importLines(ctx(), readLines(Buffer.from(content as string))))
    for (const [i, text] of expected.entries()) t.ok(found[i]?.startsWith(text), `${name}: ${found.join(' / ')}`)
  }
  t.strictSame(await db.selectFrom('city').select('name').execute(), [], 'not even the good lines')
  await t.rejects(importLines(ctx(), lines('name,country\nMuscat,OM\n'), true), {
    message: 'a dry run changes nothing',
  })
  t.strictSame(await db.selectFrom('city').select('name').execute(), [], 'nor by a dry run')
})

const HARBOUR = {
  key: 'harbour-2017',
  title: 'Harbour cities workshop',
  format: 'workshop',
  language: 'en',
  venue: { city: 'Seoul', country: 'KR', timezone: 'Asia/Seoul' },
  starts_on: '2017-12-20',
  ends_on: '2017-12-22',
  call: { closes_on: '2017-12-01' },
  criteria: [{ criterion: 'managerial_level', kind: 'hard' }],
  coverage: { meals: 'host', accommodation: 'host' },
}

test('cohort programs import: a program is known by its key, and a second run changes nothing', async (t) => {
  const { ctx, staff, anOrganisation } = await build(t)
  const { id: organisation_id } = await anOrganisation()
  const body = { ...HARBOUR, organisations: [{ organisation_id, role: 'host' }] }
  const run = (bodies: unknown[], publish = false) => importAll(ctx(), bodies, { publish, dryRun: false })
  const [made] = await run([body])
  has(t, made, { name: 'harbour-2017', outcome: 'created', status: 'draft' })
  const get = async () => (await staff.get(`/v1/programs/${made?.id}`)).json()
  const cases: [string, object, boolean, object, object][] = [
    ['again', body, false, { outcome: 'unchanged' }, { version: 1, key: 'harbour-2017', max_applications_per_city: 2 }],
    ['published', body, true, { outcome: 'unchanged', status: 'published' }, { version: 2 }],
    ['published again', body, true, { outcome: 'unchanged', status: 'published' }, { version: 2 }],
    [
      'one more day',
      { ...body, ends_on: '2017-12-23' },
      false,
      { outcome: 'updated' },
      { version: 3, ends_on: '2017-12-23' },
    ],
    [
      'the end as an instant',
      { ...body, ends_on: '2017-12-23', call: { closes_at: '2017-12-01T15:00:00Z' } },
      false,
      { outcome: 'updated' },
      { call: { closes_at: '2017-12-01T15:00:00.000Z' } },
    ],
    [
      'less is said',
      { key: body.key, title: body.title },
      false,
      { outcome: 'unchanged' },
      { coverage: { meals: 'host' } },
    ],
    [
      'nobody hosts it',
      { key: body.key, title: body.title, organisations: [] },
      false,
      { outcome: 'updated' },
      { organisations: [] },
    ],
  ]
  for (const [name, wanted, publish, told, shown] of cases) {
    has(t, (await run([wanted], publish))[0], told, name)
    has(t, await get(), shown, name)
  }
  const { items } = (await staff.get(`/v1/programs/${made?.id}/history?limit=100`)).json()
  const changed = items.flatMap(({ details }: { details: { changed?: string[] } }) => details?.changed ?? [])
  t.strictSame(changed, ['ends_on', 'call', 'organisations'], 'the history names what differs, and no more')
})

test('cohort programs import: faults are told by program and pointer, and then nothing is imported', async (t) => {
  const { ctx, db } = await build(t)
  const bad = [
    HARBOUR,
    { ...HARBOUR, key: 'Bad Key' },
    { ...HARBOUR, key: 'no-title', title: undefined },
    { ...HARBOUR, key: 'late', call: { closes_on: '2018-12-01' } },
    'a text',
  ]
  const error: Error = await importAll(ctx(), JSON.parse(JSON.stringify(bad)), { publish: true, dryRun: false }).then(
    () => new Error('it was imported'),
    (error) => error,
  )
  const found = error.message.split('\n')
  for (const [i, text] of [
    'program 2, /key: ',
    'program 3, /title: is required',
    'program 4, /call/closes_at: ',
    'program 5: ',
  ].entries())
    t.ok(found[i]?.startsWith(text), `${text} in ${error.message}`)
  t.strictSame(await db.selectFrom('program').select('id').execute(), [])
  await t.rejects(importAll(ctx(), [HARBOUR], { publish: true, dryRun: true }), {
    message: 'a dry run changes nothing',
  })
  t.strictSame(await db.selectFrom('program').select('id').execute(), [])
})
