import { test } from 'tap'
import { build } from '../helper.ts'

test('a city is added, read, found and changed', async (t) => {
  const { as, secretariat } = await build(t)
  const staff = as(secretariat)
  const made = await staff.post('/v1/cities', {
    name: 'Muscat',
    country: 'OM',
    membership: { from: '2010-01-01', until: null },
  })
  t.equal(made.statusCode, 201)
  const city = made.json()
  t.match(city, { name: 'Muscat', kind: 'city', aliases: [], membership: { from: '2010-01-01', until: null } })
  t.equal(made.headers.location, `/v1/cities/${city.id}`)
  t.equal(made.headers.etag, '"1"')

  const read = await as().get(`/v1/cities/${city.id}`)
  t.same(read.json(), city)
  t.equal((await as().get(`/v1/cities/${city.id}`, { 'if-none-match': '"1"' })).statusCode, 304)

  t.equal((await staff.patch(`/v1/cities/${city.id}`, { aliases: ['Maskat'] })).statusCode, 428)
  const changed = await staff.patch(
    `/v1/cities/${city.id}`,
    { aliases: ['Maskat'] },
    { headers: { 'if-match': '"1"' } },
  )
  t.match(changed.json(), { aliases: ['Maskat'], version: 2 })
  t.equal(
    (await staff.patch(`/v1/cities/${city.id}`, { name: 'X' }, { headers: { 'if-match': '"1"' } })).statusCode,
    412,
  )

  t.equal((await as().get('/v1/cities?q=maskat')).json().items.length, 1)
  t.equal((await as().get('/v1/cities?country=MX')).json().items.length, 0)
  t.equal((await as().get('/v1/cities?kind=city&sort=-created_at')).json().items.length, 1)
})
