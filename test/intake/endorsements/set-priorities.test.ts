import { test } from 'tap'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'

const tagged = (tag: string) => ({ headers: { 'if-match': tag } })

test('setPriorities: a city orders its nominees, the whole order at once', async (t) => {
  const { as, key, db, made, aProgram, aCity, aSubmitted, aReadyDraft } = await build(t)
  const [program, city] = [await aProgram(), await aCity()]
  const [first, second] = [await aSubmitted({ program, city }), await aSubmitted({ program, city })]
  const draft = await aReadyDraft({ program, city })
  const focal = as(await key({ role: 'city', city_id: city.id }))
  const url = `/v1/programs/${program.id}/cities/${city.id}/priorities`
  const before = await focal.get(url)
  has(t, before.json(), { application_ids: [], set_at: null, version: 0 })
  const set = (ids: string[], tag: string) => focal.put(url, { application_ids: ids }, tagged(tag))
  has(t, (await focal.put(url, { application_ids: [] })).json(), { code: 'if_match_required' })
  const answer = await set([second.id, draft.id, first.id], String(before.headers.etag))
  t.equal(answer.statusCode, 200)
  has(t, answer.json(), { application_ids: [second.id, draft.id, first.id], version: 1 })
  has(t, (await set([first.id, second.id], '"0"')).json(), { code: 'stale' })
  has(t, (await set([first.id, second.id], '"1"')).json(), { application_ids: [first.id, second.id], version: 2 })
  t.strictSame(
    (await db.selectFrom('city_priority').select(['application_id', 'priority']).orderBy('priority').execute()).map(
      ({ application_id }) => application_id,
    ),
    [first.id, second.id],
  )
  await made(as(draft.token).post(`/v1/applications/${draft.id}/withdraw`, { reason: 'x' }))
  const stranger = await aSubmitted({ program, city: await aCity() })
  for (const [ids, errors] of [
    [[first.id], [{ pointer: '/application_ids', code: 'incomplete_order' }]],
    [[first.id, second.id, stranger.id], [{ pointer: '/application_ids/2', code: 'not_a_nominee' }]],
    [[first.id, second.id, draft.id], [{ pointer: '/application_ids/2', code: 'not_a_nominee' }]],
  ] as const) {
    const refused = await set([...ids], '*')
    t.equal(refused.statusCode, 422)
    has(t, refused.json().errors, errors)
  }
  t.equal((await set([first.id, first.id], '*')).statusCode, 400)
})

// Without the advisory lock five of ten were taken: tried.
test('setPriorities: of ten orders at once one is taken', async (t) => {
  const { as, key, aProgram, aCity, aSubmitted } = await build(t)
  const [program, city] = [await aProgram(), await aCity()]
  const ids = [(await aSubmitted({ program, city })).id, (await aSubmitted({ program, city })).id]
  const focal = as(await key({ role: 'city', city_id: city.id }))
  const url = `/v1/programs/${program.id}/cities/${city.id}/priorities`
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, i) =>
      focal.put(url, { application_ids: i % 2 ? ids : [...ids].reverse() }, tagged('"0"')),
    ),
  )
  t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [200, ...Array(9).fill(412)])
})
