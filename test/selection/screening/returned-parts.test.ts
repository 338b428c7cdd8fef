import { test } from 'tap'
import { PARTS } from '../../../src/intake/applications/parts.ts'
import { aPosition, fileForm } from '../../factories.ts'
import { build } from '../../helper.ts'

const DUE = '2017-10-20T00:00:00.000Z'

/** A submitted application that was returned with this body. */
async function returned(t: Parameters<typeof build>[0], body: object, questions: Record<string, unknown> = {}) {
  const world = await build(t)
  const { as, staff, made, aProgram, aCity, aSubmitted } = world
  const program = await aProgram(questions)
  const { id, token, ...rest } = await aSubmitted({ program, city: await aCity() })
  const url = `/v1/applications/${id}`
  await made(staff.post(`${url}/return`, { items: ['as said on the phone'], due_at: DUE, ...body }))
  const applicant = as(token)
  const edit = async (change: object, who = applicant) =>
    who.patch(url, change, { headers: { 'if-match': String((await staff.get(url)).headers.etag) } })
  const history = async (who: typeof staff = staff) => (await who.get(`${url}/history?limit=100`)).json().items
  return { ...world, ...rest, program, id, token, url, applicant, edit, history }
}

const CHANGES: Record<string, object> = {
  position: { position: { title: 'Chief of Digital Services' } },
  languages: { languages: [{ language: 'en', level: 'C1' }] },
  passport: { passport: { expires_on: '2020-01-31' } },
  answers: { answers: { goal: 'to learn' } },
}
const QUESTIONS = {
  answers_schema: { type: 'object', properties: { goal: { type: 'string' } } },
}

test('updateApplication: only the parts that were named can be changed', async (t) => {
  for (const part of PARTS) {
    const { edit, applicant, url, staff } = await returned(t, { parts: [part] }, QUESTIONS)
    for (const [name, change] of Object.entries(CHANGES)) {
      const answer = await edit(change)
      t.equal(answer.statusCode, name === part ? 200 : 409, `${part} was named, ${name} is changed`)
      if (name === part) continue
      t.equal(answer.json().code, 'application_not_editable')
      t.strictSame(
        answer.json().errors.map(({ code, pointer }: Record<string, string>) => [code, pointer?.split('/')[1]]),
        [['not_returned', name]],
      )
    }
    const { payload, extra } = fileForm()
    for (const kind of ['passport_scan', 'nomination_form']) {
      const put = await applicant.put(`${url}/documents/${kind}`, payload, extra)
      t.equal(put.statusCode, kind === part ? 200 : 409, `${part} was named, ${kind} is uploaded`)
    }
    t.strictSame((await staff.get(url)).json().returned.parts, [part])
  }
})

test('returnApplication: items that are names of parts open those parts; without any, all parts but the person are open', async (t) => {
  for (const [body, parts] of [
    [{ items: ['headshot', 'a clearer one, please'] }, ['headshot']],
    [{ items: ['headshot'], parts: ['position'] }, ['position']],
    [{ items: ['sign the form'] }, [...PARTS]],
  ] as const) {
    const { staff, url, edit } = await returned(t, body)
    t.strictSame((await staff.get(url)).json().returned.parts, parts)
    const person = (await edit({ applicant: { name: 'Somebody Else' } })).json()
    t.strictSame([person.status, person.errors[0].code], [409, 'person_fixed'])
  }
  const { staff, url } = await returned(t, {})
  for (const parts of [[], ['applicant'], ['headshot', 'headshot']])
    t.equal((await staff.post(`${url}/return`, { items: ['x'], parts, due_at: DUE })).statusCode, 400)
})

test('updateApplication: after the submission the person is fixed, field by field', async (t) => {
  const { edit, staff, url, secretariat, as, body } = await returned(t, {})
  for (const [field, value] of [
    ['name', 'Somebody Else'],
    ['name_as_in_passport', 'SOMEBODY ELSE'],
    ['email', 'somebody@else.example'],
    ['birth_date', '1981-01-01'],
    ['nationality', 'KR'],
    ['gender', 'other'],
  ] as const) {
    for (const who of [undefined, as(secretariat)]) {
      const refused = (await edit({ applicant: { [field]: value } }, who)).json()
      t.strictSame(
        [
          refused.status,
          refused.code,
          refused.errors.map(({ pointer, code }: Record<string, string>) => [pointer, code]),
        ],
        [409, 'application_not_editable', [[`/applicant/${field}`, 'person_fixed']]],
        field,
      )
    }
  }
  const { name, email } = body.applicant
  const same = await edit({ applicant: { name, email }, position: { department: 'Another Office' } })
  t.equal(same.statusCode, 200, 'a form may send back what it has read')
  t.equal((await staff.get(url)).json().position.department, 'Another Office')
})

test('updateApplication: the history names every edited field, and no value', async (t) => {
  const { edit, history, applicant, staff, url, db, id, program, made } = await returned(t, {}, QUESTIONS)
  // No program can ask this any more; its pointer is escaped all the same.
  const questions = { goal: { type: 'string' }, 'phone/fax': { type: 'string' } }
  const answers_schema = JSON.stringify({ type: 'object', properties: questions })
  await db.updateTable('program').set({ answers_schema }).where('id', '=', program.id).execute()
  const before = (await history()).length
  await made(
    edit({
      position: { title: 'Hidden Title', level: 'director' },
      languages: [],
      answers: { goal: 'a hidden goal', 'phone/fax': 'hidden' },
    }),
  )
  const { version } = (await staff.get(url)).json()
  await made(edit({ position: { title: 'Hidden Title' } }))
  t.equal((await staff.get(url)).json().version, version, 'an edit that changes nothing leaves the version')
  const entries = (await history(applicant)).slice(before)
  t.strictSame(
    entries.map(({ action, details }: Record<string, unknown>) => ({ action, details })),
    [
      {
        action: 'update',
        details: {
          changed: ['/position/level', '/position/title', '/languages', '/answers/goal', '/answers/phone~1fax'],
        },
      },
    ],
    'an edit that changes nothing is none',
  )
  const rows = await db.selectFrom('history').selectAll().where('subject_id', '=', id).execute()
  t.notOk(/hidden/i.test(JSON.stringify(rows)))
})

test('updateApplication: a changed post voids its attestation', async (t) => {
  for (const [change, isVoid] of [
    [{ position: { title: 'Another Post' } }, true],
    [{ position: { department: 'Another Office' } }, true],
    [{ position: { level: 'director' } }, true],
    [{ position: { employer_type: 'public_agency' } }, true],
    [{ position: null }, true],
    [{ position: aPosition() }, false],
    [{ position: { field_of_work: 'ict' } }, false],
    [{ languages: [] }, false],
  ] as const) {
    const { edit, staff, made, url, history } = await returned(t, {})
    await made(staff.post(`${url}/attestations`, { criterion: 'managerial_level' }))
    await made(edit(change))
    const { criteria } = (await staff.get(`${url}/eligibility`)).json()
    const { outcome } = criteria.find(({ criterion }: { criterion: string }) => criterion === 'managerial_level')
    t.equal(outcome, isVoid ? 'unverified' : 'met', JSON.stringify(change))
    const actions = (await history()).map(({ action }: { action: string }) => action)
    t.equal(actions.includes('void_attestation'), isVoid)
    const again = await staff.post(`${url}/attestations`, { criterion: 'managerial_level' })
    t.equal(again.statusCode, isVoid ? 201 : 409)
  }
})

test('correctApplicant: staff correct a misspelling with a reason, in every state but a draft', async (t) => {
  const { as, staff, made, aProgram, aCity, aReadyDraft, anOffer, db } = await build(t)
  const [program, city] = [await aProgram(), await aCity()]
  const { id, token } = await anOffer({ program, city })
  const reason = 'as in the passport'
  const correct = (id: string, applicant: object, extra = {}) =>
    staff.post(`/v1/applications/${id}/correct-applicant`, { applicant, reason, ...extra })
  const corrected = await made(correct(id, { name: 'Nominee One' }))
  t.strictSame([corrected.applicant.name, corrected.status], ['Nominee One', 'offered'])
  const last = (await as(token).get(`/v1/applications/${id}/history?limit=100`)).json().items.at(-1)
  t.strictSame(
    [last.action, last.reason, last.details],
    ['correct_applicant', reason, { changed: ['/applicant/name'] }],
  )
  t.equal((await as(token).get(`/v1/applications/${id}`)).json().decision.message, 'Welcome.', 'the decision stays')

  t.equal((await made(correct(id, { name: 'Nominee One' }))).version, corrected.version, 'nothing to correct')
  t.equal((await correct(id, { name: ' ' })).statusCode, 400)
  t.equal((await correct(id, {}, { reason: ' ' })).statusCode, 400)
  t.equal((await correct(id, { shoe_size: 42 })).statusCode, 400)
  const draft = await aReadyDraft({ program, city })
  const refused = (await correct(draft.id, { name: 'X' })).json()
  t.strictSame([refused.status, refused.code], [409, 'application_is_draft'])

  const { name, birth_date, email } = draft.body.applicant
  const twin = (await correct(id, { name, birth_date, email })).json()
  t.strictSame([twin.status, twin.code], [409, 'application_exists'], 'not into a person who has another application')
  const keys = await db.selectFrom('application').select('person_key').execute()
  t.equal(new Set(keys.map(({ person_key }) => person_key)).size, 2)
})
