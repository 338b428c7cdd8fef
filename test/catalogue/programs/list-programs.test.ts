import { test } from 'tap'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'
import { pagesOf } from '../../until.ts'

const titles = (answer: { json: () => { items: { title: string }[] } }) => answer.json().items.map(({ title }) => title)

test('listPrograms: programs are found by every filter, and in either order', async (t) => {
  const { as, db, setNow, anOrganisation, aProgram, aDraftProgram, staff } = await build(t)
  const [nia, bank] = [await anOrganisation(), await anOrganisation()]
  const series_id = '01890000-0000-7000-8000-000000000001'
  const times = { created_at: '2017-01-01', updated_at: '2017-01-01' }
  await db
    .insertInto('series')
    .values({ id: series_id, title: 'Joint Workshop', ...times })
    .execute()
  await aProgram({
    title: 'Seoul',
    series_id,
    topics: ['Smart city energy', 'Use of IoT'],
    organisations: [
      { organisation_id: nia.id, role: 'host' },
      { organisation_id: bank.id, role: 'sponsor' },
    ],
    selection: { steps: [], interviews: { from: '2017-10-16', to: '2017-10-20' } },
  })
  await aProgram({
    title: 'Chengdu',
    format: 'training',
    venue: { city: 'Chengdu', country: 'CN', timezone: 'Asia/Shanghai' },
    starts_on: '2017-11-27',
    ends_on: '2017-12-01',
    call: { opens_on: '2017-10-05', closes_on: '2017-11-03', mode: 'rolling' },
    topics: ['100% renewable energy', 'under_score'],
    organisations: [{ organisation_id: bank.id, role: 'organiser' }],
  })
  await aProgram({
    title: 'Webinar',
    format: 'webinar',
    venue: { timezone: 'UTC' },
    starts_on: '2018-01-01',
    ends_on: '2018-01-01',
    call: {},
  })
  const cancelled = await aProgram({
    title: 'Cancelled',
    starts_on: '2016-12-31',
    ends_on: '2017-12-31',
    call: { closes_on: '2017-10-13', mode: 'rolling' },
  })
  await staff.post(`/v1/programs/${cancelled.id}/cancel`, { reason: 'no venue' })
  await aDraftProgram({ title: 'Draft' })

  const list = async (query: string) => titles(await as().get(`/v1/programs?${query}`))
  const filters: [string, string[]][] = [
    ['', ['Webinar', 'Chengdu', 'Seoul', 'Cancelled']],
    ['sort=-starts_on', ['Webinar', 'Chengdu', 'Seoul', 'Cancelled']],
    ['sort=starts_on', ['Cancelled', 'Seoul', 'Chengdu', 'Webinar']],
    ['sort=closes_at', ['Seoul', 'Cancelled', 'Chengdu', 'Webinar']],
    ['sort=-closes_at', ['Webinar', 'Chengdu', 'Cancelled', 'Seoul']],
    [`series_id=${series_id}`, ['Seoul']],
    [`organisation_id=${nia.id}`, ['Seoul']],
    [`organisation_id=${bank.id}`, ['Chengdu', 'Seoul']],
    [`organisation_id=${series_id}`, []],
    ['country=CN', ['Chengdu']],
    ['country=MX', []],
    ['format=webinar', ['Webinar']],
    ['format=workshop', ['Seoul', 'Cancelled']],
    ['year=2016', ['Cancelled']],
    ['year=2017', ['Chengdu', 'Seoul']],
    ['year=2018', ['Webinar']],
    ['year=2019', []],
    ['topic=energy', ['Chengdu', 'Seoul']],
    ['topic=ENERGY', ['Chengdu', 'Seoul']],
    ['topic=iot', ['Seoul']],
    ['topic=100%25', ['Chengdu']],
    ['topic=%25', ['Chengdu']],
    ['topic=_', ['Chengdu']],
    ['topic=%5C', []],
    ['year=2017&country=KR&format=workshop&topic=iot&sort=closes_at', ['Seoul']],
  ]
  for (const [query, expected] of filters) t.strictSame(await list(query), expected, query)

  const phases: [string, Record<string, string[]>][] = [
    ['2017-10-04T15:59:59.999Z', { upcoming: ['Chengdu'], call_open: ['Webinar', 'Seoul'] }],
    ['2017-10-04T16:00:00.000Z', { call_open: ['Webinar', 'Chengdu', 'Seoul'] }],
    ['2017-10-13T14:59:59.999Z', { call_open: ['Webinar', 'Chengdu', 'Seoul'] }],
    ['2017-10-13T15:00:00.000Z', { call_open: ['Webinar', 'Chengdu'], call_closed: ['Seoul'] }],
    ['2017-10-15T15:00:00.000Z', { call_open: ['Webinar', 'Chengdu'], selecting: ['Seoul'] }],
    ['2017-11-19T15:00:00.000Z', { call_open: ['Webinar'], selecting: ['Chengdu'], running: ['Seoul'] }],
    ['2017-11-26T16:00:00.000Z', { call_open: ['Webinar'], running: ['Chengdu'], completed: ['Seoul'] }],
    ['2018-01-01T00:00:00.000Z', { running: ['Webinar'], completed: ['Chengdu', 'Seoul'] }],
    ['2018-01-02T00:00:00.000Z', { completed: ['Webinar', 'Chengdu', 'Seoul'] }],
  ]
  const names = ['upcoming', 'call_open', 'call_closed', 'selecting', 'decided', 'running', 'completed']
  for (const [now, expected] of phases) {
    setNow(now)
    for (const phase of names) t.strictSame(await list(`phase=${phase}`), expected[phase] ?? [], `${phase} at ${now}`)
    const shown = (await as().get('/v1/programs')).json().items
    for (const { title, phase } of shown)
      if (title !== 'Cancelled') t.ok(expected[phase]?.includes(title), `${title} is ${phase} at ${now}`)
  }
})

test('listPrograms: a query that breaks the schema is refused with a pointer', async (t) => {
  const { as } = await build(t)
  const cases: [string, string, string][] = [
    ['phase=open', '?phase', 'enum'],
    ['status=draft', '?status', 'additional_properties'],
    ['sort=title', '?sort', 'enum'],
    ['series_id=seoul', '?series_id', 'format'],
    ['country=Korea', '?country', 'format'],
    ['format=party', '?format', 'enum'],
    ['year=17', '?year', 'minimum'],
    ['year=soon', '?year', 'type'],
    ['limit=0', '?limit', 'minimum'],
    ['limit=101', '?limit', 'maximum'],
    ['cursor=x', '?cursor', 'cursor_invalid'],
  ]
  for (const [query, pointer, code] of cases) {
    const refused = (await as().get(`/v1/programs?${query}`)).json()
    has(t, refused, { status: 400, errors: [{ pointer, code }] }, query)
  }
})

test('listPrograms: the pages hold every program once, undated ones too, in every order', async (t) => {
  const { as, db, staff, aProgram } = await build(t)
  for (let i = 0; i < 3; i++) await aProgram({ title: `Seoul ${i}` })
  for (let i = 0; i < 2; i++)
    await aProgram({ title: `Webinar ${i}`, format: 'webinar', call: {}, starts_on: '2017-11-01' })
  for (let i = 0; i < 2; i++) await staff.post('/v1/programs', { title: `Undated ${i}` })
  for (const sort of ['starts_on', '-starts_on', 'closes_at', '-closes_at']) {
    const all = titles(await staff.get(`/v1/programs?sort=${sort}`))
    t.equal(new Set(all).size, 7)
    const walked: string[] = []
    for await (const page of pagesOf(staff.get, `/v1/programs?sort=${sort}&limit=2`)) {
      walked.push(...titles(page))
      t.equal(page.headers.link === undefined, page.json().next_cursor === null)
    }
    t.strictSame(walked, all, sort)
    const undated = all.map((title) => title.startsWith('Undated'))
    t.strictSame(undated.lastIndexOf(true) - undated.indexOf(true), 1, 'undated ones stand together, at the far end')
    t.equal(undated.at(sort.startsWith('-') ? 0 : -1), true)
  }
  const { next_cursor } = (await as().get('/v1/programs?limit=1')).json()
  const elsewhere = await as().get(`/v1/programs?limit=1&country=KR&cursor=${next_cursor}`)
  has(t, elsewhere.json(), { status: 400, code: 'cursor_invalid' }, 'a cursor belongs to its filters')

  const first = await as().get('/v1/programs?sort=starts_on&limit=2')
  await db
    .deleteFrom('program')
    .where('title', '=', titles(first)[1] ?? '')
    .execute()
  await aProgram({ title: 'New and first', starts_on: '2017-10-20' })
  const rest = await as().get(`/v1/programs?sort=starts_on&cursor=${first.json().next_cursor}`)
  t.strictSame(titles(rest), ['Seoul 0', 'Seoul 1', 'Seoul 2'], 'rows that come and go move no other')
})

test('listPrograms: a draft is listed for the secretariat and for the organisations with a part in it, sponsors too', async (t) => {
  const { as, key, staff, anOrganisation, aCity, aDraftProgram, aProgram } = await build(t)
  const [host, sponsor, other] = [await anOrganisation(), await anOrganisation(), await anOrganisation()]
  await aProgram({ title: 'Published' })
  const { id } = await aDraftProgram({
    title: 'Draft',
    organisations: [
      { organisation_id: host.id, role: 'host' },
      { organisation_id: sponsor.id, role: 'sponsor' },
    ],
  })
  const ofOrganisation = ({ id: organisation_id }: { id: string }) => key({ role: 'organisation', organisation_id })
  const cases: [string, string | undefined, boolean][] = [
    ['nobody in particular', undefined, false],
    ['the secretariat', await key({ role: 'secretariat' }), true],
    ['the host', await ofOrganisation(host), true],
    ['the sponsor', await ofOrganisation(sponsor), true],
    ['another organisation', await ofOrganisation(other), false],
    ['a city', await key({ role: 'city', city_id: (await aCity()).id }), false],
    ['a frontend', await key({ role: 'frontend' }), false],
    ['a reviewer', await key({ role: 'reviewer' }), false],
  ]
  for (const [name, credential, sees] of cases) {
    const who = as(credential)
    t.strictSame(titles(await who.get('/v1/programs')).sort(), sees ? ['Draft', 'Published'] : ['Published'], name)
    t.strictSame(titles(await who.get(`/v1/programs?organisation_id=${host.id}`)), sees ? ['Draft'] : [], name)
    for (const path of ['', '/application-form', '/history'])
      t.equal((await who.get(`/v1/programs/${id}${path}`)).statusCode, sees ? 200 : 404, `${name} ${path}`)
  }
  await staff.post(`/v1/programs/${id}/publish`)
  t.equal((await as().get(`/v1/programs/${id}`)).statusCode, 200)
})

test('getProgram: the ETag changes with the phase, so that no client shows an old phase', async (t) => {
  const { as, setNow, aProgram } = await build(t)
  const { id } = await aProgram()
  const read = (tag?: string) => as().get(`/v1/programs/${id}`, tag ? { 'if-none-match': tag } : undefined)
  const tag = String((await read()).headers.etag)
  t.equal(tag, '"2.call_open"')
  t.equal((await read(tag)).statusCode, 304)
  setNow('2017-10-13T15:00:00.000Z')
  t.equal((await read(tag)).headers.etag, '"2.selecting"')
})
