import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { test } from 'tap'
import { aLiveServer, keepCalling, lasting, seen, slowest, tally, within } from './rig.ts'

// With one pool for all, the sixty had every connection: others waited up to 6 s or got 503, and the stuck ones took 9 s.
test('locks: a request that needs a locked table is refused in time, and no other request notices', async (t) => {
  const { call, key, db } = await aLiveServer(t)
  const organisations = () => seen(call, '/v1/organisations', { key })
  const write = () => seen(call, '/v1/organisations', { key, method: 'POST', json: { name: 'One', kind: 'partner' } })
  const cities = () => seen(call, '/v1/cities')
  const json = { name: 'X', country: 'OM' }
  const newCity = () => seen(call, '/v1/cities', { key, method: 'POST', json })
  const city = (await newCity()).body as { id: string }
  const oneCity = () => seen(call, `/v1/cities/${city.id}`, { key })
  for (const request of [organisations, cities, oneCity]) t.equal((await request()).status, 200, 'before')

  const holder = await db.startTransaction().execute()
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(holder)
  await sql`lock table city in access exclusive mode`.execute(holder)
  const stuck = [...Array(30).fill(cities), ...Array(15).fill(newCity), ...Array(15).fill(oneCity)].map((request) =>
    keepCalling(request, 200),
  )
  const others = [organisations, organisations, organisations, write, () => seen(call, '/readyz')].map((request) =>
    keepCalling(() => sleep(10).then(request)),
  )
  await sleep(lasting(5_000, 20_000))
  const waited = (await Promise.all(stuck.map(({ stop }) => stop()))).flat()
  const unharmed = (await Promise.all(others.map(({ stop }) => stop()))).flat()
  await holder.rollback().execute()

  t.comment('stuck', tally(waited), `slowest ${slowest(waited)} ms`)
  t.comment('others', tally(unharmed), `slowest ${slowest(unharmed)} ms`)
  t.strictSame(
    Object.keys(tally(waited)).filter((name) => !/^503 (unavailable|overloaded)$/.test(name)),
    [],
  )
  t.ok(slowest(waited) < within(5_000), 'within 5 s')
  t.strictSame(Object.keys(tally(unharmed)).sort(), ['200', '201'], 'all else is answered')
  t.ok(unharmed.length > 300)
  t.ok(slowest(unharmed) < lasting(2_000, 1_000), 'as fast as ever')
  for (const request of [cities, oneCity, organisations]) t.equal((await request()).status, 200, 'and after')
  t.equal((await newCity()).code, 'city_exists')
  t.equal((await db.selectFrom('city').select('id').execute()).length, 1, 'nothing was done')
})
