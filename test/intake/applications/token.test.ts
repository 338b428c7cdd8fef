import { test } from 'tap'
import { buildApp } from '../../../src/app.ts'
import { has, lacks } from '../../has.ts'
import { build } from '../../helper.ts'

test('reissueToken: staff replace the token; the old one is dead in every process, and the history says so', async (t) => {
  const { app, as, db, files, secrets, key, staff, made, aCity, aProgram, anOrganisation, aReadyDraft } = await build(t)
  const host = await anOrganisation()
  const program = await aProgram({ organisations: [{ organisation_id: host.id, role: 'host' }] })
  const { id, token } = await aReadyDraft({ program, city: await aCity() })
  const clock = async () => '2017-10-02T00:00:00.000Z'
  const twin = await buildApp({ db, files, clock, secrets, config: { sandbox: false, logLevel: 'silent' } })
  t.teardown(() => twin.close())
  const works = async (credential: string) => {
    const request = { url: `/v1/applications/${id}`, headers: { authorization: `Bearer ${credential}` } }
    return (await Promise.all([app, twin].map((each) => each.inject(request)))).map(({ statusCode }) => statusCode)
  }
  t.strictSame(await works(token), [200, 200], 'both processes trust it')

  const url = `/v1/applications/${id}/token`
  const answer = await staff.post(url)
  t.equal(answer.statusCode, 201)
  t.equal(answer.headers['cache-control'], 'private, no-store')
  const { applicant_token: second, ...rest } = answer.json()
  t.strictSame(rest, { application_id: id, expires_at: '2017-12-23T15:00:00.000Z' })
  t.match(second, /^coh_applicant_[0-9A-Za-z]{38}$/)
  t.strictSame(
    [await works(token), await works(second)],
    [
      [401, 401],
      [200, 200],
    ],
  )

  const ofHost = as(await key({ role: 'organisation', organisation_id: host.id }))
  const third = (await made(ofHost.post(url))).applicant_token
  t.strictSame(
    [await works(second), await works(third)],
    [
      [401, 401],
      [200, 200],
    ],
  )
  const own = (await made(as(third).post(url))).applicant_token
  t.strictSame(
    [await works(third), await works(own)],
    [
      [401, 401],
      [200, 200],
    ],
  )
  has(t, (await as(own).get('/v1/me')).json(), { role: 'applicant', expires_at: '2017-12-23T15:00:00.000Z' })

  const stale = { headers: { 'if-match': '"2"' } }
  has(t, (await staff.post(url, undefined, stale)).json(), { status: 412 })
  has(t, (await staff.delete(url, undefined, stale)).json(), { status: 412 })
  t.strictSame(await works(own), [200, 200], 'a refusal changes nothing')
  t.equal((await staff.delete(url)).statusCode, 204)
  t.strictSame(await works(own), [401, 401])
  t.equal((await staff.delete(url)).statusCode, 204, 'a second time changes nothing')
  const fresh = (await made(staff.post(url))).applicant_token
  t.strictSame(await works(fresh), [200, 200])

  const history = (await as(fresh).get(`/v1/applications/${id}/history`)).json().items
  t.strictSame(
    history.map(({ action, actor }: { action: string; actor: { role: string } }) => `${action} ${actor.role}`),
    [
      'start frontend',
      'reissue_token secretariat',
      'reissue_token organisation',
      'reissue_token applicant',
      'revoke_token secretariat',
      'reissue_token secretariat',
    ],
  )
  lacks(t, JSON.stringify(await db.selectFrom('history').selectAll().execute()), 'coh_applicant_')
  has(t, (await as(fresh).get(`/v1/applications/${id}`)).json(), { version: 1 }, 'what it shows has not changed')
})

// Without the comparison under the lock all fifty applicants were answered 201, and 49 of the tokens were dead.
test('reissueToken: of fifty at once exactly one token works in the end', async (t) => {
  const { as, db, staff, aCity, aProgram, aReadyDraft } = await build(t)
  const [program, city] = [await aProgram(), await aCity()]
  for (const who of ['the applicant', 'staff'] as const) {
    const { id, token } = await aReadyDraft({ program, city })
    const caller = who === 'staff' ? staff : as(token)
    const answers = await Promise.all(Array.from({ length: 50 }, () => caller.post(`/v1/applications/${id}/token`)))
    const tokens = answers.flatMap((answer) => (answer.statusCode === 201 ? [answer.json().applicant_token] : []))
    if (who === 'the applicant') {
      t.equal(tokens.length, 1, who)
      for (const answer of answers) if (answer.statusCode !== 201) has(t, answer.json(), { code: 'unauthorized' })
    } else t.equal(tokens.length, 50, who)
    const working = await Promise.all(tokens.map((each) => as(each).get('/v1/me')))
    t.equal(working.filter(({ statusCode }) => statusCode === 200).length, 1, who)
    t.equal((await as(token).get('/v1/me')).statusCode, 401, who)
    const entries = await db
      .selectFrom('history')
      .select('id')
      .where('subject_id', '=', id)
      .where('action', '=', 'reissue_token')
      .execute()
    t.equal(entries.length, tokens.length, who)
  }
})

test('reissueToken: a retry gets the same token again, sealed in between', async (t) => {
  const { as, db, staff, aCity, aProgram, aReadyDraft } = await build(t)
  const { id } = await aReadyDraft({ program: await aProgram(), city: await aCity() })
  const ask = (key: string) =>
    staff.post(`/v1/applications/${id}/token`, undefined, { headers: { 'idempotency-key': key } })
  const [first, again] = [await ask('one'), await ask('one')]
  t.equal(again.body, first.body)
  t.equal(again.headers['idempotent-replayed'], 'true')
  const { applicant_token } = first.json()
  t.equal((await as(applicant_token).get('/v1/me')).statusCode, 200, 'nothing was replaced by the retry')
  const { answer } = await db.selectFrom('idempotency_key').select('answer').executeTakeFirstOrThrow()
  t.notOk(answer.includes(applicant_token))
  const other = (await ask('two')).json().applicant_token
  t.equal((await ask('one')).body, first.body, 'byte for byte, also when that token was replaced since')
  t.strictSame(
    [(await as(applicant_token).get('/v1/me')).statusCode, (await as(other).get('/v1/me')).statusCode],
    [401, 200],
  )
})

test('authenticate: a token ends 30 days after the last day of its program, and says so', async (t) => {
  const { as, staff, setNow, aCity, aProgram, anOffer, made } = await build(t)
  const program = await aProgram({ starts_on: '2017-11-20', ends_on: '2017-11-23' })
  const { id, token } = await anOffer({ program, city: await aCity() })
  await made(as(token).post(`/v1/applications/${id}/accept`))
  // The end of 23 December in Seoul.
  setNow('2017-12-23T14:59:59.999Z')
  t.equal((await as(token).get(`/v1/applications/${id}`)).statusCode, 200)
  const last = (await made(staff.post(`/v1/applications/${id}/token`))).applicant_token
  t.equal((await as(last).get('/v1/me')).statusCode, 200)
  setNow('2017-12-23T15:00:00.000Z')
  for (const url of ['/v1/me', `/v1/applications/${id}`, '/v1/cities']) {
    const refused = (await as(last).get(url)).json()
    has(t, refused, { status: 401, code: 'unauthorized', expired_at: '2017-12-23T15:00:00.000Z' }, url)
    t.match(refused.detail, /ended at 2017-12-23T15:00:00\.000Z, 30 days after the program/)
  }
  const refused = (await staff.post(`/v1/applications/${id}/token`)).json()
  has(t, refused, { status: 409, code: 'token_ended', expired_at: '2017-12-23T15:00:00.000Z' })
  t.equal((await staff.delete(`/v1/applications/${id}/token`)).statusCode, 204)
})
