import { test } from 'tap'
import { build } from '../../helper.ts'

const REASON = 'The ministry has asked for it.'
type Conflict = { code: string; application_id: string; criterion: string; at_submission: string | null }

/** Two applications that are selected and not yet released. */
async function selected(t: Parameters<typeof build>[0]) {
  const world = await build(t)
  const { staff, made, aProgram, aCity, inReview } = world
  const [program, city] = [await aProgram(), await aCity()]
  const [first, second] = [await inReview({ program, city }), await inReview({ program, city: await aCity() })]
  for (const { id } of [first, second])
    await made(staff.put(`/v1/applications/${id}/decision`, { outcome: 'select', reason_code: 'merit' }))
  const release = (body: object = {}) => staff.post(`/v1/programs/${program.id}/releases`, body)
  const patch = async (url: string, body: object) =>
    made(staff.patch(url, body, { headers: { 'if-match': String((await staff.get(url)).headers.etag) } }))
  return { ...world, program, city, first, second, release, patch }
}
const told = (conflicts: Conflict[]) =>
  conflicts.map(({ code, application_id, criterion, at_submission }) => ({
    code,
    application_id,
    criterion,
    at_submission,
  }))

test('releaseDecisions: a hard criterion that is no longer met is a conflict, for each kind of change', async (t) => {
  const changes: [string, string, string | null, (world: Awaited<ReturnType<typeof selected>>) => Promise<unknown>][] =
    [
      [
        'the city was suspended',
        'city_member',
        'met',
        ({ patch, city }) =>
          patch(`/v1/cities/${city.id}`, { membership: { from: '2010-01-01', suspended_from: '2017-10-01' } }),
      ],
      [
        'a criterion was made hard',
        'language_level',
        null,
        async ({ patch, program }) => {
          await patch(`/v1/programs/${program.id}`, {
            language_level: 'C2',
            criteria: [{ criterion: 'language_level', kind: 'hard' }],
          })
        },
      ],
      [
        'a document was added',
        'documents_complete',
        'not_applicable',
        ({ patch, program }) => patch(`/v1/programs/${program.id}`, { required_documents: ['headshot'] }),
      ],
      [
        'a question was added',
        'form_complete',
        'met',
        ({ patch, program }) =>
          patch(`/v1/programs/${program.id}`, {
            answers_schema: { type: 'object', required: ['goal'], properties: { goal: { type: 'string' } } },
          }),
      ],
    ]
  for (const [name, criterion, at_submission, change] of changes) {
    const world = await selected(t)
    const { staff, first, second, release } = world
    await change(world)
    const dry = (await release({ dry_run: true })).json()
    const touched = criterion === 'city_member' ? [first] : [first, second]
    const expected = touched.map(({ id }) => ({
      code: 'not_eligible',
      application_id: id,
      criterion,
      at_submission: criterion === 'language_level' ? dry.conflicts[0]?.at_submission : at_submission,
    }))
    t.strictSame(told(dry.conflicts), expected, name)
    const refused = await release()
    t.equal(refused.statusCode, 409)
    t.equal(refused.json().code, 'release_conflict')
    t.strictSame(told(refused.json().release.conflicts), expected)
    t.strictSame(
      await Promise.all(
        [first, second].map(async ({ id }) => (await staff.get(`/v1/applications/${id}`)).json().status),
      ),
      ['in_review', 'in_review'],
      'all or nothing',
    )
  }
})

test('releaseDecisions: a waiver removes the conflict', async (t) => {
  const { staff, made, city, first, release, patch } = await selected(t)
  await patch(`/v1/cities/${city.id}`, { membership: { from: '2010-01-01', suspended_from: '2017-10-01' } })
  t.equal((await release()).statusCode, 409)
  await made(staff.post(`/v1/applications/${first.id}/waivers`, { criterion: 'city_member', reason: REASON }))
  const released = await release()
  t.equal(released.statusCode, 201)
  t.strictSame(released.json().conflicts, [])
})

test('releaseDecisions: an override needs the digest of the current plan and a reason, and staff are told', async (t) => {
  const { as, staff, made, program, city, first, second, release, patch } = await selected(t)
  await patch(`/v1/cities/${city.id}`, { membership: { from: '2010-01-01', suspended_from: '2017-10-01' } })
  const { digest } = (await release({ dry_run: true })).json()
  t.equal((await release({ dry_run: true })).json().digest, digest, 'the same plan has the same digest')
  for (const [name, override, status] of [
    ['no reason', { digest }, 400],
    ['a blank reason', { digest, reason: ' ' }, 400],
    ['another digest', { digest: 'x', reason: REASON }, 409],
  ] as const)
    t.equal((await release({ override })).statusCode, status, name)

  await made(
    staff.put(
      `/v1/applications/${second.id}/decision`,
      { outcome: 'waitlist', reason_code: 'merit' },
      { headers: { 'if-match': '*' } },
    ),
  )
  const stale = (await release({ override: { digest, reason: REASON } })).json()
  t.strictSame([stale.status, stale.code], [409, 'release_conflict'], 'a decision has changed since the dry run')
  t.match(stale.detail, /has changed since the dry run/)

  const fresh = (await release({ dry_run: true })).json().digest
  t.not(fresh, digest)
  const released = await release({ override: { digest: fresh, reason: REASON } })
  t.equal(released.statusCode, 201)
  t.equal((await staff.get(`/v1/applications/${first.id}`)).json().status, 'offered')
  const entries = async (who: typeof staff, id: string) =>
    (await who.get(`/v1/applications/${id}/history?limit=100`))
      .json()
      .items.filter((each: { action: string }) => each.action === 'override_eligibility')
      .map(({ reason, details }: { reason: string; details: object }) => ({ reason, details }))
  t.strictSame(await entries(staff, first.id), [
    { reason: REASON, details: { release_id: released.json().id, criteria: ['city_member'] } },
  ])
  t.strictSame(await entries(as(first.token), first.id), [], 'the applicant is not told')
  t.strictSame(await entries(staff, second.id), [])
  t.equal((await staff.get(`/v1/programs/${program.id}`)).json().phase, 'call_open')
})

test('releaseDecisions: a host overrides its own criteria, and the secretariat alone those of the network', async (t) => {
  const { as, key, anOrganisation, program, city, first, staff, patch } = await selected(t)
  const { id: organisation_id } = await anOrganisation()
  await patch(`/v1/programs/${program.id}`, { organisations: [{ organisation_id, role: 'host' }] })
  const host = as(await key({ role: 'organisation', organisation_id }))
  const releaseBy = async (who: typeof staff) => {
    const url = `/v1/programs/${program.id}/releases`
    const { digest } = (await who.post(url, { dry_run: true })).json()
    const answer = await who.post(url, { override: { digest, reason: REASON } })
    return { status: answer.statusCode, ...answer.json() }
  }
  await patch(`/v1/programs/${program.id}`, { required_documents: ['headshot'] })
  await patch(`/v1/cities/${city.id}`, { membership: { from: '2010-01-01', suspended_from: '2017-10-01' } })
  const refused = await releaseBy(host)
  t.strictSame([refused.status, refused.code], [409, 'release_conflict'])
  t.equal(refused.detail, 'Only the secretariat may override a rule of the network: see the conflicts.')
  t.equal((await staff.get(`/v1/applications/${first.id}`)).json().status, 'in_review', 'nothing was released')
  await patch(`/v1/cities/${city.id}`, { membership: { from: '2010-01-01', suspended_from: null } })
  t.equal((await releaseBy(host)).status, 201, 'a document is the host’s own criterion')

  const world = await selected(t)
  await world.patch(`/v1/cities/${world.city.id}`, { membership: { from: '2010-01-01', suspended_from: '2017-10-01' } })
  const { digest } = (await world.release({ dry_run: true })).json()
  t.equal((await world.release({ override: { digest, reason: REASON } })).statusCode, 201, 'the secretariat may')
})

test('releaseDecisions: no override exceeds the seats', async (t) => {
  const { release, patch, program } = await selected(t)
  await patch(`/v1/programs/${program.id}`, { seats: 1, max_participants_per_city: 1 })
  const { digest } = (await release({ dry_run: true })).json()
  const refused = (await release({ override: { digest, reason: REASON } })).json()
  t.strictSame([refused.status, refused.release.conflicts.map(({ code }: Conflict) => code)], [409, ['seats_exceeded']])
})

test('releaseDecisions: offers are answered before the end of the program', async (t) => {
  const { release, setNow } = await selected(t)
  const end = '2017-11-23T15:00:00.000Z'
  const late = (await release({ reply_by: '2017-11-23T15:00:00.001Z' })).json()
  t.strictSame([late.status, late.errors[0].pointer, late.errors[0].code], [422, '/reply_by', 'after_end'])
  t.equal((await release({ dry_run: true, reply_by: end })).json().reply_by, end)
  setNow('2017-11-20T00:00:00.000Z')
  t.equal((await release({ dry_run: true })).json().reply_by, end, 'fourteen days would be too late')
  setNow(end)
  const over = (await release()).json()
  t.strictSame([over.status, over.code], [409, 'program_over'])
})
