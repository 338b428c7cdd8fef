import type { LogEvent } from 'kysely'
import { test } from 'tap'
import { uuidv7 } from '../../src/platform/ids.ts'
import { has } from '../has.ts'
import { build, type World } from '../helper.ts'
import { pagesOf } from '../until.ts'

type Client = ReturnType<World['as']>
type Row = { id: string }
const TEN = Array.from({ length: 10 }, (_, i) => i)

/** Walks a list from its first page to its last, and does something after each. */
async function walk(client: Client, url: string, between: (page: Row[]) => Promise<unknown> = async () => {}) {
  const seen: Row[] = []
  for await (const page of pagesOf(client.get, url)) {
    const { items } = page.json()
    seen.push(...items)
    await between(items)
  }
  return seen.map(({ id }) => id)
}

test('pages: a walk while rows come and go returns every row that stays exactly once, in every sort', async (t) => {
  const { as, db, made, staff } = await build(t)
  let count = 0
  const city = (name: string) => made(staff.post('/v1/cities', { name, country: 'OM' }))
  for (const sort of ['name', '-name', 'created_at', '-created_at']) {
    await db.deleteFrom('city').execute()
    const start: Row[] = []
    for (const i of TEN) start.push(await city(`${'abc'[i % 3]} ${++count}`))
    let fresh = 6
    const seen = await walk(as(), `/v1/cities?limit=3&sort=${sort}`, async ([first, , last]) => {
      // What has been shown goes, the one the cursor stands on too; what comes may stand before or behind the cursor.
      for (const row of [first, last]) if (row) await db.deleteFrom('city').where('id', '=', row.id).execute()
      if (fresh-- > 0) await city(`${'ad'[fresh % 2]} ${++count}`)
    })
    t.equal(new Set(seen).size, seen.length, `${sort}: none twice`)
    t.strictSame(
      start.filter(({ id }) => !seen.includes(id)),
      [],
      `${sort}: none is missing`,
    )
  }
})

test('pages: a row that is deleted before its turn is not shown, and moves no other row', async (t) => {
  const { as, db, made, staff } = await build(t)
  const rows: Row[] = []
  for (const i of TEN) rows.push(await made(staff.post('/v1/cities', { name: `city ${i}`, country: 'OM' })))
  const gone = [rows[0], rows[3], rows[7]].map((row) => row?.id ?? '')
  const seen = await walk(as(), '/v1/cities?limit=2', () => db.deleteFrom('city').where('id', 'in', gone).execute())
  t.strictSame(
    seen,
    rows.map(({ id }) => id).filter((id) => id === gone[0] || !gone.includes(id)),
  )
})

test('pages: rows of the same instant, and of instants a millisecond apart, are each shown once', async (t) => {
  const { as, db } = await build(t)
  const instants = ['00.000Z', '00.0004567Z', '00.001Z', '00.0019999Z', '00.002Z', '00.999Z']
  const rows = TEN.flatMap((i) =>
    instants.map((instant) => ({ instant: `2017-10-02T00:00:${instant}`, name: `${i} ${instant}` })),
  ).map(({ instant, name }) => ({
    id: uuidv7(),
    name,
    country: 'OM',
    kind: 'city' as const,
    created_at: instant,
    updated_at: instant,
  }))
  await db.insertInto('city').values(rows).execute()
  for (const sort of ['created_at', '-created_at']) {
    const seen = await walk(as(), `/v1/cities?limit=7&sort=${sort}`)
    t.equal(seen.length, 60)
    t.strictSame([...seen].sort(), rows.map(({ id }) => id).sort(), sort)
  }
})

test('pages: rows without a date stand at the end, and the walk goes through them', async (t) => {
  const { as, staff, aDraftProgram, aProgram, aCity, aReadyDraft, aSubmitted, setNow } = await build(t)
  const programs: string[] = []
  for (const i of [1, 2, 3, 4]) {
    programs.push((await aDraftProgram({ starts_on: undefined, ends_on: undefined, call: { mode: 'rolling' } })).id)
    programs.push((await aDraftProgram({ starts_on: `2017-11-2${i % 2}`, ends_on: '2017-11-28' })).id)
  }
  for (const sort of ['starts_on', '-starts_on', 'closes_at', '-closes_at']) {
    const seen = await walk(staff, `/v1/programs?limit=1&sort=${sort}`)
    t.strictSame([...seen].sort(), [...programs].sort(), sort)
  }
  t.strictSame(
    (await walk(staff, '/v1/programs?limit=3&sort=starts_on')).slice(4).sort(),
    programs.filter((_, i) => i % 2 === 0).sort(),
  )

  const [program, city] = [await aProgram({ max_applications_per_city: 9 }), await aCity()]
  const applications: string[] = []
  for (const i of [1, 2, 3]) {
    setNow(`2017-10-02T00:00:00.00${i % 2}Z`)
    applications.push((await aReadyDraft({ program, city })).id, (await aSubmitted({ program, city })).id)
  }
  for (const sort of ['submitted_at', '-submitted_at', 'created_at', '-created_at']) {
    const seen = await walk(staff, `/v1/applications?limit=1&sort=${sort}`)
    t.strictSame([...seen].sort(), [...applications].sort(), sort)
  }
  t.strictSame((await as().get('/v1/programs?limit=1')).json().items.length, 1)
})

test('pages: a cursor is good for its filters and its sort; the size of a page may change', async (t) => {
  const { as, aCity } = await build(t)
  for (const _ of TEN) await aCity()
  const get = (query: string) => as().get(`/v1/cities?${query}`)
  const { next_cursor } = (await get('limit=2&country=OM&sort=name')).json()
  const next = async (query: string) => (await get(`${query}&cursor=${encodeURIComponent(next_cursor)}`)).json()
  t.equal((await next('limit=5&country=OM&sort=name')).items.length, 5)
  t.equal((await next('country=OM&sort=name')).items.length, 8)
  for (const query of ['country=OM&sort=-name', 'country=KR&sort=name', 'sort=name', 'country=OM&sort=name&kind=city'])
    has(t, await next(query), { status: 400, code: 'cursor_invalid', errors: [{ pointer: '?cursor' }] }, query)
})

test('pages: the query of a list is checked, and the refusal names the parameter', async (t) => {
  const { as, staff, aCity } = await build(t)
  for (const _ of [...TEN, ...TEN, 1]) await aCity()
  const pageOf = async (query: string) => (await as().get(`/v1/cities${query}`)).json().items.length
  t.equal(await pageOf(''), 20, 'twenty unless told')
  t.equal(await pageOf('?limit=1'), 1)
  t.equal(await pageOf('?limit=100'), 21)
  for (const [query, pointer] of [
    ['limit=0', '?limit'],
    ['limit=101', '?limit'],
    ['limit=-1', '?limit'],
    ['limit=1.5', '?limit'],
    ['limit=many', '?limit'],
    ['limit=1&limit=2', '?limit'],
    ['sort=founded', '?sort'],
    ['sort=name,country', '?sort'],
    ['colour=red', '?colour'],
    ['Limit=5', '?Limit'],
    ['country=Oman', '?country'],
    ['__proto__=1', '?__proto__'],
  ] as const) {
    const answer = await as().get(`/v1/cities?${query}`)
    has(t, answer.json(), { status: 400, errors: [{ pointer }] }, query)
  }
  for (const list of ['series', 'programs', 'cities', 'organisations', 'applications', 'api-keys'])
    has(t, (await staff.get(`/v1/${list}?unknown=1`)).json(), { status: 400, errors: [{ pointer: '?unknown' }] }, list)
})

test('pages: the Link header leads from page to page as next_cursor does, and ends with it', async (t) => {
  const { as, aCity } = await build(t)
  for (const _ of TEN) await aCity()
  const seen: number[] = []
  for await (const answer of pagesOf(as().get, '/v1/cities?limit=4&country=OM&q=City%20')) {
    const { items, next_cursor } = answer.json()
    seen.push(items.length)
    const [, next] = /^<(\/v1\/cities\?[^>]+)>; rel="next"$/.exec(String(answer.headers.link ?? '')) ?? []
    t.equal(next === undefined, next_cursor === null)
    if (next) t.equal(new URL(next, 'http://localhost').searchParams.get('cursor'), next_cursor)
  }
  t.strictSame(seen, [4, 4, 2])
})

// A plan that does not know its limit is made for a tenth of the table, and one for each limit would be a hundred plans.
test('paginate: a page of any limit is as long as asked, and read by one of three statements', async (t) => {
  const asked = new Set<string>()
  const log = ({ query }: LogEvent) => void asked.add(query.sql)
  const { as, aProgram, aCity } = await build(t, { log })
  for (let i = 0; i < 5; i++) await aCity()
  for (let i = 0; i < 5; i++) await aProgram()
  for (const url of ['/v1/cities', '/v1/programs']) {
    asked.clear()
    for (const limit of [1, 2, 4, 5, 20, 21, 50, 51, 99, 100]) {
      const { items, next_cursor } = (await as().get(`${url}?limit=${limit}`)).json()
      t.equal(items.length, Math.min(limit, 5), `${url} ${limit}`)
      t.equal(next_cursor === null, limit >= 5, `${url} ${limit} has a next page`)
    }
    t.strictSame([...asked].map((text) => text.replace(/^.* (limit .*)$/s, '$1')).sort(), [
      'limit 101',
      'limit 21',
      'limit 51',
    ])
  }
})
