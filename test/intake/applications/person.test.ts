import { sql } from 'kysely'
import { test } from 'tap'
import { personKey, personKeysOf } from '../../../src/intake/applications/person.ts'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'
import { race } from '../../race.ts'

const EMAIL = 'office@city.example'
const keyOf = (name: string, nationality?: string) =>
  personKey({ name, email: EMAIL, nationality: nationality ?? null })

test('personKey: what people leave out makes no other person', async (t) => {
  for (const [one, ...others] of [
    ['José Núñez-Ortiz', 'JOSE NUNEZ ORTIZ', 'Nunez Ortiz, José', 'Jose\u0301 Núñez–Ortiz', 'Ｊosé Núñez  Ortiz'],
    ['Kim Minsu', 'Minsu Kim', 'KIM, Minsu'],
    ['Łukasz Żółć', 'Lukasz Zolc'],
    ['Jürgen Groß', 'Jurgen Gross'],
    ['İbrahim Yıldız', 'Ibrahim Yildiz'],
    ['Γιώργος', 'ΓΙΩΡΓΟΣ', 'Γιωργος'],
    ['Фёдор', 'Федор', 'ФЁДОР'],
    ['مُحَمَّد', 'محمد', 'محـــمد', 'ﻣﺤﻤﺪ'],
    ['أحمد', 'احمد'],
    ['علی\u200cرضا', 'عليرضا'],
    ['홍길동', '\u1112\u1169\u11bc\u1100\u1175\u11af\u1103\u1169\u11bc'],
    ['שָׁלוֹם', 'שלום'],
    ['ｶﾝﾀﾞ', 'カンダ'],
    ['Nguyễn Văn Hùng', 'nguyễn văn hùng', 'Hùng Nguyễn Văn', 'Nguye\u0302\u0303n Va\u0306n Hu\u0300ng'],
  ] as [string, ...string[]][])
    for (const other of others) t.equal(keyOf(other), keyOf(one), `${one} = ${other}`)
})

test('personKey: what tells two people apart stays', async (t) => {
  for (const [one, other, nationality] of [
    ['Nguyễn Văn Hùng', 'Nguyễn Văn Hưng'],
    ['Nguyễn Văn Hùng', 'Nguyễn Văn Hung'],
    ['Lê Thị Hoa', 'Lê Thị Hòa'],
    ['Trần Thị Mai', 'Trần Thị Mái'],
    ['Lê Hà', 'Lê Há', 'VN'],
    ['Đỗ Minh', 'Dỗ Minh'],
    ['मोहन कुमार', 'मोहिनी कुमार'],
    ['रवि', 'रावी'],
    ['সুমন', 'সীমান'],
    ['குமார்', 'குமர்'],
    ['ณัฐ', 'ณิฐ'],
    ['かんた', 'かんだ'],
    ['カンタ', 'カンダ'],
    ['はな', 'ぱな'],
    ['李小龍', '李大龍'],
    ['—', '😀'],
    ['Ann', 'Anne'],
  ] as [string, string, string?][])
    t.not(keyOf(one, nationality), keyOf(other, nationality), `${one} ≠ ${other}`)
})

test('personKeysOf: a name in the passport counts with a birth date only', async (t) => {
  const person = { name: '홍길동', name_as_in_passport: 'HONG GILDONG', email: 'Office@Bücher.example' }
  t.equal(personKeysOf(person).person_keys.length, 1)
  t.equal(personKeysOf({ ...person, birth_date: '1980-02-29' }).person_keys.length, 2)
  t.equal(personKeysOf({ ...person, name: 'Hong Gildong', birth_date: '1980-02-29' }).person_keys.length, 1)
  t.match(personKey(person), /\|office@xn--bcher-kva\.example$/)
})

test('startApplication: two names of one passport are one person, two names of one office are two', async (t) => {
  const { as, key, staff, aCity, aProgram } = await build(t)
  const [program, city, frontend] = [await aProgram(), await aCity(), as(await key({ role: 'frontend' }))]
  const start = async (applicant: object) =>
    (
      await frontend.post(`/v1/programs/${program.id}/applications`, {
        city_id: city.id,
        applicant: { email: EMAIL, ...applicant },
      })
    ).json()
  const born = { birth_date: '1980-02-29' }
  const first = await start({ name: '홍길동', name_as_in_passport: 'HONG GILDONG', ...born })
  has(t, first, { status: 'draft' })
  const exists = { status: 409, code: 'application_exists', application: { id: first.id, status: 'draft' } }
  has(t, await start({ name: '홍길동', ...born }), exists, 'by the name')
  has(
    t,
    await start({ name: 'Gil-dong Hong', name_as_in_passport: 'Hong Gildong', ...born }),
    exists,
    'by the passport',
  )
  has(t, await start({ name: 'Gildong Hong', ...born }), exists, 'a name as in another passport')
  has(t, await start({ name: '홍길동', birth_date: '1981-02-28' }), { status: 'draft' }, 'born on another day')
  for (const name of ['Nguyễn Văn Hùng', 'Nguyễn Văn Hưng', 'मोहन कुमार', 'मोहिनी कुमार'])
    has(t, await start({ name }), { status: 'draft' }, name)

  // An edit claims and frees keys too.
  const other = await start({ name: 'Somebody Else', ...born })
  const rename = (applicant: object) =>
    as(other.applicant_token).patch(`/v1/applications/${other.id}`, { applicant }, { headers: { 'if-match': '*' } })
  has(t, (await rename({ name_as_in_passport: 'GILDONG HONG' })).json(), { code: 'application_exists' })
  t.equal((await rename({ name_as_in_passport: 'SOMEBODY ELSE' })).statusCode, 200)
  await staff.post(`/v1/applications/${first.id}/withdraw`, { reason: 'cannot come' })
  t.equal((await rename({ name_as_in_passport: 'GILDONG HONG' })).statusCode, 200, 'a withdrawn one holds no key')
  has(t, await start({ name: 'Hong Gildong', ...born }), { code: 'application_exists' })
})

test('addWaiver: staff say that it is not the same person, and both can apply', async (t) => {
  const { as, db, key, staff, aCity, aProgram, aReadyDraft } = await build(t)
  const program = await aProgram()
  const [city, other] = [await aCity(), await aCity()]
  const first = await aReadyDraft({ program, city })
  const frontend = as(await key({ role: 'frontend' }))
  const body = { ...first.body, city_id: other.id }
  const start = async () => (await frontend.post(`/v1/programs/${program.id}/applications`, body)).json()
  has(t, await start(), { status: 409, code: 'application_exists', detail: /staff can waive/, application: undefined })
  const waiver = { criterion: 'one_application_per_person', reason: 'Two officials of one name, born on one day.' }
  t.equal(
    (await as(first.token).post(`/v1/applications/${first.id}/waivers`, waiver)).statusCode,
    403,
    'not the applicant',
  )
  t.equal((await staff.post(`/v1/applications/${first.id}/waivers`, waiver)).statusCode, 201)
  const second = await start()
  has(t, second, { status: 'draft' })
  has(t, await start(), { code: 'application_exists' }, 'a third is not told apart')
  for (const [id, token] of [
    [first.id, first.token],
    [second.id, second.applicant_token],
  ]) {
    const change = { applicant: { email: 'new@city.example' } }
    const edited = await as(token).patch(`/v1/applications/${id}`, change, { headers: { 'if-match': '*' } })
    t.equal(edited.statusCode, 200, 'an edit keeps them apart')
    has(t, (await as(token).post(`/v1/applications/${id}/submit`)).json(), { status: 'submitted' })
  }
  const { rows } = await sql<{ application_id: string }>`select application_id from application_person`.execute(db)
  t.strictSame([...new Set(rows.map(({ application_id }) => application_id))], [second.id])
})

// Without claim_person nine of the twelve were begun: application_person_once knows one key of each only.
test('startApplication: of twelve at once that share a name or a passport one is begun', async (t) => {
  const { as, db, key, aCity, aProgram } = await build(t, { pool: 20 })
  const [city, frontend] = [await aCity(), as(await key({ role: 'frontend' }))]
  await race(
    t,
    ['one'],
    async () => {
      const program = await aProgram()
      const answers = await Promise.all(
        Array.from({ length: 12 }, (_, i) =>
          frontend.post(`/v1/programs/${program.id}/applications`, {
            city_id: city.id,
            applicant: {
              name: i % 3 === 2 ? 'Hong Gildong' : `Name ${'abcdefghijkl'[i]}`,
              ...(i % 3 !== 2 && { name_as_in_passport: i % 3 ? 'HONG GILDONG' : 'Gildong Hong' }),
              email: EMAIL,
              birth_date: '1980-02-29',
            },
          }),
        ),
      )
      t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [201, ...Array(11).fill(409)])
      const rows = await db.selectFrom('application').select('id').where('program_id', '=', program.id).execute()
      return rows.length === 1 ? 'one' : `${rows.length}`
    },
    3,
  )
})
