import { test } from 'tap'
import { fileForm, PDF, PNG } from '../../factories.ts'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'

test('downloadDocument: a document comes back as it was sent, to be saved and never to be shown or cached', async (t) => {
  const { as, aProgram, aCity, aReadyDraft } = await build(t)
  const { id, token } = await aReadyDraft({ program: await aProgram(), city: await aCity() })
  const applicant = as(token)
  const everyByte = Buffer.from(Array.from({ length: 256 }, (_, i) => i))
  for (const [kind, bytes, type, filename, disposition] of [
    ['headshot', PNG, 'image/png', 'me.png', 'attachment; filename=me.png'],
    [
      'passport_scan',
      Buffer.concat([PDF, Buffer.alloc(300_000, everyByte), PDF]),
      'application/pdf',
      '여권 “scan”.pdf',
      `attachment; filename="?? ?scan?.pdf"; filename*=UTF-8''%EC%97%AC%EA%B6%8C%20%E2%80%9Cscan%E2%80%9D.pdf`,
    ],
    ['nomination_form', PDF, 'application/pdf', '../../a.pdf', 'attachment; filename=a.pdf'],
  ] as const) {
    const { payload, extra } = fileForm(bytes, type, filename)
    const url = `/v1/applications/${id}/documents/${kind}`
    t.equal((await applicant.put(url, payload, extra)).statusCode, 200)
    const answer = await applicant.get(`${url}/content`)
    t.equal(answer.statusCode, 200)
    t.ok(answer.rawPayload.equals(bytes), `${kind}: to the byte`)
    has(t, answer.headers, {
      'content-type': type,
      'content-length': String(bytes.length),
      'content-disposition': disposition,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    })
  }
})

test('downloadDocument: the current version is sent, and a 404 when there is none', async (t) => {
  const { as, aProgram, aCity, aReadyDraft } = await build(t)
  const { id, token } = await aReadyDraft({ program: await aProgram(), city: await aCity() })
  const applicant = as(token)
  const url = `/v1/applications/${id}/documents/nomination_form`
  for (const missing of [`${url}/content`, `/v1/applications/${id}/documents/visa/content`])
    has(t, (await applicant.get(missing)).json(), { status: 404, code: 'not_found' })
  for (const text of ['first', 'second']) {
    const { payload, extra } = fileForm(Buffer.from(`%PDF-1.7 ${text} %%EOF`))
    await applicant.put(url, payload, extra)
  }
  t.equal((await applicant.get(`${url}/content`)).body, '%PDF-1.7 second %%EOF')
  t.equal((await applicant.get(`${url}/content`, { accept: 'application/pdf' })).statusCode, 200)
  await applicant.delete(url)
  has(t, (await applicant.get(`${url}/content`)).json(), { status: 404, code: 'not_found' })
})

test('downloadDocument: those who run the program, the applicant, its frontend, and in review a reviewer may read', async (t) => {
  const { as, key, secretariat, made, staff, anOrganisation, aProgram, aCity, aReadyDraft } = await build(t)
  const [host, sponsor, stranger, city] = [
    await anOrganisation(),
    await anOrganisation(),
    await anOrganisation(),
    await aCity(),
  ]
  const program = await aProgram({
    organisations: [
      { organisation_id: host.id, role: 'host' },
      { organisation_id: sponsor.id, role: 'sponsor' },
    ],
  })
  const [draft, other] = [await aReadyDraft({ program, city }), await aReadyDraft({ program, city })]
  const documents = `/v1/applications/${draft.id}/documents`
  const { payload, extra } = fileForm()
  await made(as(draft.token).put(`${documents}/nomination_form`, payload, extra))
  const ofOrganisation = ({ id }: { id: string }) => key({ role: 'organisation', organisation_id: id })
  const scopes = ['applications:read' as const]
  const cases = [
    ['the applicant', draft.token, 200],
    ['the frontend', draft.frontend, 200],
    ['the secretariat', secretariat, 200],
    ['the host', await ofOrganisation(host), 200],
    ['a sponsor', await ofOrganisation(sponsor), 404],
    ['another organisation', await ofOrganisation(stranger), 404],
    ['another applicant', other.token, 404],
    ['another frontend', await key({ role: 'frontend' }), 404],
    ['the city', await key({ role: 'city', city_id: city.id }), 200],
    ['another city', await key({ role: 'city', city_id: (await aCity()).id }), 404],
    ['a reviewer', await key({ role: 'reviewer' }), 404, 200],
    ['a key without the scope', await key({ role: 'secretariat', scopes }), 403],
    ['nobody', undefined, 401],
  ] as const
  const everyone = async (after: string, isInReview = false) => {
    for (const [who, credential, before, inReview = before] of cases) {
      const status = isInReview ? inReview : before
      const content = await as(credential).get(`${documents}/nomination_form/content`)
      t.equal(content.statusCode, status, `${who} reads it ${after}`)
      if (status !== 200) t.notOk(content.body.includes('%PDF'))
      const list = await as(credential).get(documents)
      t.equal(list.statusCode, status, `${who} lists it ${after}`)
      if (status === 200) has(t, list.json(), { items: [{ kind: 'nomination_form' }], next_cursor: null })
    }
  }
  await everyone('while it is a draft')
  await made(as(draft.token).post(`/v1/applications/${draft.id}/submit`))
  await made(staff.post(`/v1/applications/${draft.id}/start-review`))
  await everyone('when it is in review', true)
})
