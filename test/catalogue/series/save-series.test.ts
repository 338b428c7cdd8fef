import { test } from 'tap'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'

test('createSeries: a series is added with its editions, and updateSeries changes it with If-Match', async (t) => {
  const { as, db, staff, anOrganisation } = await build(t)
  const host = await anOrganisation()
  const body = {
    title: 'Seoul Program',
    since: 2011,
    formats: ['lecture', 'site_visit'],
    organisations: [{ organisation_id: host.id, role: 'host' }],
    past_editions: [
      { year: 2012, starts_on: '2012-05-29', ends_on: '2012-06-06' },
      { year: 2011, starts_on: '2011-09-05', ends_on: '2011-09-09' },
    ],
    testimonials: [{ edition: 2011, city: 'Mexico City' }],
  }
  const made = await staff.post('/v1/series', body)
  t.equal(made.statusCode, 201)
  const series = made.json()
  has(
    t,
    series,
    { ...body, organisations: [{ name: host.name }], past_editions: [{ year: 2011 }, { year: 2012 }] },
    'oldest first',
  )
  t.equal(made.headers.location, `/v1/series/${series.id}`)

  const change = (change: object, tag = '"1"') =>
    staff.patch(`/v1/series/${series.id}`, change, { headers: { 'if-match': tag } })
  t.equal((await staff.patch(`/v1/series/${series.id}`, { title: 'X' })).statusCode, 428)
  has(t, (await change({ past_editions: [{ year: 2016, note: 'over 40 participants' }], organisations: [] })).json(), {
    title: 'Seoul Program',
    past_editions: [{ year: 2016, starts_on: null, note: 'over 40 participants' }],
    organisations: [],
    version: 2,
  })
  t.equal((await change({ title: 'X' })).statusCode, 412)
  has(t, (await change({ title: 'The Seoul Program' }, '"2"')).json(), {
    title: 'The Seoul Program',
    past_editions: [{ year: 2016 }],
  })
  has(t, (await as().get(`/v1/series/${series.id}`)).json(), { version: 3 })
  const history = db.selectFrom('history').select(['action', 'details']).where('subject_id', '=', series.id)
  const removed = [{ organisation_id: host.id, role: 'host' }]
  t.strictSame(
    await history.orderBy('id').execute(),
    [
      { action: 'create', details: {} },
      {
        action: 'update',
        details: { changed: ['past_editions', 'organisations'], organisations: { added: [], removed } },
      },
      { action: 'update', details: { changed: ['title'] } },
    ],
    'what was refused is not in it',
  )
})

test('createSeries: each fault of a series has a pointer', async (t) => {
  const { staff } = await build(t)
  const nowhere = '01890000-0000-7000-8000-000000000000'
  for (const [body, status, pointer] of [
    [{}, 400, '/title'],
    [{ title: 'X', since: 'long' }, 400, '/since'],
    [{ title: 'X', past_editions: [{ starts_on: '2011-09-05' }] }, 400, '/past_editions/0/year'],
    [
      { title: 'X', past_editions: [{ year: 2011, starts_on: '2011-09-05', ends_on: '2011-09-04' }] },
      422,
      '/past_editions/0/ends_on',
    ],
    [
      { title: 'X', organisations: [{ organisation_id: nowhere, role: 'host' }] },
      422,
      '/organisations/0/organisation_id',
    ],
  ] as const)
    has(t, (await staff.post('/v1/series', body)).json(), { status, errors: [{ pointer }] }, pointer)
  const oneDay = { title: 'X', past_editions: [{ year: 2011, starts_on: '2011-09-05', ends_on: '2011-09-05' }] }
  t.equal((await staff.post('/v1/series', oneDay)).statusCode, 201, 'an edition may last one day')
  t.equal(
    (await staff.patch(`/v1/series/${nowhere}`, { title: 'X' }, { headers: { 'if-match': '"1"' } })).statusCode,
    404,
  )
})
