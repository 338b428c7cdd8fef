import { test } from 'tap'
import { holdsSlot, STATUSES } from '../src/intake/applications/lifecycle.ts'
import { visibleTo } from '../src/permissions/applications.ts'
import { AUDIENCES, FIELDS, type FieldGroup } from '../src/permissions/fields.ts'
import type { Role } from '../src/platform/context.ts'
import { fileForm, PDF, PNG } from './factories.ts'
import { has } from './has.ts'
import { build } from './helper.ts'

/** Which group of fields each audience reads, of the applications that it may see: `+` reads it, `.` does not. */
const TABLE = `
                appl fron city revi host part secr
application     +    +    +    +    +    .    +
contact         +    +    +    .    +    .    +
birth           +    +    +    .    +    .    +
nationality     +    +    +    .    +    .    +
gender          +    .    .    .    .    .    .
passport        +    +    .    .    +    .    +
visa            +    +    .    .    +    .    +
position        +    +    +    +    +    .    +
answers         +    +    +    +    +    .    +
passport_scan   +    +    .    .    +    .    +
headshot        +    +    .    .    +    .    +
nomination_form +    +    +    +    +    .    +
eligibility     +    +    +    +    +    .    +
outcome         +    +    +    .    +    .    +
endorsement     +    +    +    .    +    .    +
endorser        .    .    +    .    +    .    +
screening       .    .    .    .    +    .    +
interview       +    +    +    +    +    .    +
meeting         +    .    .    +    +    .    +
interview_notes .    .    .    +    +    .    +
travel          +    .    .    .    +    .    +
care            +    .    .    .    +    .    +
participation   +    .    +    .    +    .    +
badge           +    .    .    .    +    .    +
ranking         .    .    .    .    +    .    +
letters         +    .    .    .    +    .    +
decision        .    .    .    .    +    .    +
messages        .    .    .    .    +    .    +
staff_history   .    .    .    .    +    .    +
`

test('permissions: the table of fields is the one that is printed', async (t) => {
  const head = `${''.padEnd(16)}${AUDIENCES.map((name) => name.slice(0, 4)).join(' ')}`
  const rows = Object.entries(FIELDS).map(([group, readers]: [string, readonly string[]]) => {
    const signs = AUDIENCES.map((audience) => (readers.includes(audience) ? '+' : '.').padEnd(4))
    return `${group.padEnd(16)}${signs.join(' ')}`.trimEnd()
  })
  t.strictSame(['', head, ...rows, ''], TABLE.split('\n'))
})

/** What an answer contains when it shows a group. */
const MARKS: Record<FieldGroup, RegExp> = {
  application: /Nominee of the Test/,
  contact: /contact@city\.example/,
  birth: /1981-03-04/,
  nationality: /"nationality":"KE"/,
  // A balance counts each gender; only a person has one.
  gender: /"gender":"non_binary"(?!,"count")/,
  passport: /2031-05-06|NAME IN PASSPORT/,
  visa: /"latest_safe_decision_date":/,
  position: /Head of the Test/,
  answers: /the goal of the test/,
  passport_scan: /passport_scan.pdf/,
  headshot: /headshot.png/,
  nomination_form: /nomination_form.pdf/,
  eligibility: /"verdict":/,
  outcome: /"offer":/,
  endorsement: /"link_expires_at":/,
  endorser: /Focal Point of the Test/,
  screening: /"is_own":/,
  interview: /"moves_left":/,
  meeting: /call\.example/,
  interview_notes: /the evidence of the test/,
  travel: /FLIGHT OF THE TEST|"checklist":/,
  care: /the diet of the test/,
  participation: /"attendance":/,
  badge: /TESTS-BADGE/,
  ranking: /"explanation":|the list of the test|"late_visas":/,
  letters: /7KQ2-/,
  decision: /the note of the test/,
  messages: /"kind":"receipt"/,
  staff_history: /the reason of the test/,
}
const FILES = {
  passport_scan: fileForm(PDF, 'application/pdf', 'passport_scan.pdf'),
  headshot: fileForm(PNG, 'image/png', 'headshot.png'),
  nomination_form: fileForm(PDF, 'application/pdf', 'nomination_form.pdf'),
}
const READS = [
  '',
  '/history',
  '/eligibility',
  '/documents',
  '/decision',
  '/endorsement',
  '/interview',
  '/offer',
  '/letters',
  '/visa',
  '/travel',
  '/participant',
]
const KINDS = Object.keys(FILES)

/** An interview that was held, with a result; its interviewer. */
async function anInterview(
  { as, staff, made, setNow }: Awaited<ReturnType<typeof build>>,
  program: { id: string },
  application: { id: string; token: string },
) {
  const url = `/v1/programs/${program.id}`
  const person = await made(staff.post(`${url}/reviewers`, { name: 'Interviewer', email: 'one@office.example' }))
  const slots = [
    { reviewer_id: person.id, starts_at: '2017-10-20T03:00:00Z', meeting: { url: 'https://call.example/one' } },
  ]
  const { slot_ids } = await made(staff.post(`${url}/interview-slots`, { slots }))
  await made(staff.post(`${url}/interview-invitations`, {}))
  const mine = `/v1/applications/${application.id}/interview`
  const { id } = await made(as(application.token).post(mine, { slot_id: slot_ids[0] }))
  setNow('2017-10-20T03:30:00.000Z')
  const outcome = { outcome: 'held', language_level: 'B2', evidence_note: 'the evidence of the test' }
  await made(as(person.key).post(`/v1/interviews/${id}/outcome`, outcome))
  return person
}

/** A letter that is due, written past the rules: the application is still in review. */
async function aLetter(
  { db }: Awaited<ReturnType<typeof build>>,
  program: { id: string },
  application: { id: string },
) {
  const at = '2017-10-02T00:00:00Z'
  const row = { kind: 'acceptance', edition: 1, status: 'due', code: '7KQ2-0000', verify_url: '', facts: '{}' } as const
  const asked = { requested_by: 'staff', requested_at: at, updated_at: at }
  const ids = { id: '01890000-0000-7000-8000-000000000003', program_id: program.id, application_id: application.id }
  await db
    .insertInto('letter')
    .values({ ...ids, ...row, ...asked })
    .execute()
}

/** A participant with travel details, written past the rules: the application is still in review. */
async function aJourney(
  { db }: Awaited<ReturnType<typeof build>>,
  { id: program_id }: { id: string },
  { id: application_id }: { id: string },
) {
  const at = { created_at: '2017-10-02T00:00:00Z', updated_at: '2017-10-02T00:00:00Z' }
  const diet = { kind: 'other' as const, note: 'the diet of the test' }
  const arrival = { at: '2017-11-19T01:00:00.000Z', number: 'FLIGHT OF THE TEST' }
  const none = { departure: null, accessibility: null, emergency_contact: null, insurance: null }
  const details = JSON.stringify({ arrival, diet, ...none })
  await db
    .insertInto('travel')
    .values({ application_id, program_id, details, ...at })
    .execute()
  const participant = { application_id, program_id, status: 'confirmed' as const, code: 'TESTSBADGE', ...at }
  await db.insertInto('participant').values(participant).execute()
}

test('permissions: every operation that shows an application shows each audience its groups, and no other', async (t) => {
  const world = await build(t)
  const { as, key, staff, secretariat, made, anOrganisation, aCity, aProgram, aReadyDraft } = world
  const [host, partner, city] = [await anOrganisation(), await anOrganisation(), await aCity()]
  const program = await aProgram({
    organisations: [
      { organisation_id: host.id, role: 'host' },
      { organisation_id: partner.id, role: 'sponsor' },
    ],
    required_documents: KINDS,
    answers_schema: { type: 'object', properties: { goal: { type: 'string', title: 'Goal' } } },
  })
  const draft = await aReadyDraft({
    program,
    city,
    applicant: {
      name: 'Nominee of the Test',
      email: 'contact@city.example',
      name_as_in_passport: 'NAME IN PASSPORT',
      birth_date: '1981-03-04',
      nationality: 'KE',
      gender: 'non_binary',
    },
    position: {
      title: 'Head of the Test',
      department: 'Digital Office',
      level: 'manager',
      employer_type: 'city_government',
      field_of_work: 'smart_city',
    },
    passport: { country: 'KE', type: 'ordinary', expires_on: '2031-05-06' },
    answers: { goal: 'the goal of the test' },
  })
  const url = `/v1/applications/${draft.id}`
  const applicant = as(draft.token)
  for (const [kind, { payload, extra }] of Object.entries(FILES))
    await made(applicant.put(`${url}/documents/${kind}`, payload, extra))
  await made(applicant.post(`${url}/submit`))
  await made(staff.post(`${url}/start-review`))
  await made(staff.post(`${url}/waivers`, { criterion: 'managerial_level', reason: 'the reason of the test' }))
  const endorser = { name: 'Focal Point of the Test', email: 'focal@city.example' }
  await made(staff.post(`${url}/endorse`, { endorser, form_checked: true }))
  await made(staff.put(`${url}/decision`, { outcome: 'select', reason_code: 'merit', note: 'the note of the test' }))

  const list = { name: 'the list of the test', application_ids: [draft.id] }
  const shortlist = await made(staff.post(`/v1/programs/${program.id}/shortlists`, list))

  const interviewer = await anInterview(world, program, draft)
  await aLetter(world, program, draft)
  await aJourney(world, program, draft)
  const credentials = {
    applicant: draft.token,
    frontend: draft.frontend,
    city: await key({ role: 'city', city_id: city.id }),
    reviewer: interviewer.key,
    host: await key({ role: 'organisation', organisation_id: host.id }),
    partner: await key({ role: 'organisation', organisation_id: partner.id }),
    secretariat,
  }
  for (const audience of AUDIENCES) {
    const caller = as(credentials[audience])
    const paths = [
      ...READS.map((path) => url + path),
      ...KINDS.map((kind) => `${url}/documents/${kind}/content`),
      `/v1/applications?program_id=${program.id}`,
      `/v1/programs/${program.id}/ranking`,
      `/v1/programs/${program.id}/shortlists`,
      `/v1/shortlists/${shortlist.id}`,
      `/v1/shortlists/${shortlist.id}/balance`,
      `/v1/programs/${program.id}/decisions`,
      `/v1/programs/${program.id}/interviews`,
      `/v1/programs/${program.id}/interview-slots`,
      `/v1/programs/${program.id}/participants`,
      `/v1/programs/${program.id}/arrivals`,
      `/v1/programs/${program.id}/rooming`,
      `/v1/programs/${program.id}/diets`,
      `/v1/programs/${program.id}/participant-lists/badges`,
      `/v1/programs/${program.id}/history`,
      `/v1/messages?application_id=${draft.id}`,
      `/v1/programs/${program.id}/cities/${city.id}/allocation`,
    ]
    const answers = await Promise.all(paths.map((path) => caller.get(path)))
    const all = answers.map(({ body, headers }) => `${headers['content-disposition'] ?? ''} ${body}`).join('\n')
    for (const [group, mark] of Object.entries(MARKS)) {
      const readers: readonly string[] = FIELDS[group as FieldGroup]
      t.equal(mark.test(all), readers.includes(audience), `${audience}: ${group}`)
    }
  }
})

test('listApplications: a reviewer finds by name, and not by an address that it may not read', async (t) => {
  const { as, key, aProgram, aCity, inReview } = await build(t)
  await inReview({
    program: await aProgram(),
    city: await aCity(),
    applicant: {
      name: 'Nominee',
      name_as_in_passport: 'NOMINEE',
      email: 'office@city.example',
      birth_date: '1980-02-29',
      nationality: 'OM',
    },
  })
  const reviewer = as(await key({ role: 'reviewer' }))
  for (const [q, found] of [
    ['nominee', [{ applicant_name: 'Nominee', status: 'in_review' }]],
    ['office@', []],
  ] as const)
    has(t, (await reviewer.get(`/v1/applications?q=${q}`)).json(), { items: found }, q)
})

test('permissions: a reviewer sees applications in review and in no other state, staff see all of them', async (t) => {
  const { as, staff, key, db, aCity, aProgram, aReadyDraft } = await build(t)
  const program = await aProgram({ max_applications_per_city: 100, max_participants_per_city: 100 })
  const city = await aCity()
  const reviewer = as(await key({ role: 'reviewer' }))
  for (const [i, status] of STATUSES.entries()) {
    const { id } = await aReadyDraft({ program, city })
    // Some states have no way there yet; the ledger agrees with the status when the transaction ends.
    await db.transaction().execute(async (db) => {
      await db.updateTable('application').set({ status }).where('id', '=', id).execute()
      const slot = {
        program_id: program.id,
        city_id: city.id,
        number: i + 1,
        application_id: id,
        taken_at: '2017-10-02',
      }
      if (holdsSlot(status)) await db.insertInto('slot').values(slot).execute()
    })
    const seen = async (who: typeof staff) => (await who.get(`/v1/applications/${id}`)).statusCode
    t.strictSame([await seen(staff), await seen(reviewer)], [200, status === 'in_review' ? 200 : 404], status)
  }
  const listed = (await reviewer.get('/v1/applications?limit=100')).json().items
  t.strictSame(
    listed.map(({ status }: { status: string }) => status),
    ['in_review'],
  )
})

test('permissions: the rows of a role are the same SQL for everyone of that role', async (t) => {
  const { db } = await build(t)
  const sqlFor = (role: Role, viewer: string | null) =>
    db.selectFrom('application').select('id').where(visibleTo(role, viewer)).compile().sql
  for (const role of [
    'secretariat',
    'system',
    'organisation',
    'city',
    'frontend',
    'page',
    'applicant',
    'reviewer',
    'anonymous',
  ] as const)
    t.equal(sqlFor(role, '01890000-0000-7000-8000-000000000000'), sqlFor(role, null), role)
})
