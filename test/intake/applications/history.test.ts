import { test } from 'tap'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'

const NOBODY = '01890000-0000-7000-8000-000000000000'
type Entry = { id: string; action: string; at: string; actor: { role: string; name: string | null } }

test('getApplicationHistory: staff see every entry and its actor; applicant, city and frontend see their part', async (t) => {
  const { as, key, staff, made, setNow, anOrganisation, aCity, aProgram, aReadyDraft } = await build(t)
  const [city, host] = [await aCity(), await anOrganisation()]
  const organisations = [{ organisation_id: host.id, role: 'host' }]
  const program = await aProgram({ organisations })
  const draft = await aReadyDraft({ program, city })
  const url = `/v1/applications/${draft.id}`
  let hour = 0
  const step = async (answer: () => ReturnType<typeof staff.post>) => {
    setNow(`2017-10-03T0${++hour}:00:00.000Z`)
    await made(answer())
  }
  await step(() => as(draft.token).post(`${url}/submit`))
  await step(() => staff.post(`${url}/attestations`, { criterion: 'managerial_level' }))
  await step(() => staff.post(`${url}/waivers`, { criterion: 'language_level', reason: 'interpreter' }))
  await step(() => staff.post(`${url}/start-review`))
  await step(() => staff.put(`${url}/decision`, { outcome: 'select', reason_code: 'merit' }))
  await step(() => staff.post(`/v1/programs/${program.id}/releases`, {}))
  await step(() => as(draft.token).post(`${url}/withdraw`, { reason: 'cannot come' }))

  const read = async (credential: string): Promise<Entry[]> => (await as(credential).get(`${url}/history`)).json().items
  const secretariat = (await staff.get(`${url}/history`)).json().items as Entry[]
  const line = ({ action, at, actor }: Entry) => `${at.slice(11, 16)} ${action} ${actor.role} ${actor.name}`
  t.strictSame(secretariat.map(line), [
    '00:00 start frontend a frontend',
    '01:00 submit applicant the applicant',
    '02:00 attest secretariat a secretariat',
    '03:00 waive secretariat a secretariat',
    '04:00 start_review secretariat a secretariat',
    '05:00 decide secretariat a secretariat',
    '06:00 release secretariat a secretariat',
    '07:00 withdraw applicant the applicant',
  ])
  t.strictSame(await read(await key({ role: 'organisation', organisation_id: host.id })), secretariat)
  const forOthers = secretariat
    .filter(({ action }) => action !== 'waive' && action !== 'decide')
    .map(({ actor: { role }, ...entry }) => ({ ...entry, actor: { role, name: null } }))
  for (const credential of [draft.token, draft.frontend, await key({ role: 'city', city_id: city.id })])
    t.strictSame(await read(credential), forOthers)
  t.strictSame(Object.keys(secretariat[0] ?? {}).sort(), [
    'action',
    'actor',
    'at',
    'details',
    'from',
    'id',
    'reason',
    'to',
  ])
})

test('getApplicationHistory: everyone else is told that there is none', async (t) => {
  const { as, key, aCity, aProgram, anOrganisation, aReadyDraft } = await build(t)
  const [program, city] = [await aProgram(), await aCity()]
  const [draft, other] = [await aReadyDraft({ program, city }), await aReadyDraft({ program, city })]
  for (const [who, credential, status] of [
    ['another applicant', other.token, 404],
    ['another city', await key({ role: 'city', city_id: (await aCity()).id }), 404],
    ['another frontend', await key({ role: 'frontend' }), 404],
    ['an organisation', await key({ role: 'organisation', organisation_id: (await anOrganisation()).id }), 404],
    ['a reviewer', await key({ role: 'reviewer' }), 404],
    ['a key without the scope', await key({ role: 'frontend', scopes: ['documents:read'] }), 403],
    ['nobody', undefined, 401],
  ] as const)
    t.equal((await as(credential).get(`/v1/applications/${draft.id}/history`)).statusCode, status, who)
  t.equal((await as(draft.token).get(`/v1/applications/${NOBODY}/history`)).statusCode, 404)
})

test('getApplicationHistory: the pages show each entry once, oldest first, while new ones are written', async (t) => {
  const { as, staff, made, aCity, aProgram, inReview } = await build(t)
  const { id, token } = await inReview({ program: await aProgram(), city: await aCity() })
  const url = `/v1/applications/${id}/history`
  const first = await as(token).get(`${url}?limit=2`)
  const { items, next_cursor } = first.json()
  has(t, items, [{ action: 'start' }, { action: 'submit' }])
  t.equal(first.headers.link, `<${url}?limit=2&cursor=${next_cursor}>; rel="next"`)
  await made(staff.post(`/v1/applications/${id}/waivers`, { criterion: 'language_level', reason: 'interpreter' }))
  await made(as(token).post(`/v1/applications/${id}/withdraw`, { reason: 'ill' }))
  const rest = (await as(token).get(`${url}?limit=2&cursor=${next_cursor}`)).json()
  has(t, rest, { items: [{ action: 'start_review' }, { action: 'withdraw' }], next_cursor: null })
  has(t, (await as(token).get(`${url}?cursor=nonsense`)).json(), { status: 400, code: 'cursor_invalid' })
  has(t, (await as(token).get(`${url}?limit=0`)).json(), { status: 400 })
  has(t, (await as(token).get(`${url}?action=submit`)).json(), { status: 400, errors: [{ pointer: '?action' }] })
})

test('getProgramHistory: anyone reads how a program changed; only staff read who did it and what one city was given', async (t) => {
  const { as, staff, made, aCity, aProgram, aDraftProgram } = await build(t)
  const [program, city] = [await aProgram(), await aCity()]
  await made(staff.post(`/v1/programs/${program.id}/extend-call`, { closes_on: '2017-10-20', reason: 'more time' }))
  const cap = { max_applications: 5, reason: 'host city' }
  await made(staff.put(`/v1/programs/${program.id}/cities/${city.id}/allocation`, cap))
  const read = async (caller: typeof staff) => (await caller.get(`/v1/programs/${program.id}/history`)).json().items
  const actions = (entries: Entry[]) => entries.map(({ action, actor }) => [action, actor.name])
  const shown = await read(as())
  has(t, shown.at(-1), {
    action: 'extend_call',
    reason: 'more time',
    details: { closes_at: { from: '2017-10-13T15:00:00.000Z', to: '2017-10-20T15:00:00.000Z' } },
  })
  t.ok(shown.every(({ actor }: Entry) => actor.name === null))
  t.strictSame(actions(await read(staff)).slice(-2), [
    ['extend_call', 'a secretariat'],
    ['set_city_cap', 'a secretariat'],
  ])
  t.equal((await as().get(`/v1/programs/${(await aDraftProgram()).id}/history`)).statusCode, 404)
  t.equal((await as().get(`/v1/programs/${NOBODY}/history`)).statusCode, 404)
})
