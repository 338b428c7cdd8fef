import { test } from 'tap'
import { has } from '../has.ts'
import { build } from '../helper.ts'

type Schema = { [name: string]: unknown }
const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null

/** The places in a schema where a body may have any text. */
function freeTexts(schema: unknown, at: string, components: Schema, seen: unknown[] = []): string[] {
  if (!isSchema(schema) || seen.includes(schema)) return []
  const { $ref, type, properties, items, anyOf, allOf } = schema
  if (typeof $ref === 'string')
    return freeTexts(components[$ref.split('/').pop() ?? ''], at, components, [...seen, schema])
  const inner = [
    ...Object.entries(isSchema(properties) ? properties : {}).map(([name, each]) => [`${at}/${name}`, each] as const),
    [`${at}/-`, items] as const,
    ...[anyOf, allOf].flatMap((list) => (Array.isArray(list) ? list : [])).map((each) => [at, each] as const),
  ].flatMap(([path, each]) => freeTexts(each, path, components, [...seen, schema]))
  const isText = [type].flat().includes('string')
  return isText && !schema.enum && !schema.format && !schema['x-normalize'] ? [at, ...inner] : inner
}

/** Compared with what the service said and never stored; origins, which createApiKey reads by itself; names and times of a pattern. */
const OTHERS = [
  '/digest',
  '/coverage_digest',
  '/origins/-',
  '/rubric/criteria/-/name',
  '/availability/-/from',
  '/availability/-/until',
]

test('lines: every text of a body is a line, a paragraph or of a format: none is taken as it comes', async (t) => {
  const { app } = await build(t)
  const document = (await app.inject('/openapi.json')).json()
  let bodies = 0
  for (const [path, operations] of Object.entries<Schema>(document.paths))
    for (const operation of Object.values(operations)) {
      const content = (operation as { requestBody?: { content?: Schema } }).requestBody?.content ?? {}
      const json = content['application/json'] as { schema?: unknown } | undefined
      if (!json) continue
      bodies++
      const found = freeTexts(json.schema, path, document.components.schemas)
      t.strictSame(
        found.filter((at) => !OTHERS.some((other) => at.endsWith(other))),
        [],
        path,
      )
    }
  t.ok(bodies > 15, `${bodies} bodies`)
})

test('lines: a line of a body is stored in one form, and refused by name if it is none', async (t) => {
  const { staff, as, key, aCity, aProgram } = await build(t)
  const [program, city, frontend] = [await aProgram(), await aCity(), as(await key({ role: 'frontend' }))]
  const start = async (applicant: object) =>
    (
      await frontend.post(`/v1/programs/${program.id}/applications`, {
        city_id: city.id,
        applicant: { email: 'a@city.example', ...applicant },
      })
    ).json()
  const { applicant } = await start({ name: '  Ali\u00a0 Hassan\t', name_as_in_passport: 'HASSAN\u3000ALI ' })
  has(t, applicant, { name: 'Ali Hassan', name_as_in_passport: 'HASSAN ALI' })
  has(t, (await start({ name: 'Jose\u0301 Muller' })).applicant, { name: 'José Muller' })
  has(t, (await start({ name: 'Ann', email: ' ann@city.example\n' })).applicant, { email: 'ann@city.example' })
  has(t, (await start({ name: 'علی\u200cرضا', email: 'büro@bücher.example' })).applicant, {
    name: 'علی\u200cرضا',
    email: 'büro@bücher.example',
  })
  for (const [name, detail] of [
    ['Ann\r\nBcc: x@y.example', 'must be one line: it has a line break'],
    ['Ann\u2028Bob', 'must be one line: it has a line break'],
    ['\u001b[31mAnn', 'has a control character: remove it'],
    ['Ann\u0007', 'has a control character: remove it'],
    ['Ann\u202enna', 'has a character that changes the direction of the text: remove it'],
    ['—', 'must have a letter: it is a name'],
    ['😀', 'must have a letter: it is a name'],
  ])
    has(t, await start({ name }), {
      status: 400,
      code: 'schema_violation',
      errors: [{ pointer: '/applicant/name', code: 'format', detail }],
    })
  for (const name of ['\u3164', '\u200b', '\u200d\u200c', '\u2800', ' \u00a0 '])
    has(t, await start({ name }), { status: 400, errors: [{ pointer: '/applicant/name', code: 'min_length' }] })

  const made = await staff.post('/v1/organisations', { name: ' Smart  Seoul ', acronym: 'SS\u200b', kind: 'partner' })
  has(t, made.json(), { name: 'Smart Seoul', acronym: 'SS' })
  has(t, (await staff.post('/v1/cities', { name: 'Mus\ncat', country: 'OM' })).json(), {
    status: 400,
    errors: [{ pointer: '/name', code: 'format' }],
  })
  const draft = await staff.post('/v1/programs', {
    title: 'Smart\tcities ',
    summary: 'One.\r\nTwo.\u0085',
    language: 'EN-gb',
    topics: [' e-government '],
  })
  has(t, draft.json(), { title: 'Smart cities', summary: 'One.\nTwo.', language: 'en-GB', topics: ['e-government'] })
  const extended = await staff.post(`/v1/programs/${program.id}/extend-call`, {
    closes_on: '2017-10-20',
    reason: 'More time.\r\nAsked for by many.',
  })
  t.equal(extended.statusCode, 200, 'a reason may have several lines')
})

test('languages: a tag is checked against the registry, stored canonically, and matched by its main language', async (t) => {
  const { staff, as, aCity, aProgram, aReadyDraft } = await build(t)
  for (const [language, stored] of [
    ['EN', 'en'],
    ['zh-hant', 'zh-Hant'],
    ['iw', 'he'],
    ['eng', 'en'],
    ['pt-br', 'pt-BR'],
    ['gsw', 'gsw'],
    ['cmn', 'zh'],
  ])
    has(t, (await staff.post('/v1/programs', { title: 'One', language })).json(), { language: stored })
  for (const [language, detail] of [
    ['English', /: use en$/],
    ['Arabic', /: use ar$/],
    ['en_GB', /: use en-GB$/],
    ['qq', /BCP 47\)$/],
    ['und', /BCP 47\)$/],
    ['en-QX', /BCP 47\)$/],
  ] as const)
    has(t, (await staff.post('/v1/programs', { title: 'One', language })).json(), {
      status: 400,
      errors: [{ pointer: '/language', code: 'format', detail }],
    })
  const [program, city] = [await aProgram({ language: 'en' }), await aCity()]
  for (const language of ['en-GB', 'EN', 'eng']) {
    const draft = await aReadyDraft({ program, city, languages: [{ language, level: 'C2' }] })
    const report = (await as(draft.token).get(`/v1/applications/${draft.id}/eligibility`)).json()
    has(
      t,
      report.criteria.find(({ criterion }: { criterion: string }) => criterion === 'form_complete'),
      {
        outcome: 'met',
      },
    )
  }
})

test('countries: everyone has a nationality that can be written, and web addresses are of any script', async (t) => {
  const { staff, as, aCity, aProgram, aReadyDraft } = await build(t)
  const program = await aProgram({ max_applications_per_city: 100 })
  const pristina = await aCity({ name: 'Pristina', country: 'XK' })
  for (const nationality of ['XK', 'XXA', 'XXB', 'XXC', 'XXX', 'TW', 'HK', 'MO', 'PS', 'GL', 'BM', 'NC']) {
    const applicant = {
      name: 'Nominee',
      name_as_in_passport: 'NOMINEE',
      email: `${nationality}@city.example`,
      birth_date: '1980-02-29',
      nationality,
    }
    const country = nationality.length === 2 ? nationality : 'DE'
    const draft = await aReadyDraft({
      program,
      city: pristina,
      applicant: { ...applicant, name: `Nominee ${nationality}`, name_as_in_passport: `NOMINEE ${nationality}` },
      passport: { country, type: 'ordinary', expires_on: '2019-01-31' },
    })
    const submitted = await as(draft.token).post(`/v1/applications/${draft.id}/submit`)
    has(t, submitted.json(), { status: 'submitted', applicant: { nationality } })
  }
  for (const url of ['https://пример.рф/страница', 'https://例子.广告/入口', 'https://city.example/a?b=c'])
    t.equal((await staff.post(`/v1/programs/${program.id}/links`, { title: 'One', url })).statusCode, 201, url)
})
