import { test } from 'tap'
import { aPosition } from '../../factories.ts'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'

test('startApplication: a frontend, a focal point or the secretariat starts a draft, and gets the applicant’s token once', async (t) => {
  const { as, db, key, secretariat, aCity, aProgram, aReadyDraft } = await build(t)
  const [program, city] = [await aProgram(), await aCity()]
  const { started, token, frontend } = await aReadyDraft({ program, city })
  has(t, started, {
    status: 'draft',
    program_id: program.id,
    city_id: city.id,
    version: 1,
    decision: null,
    offer: null,
  })
  t.match(token, /^coh_applicant_[0-9A-Za-z]{38}$/)
  has(t, (await as(frontend).get(`/v1/applications/${started.id}`)).json(), { applicant_token: undefined })
  const { token_hash } = await db.selectFrom('application').select('token_hash').executeTakeFirstOrThrow()
  t.equal(token_hash?.length, 32, 'only a hash is kept')

  const focalPoint = await key({ role: 'city', city_id: city.id })
  for (const [who, credential] of [
    ['a focal point', focalPoint],
    ['the secretariat', secretariat],
  ] as const) {
    const body = { city_id: city.id, applicant: { name: `Nominee of ${who}`, email: 'a@city.example' } }
    const answer = await as(credential).post(`/v1/programs/${program.id}/applications`, body)
    t.equal(answer.statusCode, 201, who)
    t.equal(answer.headers.location, `/v1/applications/${answer.json().id}`)
  }
  const other = await aCity()
  const foreign = await as(focalPoint).post(`/v1/programs/${program.id}/applications`, {
    city_id: other.id,
    applicant: { name: 'X', email: 'x@city.example' },
  })
  has(t, foreign.json(), { status: 403, code: 'city_not_yours' })
})

test('startApplication: a body is taken as it is: nothing is coerced, dropped or made up', async (t) => {
  const { as, aCity, aProgram, aReadyDraft, key } = await build(t)
  const [program, city, frontend] = [await aProgram(), await aCity(), await key({ role: 'frontend' })]
  const { started, token } = await aReadyDraft({
    program,
    city,
    passport: { country: null, type: 'ordinary', expires_on: null },
    position: null,
  })
  has(t, started, { passport: { country: null, type: 'ordinary', expires_on: null }, position: null })
  t.strictSame((await as(token).get(`/v1/applications/${started.id}`)).json().passport, {
    country: null,
    type: 'ordinary',
    expires_on: null,
  })

  const applicant = { name: 'Nominee', email: 'a@city.example' }
  const cases: [object, string][] = [
    [{ applicant }, '/city_id'],
    [{ city_id: city.id }, '/applicant'],
    [{ city_id: 'x', applicant }, '/city_id'],
    [{ city_id: city.id, applicant: { ...applicant, name: '  ' } }, '/applicant/name'],
    [{ city_id: city.id, applicant: { ...applicant, name: 5 } }, '/applicant/name'],
    [{ city_id: city.id, applicant: { ...applicant, email: 'nobody' } }, '/applicant/email'],
    [{ city_id: city.id, applicant: { ...applicant, birth_date: '1980-02-30' } }, '/applicant/birth_date'],
    [{ city_id: city.id, applicant: { ...applicant, nationality: 'XX' } }, '/applicant/nationality'],
    [{ city_id: city.id, applicant: { ...applicant, passport_number: 'X' } }, '/applicant/passport_number'],
    [{ city_id: city.id, applicant, status: 'submitted' }, '/status'],
    [{ city_id: city.id, applicant, position: { level: 'boss' } }, '/position/level'],
    [{ city_id: city.id, applicant, languages: [{ language: 'en', level: 'D1' }] }, '/languages/0/level'],
    [{ city_id: city.id, applicant, languages: [{ language: '??', level: 'B1' }] }, '/languages/0/language'],
    [{ city_id: city.id, applicant, passport: { expires_on: '31.01.2027' } }, '/passport/expires_on'],
  ]
  for (const [body, pointer] of cases) {
    const answer = await as(frontend).post(`/v1/programs/${program.id}/applications`, body)
    t.equal(answer.statusCode, 400, pointer)
    t.ok(
      answer.json().errors.some((error: { pointer: string }) => error.pointer === pointer),
      `${pointer} is named in ${answer.body}`,
    )
  }
  const unknown = { city_id: '01890000-0000-7000-8000-000000000000', applicant }
  has(t, (await as(frontend).post(`/v1/programs/${program.id}/applications`, unknown)).json(), {
    status: 422,
    errors: [{ pointer: '/city_id' }],
  })
  const asked = { city_id: city.id, applicant, answers: { why: 'nobody asked' } }
  has(t, (await as(frontend).post(`/v1/programs/${program.id}/applications`, asked)).json(), {
    status: 422,
    errors: [{ pointer: '/answers/why' }],
  })
})

test('startApplication: the program must exist, and its call must not be over', async (t) => {
  const { as, setNow, staff, aCity, aDraftProgram, aProgram, key } = await build(t)
  const [city, frontend] = [await aCity(), await key({ role: 'frontend' })]
  const start = async (program: { id: string }) =>
    (
      await as(frontend).post(`/v1/programs/${program.id}/applications`, {
        city_id: city.id,
        applicant: { name: 'N', email: 'n@city.example' },
      })
    ).json()
  has(t, await start(await aDraftProgram()), { status: 404 })
  const cancelled = await aProgram()
  await staff.post(`/v1/programs/${cancelled.id}/cancel`, { reason: 'no venue' })
  has(t, await start(cancelled), { status: 409, code: 'program_status' })
  const early = await aProgram({ call: { opens_on: '2017-10-10', closes_on: '2017-10-13' } })
  has(t, await start(early), { status: 'draft' }, 'a draft may be begun before the call opens')
  const webinar = await aProgram({ format: 'webinar', call: {} })
  const shelved = await aDraftProgram()
  await staff.post(`/v1/programs/${shelved.id}/cancel`, { reason: 'never announced' })
  has(t, await start(shelved), { status: 404 }, 'what was never published is not there')
  const program = await aProgram()
  setNow('2017-11-19T15:00:00.000Z')
  has(
    t,
    await start(webinar),
    { status: 409, code: 'call_closed' },
    'a call without a deadline ends when the program begins',
  )
  setNow('2017-10-13T15:00:00.000Z')
  has(t, await start(program), { status: 409, code: 'call_closed', closes_at: '2017-10-13T15:00:00.000Z' })
})

test('startApplication: a person has one active application in a program, and only its owner is told of it', async (t) => {
  const { as, key, staff, aCity, aProgram, aReadyDraft } = await build(t)
  const [program, city, other] = [await aProgram(), await aCity(), await aCity()]
  const frontend = await key({ role: 'frontend' })
  const start = async (applicant: object, by = frontend, city_id = city.id) =>
    (await as(by).post(`/v1/programs/${program.id}/applications`, { city_id, applicant })).json()
  const person = { name: 'José  Núñez-Ortiz', email: 'office@city.example', birth_date: '1980-02-29' }
  const first = await start(person)
  has(t, first, { status: 'draft' })

  for (const name of ['JOSE NUNEZ ORTIZ', 'Nunez Ortiz, José', 'José Núñez–Ortiz'])
    has(
      t,
      await start({ ...person, name, email: 'else@city.example' }),
      { code: 'application_exists', application: { id: first.id, status: 'draft' } },
      name,
    )
  const existsFor = async (credential: string, city_id = city.id) => {
    const { code, application } = await start(person, credential, city_id)
    return { code, application }
  }
  const untold = { code: 'application_exists', application: undefined }
  const told = { ...untold, application: { id: first.id, status: 'draft' } }
  const ofCity = ({ id }: { id: string }) => key({ role: 'city', city_id: id })
  t.strictSame(await existsFor(await key({ role: 'frontend' })), untold, 'another frontend learns nothing')
  t.strictSame(await existsFor(await ofCity(other), other.id), untold, 'nor does another city')
  t.strictSame(await existsFor(await ofCity(city)), told, 'the city that it is of does')
  has(
    t,
    await start({ ...person, birth_date: '1981-02-28' }),
    { status: 'draft' },
    'another birth date is another person',
  )
  has(t, await start({ ...person, name: 'Somebody else' }), { status: 'draft' }, 'office mailboxes are shared')

  // Where no birth date is given, the address stands for it.
  const undated = { name: 'Ada King', email: 'Ada.King@city.example' }
  has(t, await start(undated), { status: 'draft' })
  has(t, await start({ ...undated, email: 'ada.king@CITY.example' }), { code: 'application_exists' })
  has(t, await start({ ...undated, email: 'a.king@city.example' }), { status: 'draft' })

  await as(first.applicant_token).post(`/v1/applications/${first.id}/withdraw`, { reason: 'a new one' })
  has(t, await start(person), { status: 'draft' }, 'after a withdrawal there may be another')
  const elsewhere = await aProgram()
  t.equal(
    (await as(frontend).post(`/v1/programs/${elsewhere.id}/applications`, { city_id: city.id, applicant: person }))
      .statusCode,
    201,
  )

  const draft = await aReadyDraft({ program, city })
  const renamed = await as(draft.token).patch(
    `/v1/applications/${draft.id}`,
    { applicant: person },
    { headers: { 'if-match': '"1"' } },
  )
  has(t, renamed.json(), untold, 'nor can a draft be changed into one, and its applicant does not see the other')
  t.equal((await staff.get(`/v1/applications/${draft.id}`)).json().version, 1)
})

// Without the partial unique index, all of the twenty were begun.
test('startApplication: twenty at once for one person start one draft', async (t) => {
  const { as, db, key, aCity, aProgram } = await build(t, { pool: 20 })
  const [program, city, frontend] = [await aProgram(), await aCity(), await key({ role: 'frontend' })]
  const body = { city_id: city.id, applicant: { name: 'Nominee', email: 'n@city.example', birth_date: '1980-02-29' } }
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => as(frontend).post(`/v1/programs/${program.id}/applications`, body)),
  )
  t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [201, ...Array(19).fill(409)])
  t.equal((await db.selectFrom('application').select('id').execute()).length, 1)
})

test('updateApplication: a draft is changed section by section, and a submitted application is not', async (t) => {
  const { as, aCity, aProgram, aReadyDraft } = await build(t)
  const answers_schema = {
    type: 'object',
    properties: { motivation: { type: 'string', title: 'Why?' }, city_size: { type: 'integer' } },
  }
  const [program, city] = [await aProgram({ answers_schema }), await aCity()]
  const draft = await aReadyDraft({ program, city, answers: { motivation: 'To learn.' } })
  const applicant = as(draft.token)
  const change = async (body: object, version: number) =>
    (await applicant.patch(`/v1/applications/${draft.id}`, body, { headers: { 'if-match': `"${version}"` } })).json()
  has(t, await change({ position: { title: 'CIO' }, answers: { city_size: 5 } }, 1), {
    version: 2,
    position: aPosition({ title: 'CIO' }),
    answers: { motivation: 'To learn.', city_size: 5 },
  })
  has(t, await change({ position: null, passport: null, languages: [] }, 2), {
    position: null,
    passport: null,
    languages: [],
  })
  has(t, await change({ position: { level: 'manager' }, applicant: { gender: 'female' } }, 3), {
    position: { level: 'manager' },
    applicant: { gender: 'female' },
  })
  has(t, await change({ answers: { shoe_size: 43 } }, 4), { status: 422, errors: [{ pointer: '/answers/shoe_size' }] })
  has(t, await change({}, 4), { status: 400 })
  has(t, await change({ city_id: city.id }, 4), { status: 400, errors: [{ pointer: '/city_id' }] })

  await change({ position: aPosition(), passport: draft.body.passport, languages: draft.body.languages }, 4)
  t.equal((await applicant.post(`/v1/applications/${draft.id}/submit`)).statusCode, 200)
  has(t, await change({ languages: [] }, 6), { status: 409, code: 'application_not_editable' })
})
