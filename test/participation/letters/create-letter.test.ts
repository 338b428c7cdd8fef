import { test } from 'tap'
import { undrawable } from '../../../src/platform/pdf/drawable.ts'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'
import { pagesOfPdf } from '../../pdf.ts'
import { letters, makeDue } from './scene.ts'

const KIM = {
  name: '김민수',
  name_as_in_passport: 'KIM MINSU',
  email: 'kim@city.example',
  birth_date: '1980-02-29',
  nationality: 'KR',
}

test('createLetter: a visa letter says what missions ask for, is made by the worker, and its code verifies it', async (t) => {
  const world = await build(t, { publicUrl: 'https://apply.network.example' })
  const { as, db, staff } = world
  const { accepted, ask, program, url } = await letters(world)
  const { id, token } = await accepted({ applicant: KIM })
  const own = as(token)

  const asked = await ask({ id }, 'visa_support', own)
  t.equal(asked.statusCode, 201)
  const letter = asked.json()
  t.equal(asked.headers.location, `https://apply.network.example/v1/letters/${letter.id}`)
  has(t, letter, { status: 'due', kind: 'visa_support', edition: 1, version: 1, size: null, made_at: null })
  t.match(letter.code, /^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/, 'no letter that looks like another')
  const early = await own.get(letter.url)
  has(t, early.json(), { status: 409, code: 'letter_state', state: 'due' })
  t.equal((await as().get(`/v1/verify/${letter.code}`)).statusCode, 404, 'a paper that does not exist yet')

  await makeDue(world)
  const made = (await own.get(`/v1/letters/${letter.id}`)).json()
  has(t, made, { status: 'made', version: 2, made_at: '2017-10-02T00:00:00.000Z' })
  const file = await own.get(letter.url)
  has(t, file.headers, {
    'content-type': 'application/pdf',
    'content-disposition': 'attachment; filename=visa-support-1.pdf',
    'content-length': String(made.size),
    etag: '"1"',
  })
  t.equal((await own.get(letter.url, { 'if-none-match': '"1"' })).statusCode, 304)
  const [page, ...more] = await pagesOfPdf(file.rawPayload)
  t.strictSame(more, [], 'one page')
  const text = String(page?.text).replace(/\s+/g, ' ')
  for (const said of [
    'Smart City Network City Hall, 110 Sejong-daero Seoul',
    'Letter in support of a visa',
    `Program ${program.title}`,
    '20 November 2017 to 23 November 2017',
    'Place Seoul, South Korea',
    'Name as in the passport KIM MINSU',
    'Also written 김민수',
    'Nationality South Korea',
    'Date of birth 29 February 1980',
    'official, issued by Oman, valid until 31 January 2019',
    'Post Head of Smart City',
    'City Muscat, Oman',
    'International flight the city of the participant',
    'Accommodation the host of the program',
    'Visa questions, visa@network.example',
    'The Secretary General Head of the secretariat',
    '2 October 2017',
    letter.code,
    `https://apply.network.example/v1/verify/${letter.code}`,
  ])
    t.ok(text.includes(said), said)

  for (const typed of [letter.code, letter.code.toLowerCase().replaceAll('-', ' '), letter.code.replaceAll('0', 'o')])
    t.strictSame((await as().get(`/v1/verify/${encodeURIComponent(typed)}`)).json(), {
      code: letter.code,
      kind: 'visa_support',
      status: 'valid',
      issuer: 'Smart City Network',
      program_title: program.title,
      starts_on: '2017-11-20',
      ends_on: '2017-11-23',
      issued_on: '2017-10-02',
    })
  const last = letter.code.at(-1) === '0' ? '1' : '0'
  for (const wrong of [letter.code.slice(0, -1) + last, 'XXXX', '0000-0000-0000-0000-0000'])
    t.equal((await as().get(`/v1/verify/${wrong}`)).statusCode, 404, wrong)

  const history = (await own.get(`/v1/applications/${id}/history`)).json().items.slice(-2)
  has(t, history, [
    { action: 'request_letter', actor: { role: 'applicant' } },
    { action: 'make_letter', actor: { role: 'system' } },
  ])
  const events = await db
    .selectFrom('event')
    .select(['type', 'payload'])
    .where('type', 'like', 'letter.%')
    .orderBy('id')
    .execute()
  const payload = { from: null, to: null, letter_id: letter.id, kind: 'visa_support', edition: 1 }
  t.strictSame(events, [
    { type: 'letter.requested', payload },
    { type: 'letter.made', payload },
  ])
  t.notOk(/KIM|김민수/.test(JSON.stringify([events, history])))
  t.equal((await staff.get(`${url}/history`)).statusCode, 200)
})

test('createLetter: each kind by whom and when: a certificate follows the completion, a visa letter needs a journey', async (t) => {
  const world = await build(t)
  const { as, key, staff, setNow, anOrganisation, aProgram, anOffer, made } = world
  const host = await anOrganisation()
  const { accepted, ask, program, city } = await letters(world, {
    organisations: [{ organisation_id: host.id, role: 'host' }],
  })
  const one = await accepted()
  // The program names no conditions: staff settle one, and the place is confirmed.
  await made(staff.post(`/v1/applications/${one.id}/conditions/flight/meet`))
  const offered = await anOffer({ program, city })
  const webinar = await aProgram({ format: 'webinar', venue: { timezone: 'Asia/Seoul' }, required_documents: [] })
  const online = await anOffer({ program: webinar, city })
  await made(as(online.token).post(`/v1/applications/${online.id}/accept`))
  const who = {
    secretariat: staff,
    host: as(await key({ role: 'organisation', organisation_id: host.id })),
    applicant: as(one.token),
    city: as(await key({ role: 'city', city_id: city.id })),
    frontend: as(one.frontend),
  }
  const cases = [
    ['2017-10-20', one, 'visa_support', { secretariat: 201, host: 200, applicant: 200, city: 403, frontend: 403 }],
    ['2017-10-20', one, 'acceptance', { applicant: 201, host: 200 }],
    ['2017-10-20', one, 'certificate', { secretariat: 409, applicant: 409 }],
    ['2017-10-20', offered, 'acceptance', { secretariat: 409 }],
    ['2017-10-20', online, 'visa_support', { secretariat: 409 }],
    ['2017-10-20', online, 'acceptance', { secretariat: 201 }],
    ['2017-11-23T14:59:59.999Z', one, 'visa_support', { host: 200 }],
    ['2017-11-23T15:00:00.000Z', one, 'certificate', { host: 409 }],
    ['completed', one, 'certificate', { applicant: 409, host: 201, secretariat: 200 }],
    ['2017-11-23T15:00:00.000Z', one, 'visa_support', { secretariat: 409 }],
  ] as const
  for (const [now, of, kind, answers] of cases) {
    if (now === 'completed') {
      await made(staff.post(`/v1/applications/${of.id}/check-in`, {}))
      await made(staff.post(`/v1/applications/${of.id}/complete`, { reason: 'the lists are lost' }))
    } else setNow(new Date(now).toISOString())
    for (const [name, status] of Object.entries(answers)) {
      const answer = await ask(of, kind, who[name as keyof typeof who])
      t.equal(answer.statusCode, status, `${now} ${kind} ${name}`)
      if (status === 409) has(t, answer.json(), { code: 'letter_not_due', kind })
    }
  }
  t.equal((await ask(one, 'diploma')).statusCode, 400)
})

test('createLetter: what a mission needs and the application lacks, or no font can draw, is named by its field', async (t) => {
  const world = await build(t)
  const { accepted, ask } = await letters(world)
  const bare = await accepted()
  // As a program without travel takes it.
  const applicant = JSON.stringify({ name: 'Nominee', email: 'one@city.example' })
  await world.db.updateTable('application').set({ applicant, passport: null }).where('id', '=', bare.id).execute()
  has(t, (await ask(bare, 'visa_support')).json(), {
    status: 422,
    code: 'content_invalid',
    errors: [
      { pointer: '/applicant/name_as_in_passport', code: 'required' },
      { pointer: '/applicant/birth_date', code: 'required' },
      { pointer: '/applicant/nationality', code: 'required' },
    ],
  })
  t.equal((await ask(bare, 'acceptance')).statusCode, 201)
  // Cherokee: a script without a font here.
  const cherokee = await accepted({ applicant: { ...KIM, name: 'Ꮳꮃꭹ' } })
  has(t, (await ask(cherokee, 'visa_support')).json(), {
    status: 422,
    errors: [{ pointer: '/applicant/name', code: 'unprintable', params: { characters: ['Ꮳ', 'ꮃ', 'ꭹ'] } }],
  })
  t.strictSame(await undrawable('Nguyễn 김 \u200f\u2019 張偉'), [])
})

// Without the lock on the application several failed at the database’s letter_current with a 500: tried.
test('createLetter: twelve ask at once for the same facts: one letter, and eleven get that one', async (t) => {
  const world = await build(t, { pool: 20 })
  const { as } = world
  const { accepted, ask, listed } = await letters(world)
  const one = await accepted()
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, i) => ask(one, 'visa_support', i % 2 ? as(one.token) : world.staff)),
  )
  t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [...Array(11).fill(200), 201])
  t.equal(new Set(answers.map((answer) => answer.json().id)).size, 1)
  // Two workers at once: one file is kept, and the other is deleted.
  await Promise.all([makeDue(world), makeDue(world), makeDue(world)])
  has(t, await listed(one), [{ status: 'made', version: 2 }])
  const stored = []
  for await (const { key } of world.files.list()) stored.push(key)
  t.equal(stored.length, 1)
})
