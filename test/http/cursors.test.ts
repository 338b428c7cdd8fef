import { test } from 'tap'
import { buildApp } from '../../src/app.ts'
import { uuidv7 } from '../../src/platform/ids.ts'
import { secretsFrom } from '../../src/platform/secrets.ts'
import { build, type World } from '../helper.ts'

type Client = ReturnType<World['as']>
const refusal = async (client: Client, url: string) => {
  const answer = await client.get(url)
  return [answer.statusCode, answer.json().code, answer.json().errors?.[0]?.pointer]
}
const REFUSED = [400, 'cursor_invalid', '?cursor']

test('cursors: a cursor cannot be made or changed by hand', async (t) => {
  const { as, aCity, secrets } = await build(t)
  for (let i = 0; i < 6; i++) await aCity()
  const { next_cursor } = (await as().get('/v1/cities?limit=2')).json()
  const bytes = Buffer.from(next_cursor, 'base64url')
  const changed = (at: number) => {
    const copy = Buffer.from(bytes)
    copy[at] = (copy[at] ?? 0) ^ 1
    return copy.toString('base64url')
  }
  const [signature, content] = [bytes.subarray(0, 16), bytes.subarray(16)]
  const cases: Record<string, string> = {
    'no base64': '***',
    'the content alone': content.toString('base64url'),
    'the content in JSON': Buffer.from(JSON.stringify(content.toString())).toString('base64url'),
    'the signature alone': signature.toString('base64url'),
    'another signature': Buffer.concat([Buffer.alloc(16), content]).toString('base64url'),
    'a signature of something else': Buffer.concat([secrets.hash(content.toString()).subarray(0, 16), content]).toString('base64url'), // biome-ignore format: a row
    'another bit of the signature': changed(0),
    'another bit of the fingerprint': changed(16),
    'another bit of the id': changed(16 + 12),
    'another bit of the key': changed(bytes.length - 1),
    'half of it': next_cursor.slice(0, 40),
    'one character more': `${next_cursor}A`,
    padded: `${next_cursor}=`,
    'followed by a space': `${next_cursor} `,
  }
  for (const [name, cursor] of Object.entries(cases))
    t.strictSame(await refusal(as(), `/v1/cities?limit=2&cursor=${encodeURIComponent(cursor)}`), REFUSED, name)
  const tooLong = await refusal(as(), `/v1/cities?limit=2&cursor=${'x'.repeat(4001)}`)
  t.strictSame(tooLong, [400, 'schema_violation', '?cursor'])
  t.equal((await as().get(`/v1/cities?limit=2&cursor=${next_cursor}`)).json().items.length, 2)
})

test('cursors: a cursor belongs to its principal and to its path', async (t) => {
  const { as, key, staff, secretariat, aCity, aProgram, aSubmitted } = await build(t)
  const [program, other, city] = [await aProgram(), await aProgram(), await aCity()]
  for (const each of [program, program, other, other]) await aSubmitted({ program: each, city })
  await aCity()
  const focal = as(await key({ role: 'city', city_id: city.id }))
  const twin = as(await key({ role: 'secretariat' }))
  const cursorOf = async (client: Client, url: string) =>
    String((await client.get(`${url}?limit=1`)).json().next_cursor)

  const applications = await cursorOf(staff, '/v1/applications')
  const next = (client: Client, path: string, cursor: string) => refusal(client, `${path}?limit=1&cursor=${cursor}`)
  t.strictSame((await next(staff, '/v1/applications', applications))[0], 200)
  t.strictSame(await next(focal, '/v1/applications', applications), REFUSED, 'a focal point')
  t.strictSame(await next(twin, '/v1/applications', applications), REFUSED, 'another key of the same role')

  const cities = await cursorOf(as(), '/v1/cities')
  t.strictSame((await next(as(), '/v1/cities', cities))[0], 200, 'anybody without a credential')
  t.strictSame(await next(staff, '/v1/cities', cities), REFUSED, 'somebody with one')
  t.strictSame(await next(as(), '/v1/cities', await cursorOf(staff, '/v1/cities')), REFUSED, 'and the other way round')
  t.strictSame(await next(as(), '/v1/series', cities), REFUSED, 'another list')

  const history = (of: { id: string }) => `/v1/programs/${of.id}/history`
  const told = await cursorOf(staff, history(program))
  t.strictSame((await next(staff, history(program), told))[0], 200)
  t.strictSame(await next(staff, history(other), told), REFUSED, 'the same list of another program')
  t.equal((await as(secretariat).get(`${history(program)}?limit=5&cursor=${told}`)).statusCode, 200)
})

test('cursors: a cursor is good in every process of the database, and with another pepper in none', async (t) => {
  const { as, db, files, secrets, aCity } = await build(t)
  for (let i = 0; i < 3; i++) await aCity()
  const { next_cursor } = (await as().get('/v1/cities?limit=1')).json()
  const clock = async () => '2017-10-02T00:00:00.000Z'
  for (const [of, status] of [
    [secrets, 200],
    [secretsFrom('another pepper that is long enough'), 400],
  ] as const) {
    const process = await buildApp({ db, files, clock, secrets: of, config: { sandbox: false, logLevel: 'silent' } })
    t.teardown(() => process.close())
    t.equal((await process.inject(`/v1/cities?limit=1&cursor=${next_cursor}`)).statusCode, status)
  }
})

test('cursors: a cursor that was given is never too long, whatever the names in the rows', async (t) => {
  const { as, db, staff } = await build(t)
  const letters = ['🏙', '\u0001', '"', '한', 'a']
  const at = { created_at: '2017-01-01', updated_at: '2017-01-01' }
  for (const [i, letter] of letters.entries()) {
    // A name has a letter, which also tells it from the others.
    const name = (letter === '\u0001' ? '\\' : letter).repeat(199) + 'bcdfg'[i]
    const [city, organisation] = [
      await staff.post('/v1/cities', { name, country: 'OM' }),
      await staff.post('/v1/organisations', { name, kind: 'partner' }),
    ]
    t.strictSame([city.statusCode, organisation.statusCode], [201, 201])
    await db
      .insertInto('series')
      .values({ id: uuidv7(), title: letter.repeat(300), ...at })
      .execute()
  }
  for (const list of ['cities', 'organisations', 'series']) {
    let url: string | undefined = `/v1/${list}?limit=1`
    const seen = new Set<string>()
    for (let page = 0; url && page < 10; page++) {
      const answer: Awaited<ReturnType<typeof staff.get>> = await as().get(url)
      t.equal(answer.statusCode, 200, `${list} ${page}`)
      seen.add(answer.json().items[0].id)
      url = /<(.*)>; rel="next"/.exec(String(answer.headers.link ?? ''))?.[1]
    }
    t.equal(seen.size, letters.length, list)
  }
})
