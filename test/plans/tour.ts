import { createMetrics } from '../../src/platform/metrics.ts'
import { startWorker } from '../../src/worker.ts'
import type { Contract } from '../contract.ts'
import { aPosition, fileForm } from '../factories.ts'
import type { Answer, build } from '../helper.ts'
import { tellMessages } from '../told-messages.ts'
import { until } from '../until.ts'
import { interviews } from './interviews.ts'
import { letters } from './letters.ts'
import { offers, waitlist } from './offers.ts'
import { participants } from './participants.ts'

type World = Awaited<ReturnType<typeof build>>
interface Query {
  name: string
  in: string
  schema: { enum?: string[]; type?: string; $ref?: string }
}
interface Operation {
  operationId: string
  parameters?: Query[]
}

export const operationsOf = ({ app }: Pick<World, 'app'>) =>
  Object.entries((app.swagger() as unknown as Contract).paths).flatMap(([path, methods]) =>
    Object.entries(methods as unknown as Record<string, Operation>).map(
      ([method, { operationId, parameters = [] }]) => ({
        operationId,
        method: method.toUpperCase(),
        path,
        queries: parameters.filter((each) => each.in === 'query'),
      }),
    ),
  )

/** The operation of an answer. */
export function operationOf(world: Pick<World, 'app'>, method: string, url: string) {
  const path = url.split('?', 1)[0] ?? ''
  return operationsOf(world).find(
    (each) => each.method === method && new RegExp(`^${each.path.replace(/\{[a-z_]+\}/g, '[^/]+')}$`).test(path),
  )?.operationId
}

/** A value for each filter of a list. Other filters take a value from the contract's enum, or the tour fails. */
const filters = (ids: Record<string, string>): Record<string, string> => ({
  ...ids,
  q: 'City',
  topic: 'smart',
  country: 'OM',
  year: '2017',
  submitted_after: '2017-01-01T00:00:00Z',
  status: 'submitted',
  frozen: '1',
  time_zone: 'Asia/Seoul',
})

/** No filter, each filter alone, and each pair. */
const subsets = (of: string[][]): string[][][] => [
  [],
  ...of.map((one) => [one]),
  ...of.flatMap((one, i) => of.slice(i + 1).flatMap((other) => (other[0] === one[0] ? [] : [[one, other]]))),
]

/** Reads two pages of each list whose path matches `of`: in each order, without filters, with each one, with each pair. */
async function walkLists(
  world: World,
  credentials: (string | undefined)[],
  ids: Record<string, string>,
  of: RegExp = /./,
) {
  const values = filters(ids)
  const { components } = world.app.swagger() as unknown as { components: { schemas: Record<string, Query['schema']> } }
  const filterOf = ({ name, schema: given }: Query) => {
    const schema = components.schemas[given.$ref?.split('/').pop() ?? ''] ?? given
    if (schema.type === 'boolean') return ['true', 'false'].map((value) => [name, value])
    const value = values[name] ?? schema.enum?.[0]
    if (value === undefined) throw new Error(`test/plans/tour.ts has no value for the filter ${name}: add one`)
    return [[name, value]]
  }
  for (const { path, queries } of operationsOf(world)) {
    if (!queries.some(({ name }) => name === 'cursor') || !of.test(path)) continue
    const url = path.replace(/\{(\w+)\}/g, (_, name) => String(ids[name]))
    const sorts = queries.find(({ name }) => name === 'sort')?.schema.enum?.map((sort) => [['sort', sort]]) ?? [[]]
    const wanted = subsets(queries.filter(({ name }) => !['limit', 'cursor', 'sort'].includes(name)).flatMap(filterOf))
    for (const client of credentials.map(world.as))
      for (const sort of sorts)
        for (const some of wanted) {
          const query = new URLSearchParams([...sort, ...some, ['limit', '1']] as [string, string][])
          const page = await client.get(`${url}?${query}`)
          const cursor = page.statusCode === 200 && page.json().next_cursor
          if (cursor) await client.get(`${url}?${query}&cursor=${cursor}`)
        }
  }
}

/** Runs the worker until each of its jobs has run once. */
async function runJobs({ db, files, post, database, ctx }: World) {
  const metrics = createMetrics(db, 'test')
  const failed: object[] = []
  const resources = {
    db,
    files,
    ...post,
    metrics,
    clock: async () => ctx().now,
    databaseUrl: database.url,
    close: async () => {},
  }
  const worker = startWorker(resources, { error: (context) => failed.push(context), info: () => {} })
  const jobsIn = ({ values }: { values: { labels: { job?: string | number } }[] }) =>
    new Set(values.map(({ labels }) => labels.job))
  const all = jobsIn(await metrics.jobFailures.get())
  // The queues as a whole are no job that ends.
  all.delete('queues')
  await until('each job has ended once', async () => jobsIn(await metrics.jobs.get()).size >= all.size)
  await worker.stop()
  if (failed.length > 0) throw new Error('a job failed', { cause: failed })
}

/** Matches any version. */
const ANY = { headers: { 'if-match': '*' } }

/** Calls every operation and runs every job, so that each statement of the service runs at least once. */
export async function tour(world: World) {
  const { as, key, staff, made, secretariat, aCity, anOrganisation, aDraftProgram, aProgram, setNow } = world
  const { aReadyDraft, aSubmitted, inReview, anOffer } = world
  await world.openSandbox()
  const { payload, extra } = fileForm()
  const [host, city, other] = [await anOrganisation(), await aCity(), await aCity()]
  await made(staff.patch(`/v1/organisations/${host.id}`, { acronym: 'HOST' }, ANY))
  await made(staff.patch(`/v1/cities/${city.id}`, { membership: { from: '2010-01-01', until: null } }, ANY))
  const organisations = [{ organisation_id: host.id, role: 'host' }]
  const past_editions = [{ year: 2016, starts_on: '2016-11-01', ends_on: '2016-11-04' }]
  const series = await made(staff.post('/v1/series', { title: 'Seoul Program', organisations, past_editions }))
  await made(staff.patch(`/v1/series/${series.id}`, { also_called: 'Seoul', organisations, past_editions }, ANY))

  const draftProgram = await aDraftProgram({ series_id: series.id, organisations })
  await made(staff.patch(`/v1/programs/${draftProgram.id}`, { summary: 'A week', organisations }, ANY))
  await made(staff.post(`/v1/programs/${draftProgram.id}/links`, { title: 'Photos', url: 'https://city.example/' }))
  const { materials } = await made(staff.post(`/v1/programs/${draftProgram.id}/attachments`, payload, extra))
  const file = materials.find(({ kind }: { kind: string }) => kind === 'attachment')
  await staff.get(`/v1/programs/${draftProgram.id}/materials/${file.id}/content`)
  gone(await staff.delete(`/v1/programs/${draftProgram.id}/materials/${file.id}`))
  const program = await aProgram({ series_id: series.id, organisations, topics: ['smart city'] })
  const rolling = await aProgram({ organisations, call: { closes_on: '2017-11-10', mode: 'rolling' }, seats: 9 })
  await made(staff.post(`/v1/programs/${program.id}/extend-call`, { closes_on: '2017-10-20', reason: 'more time' }))
  const cap = `/v1/programs/${program.id}/cities/${city.id}/allocation`
  await made(staff.put(cap, { max_applications: 5, reason: 'the host city' }))
  gone(await staff.delete(`${cap}?reason=no+host`))
  await made(staff.put(cap, { max_applications: 5, reason: 'the host city' }))

  const credentials = {
    anonymous: undefined,
    secretariat,
    host: await key({ role: 'organisation', organisation_id: host.id }),
    city: await key({ role: 'city', city_id: city.id }),
    reviewer: await key({ role: 'reviewer' }),
  }
  const spare = await made(staff.post('/v1/api-keys', { name: 'spare', role: 'frontend' }))
  gone(await staff.delete(`/v1/api-keys/${spare.id}`))

  await visas(world)

  // One application for each path through the lifecycle.
  const draft = await aReadyDraft({ program, city })
  const own = as(draft.token)
  await made(own.patch(`/v1/applications/${draft.id}`, { position: aPosition({ title: 'Mayor' }) }, ANY))
  const documents = `/v1/applications/${draft.id}/documents`
  for (let i = 0; i < 2; i++) await made(own.put(`${documents}/passport_scan`, payload, extra))
  await made(own.put(`${documents}/nomination_form`, payload, extra))
  await own.get(`${documents}/passport_scan/content`)
  gone(await own.delete(`${documents}/nomination_form`))
  const again = { city_id: city.id, applicant: draft.body.applicant }
  await as(draft.frontend).post(`/v1/programs/${program.id}/applications`, again)
  const ended = await aReadyDraft({ program, city })
  await made(as(ended.token).post(`/v1/applications/${ended.id}/withdraw`, { reason: 'cannot come' }))

  await made(staff.post(`/v1/applications/${ended.id}/token`))
  gone(await staff.delete(`/v1/applications/${ended.id}/token`))

  const returned = await aSubmitted({ program, city })
  const { id } = returned
  const due = { items: ['a headshot'], due_at: '2017-11-01T00:00:00Z' }
  await made(staff.post(`/v1/applications/${id}/return`, due))
  await made(as(returned.token).put(`/v1/applications/${id}/documents/nomination_form`, payload, extra))
  await made(as(returned.token).put(`/v1/applications/${id}/documents/nomination_form`, payload, extra))
  await made(staff.post(`/v1/applications/${id}/documents/nomination_form/verify`))
  const blurred = { reason: 'blurred', due_at: due.due_at }
  await made(staff.post(`/v1/applications/${id}/documents/nomination_form/reject`, blurred))
  await made(as(returned.token).put(`/v1/applications/${id}/documents/nomination_form`, payload, extra))
  await made(as(returned.token).post(`/v1/applications/${id}/resubmit`))
  await endorsements(world, { program, city, application: id })
  const why = { reason: 'an assistant', criteria: ['managerial_level'] }
  await made(staff.post(`/v1/applications/${id}/mark-ineligible`, why))
  await made(staff.post(`/v1/applications/${id}/waivers`, { criterion: 'managerial_level', reason: 'a small city' }))
  await made(staff.post(`/v1/applications/${id}/attestations`, { criterion: 'managerial_level' }))
  await made(staff.post(`/v1/applications/${id}/reinstate`, { reason: 'waived' }))
  const correction = { applicant: { name: 'Nominee One' }, reason: 'a misspelling' }
  await made(staff.post(`/v1/applications/${id}/correct-applicant`, correction, ANY))
  const decision = { outcome: 'select', reason_code: 'merit' }
  await made(staff.put(`/v1/applications/${id}/decision`, decision))
  await made(staff.put(`/v1/applications/${id}/decision`, decision, ANY))
  const rubric = { program_id: program.id, version: 1, criteria: '[]', made_by: 'staff', made_at: '2017-10-02' }
  await world.db.insertInto('rubric').values(rubric).execute()
  await made(staff.post(`/v1/programs/${program.id}/rankings`, { note: 'for the committee' }))
  const lists = `/v1/programs/${program.id}/shortlists`
  await made(staff.post(lists, { name: 'All', from_ranking: {} }))
  const list = await made(staff.post(lists, { name: 'Frozen', from_ranking: { frozen: 1 } }))
  const byHand = await made(staff.post(lists, { name: 'By hand', application_ids: [id] }))
  const one = `/v1/shortlists/${list.id}`
  await made(staff.put(one, { name: 'Frozen', application_ids: [id] }, ANY))
  await made(staff.get(`${one}/balance?compare=${byHand.id}`))
  await staff.get(`${one}/balance.svg`)
  gone(await staff.delete(`/v1/shortlists/${byHand.id}`))
  const from = { shortlist_id: list.id, select: { reason_code: 'merit' }, not_select: { reason_code: 'merit' } }
  await made(staff.post(`/v1/programs/${program.id}/decisions`, { shortlist: from, replace: true, dry_run: true }))
  const item = { application_id: id, outcome: 'waitlist', reason_code: 'merit' }
  await made(staff.post(`/v1/programs/${program.id}/decisions`, { items: [item], replace: true }))
  await made(staff.put(`/v1/applications/${id}/decision`, decision, ANY))
  await made(staff.post(`/v1/programs/${program.id}/releases`, { dry_run: true }))
  await aSubmitted({ program, city: other })
  const submitted = await aSubmitted({ program, city: other })
  const judge = await reviews(world, program)
  await made(staff.post(`/v1/programs/${program.id}/start-reviews`, { application_ids: [submitted.id] }))
  const interview = await interviews(world, program, submitted, judge)

  const accepted = await anOffer({ program: rolling, city })
  await made(as(accepted.token).post(`/v1/applications/${accepted.id}/accept`))
  const another = await anOffer({ program: rolling, city })
  await made(staff.post(`/v1/applications/${another.id}/accept-on-behalf`, { reason: 'by phone' }))
  const letter = await letters(world, rolling, another)
  const declined = await anOffer({ program: rolling, city: other })
  await made(as(declined.token).post(`/v1/applications/${declined.id}/decline`, { reason: 'cannot come' }))
  const [unanswered, waiting] = [
    await anOffer({ program: rolling, city: other }),
    await inReview({ program: rolling, city: other }),
  ]
  await made(staff.put(`/v1/applications/${waiting.id}/decision`, decision))
  const wanted = { application_ids: [waiting.id] }
  await made(staff.post(`/v1/programs/${rolling.id}/releases`, wanted, { headers: { 'idempotency-key': 'one' } }))
  await made(staff.post(`/v1/applications/${waiting.id}/decline-on-behalf`, { reason: 'by phone' }))
  await offers(world, { program: rolling, city: other })
  const freed = await waitlist(world)
  await participants(world, city)
  const tooMany = await aReadyDraft({ program: rolling, city })
  await as(tooMany.token).post(`/v1/applications/${tooMany.id}/submit`)

  const ids = {
    program_id: program.id,
    application_id: draft.id,
    city_id: city.id,
    series_id: series.id,
    organisation_id: host.id,
    api_key_id: spare.id,
    shortlist_id: list.id,
    ...interview,
    list: 'badges',
    ...letter,
    host: 'KR',
    nationality: 'OM',
    kind: 'passport_scan',
    condition: 'visa',
  }
  const all = [...Object.values(credentials), draft.frontend, draft.token]
  // The remaining reads, by every role.
  for (const { method, path, queries } of operationsOf(world)) {
    if (method !== 'GET' || queries.length > 0) continue
    const url = path.replace(/\{(\w+)\}/g, (_, name) => String(ids[name as keyof typeof ids]))
    for (const credential of all) await as(credential).get(url)
  }
  await staff.get(`/v1/applications/${id}/decision`)
  await as().post(`/v1/programs/${program.id}/eligibility-checks`, { city_id: city.id, position: aPosition() })
  await made(as().put('/v1/sandbox/clock', { now: '2017-10-02T00:00:00Z' }))
  await walkLists(world, all, ids)
  await walkLists(
    world,
    [secretariat, credentials.host],
    { ...ids, program_id: rolling.id },
    /^.v1.programs.{program_id}/,
  )
  const onFreed = { ...ids, program_id: freed.id }
  await walkLists(world, [secretariat, credentials.city], onFreed, /(waitlist|promotions|replacements)$/)

  const say = async (
    _: number,
    method: 'get' | 'post' | 'put',
    url: string,
    said: { as?: string; body?: object } = {},
  ) => {
    const answer = method === 'get' ? await as(said.as).get(url) : await as(said.as)[method](url, said.body)
    return answer.body ? answer.json() : undefined
  }
  const { email } = accepted.body.applicant
  await tellMessages(world, say, { program: rolling, city, application: accepted, email })
  await made(staff.post(`/v1/programs/${rolling.id}/close-call`, { reason: 'enough' }))
  setNow('2017-11-12T00:00:00.000Z')
  await runJobs(world)
  for (const [one, status] of [
    [draft, 'lapsed'],
    [unanswered, 'offer_expired'],
  ] as const) {
    const found = (await staff.get(`/v1/applications/${one.id}`)).json()
    if (found.status !== status) throw new Error(`the jobs left it ${found.status}, not ${status}`)
  }
  const renewed = { reply_by: '2017-11-15T00:00:00Z' }
  await made(staff.post(`/v1/applications/${unanswered.id}/renew-offer`, renewed))
  await made(staff.post(`/v1/programs/${program.id}/cancel`, { reason: 'no venue' }))
}

/** Asks for endorsements and gives them, in each way, and sets an order. */
async function endorsements(
  { as, key, staff, made, aReadyDraft }: World,
  { program, city, application }: { program: { id: string }; city: { id: string }; application: string },
) {
  const endorser = { name: 'A focal point', email: 'focal@city.example' }
  const focal = as(await key({ role: 'city', city_id: city.id }))
  const asked = await aReadyDraft({ program, city })
  const form = fileForm()
  await made(as(asked.token).put(`/v1/applications/${asked.id}/documents/nomination_form`, form.payload, form.extra))
  const { link } = await made(staff.post(`/v1/applications/${asked.id}/endorsement-requests`))
  await made(as().get(link.url))
  await as().get(`${link.url}/form`)
  await made(as().post(link.url, { answer: 'endorse', endorser }))
  await made(focal.post(`/v1/applications/${application}/endorse`, { endorser }))
  await made(focal.post(`/v1/applications/${application}/decline-endorsement`, { endorser, reason: 'not ours' }))
  await made(focal.get(`/v1/applications/${application}/endorsement`))
  const order = { application_ids: [asked.id, application] }
  await made(focal.put(`/v1/programs/${program.id}/cities/${city.id}/priorities`, order, ANY))
  // One whose link ends, for the job that expires it.
  await made(staff.post(`/v1/applications/${application}/endorsement-requests`))
}

/** Sets a rubric, assigns reviews balanced and by hand, and takes one through each of its moves. */
async function reviews({ as, staff, made }: World, program: { id: string }) {
  const url = `/v1/programs/${program.id}`
  const need = { name: 'need', label: 'Need', scored_in: 'review', min: 1, max: 5, weight: 1 }
  const rubric = { criteria: [{ ...need, required: true, in_total: true }], reason: 'better words' }
  await made(staff.put(`${url}/rubric`, rubric))
  await made(staff.put(`${url}/rubric`, rubric, ANY))
  const one = await made(staff.post(`${url}/reviewers`, { name: 'One', email: 'one@office.example' }))
  await made(staff.post(`${url}/reviewers`, { name: 'Two', email: 'two@office.example' }))
  await made(staff.post(`${url}/review-assignments`, {}))
  const reviewer = as(one.key)
  const [review] = (await reviewer.get('/v1/reviews')).json().items
  const mine = `/v1/reviews/${review.id}`
  await made(reviewer.put(mine, { scores: { need: 4 } }, ANY))
  await made(reviewer.post(`${mine}/submit`))
  await made(reviewer.get(mine))
  await made(staff.put(`${url}/rubric`, rubric, ANY))
  await made(staff.post(`${mine}/reopen`, { reason: 'a slip' }))
  await made(staff.post(`${mine}/recuse`, { reason: 'a colleague' }))
  const items = [{ application_id: review.application_id, reviewer_id: one.id }]
  await staff.post(`${url}/review-assignments`, { items })
  await made(reviewer.get(`${url}/rubric`))
  return one
}

/** Sets, changes and imports rules of the table of visas. */
async function visas({ staff, made }: World) {
  const terms = { required: true, processing_days: 10, source: 'the embassy', checked_on: '2017-09-20' }
  for (const nationality of ['OM', 'OM', 'CN'])
    await made(staff.put(`/v1/visa-rules/KR/${nationality}`, { ordinary: terms }, ANY))
  const file =
    'host,nationality,required,source,checked_on\nKR,OM,no,the embassy,2017-09-20\nKR,VN,no,the embassy,2017-09-20\n'
  await made(staff.post('/v1/visa-rules/import', file, { headers: { 'content-type': 'text/csv' } }))
}

function gone(answer: Answer) {
  if (answer.statusCode !== 204) throw new Error(`${answer.statusCode} ${answer.body}`)
  return answer
}
