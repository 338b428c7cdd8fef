import { test } from 'tap'
import { build, type World } from '../../helper.ts'

type Body = Record<string, unknown>
const pairs = ({ errors = [] }: { errors?: { pointer: string; code: string }[] }) =>
  errors.map(({ pointer, code }) => [pointer, code])
const hard = (...codes: string[]) => codes.map((criterion) => ({ criterion, kind: 'hard' }))
const NETWORK = ['city_member', 'managerial_level', 'public_employee']

/** A host with a program of the secretariat's, and edits by somebody who has just read it. */
async function aHosted(world: World & Awaited<ReturnType<typeof build>>, overrides: Body = {}, published = true) {
  const { as, key, anOrganisation, aDraftProgram, aProgram, secretariat } = world
  const { id: organisation_id } = await anOrganisation()
  const make = published ? aProgram : aDraftProgram
  const { id } = await make({ organisations: [{ organisation_id, role: 'host' }], ...overrides })
  const editAs = (credential: string) => async (change: Body) => {
    const who = as(credential)
    const { version } = (await who.get(`/v1/programs/${id}`)).json()
    return who.patch(`/v1/programs/${id}`, change, { headers: { 'if-match': `"${version}"` } })
  }
  const credential = await key({ role: 'organisation', organisation_id })
  return { id, organisation_id, host: editAs(credential), staff: editAs(secretariat), asHost: as(credential) }
}

test('updateProgram: a host may tighten the network’s rules and take its own tightening back, and no more', async (t) => {
  const world = await build(t)
  const { host } = await aHosted(world)
  const steps: [string, Body, string[][]][] = [
    ['no cap', { max_applications_per_city: null }, [['/max_applications_per_city', 'network_rule']]],
    ['a higher cap', { max_applications_per_city: 3 }, [['/max_applications_per_city', 'network_rule']]],
    ['more participants', { max_participants_per_city: 3 }, [['/max_participants_per_city', 'network_rule']]],
    ['no members', { criteria: hard('managerial_level', 'public_employee') }, [['/criteria', 'network_rule']]],
    ['no criteria', { criteria: [] }, NETWORK.map(() => ['/criteria', 'network_rule'])],
    ['a softer post', { criteria: [...hard('city_member', 'public_employee'), { criterion: 'managerial_level', kind: 'advisory' }] }, [['/criteria/2/kind', 'network_rule']]], // biome-ignore format: a row
    ['all of it, beside what is fine', { title: 'X', max_applications_per_city: null, max_participants_per_city: null }, [['/max_applications_per_city', 'network_rule'], ['/max_participants_per_city', 'network_rule']]], // biome-ignore format: a row
    ['a lower cap', { max_applications_per_city: 1 }, []],
    ['its own cap is no new limit for it', { max_applications_per_city: 2 }, []],
    ['above the network’s again', { max_applications_per_city: 3 }, [['/max_applications_per_city', 'network_rule']]],
    ['a criterion more', { criteria: hard(...NETWORK, 'language_level') }, []],
    ['and without it again', { criteria: hard(...NETWORK) }, []],
    ['its own settings', { seats: 500, language_level: 'A2', required_documents: [] }, []],
  ]
  for (const [name, change, faults] of steps) {
    const answer = await host(change)
    t.equal(answer.statusCode, faults.length > 0 ? 422 : 200, name)
    t.strictSame(pairs(answer.json()), faults, name)
  }
})

test('updateProgram: what the secretariat sets is the limit from then on', async (t) => {
  const world = await build(t)
  const { host, staff } = await aHosted(world)
  const ok = async (edit: typeof host, change: Body) => (await edit(change)).statusCode
  t.equal(await ok(host, { max_applications_per_city: 1 }), 200)
  t.equal(await ok(staff, { title: 'Another' }), 200)
  t.equal(await ok(host, { max_applications_per_city: 2 }), 200, 'an edit of something else sets no rule')
  t.equal(await ok(staff, { max_applications_per_city: 4 }), 200)
  t.equal(await ok(host, { max_applications_per_city: 5 }), 422)
  t.equal(await ok(host, { max_applications_per_city: 3 }), 200)
  t.equal(await ok(host, { max_applications_per_city: 4 }), 200)
  t.equal(await ok(staff, { max_applications_per_city: null }), 200)
  t.equal(await ok(host, { max_applications_per_city: 900 }), 200)
  t.equal(await ok(host, { max_applications_per_city: null }), 200)
  t.equal(await ok(staff, { max_applications_per_city: 1, criteria: hard('city_member') }), 200)
  t.equal(await ok(host, { max_applications_per_city: 2 }), 422)
  t.equal(await ok(host, { criteria: hard('city_member', 'public_employee') }), 200)
  t.equal(await ok(host, { criteria: hard('city_member') }), 200)
  t.equal(await ok(host, { criteria: hard('public_employee') }), 422)
})

test('updateProgram: a draft has the network’s rules too, even before it has criteria', async (t) => {
  const world = await build(t)
  const { id, host, asHost } = await aHosted(world, {}, false)
  t.strictSame(pairs((await host({ criteria: hard('language_level') })).json()), NETWORK.map(() => ['/criteria', 'network_rule'])) // biome-ignore format: a row
  t.equal((await host({ criteria: hard(...NETWORK, 'language_level') })).statusCode, 200)
  const published = await asHost.post(`/v1/programs/${id}/publish`)
  t.equal(published.statusCode, 200)
  const kinds = published.json().criteria.filter(({ criterion }: Body) => NETWORK.includes(String(criterion)))
  t.strictSame(kinds, hard(...NETWORK))
})

test('createProgram: a program starts with two applications for each city, and may lower that', async (t) => {
  const { as, key, anOrganisation, staff } = await build(t)
  const { id: organisation_id } = await anOrganisation()
  const host = as(await key({ role: 'organisation', organisation_id }))
  const cases: [string, Body, number | null, string[][]][] = [
    ['nothing said', {}, 2, []],
    ['two', { max_applications_per_city: 2 }, 2, []],
    ['one', { max_applications_per_city: 1 }, 1, []],
    ['three', { max_applications_per_city: 3 }, null, [['/max_applications_per_city', 'network_rule']]],
    ['no cap', { max_applications_per_city: null }, null, [['/max_applications_per_city', 'network_rule']]],
    ['participants of its own choice', { max_participants_per_city: 5 }, 2, []],
    ['no criteria', { criteria: [] }, null, NETWORK.map(() => ['/criteria', 'network_rule'])],
    ['a webinar', { format: 'webinar' }, 2, []],
  ]
  for (const [name, body, cap, faults] of cases) {
    const answer = (await host.post('/v1/programs', { title: 'Training', ...body })).json()
    t.strictSame(pairs(answer), faults, name)
    if (faults.length === 0) t.equal(answer.max_applications_per_city, cap, name)
  }
  const one = (await host.post('/v1/programs', { title: 'Training', max_applications_per_city: 1 })).json()
  const edit = async (who: typeof host, version: number, cap: number | null) =>
    (
      await who.patch(
        `/v1/programs/${one.id}`,
        { max_applications_per_city: cap },
        { headers: { 'if-match': `"${version}"` } },
      )
    ).statusCode
  t.equal(await edit(host, 1, 3), 422)
  t.equal(await edit(host, 1, 2), 200, 'its own choice of one is not the network’s')
  t.equal(await edit(staff, 2, null), 200, 'a webinar has no cap when the secretariat says so')
  t.equal(await edit(host, 3, null), 200)
  const ofStaff: [string, Body, number | null][] = [
    ['nothing said', {}, 2],
    ['a webinar', { format: 'webinar' }, 2],
    ['three', { max_applications_per_city: 3 }, 3],
    ['null', { max_applications_per_city: null }, null],
  ]
  for (const [name, body, cap] of ofStaff)
    t.equal(
      (await staff.post('/v1/programs', { title: 'Training', ...body })).json().max_applications_per_city,
      cap,
      name,
    )
})

test('updateProgram: only the secretariat says which organisations have a part', async (t) => {
  const world = await build(t)
  const { organisation_id, host, staff } = await aHosted(world)
  const sponsor = await world.anOrganisation()
  const mine = { organisation_id, role: 'host' }
  const sponsors = { organisation_id: sponsor.id, role: 'sponsor' }
  t.equal((await staff({ organisations: [mine, sponsors] })).statusCode, 200)
  const cases: [string, Body[], string[][]][] = [
    ['as it is', [mine, sponsors], []],
    ['as it is, in another order', [sponsors, mine], []],
    ['the sponsor organises', [mine, { ...sponsors, role: 'organiser' }], [['/organisations/1', 'secretariat_only'], ['/organisations', 'secretariat_only']]], // biome-ignore format: a row
    ['the sponsor organises too', [mine, sponsors, { ...sponsors, role: 'co_organiser' }], [['/organisations/2', 'secretariat_only']]], // biome-ignore format: a row
    ['it organises itself', [{ ...mine, role: 'organiser' }, sponsors], [['/organisations/0', 'secretariat_only'], ['/organisations', 'secretariat_only']]], // biome-ignore format: a row
    ['without the sponsor', [mine], [['/organisations', 'secretariat_only']]],
    ['without itself', [sponsors], [['/organisations', 'secretariat_only']]],
    ['nobody', [], [['/organisations', 'secretariat_only']]],
  ]
  for (const [name, organisations, faults] of cases) {
    const answer = await host({ organisations })
    t.equal(answer.statusCode, faults.length > 0 ? 422 : 200, name)
    t.strictSame(pairs(answer.json()), faults, name)
  }
})

test('updateProgram: the history names who changed which rule and which organisation', async (t) => {
  const world = await build(t)
  const { id, organisation_id, host, staff } = await aHosted(world)
  const sponsor = await world.anOrganisation()
  const mine = { organisation_id, role: 'host' }
  const sponsors = { organisation_id: sponsor.id, role: 'sponsor' }
  await staff({ organisations: [mine, sponsors] })
  await staff({ organisations: [sponsors], max_applications_per_city: 3 })
  await staff({ organisations: [mine] })
  await host({ max_applications_per_city: 1, criteria: hard(...NETWORK, 'language_level') })
  const { items } = (await world.staff.get(`/v1/programs/${id}/history?limit=100`)).json()
  const told = items.filter(({ action }: Body) => action === 'create' || action === 'update')
  const shown = ({ actor, details }: { actor: { role: string; name: string }; details: Body }) => [
    actor.role,
    actor.name,
    details.organisations,
    details.rules,
  ]
  t.strictSame(told.map(shown), [
    ['secretariat', 'a secretariat', { added: [mine], removed: [] }, undefined],
    ['secretariat', 'a secretariat', { added: [sponsors], removed: [] }, {}],
    ['secretariat', 'a secretariat', { added: [], removed: [mine] }, { max_applications_per_city: { from: 2, to: 3 } }],
    ['secretariat', 'a secretariat', { added: [mine], removed: [sponsors] }, {}],
    [
      'organisation',
      'a organisation',
      undefined,
      {
        max_applications_per_city: { from: 3, to: 1 },
        language_level: { from: 'preference', to: 'hard' },
        seats_left: { from: 'advisory', to: null },
        field_of_work: { from: 'preference', to: null },
        passport_validity: { from: 'advisory', to: null },
        visa_lead_time: { from: 'advisory', to: null },
      },
    ],
  ])
})

// Without the lock of lockProgram in changeProgram, edits by the host passed beside the secretariat's lower cap.
test('updateProgram: of ten hosts’ edits beside the secretariat’s none ends above the network’s cap', async (t) => {
  const world = await build(t)
  const { id, host, staff, asHost } = await aHosted(world, { max_applications_per_city: 5 })
  const any = { headers: { 'if-match': '*' } }
  const edits = Array.from({ length: 10 }, () =>
    asHost.patch(`/v1/programs/${id}`, { max_applications_per_city: 5 }, any),
  )
  const lowered = world.staff.patch(`/v1/programs/${id}`, { max_applications_per_city: 2 }, any)
  const [{ statusCode }, ...answers] = await Promise.all([lowered, ...edits])
  t.equal(statusCode, 200)
  t.ok(answers.every((answer) => answer.statusCode === 200 || answer.statusCode === 422))
  t.equal((await asHost.get(`/v1/programs/${id}`)).json().max_applications_per_city, 2)
  t.equal((await host({ max_applications_per_city: 3 })).statusCode, 422)
  t.equal((await staff({ max_applications_per_city: 3 })).statusCode, 200)
})
