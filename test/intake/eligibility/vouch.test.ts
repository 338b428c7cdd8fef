import { test } from 'tap'
import { waivableCriteria } from '../../../src/catalogue/criteria/criteria.ts'
import { CRITERIA } from '../../../src/catalogue/criteria/report.ts'
import { aPosition, fileForm, PNG } from '../../factories.ts'
import { has, lacks } from '../../has.ts'
import { build } from '../../helper.ts'

const NOBODY = '01890000-0000-7000-8000-000000000000'
const WAIVER = { criterion: 'public_employee', reason: 'seconded by the city', approved_by: 'Head of Selection' }

type Line = { criterion: string; outcome: string }
const lineOf = (report: { criteria: Line[] }, criterion: string) =>
  report.criteria.find((line) => line.criterion === criterion)

test('addWaiver: a criterion that is not met becomes waived, and the application can be submitted', async (t) => {
  const { as, db, staff, aProgram, aCity, aReadyDraft } = await build(t)
  const position = aPosition({ employer_type: 'private' })
  const { id, token } = await aReadyDraft({ program: await aProgram(), city: await aCity(), position })
  const applicant = as(token)
  const submit = () => applicant.post(`/v1/applications/${id}/submit`)
  has(t, (await submit()).json(), { code: 'not_eligible' })

  const answer = await staff.post(`/v1/applications/${id}/waivers`, WAIVER)
  t.equal(answer.statusCode, 201)
  has(t, answer.json(), {
    ...WAIVER,
    application_id: id,
    granted_by: 'a secretariat',
    granted_at: '2017-10-02T00:00:00.000Z',
  })
  const report = (await applicant.get(`/v1/applications/${id}/eligibility`)).json()
  has(t, report, { verdict: 'provisional' })
  has(t, lineOf(report, 'public_employee'), { outcome: 'waived', fixable_by: null, fix_by: null })
  t.equal((await submit()).statusCode, 200)
  const events = await db.selectFrom('event').selectAll().where('subject_id', '=', id).orderBy('id').execute()
  has(
    t,
    events.find(({ type }) => type === 'application.waiver_granted'),
    { payload: { criterion: 'public_employee' } },
  )
})

test('addWaiver: staff read who granted it and why; the applicant reads that there is one', async (t) => {
  const { as, key, staff, made, aProgram, aCity, aSubmitted } = await build(t)
  const [program, city] = [await aProgram(), await aCity()]
  const { id, token, frontend } = await aSubmitted({ program, city })
  await made(staff.post(`/v1/applications/${id}/waivers`, WAIVER))
  const history = (await staff.get(`/v1/applications/${id}/history`)).json().items
  has(t, history.at(-1), {
    action: 'waive',
    reason: WAIVER.reason,
    details: { criterion: 'public_employee' },
    actor: { role: 'secretariat', name: 'a secretariat' },
  })
  for (const credential of [token, frontend, await key({ role: 'city', city_id: city.id })])
    for (const path of ['', '/eligibility', '/history']) {
      const { statusCode, body } = await as(credential).get(`/v1/applications/${id}${path}`)
      t.equal(statusCode, 200)
      lacks(t, body, /seconded by the city|Head of Selection|a secretariat|"waive"/)
    }
})

test('addWaiver: it names who approved it: by default the caller', async (t) => {
  const { staff, aProgram, aCity, aSubmitted } = await build(t)
  const { id } = await aSubmitted({ program: await aProgram(), city: await aCity() })
  const { approved_by: _, ...unnamed } = WAIVER
  const waiver = (await staff.post(`/v1/applications/${id}/waivers`, unnamed)).json()
  has(t, waiver, { approved_by: 'a secretariat', granted_by: 'a secretariat' })
})

test('addWaiver: some criteria can be waived and others not, each once, with a reason', async (t) => {
  const { staff, db, aProgram, aCity, aSubmitted } = await build(t)
  const { id } = await aSubmitted({ program: await aProgram(), city: await aCity() })
  const waive = async (body: object) => (await staff.post(`/v1/applications/${id}/waivers`, body)).json()
  t.strictSame(waivableCriteria, [
    'city_member',
    'city_endorsement',
    'managerial_level',
    'public_employee',
    'one_application_per_person',
    'language_level',
    'passport_validity',
    'visa_lead_time',
  ])
  for (const criterion of CRITERIA) {
    const answer = await waive({ criterion, reason: 'a small city' })
    if (waivableCriteria.includes(criterion)) {
      has(t, answer, { criterion, reason: 'a small city' })
      const again = await waive({ criterion, reason: 'once more' })
      has(t, again, { status: 409, code: 'waiver_exists' }, `${criterion} twice`)
    } else
      has(t, answer, {
        status: 422,
        code: 'content_invalid',
        errors: [{ pointer: '/criterion', code: 'not_waivable', detail: /these can: city_member, / }],
      })
  }
  for (const [body, pointer] of [
    [{ criterion: 'public_employee' }, '/reason'],
    [{ criterion: 'public_employee', reason: ' ' }, '/reason'],
    [{ criterion: 'charm', reason: 'none' }, '/criterion'],
    [{ ...WAIVER, approved_by: ' ' }, '/approved_by'],
    [{ ...WAIVER, granted_by: 'Nominee 1' }, '/granted_by'],
  ] as const)
    has(t, await waive(body), { status: 400, errors: [{ pointer }] })
  const rows = await db.selectFrom('waiver').select('reason').execute()
  t.strictSame(
    rows,
    waivableCriteria.map(() => ({ reason: 'a small city' })),
    'the first is what counts',
  )
})

test('addWaiver: a waiver and an attestation count in their own application only', async (t) => {
  const { as, staff, made, aProgram, aCity, aSubmitted } = await build(t)
  const [program, city] = [await aProgram(), await aCity()]
  const [one, other] = [await aSubmitted({ program, city }), await aSubmitted({ program, city })]
  await made(staff.post(`/v1/applications/${one.id}/attestations`, { criterion: 'managerial_level' }))
  const report = async ({ id, token }: typeof one) => (await as(token).get(`/v1/applications/${id}/eligibility`)).json()
  has(t, await report(one), { verdict: 'eligible' })
  has(t, await report(other), { verdict: 'provisional' })
})

test('addAttestation: the claimed level becomes met, and no other level does', async (t) => {
  const { as, staff, made, aProgram, aCity, aReadyDraft } = await build(t)
  const [program, city] = [await aProgram(), await aCity()]
  for (const [level, before, after] of [
    ['manager', 'unverified', 'met'],
    ['executive', 'unverified', 'met'],
    ['specialist', 'not_met', 'not_met'],
    [null, 'unverified', 'unverified'],
  ] as const) {
    const { id, token } = await aReadyDraft({ program, city, position: aPosition({ level }) })
    const outcome = async () => {
      const report = (await as(token).get(`/v1/applications/${id}/eligibility`)).json()
      return lineOf(report, 'managerial_level')?.outcome
    }
    t.equal(await outcome(), before)
    const body = { criterion: 'managerial_level', note: 'as the city writes' }
    const answer = await staff.post(`/v1/applications/${id}/attestations`, body)
    t.equal(answer.statusCode, 201)
    has(t, answer.json(), { ...body, application_id: id, attested_by: 'a secretariat' })
    t.equal(await outcome(), after, `${level}`)
    const again = await staff.post(`/v1/applications/${id}/attestations`, { criterion: 'managerial_level' })
    has(t, again.json(), { status: 409, code: 'attestation_exists' })
    const history = (await as(token).get(`/v1/applications/${id}/history`)).json().items
    has(t, history.at(-1), { action: 'attest', details: { criterion: 'managerial_level' }, actor: { name: null } })
    lacks(t, JSON.stringify(history), /as the city writes/)
  }
  const { id } = await aReadyDraft({ program, city })
  const without = await made(staff.post(`/v1/applications/${id}/attestations`, { criterion: 'managerial_level' }))
  t.equal(without.note, null)
  for (const criterion of ['public_employee', 'call_open'])
    has(t, (await staff.post(`/v1/applications/${id}/attestations`, { criterion })).json(), {
      status: 400,
      errors: [{ pointer: '/criterion' }],
    })
})

test('addAttestation: those who run the program waive and attest, and nobody else', async (t) => {
  const { as, key, db, secretariat, anOrganisation, aProgram, aCity, aSubmitted } = await build(t)
  const [host, sponsor, stranger, city] = [
    await anOrganisation(),
    await anOrganisation(),
    await anOrganisation(),
    await aCity(),
  ]
  const organisations = [
    { organisation_id: host.id, role: 'host' },
    { organisation_id: sponsor.id, role: 'sponsor' },
  ]
  const application = await aSubmitted({ program: await aProgram({ organisations }), city })
  const ofOrganisation = ({ id }: { id: string }) => key({ role: 'organisation', organisation_id: id })
  for (const [who, credential, status] of [
    ['the applicant', application.token, 403],
    ['the frontend', application.frontend, 403],
    ['another city', await key({ role: 'city', city_id: (await aCity()).id }), { waivers: 403, attestations: 404 }],
    ['a sponsor', await ofOrganisation(sponsor), 404],
    ['another organisation', await ofOrganisation(stranger), 404],
    ['a key without the scope', await key({ role: 'secretariat', scopes: ['applications:write'] }), 403],
    ['nobody', undefined, 401],
    ['the host', await ofOrganisation(host), 201],
  ] as const)
    for (const [path, body] of [
      ['waivers', { criterion: 'language_level', reason: 'speaks it every day' }],
      ['attestations', { criterion: 'managerial_level' }],
    ] as const) {
      const answer = await as(credential).post(`/v1/applications/${application.id}/${path}`, body)
      const expected = typeof status === 'number' ? status : status[path]
      t.equal(answer.statusCode, expected, `${who}: ${path}`)
      const [waivers, attestations] = [
        await db.selectFrom('waiver').selectAll().execute(),
        await db.selectFrom('attestation').selectAll().execute(),
      ]
      if (expected !== 201) t.strictSame([waivers, attestations], [[], []])
    }
  for (const [path, body] of [
    ['waivers', WAIVER],
    ['attestations', { criterion: 'managerial_level' }],
  ] as const)
    t.equal((await as(secretariat).post(`/v1/applications/${NOBODY}/${path}`, body)).statusCode, 404)
})

test('addWaiver: only the secretariat waives a rule of the network', async (t) => {
  const { as, key, db, staff, anOrganisation, aProgram, aCity, aSubmitted } = await build(t)
  const { id: organisation_id } = await anOrganisation()
  const organisations = [{ organisation_id, role: 'host' }]
  const host = as(await key({ role: 'organisation', organisation_id }))
  const usual = await aProgram({ organisations })
  const ownRule = { criteria: [{ criterion: 'city_member', kind: 'hard' }] }
  const tightened = await aProgram({ organisations, ...ownRule })
  const criteria = [...ownRule.criteria, { criterion: 'managerial_level', kind: 'hard' }]
  const edited = await host.patch(`/v1/programs/${tightened.id}`, { criteria }, { headers: { 'if-match': '"2"' } })
  t.equal(edited.statusCode, 200)
  const city = await aCity()
  const [one, other] = [await aSubmitted({ program: usual, city }), await aSubmitted({ program: tightened, city })]
  const cases: [string, { id: string }, string, string | undefined][] = [
    ['a membership', one, 'city_member', 'network_rule'],
    ['a managerial post', one, 'managerial_level', 'network_rule'],
    ['a public employer', one, 'public_employee', 'network_rule'],
    ['a free slot', one, 'city_slot_free', 'not_waivable'],
    ['a language', one, 'language_level', undefined],
    ['a passport', one, 'passport_validity', undefined],
    ['the time for a visa', one, 'visa_lead_time', undefined],
    ['what the network asks for there', other, 'city_member', 'network_rule'],
    ['what the host itself asks for', other, 'managerial_level', undefined],
    ['what nobody asks for', other, 'public_employee', undefined],
  ]
  for (const [name, { id }, criterion, code] of cases) {
    const answer = await host.post(`/v1/applications/${id}/waivers`, { criterion, reason: 'a small city' })
    t.equal(answer.statusCode, code ? 422 : 201, name)
    const [fault] = answer.json().errors ?? []
    t.strictSame([fault?.pointer, fault?.code], code ? ['/criterion', code] : [undefined, undefined], name)
  }
  const made = await staff.post(`/v1/applications/${one.id}/waivers`, WAIVER)
  t.equal(made.statusCode, 201, 'the secretariat makes it')
  t.equal((await db.selectFrom('waiver').select('id').execute()).length, 6)
})

// Without `on conflict do nothing` nine of ten were a 500.
test('addWaiver: of ten equal waivers, and of ten equal attestations, at once one each is recorded', async (t) => {
  const { db, staff, aProgram, aCity, aSubmitted } = await build(t)
  const { id } = await aSubmitted({ program: await aProgram(), city: await aCity() })
  for (const [path, body, action] of [
    ['waivers', WAIVER, 'waive'],
    ['attestations', { criterion: 'managerial_level' }, 'attest'],
  ] as const) {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => staff.post(`/v1/applications/${id}/${path}`, body)),
    )
    t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [201, ...Array(9).fill(409)])
    const entries = await db.selectFrom('history').select('id').where('action', '=', action).execute()
    t.equal(entries.length, 1)
  }
})

test('addAttestation: the focal point attests the post of its city’s nominee, after it has read the form', async (t) => {
  const { as, key, staff, made, aProgram, aCity, aReadyDraft } = await build(t)
  const [city, neighbour] = [await aCity(), await aCity()]
  const kinds = ['passport_scan', 'headshot', 'nomination_form']
  const { id, token } = await aReadyDraft({ program: await aProgram({ required_documents: kinds }), city })
  const png = fileForm(PNG, 'image/png', 'headshot.png')
  for (const kind of kinds) {
    const { payload, extra } = kind === 'headshot' ? png : fileForm()
    await made(as(token).put(`/v1/applications/${id}/documents/${kind}`, payload, extra))
  }
  const focal = as(await key({ role: 'city', city_id: city.id }))
  const stranger = as(await key({ role: 'city', city_id: neighbour.id }))
  const shown = (await focal.get(`/v1/applications/${id}`)).json()
  has(t, shown, { position: aPosition(), passport: undefined })
  has(t, shown.applicant, { name_as_in_passport: undefined })
  const listed = (await focal.get(`/v1/applications/${id}/documents`)).json().items
  t.strictSame(
    listed.map(({ kind }: { kind: string }) => kind),
    ['nomination_form'],
  )
  for (const kind of kinds) {
    const url = `/v1/applications/${id}/documents/${kind}/content`
    t.equal((await focal.get(url)).statusCode, kind === 'nomination_form' ? 200 : 404, kind)
    t.equal((await stranger.get(url)).statusCode, 404, `${kind} of another city`)
  }
  const line = async () => lineOf((await focal.get(`/v1/applications/${id}/eligibility`)).json(), 'managerial_level')
  has(t, await line(), { outcome: 'unverified', fixable_by: 'city' })
  const attest = (caller: typeof focal) =>
    caller.post(`/v1/applications/${id}/attestations`, { criterion: 'managerial_level' })
  t.equal((await attest(stranger)).statusCode, 404)
  const attested = await attest(focal)
  t.equal(attested.statusCode, 201)
  has(t, await line(), { outcome: 'met', fixable_by: null })
  has(t, (await attest(staff)).json(), { code: 'attestation_exists' })
  has(t, (await staff.get(`/v1/applications/${id}/history`)).json().items.at(-1), {
    action: 'attest',
    actor: { role: 'city' },
    details: { criterion: 'managerial_level' },
  })
  const narrow = as(await key({ role: 'city', city_id: city.id, scopes: ['applications:read', 'applications:write'] }))
  has(t, (await attest(narrow)).json(), { code: 'scope_missing' })
})
