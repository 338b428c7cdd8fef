import { test } from 'tap'
import { has } from '../has.ts'
import { build, passTime } from '../helper.ts'

test('record: an entry names its request, its program and its application', async (t) => {
  const { as, db, ctx, staff, aProgram, aCity, anOrganisation, aReadyDraft, setNow } = await build(t)
  const [program, city, host] = [await aProgram(), await aCity(), await anOrganisation()]
  const [draft, other] = [await aReadyDraft({ program, city }), await aReadyDraft({ program, city })]
  const entries = (subject_id: string) =>
    db.selectFrom('history').selectAll().where('subject_id', '=', subject_id).orderBy('id').execute()

  const submitted = await as(draft.token).post(`/v1/applications/${draft.id}/submit`)
  has(t, (await entries(draft.id)).at(-1), {
    action: 'submit',
    program_id: program.id,
    application_id: draft.id,
    actor_id: draft.id,
    request_id: submitted.headers['x-request-id'],
  })
  const retried = { headers: { 'idempotency-key': 'one' } }
  const extend = () =>
    staff.post(`/v1/programs/${program.id}/extend-call`, { closes_on: '2017-10-14', reason: 'more time' }, retried)
  const [extended, replayed] = [await extend(), await extend()]
  t.not(replayed.headers['x-request-id'], extended.headers['x-request-id'])
  has(
    t,
    (await entries(program.id)).filter(({ action }) => action === 'extend_call'),
    [{ program_id: program.id, application_id: null, request_id: extended.headers['x-request-id'] }],
  )
  const named = await staff.patch(`/v1/organisations/${host.id}`, { acronym: 'HOST' }, { headers: { 'if-match': '*' } })
  has(t, (await entries(host.id)).at(-1), {
    action: 'update',
    program_id: null,
    application_id: null,
    request_id: named.headers['x-request-id'],
  })

  setNow('2017-10-16T00:00:00.000Z')
  await passTime(ctx())
  has(t, (await entries(other.id)).at(-1), { action: 'lapse', actor_role: 'system', request_id: null })
  const cancelled = await staff.post(`/v1/programs/${program.id}/cancel`, { reason: 'no venue' })
  has(
    t,
    (await entries(draft.id)).at(-1),
    { action: 'cancel_program', actor_role: 'system', request_id: cancelled.headers['x-request-id'] },
    'what the service does in a request is of that request',
  )
})

test('record: those who decided, released, waived and attested are known by id, whatever their names', async (t) => {
  const { as, key, db, made, aProgram, aCity, inReview, aSubmitted } = await build(t)
  const [program, city] = [await aProgram(), await aCity()]
  const colleagues = [as(await key({ role: 'secretariat' })), as(await key({ role: 'secretariat' }))] as const
  const [one, two] = await Promise.all(colleagues.map(async (each) => (await each.get('/v1/me')).json().id))
  t.not(one, two)
  const { id } = await inReview({ program, city })
  const other = await aSubmitted({ program, city })
  const [first, second] = colleagues
  await made(first.post(`/v1/applications/${other.id}/attestations`, { criterion: 'managerial_level' }))
  await made(
    second.post(`/v1/applications/${other.id}/waivers`, { criterion: 'language_level', reason: 'interpreter' }),
  )
  const decide = (by: typeof first, headers = {}) =>
    made(by.put(`/v1/applications/${id}/decision`, { outcome: 'select', reason_code: 'merit' }, { headers }))
  await decide(first)
  t.equal((await db.selectFrom('decision').select('decided_by_id').executeTakeFirstOrThrow()).decided_by_id, one)
  await decide(second, { 'if-match': '*' })
  await made(first.post(`/v1/programs/${program.id}/releases`, {}))
  t.strictSame(
    [
      await db.selectFrom('attestation').select(['attested_by', 'attested_by_id']).execute(),
      await db.selectFrom('waiver').select(['granted_by', 'granted_by_id']).execute(),
      await db.selectFrom('decision').select(['decided_by', 'decided_by_id']).execute(),
      await db.selectFrom('release').select(['released_by', 'released_by_id']).execute(),
    ],
    [
      [{ attested_by: 'a secretariat', attested_by_id: one }],
      [{ granted_by: 'a secretariat', granted_by_id: two }],
      [{ decided_by: 'a secretariat', decided_by_id: two }],
      [{ released_by: 'a secretariat', released_by_id: one }],
    ],
  )
  const actions = ['attest', 'waive', 'decide', 'release']
  const entries = await db
    .selectFrom('history')
    .select(['action', 'subject_type', 'actor_id'])
    .where('action', 'in', actions)
    .orderBy('id')
    .execute()
  t.strictSame(
    entries.map(({ action, subject_type, actor_id }) => [action, subject_type, actor_id]),
    [
      ['attest', 'application', one],
      ['waive', 'application', two],
      ['decide', 'application', one],
      ['decide', 'application', two],
      ['release', 'application', one],
      ['release', 'program', one],
    ],
    'the history has the same ids',
  )
})
