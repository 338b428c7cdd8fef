import { test } from 'tap'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'

const OUTCOMES = { select: 'offered', waitlist: 'waitlisted', not_select: 'not_selected' }

for (const [outcome, to] of Object.entries(OUTCOMES))
  test(`decideApplication: a decision to ${outcome} shows nowhere before its release, to the byte, and at once after it`, async (t) => {
    const { as, db, staff, made, key, setNow, aCity, aProgram, inReview } = await build(t)
    const [program, city] = [await aProgram({ seats: 5 }), await aCity()]
    const { id, token, frontend } = await inReview({ program, city })
    const viewers = {
      applicant: as(token),
      city: as(await key({ role: 'city', city_id: city.id })),
      frontend: as(frontend),
      public: as(),
    }
    const urls = [
      `/v1/applications/${id}`,
      `/v1/applications/${id}/history`,
      `/v1/applications/${id}/eligibility`,
      `/v1/applications/${id}/documents`,
      `/v1/applications/${id}/decision`,
      '/v1/applications',
      '/v1/applications?status=in_review',
      `/v1/applications?status=${to}`,
      `/v1/programs/${program.id}`,
      `/v1/programs/${program.id}/history`,
      `/v1/programs/${program.id}/decisions`,
      `/v1/programs/${program.id}/participants`,
      `/v1/programs/${program.id}/cities/${city.id}/allocation`,
      '/v1/programs',
      '/v1/me',
    ]
    /** All that others than staff can read, as it comes over the wire, and all that machines are told. */
    async function seen() {
      const pages: Record<string, unknown> = {}
      for (const [who, viewer] of Object.entries(viewers))
        for (const url of urls) {
          const { statusCode, headers, body } = await viewer.get(url)
          const { date, 'x-request-id': _, ...lasting } = headers
          pages[`${who} ${url}`] = [statusCode, lasting, body.replace(/"request_id":"[^"]*"/, '')]
        }
      const events = await db.selectFrom('event').selectAll().orderBy('id').execute()
      return { pages, events, rows: await db.selectFrom('application').selectAll().execute() }
    }
    const decide = (outcome: string, extra = {}) =>
      made(
        staff.put(
          `/v1/applications/${id}/decision`,
          { outcome, reason_code: 'competitive', note: 'for staff', message: 'for you' },
          extra,
        ),
      )

    const before = await seen()
    const first = Object.keys(OUTCOMES).find((each) => each !== outcome) ?? outcome
    await decide(first)
    t.strictSame(await seen(), before, 'decided')
    await decide(outcome, { headers: { 'if-match': '"1"' } })
    t.strictSame(await seen(), before, 'decided otherwise')
    await made(staff.post(`/v1/programs/${program.id}/releases`, { dry_run: true }))
    t.strictSame(await seen(), before, 'after a dry run')
    const known = { 'if-none-match': '"3"' }
    t.equal((await viewers.applicant.get(`/v1/applications/${id}`, known)).statusCode, 304, 'the tag is as it was')

    setNow('2017-10-20T00:00:00.000Z')
    await made(staff.post(`/v1/programs/${program.id}/releases`, {}))
    for (const viewer of [viewers.applicant, viewers.city, viewers.frontend]) {
      const answer = await viewer.get(`/v1/applications/${id}`, known)
      t.equal(answer.statusCode, 200)
      const decision = { outcome, message: 'for you', released_at: '2017-10-20T00:00:00.000Z' }
      has(t, answer.json(), { status: to, version: 4 })
      t.strictSame(answer.json().decision, decision, 'with neither the reason code nor the note')
      const listed = (await viewer.get(`/v1/applications?status=${to}`)).json().items
      has(t, listed, [{ id, status: to }])
      const history = (await viewer.get(`/v1/applications/${id}/history`)).json().items
      has(t, history.at(-1), { action: 'release', from: 'in_review', to, actor: { name: null } })
      t.notOk(
        history.some(({ action }: { action: string }) => action === 'decide'),
        'when it was decided stays with staff',
      )
    }
  })

test('withdrawApplication: an applicant who withdraws with a hidden decision never learns what it was', async (t) => {
  const { as, staff, made, aCity, aProgram, inReview } = await build(t)
  const program = await aProgram()
  const { id, token } = await inReview({ program, city: await aCity() })
  await made(staff.put(`/v1/applications/${id}/decision`, { outcome: 'not_select', reason_code: 'merit' }))
  await made(as(token).post(`/v1/applications/${id}/withdraw`, { reason: 'cannot come' }))
  const release = await made(staff.post(`/v1/programs/${program.id}/releases`, {}))
  has(t, release, { id: null, items: [], undecided: [] })
  has(t, (await as(token).get(`/v1/applications/${id}`)).json(), { status: 'withdrawn', decision: null })
})
