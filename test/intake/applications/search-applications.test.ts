import { sql } from 'kysely'
import { test } from 'tap'
import { build } from '../../helper.ts'
import { pagesOf } from '../../until.ts'

const PEOPLE = {
  jose: { name: 'José Müller', name_as_in_passport: 'MUELLER JOSE', email: 'jm@city.example' },
  kim: { name: 'Minsu Kim', email: 'minsu.kim@city.example' },
  hong: { name: '홍길동', name_as_in_passport: 'HONG GILDONG', email: 'hong@city.example' },
  obrien: { name: 'Siân O’Brien-Núñez', email: 'sian@city.example' },
  lukasz: { name: 'Łukasz Żółć', email: 'lz@city.example' },
  chen: { name: '陳大文', name_as_in_passport: 'CHEN DAWEN', email: 'chen@city.example' },
  ahmad: { name: 'أحمد الشامسي', name_as_in_passport: 'AHMED AL SHAMSI', email: 'as@city.example' },
  hung: { name: 'Nguyễn Văn Hùng', email: 'hung@city.example' },
  ravi: { name: 'रवि कुमार', email: 'ravi@city.example' },
  percent: { name: 'Rare 100% Name', email: 'a_b@city.example' },
}
type Who = keyof typeof PEOPLE

test('listApplications: q finds a person however the name is typed, and every word must be found', async (t) => {
  const { as, db, key, staff, aCity, aProgram, aReadyDraft, inReview } = await build(t)
  const program = await aProgram({ max_applications_per_city: 100 })
  const city = await aCity()
  const who = new Map<string, string>()
  for (const [name, applicant] of Object.entries(PEOPLE))
    who.set((await aReadyDraft({ program, city, applicant })).id, name)
  const found = async (q: string, client = staff) =>
    (await client.get(`/v1/applications?limit=100&q=${encodeURIComponent(q)}`))
      .json()
      .items.map(({ id }: { id: string }) => who.get(id))
      .sort()
  const cases: Record<string, Who[]> = {
    'Jose Muller': ['jose'],
    'müller josé': ['jose'],
    'Jose\u0301': ['jose'],
    'Müller, José': ['jose'],
    mueller: ['jose'],
    'Kim Minsu': ['kim'],
    ' minsu ': ['kim'],
    ＫＩＭ: ['kim'],
    'min su': ['kim'],
    'minsu-kim': ['kim'],
    GILDONG: ['hong'],
    'gil-dong': ['hong'],
    길동: ['hong'],
    홍: ['hong'],
    '홍 길동': ['hong'],
    '\u1112\u1169\u11bc': ['hong'],
    "o'brien": ['obrien'],
    obrien: ['obrien'],
    'sian nunez': ['obrien'],
    'brien–núñez': ['obrien'],
    lukasz: ['lukasz'],
    'zolc łukasz': ['lukasz'],
    陳: ['chen'],
    大文: ['chen'],
    'dawen chen': ['chen'],
    احمد: ['ahmad'],
    أَحْمَد: ['ahmad'],
    الشــامسي: ['ahmad'],
    'al-shamsi': ['ahmad'],
    hung: ['hung'],
    'Nguyen Hung': ['hung'],
    रवि: ['ravi'],
    रावी: [],
    'minsu.kim@city': ['kim'],
    'LZ@CITY.EXAMPLE': ['lukasz'],
    '100%': ['percent'],
    '%': ['percent'],
    _: ['percent'],
    '\\': [],
    'a_b@': ['percent'],
    'Kim Hong': [],
    'Jose Kim': [],
    'jm@city.example muller': ['jose'],
  }
  for (const [q, wanted] of Object.entries(cases)) t.strictSame(await found(q), wanted, encodeURIComponent(q))

  // An edit is found by its new words, and no more by the old ones.
  const [kim] = [...who].find(([, name]) => name === 'kim') ?? []
  await staff.patch(`/v1/applications/${kim}`, { applicant: { name: 'Minsu Bae' } }, { headers: { 'if-match': '*' } })
  t.strictSame(await found('Bae'), ['kim'])

  // A reviewer may read the name only, so finds by nothing else.
  const read = await inReview({
    program,
    city,
    applicant: { ...PEOPLE.hong, email: 'secret@city.example', birth_date: '1980-02-29', nationality: 'KR' },
  })
  who.set(read.id, 'reviewed')
  const reviewer = as(await key({ role: 'reviewer' }))
  t.strictSame(await found('길동', reviewer), ['reviewed'])
  for (const q of ['secret', 'gildong', 'hong', '길동 secret', 'example'])
    t.strictSame(await found(q, reviewer), [], `a reviewer does not find by ${q}`)
  // A city may read the e-mail address, and not the passport.
  const own = as(await key({ role: 'city', city_id: city.id }))
  t.strictSame(await found('길동 secret', own), ['reviewed'])
  t.strictSame(await found('gildong secret', own), [], 'a city does not find by the passport')
  const foreign = as(await key({ role: 'city', city_id: (await aCity()).id }))
  t.strictSame(await found('secret', foreign), [], 'nor what it may not see')
  t.strictSame(await found('길동 gildong secret'), ['reviewed'], 'staff find by all of them together')

  // The pages of a search are those of the list, each row once.
  for (const sort of ['created_at', '-created_at', 'submitted_at', '-submitted_at']) {
    const url = `/v1/applications?q=city.example&sort=${sort}`
    const all = (await staff.get(`${url}&limit=100`)).json().items
    const walked: unknown[] = []
    for await (const page of pagesOf(staff.get, `${url}&limit=2`)) walked.push(...page.json().items)
    t.strictSame(walked, all, sort)
    t.equal(all.length, who.size)
  }
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from application_search`.execute(db)
  t.equal(rows[0]?.n, who.size)
})
