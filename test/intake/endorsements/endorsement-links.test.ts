import { test } from 'tap'
import { fileForm } from '../../factories.ts'
import { has, lacks } from '../../has.ts'
import { build, passTime } from '../../helper.ts'

const endorser = { name: 'A focal point', email: 'focal@city.example' }

test('requestEndorsement: staff get a link that shows the nominee, the post and the form', async (t) => {
  const { as, staff, made, db, aProgram, aCity, aReadyDraft } = await build(t)
  const [program, city] = [await aProgram({ required_documents: ['nomination_form'] }), await aCity()]
  const { id, token, body } = await aReadyDraft({ program, city })
  const { payload, extra } = fileForm()
  await made(as(token).put(`/v1/applications/${id}/documents/nomination_form`, payload, extra))
  const asked = await staff.post(`/v1/applications/${id}/endorsement-requests`)
  const { link } = asked.json()
  has(t, link, { expires_at: '2017-10-16T00:00:00.000Z', url: `/v1/endorsement-links/${link.token}` })
  const stored = await db.selectFrom('endorsement').selectAll().executeTakeFirstOrThrow()
  lacks(t, JSON.stringify(stored), link.token)
  const seen = await as().get(link.url)
  t.equal(seen.statusCode, 200)
  has(t, seen.json(), {
    program_title: program.title,
    city_name: city.name,
    nominee_name: body.applicant.name,
    position: { title: body.position.title },
    has_form: true,
    status: 'requested',
  })
  lacks(t, seen.body, /1980-02-29|office@city|passport/)
  const form = await as().get(`${link.url}/form`)
  t.equal(form.headers['content-type'], 'application/pdf')
  has(t, (await as().get(`${link.url.slice(0, -1)}x`)).json(), { code: 'not_found' })
})

test('answerEndorsementLink: the answer counts as the city’s, and the link is used', async (t) => {
  const { as, staff, made, aProgram, aCity, aSubmitted } = await build(t)
  const { id, token } = await aSubmitted({ program: await aProgram(), city: await aCity() })
  const { link } = await made(staff.post(`/v1/applications/${id}/endorsement-requests`))
  const anyone = as()
  const refused = await anyone.post(link.url, { answer: 'decline', endorser })
  has(t, refused.json().errors, [{ pointer: '/reason', code: 'required' }])
  has(t, (await anyone.post(link.url, { answer: 'endorse', endorser })).json(), {
    status: 'endorsed',
    given_by: 'link',
  })
  for (const again of [
    await anyone.post(link.url, { answer: 'endorse', endorser }),
    await anyone.get(link.url),
    await anyone.get(`${link.url}/form`),
  ])
    has(t, again.json(), { status: 409, code: 'link_used' })
  has(t, (await as(token).get(`/v1/applications/${id}/endorsement`)).json(), { status: 'endorsed', given_by: 'link' })
  const history = (await staff.get(`/v1/applications/${id}/history`)).json().items
  has(t, history.at(-2), { action: 'endorse', actor: { role: 'city', name: 'A focal point, by a link' } })
})

test('requestEndorsement: the applicant asks again, and the link that the city holds goes on working', async (t) => {
  const { as, staff, made, db, aProgram, aCity, aSubmitted } = await build(t)
  const { id, token } = await aSubmitted({ program: await aProgram(), city: await aCity() })
  const asked = await made(staff.post(`/v1/applications/${id}/endorsement-requests`))
  const again = await as(token).post(`/v1/applications/${id}/endorsement-requests`)
  t.equal(again.statusCode, 201)
  has(t, again.json(), { id: asked.id, status: 'requested', version: 1 })
  lacks(t, again.body, /"link":/)
  t.equal((await as().get(asked.link.url)).statusCode, 200)
  t.equal((await db.selectFrom('endorsement').selectAll().execute()).length, 1)
})

test('answerEndorsementLink: a newer request replaces a link, and time ends it', async (t) => {
  const { as, staff, made, ctx, setNow, aProgram, aCity, aSubmitted } = await build(t)
  const { id } = await aSubmitted({ program: await aProgram(), city: await aCity() })
  const ask = async () => (await made(staff.post(`/v1/applications/${id}/endorsement-requests`))).link.url
  const [old, link] = [await ask(), await ask()]
  has(t, (await as().get(old)).json(), { status: 410, code: 'link_ended' })
  setNow('2017-10-15T23:59:59.999Z')
  await passTime(ctx())
  t.equal((await as().get(link)).statusCode, 200)
  setNow('2017-10-16T00:00:00.000Z')
  has(t, (await as().post(link, { answer: 'endorse', endorser })).json(), { status: 410, code: 'link_ended' })
  await passTime(ctx())
  has(t, (await staff.get(`/v1/applications/${id}/endorsement`)).json(), { status: 'expired' })
  t.equal((await as().get(await ask())).statusCode, 200, 'a third request makes a new link')
})

// Without the second look under the lock two of ten were taken, without the lock four: tried.
test('answerEndorsementLink: of ten answers at once one is taken', async (t) => {
  const { as, staff, made, db, aProgram, aCity, aSubmitted } = await build(t)
  const { id } = await aSubmitted({ program: await aProgram(), city: await aCity() })
  const { link } = await made(staff.post(`/v1/applications/${id}/endorsement-requests`))
  const reason = 'not ours'
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, i) =>
      as().post(link.url, { answer: i % 2 ? 'endorse' : 'decline', endorser, reason }),
    ),
  )
  t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [200, ...Array(9).fill(409)])
  const entries = await db.selectFrom('history').select('action').where('subject_id', '=', id).execute()
  t.equal(entries.filter(({ action }) => ['endorse', 'decline_endorsement'].includes(action)).length, 1)
})
