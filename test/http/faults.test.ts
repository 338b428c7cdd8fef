import { test } from 'tap'
import { PATTERNS, WORDS, wordsOf } from '../../src/http/faults.ts'
import { formatAdvice } from '../../src/http/formats.ts'
import { has, lacks } from '../has.ts'
import { build } from '../helper.ts'

type Node = Record<string, unknown>
/** Words of JSON Schema that refuse nothing. */
const SILENT =
  /^(\$|x-|title$|description$|default$|examples?$|deprecated$|contentMediaType$|readOnly$|writeOnly$|properties$|items$|if$|then$|else$|allOf$|discriminator$|minContains$|maxContains$|style$|explode$)/

/** Every keyword of the schemas of bodies and queries, with its values, as the routes declare them. */
function keywordsOf(contract: Node): Map<string, Set<unknown>> {
  const found = new Map<string, Set<unknown>>()
  const seen = new Set<string>()
  const schemas = (contract.components as { schemas: Record<string, Node> }).schemas
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    if (Array.isArray(node)) {
      node.forEach(walk)
      return
    }
    for (const [keyword, value] of Object.entries(node)) {
      if (keyword === '$ref') {
        const name = String(value).split('/').at(-1) ?? ''
        if (!seen.has(name)) {
          seen.add(name)
          walk(schemas[name])
        }
      } else if (keyword.startsWith('x-') || keyword.startsWith('example')) continue
      else if (keyword === 'properties') Object.values(value as Node).forEach(walk)
      else {
        found.set(keyword, (found.get(keyword) ?? new Set()).add(value))
        walk(value)
      }
    }
  }
  for (const operations of Object.values(contract.paths as Node))
    for (const operation of Object.values(operations as Node)) {
      const { requestBody, parameters = [] } = operation as { requestBody?: { content: Node }; parameters?: Node[] }
      for (const { schema } of Object.values(requestBody?.content ?? {}) as { schema: unknown }[]) walk(schema)
      for (const parameter of parameters) if (parameter.in === 'query') walk(parameter.schema)
    }
  return found
}

test('faults: each keyword, format and pattern of the contract has words of our own', async (t) => {
  const { app } = await build(t)
  const keywords = keywordsOf(app.swagger() as unknown as Node)
  t.ok(keywords.size > 12, [...keywords.keys()].join())
  t.strictSame(
    [...keywords.keys()].filter((keyword) => !SILENT.test(keyword) && !Object.hasOwn(WORDS, keyword)),
    [],
  )
  t.strictSame(
    [...(keywords.get('pattern') ?? [])].filter((pattern) => !Object.hasOwn(PATTERNS, String(pattern))),
    [],
  )
  for (const format of keywords.get('format') ?? [])
    if (format !== 'binary' && format !== 'date-time')
      lacks(t, formatAdvice(String(format), 'x'), /of the format/, String(format))
})

test('faults: over real routes each keyword is told in words, with what a translation needs', async (t) => {
  const { staff, as, aCity, aProgram, aReadyDraft } = await build(t)
  const [program, city] = [await aProgram(), await aCity()]
  const draft = await aReadyDraft({ program, city })
  const cities = (body: object) => staff.post('/v1/cities', { name: 'X', country: 'OM', ...body })
  const programs = (body: object) => staff.post('/v1/programs', { title: 'X', ...body })
  const series = (body: object) => staff.post('/v1/series', { title: 'X', ...body })
  const start = (applicant: object) =>
    as(draft.frontend).post(`/v1/programs/${program.id}/applications`, { city_id: city.id, applicant })
  const cases: [string, ReturnType<typeof cities>, string, string, string, object][] = [
    ['required', staff.post('/v1/cities', { country: 'OM' }), '/name', 'required', 'is required', {}],
    ['additionalProperties', cities({ nmae: 'X' }), '/nmae', 'additional_properties', 'is not a known member', {}],
    [
      'type',
      cities({ name: 5 }),
      '/name',
      'type',
      'must be a text; it is a number',
      { type: ['string'], found: 'number' },
    ],
    [
      'type or null',
      programs({ seats: '5' }),
      '/seats',
      'type',
      'must be a whole number or null; it is a text',
      { type: ['integer', 'null'], found: 'string' },
    ],
    [
      'type of a nullable object',
      cities({ membership: 5 }),
      '/membership',
      'type',
      'must be an object; it is a number',
      { type: ['object'], found: 'number' },
    ],
    [
      'type of a fraction',
      programs({ seats: 1.5 }),
      '/seats',
      'type',
      'must be a whole number or null; it is a number',
      { type: ['integer', 'null'], found: 'number' },
    ],
    [
      'type of null',
      cities({ name: null }),
      '/name',
      'type',
      'must be a text; it is null',
      { type: ['string'], found: 'null' },
    ],
    [
      'type of a query',
      staff.get('/v1/cities?limit=x'),
      '?limit',
      'type',
      'must be a whole number; it is a text',
      { type: ['integer'], found: 'string' },
    ],
    ['minimum', staff.get('/v1/cities?limit=0'), '?limit', 'minimum', 'must be 1 or more', { limit: 1 }],
    ['maximum', staff.get('/v1/cities?limit=101'), '?limit', 'maximum', 'must be 100 or less', { limit: 100 }],
    ['minLength', cities({ name: '' }), '/name', 'min_length', 'must not be empty', { limit: 1, actual: 0 }],
    [
      'minLength, of blanks',
      cities({ name: ' ' }),
      '/name',
      'min_length',
      'must not be empty',
      { limit: 1, actual: 0 },
    ],
    [
      'pattern',
      staff.post(`/v1/programs/${program.id}/links`, { title: 'X', url: 'ftp://city.example/a' }),
      '/url',
      'pattern',
      'must be a web address that starts with https:// or http://',
      { pattern: '^https?://[^/?#]' },
    ],
    [
      'maxLength',
      cities({ name: '한'.repeat(212) }),
      '/name',
      'max_length',
      'must have at most 200 characters; it has 212',
      { limit: 200, actual: 212 },
    ],
    [
      'maxLength, of characters beyond 16 bits',
      cities({ name: '𐐀'.repeat(201) }),
      '/name',
      'max_length',
      'must have at most 200 characters; it has 201',
      { limit: 200, actual: 201 },
    ],
    [
      'enum',
      cities({ kind: 'town' }),
      '/kind',
      'enum',
      'must be one of city, region, district',
      { allowed: ['city', 'region', 'district'] },
    ],
    [
      'format country',
      cities({ country: 'om' }),
      '/country',
      'format',
      formatAdvice('country', 'om'),
      { format: 'country' },
    ],
    [
      'format email',
      start({ name: 'X', email: 'abc' }),
      '/applicant/email',
      'format',
      'must be an e-mail address such as office@city.example',
      { format: 'email' },
    ],
    [
      'format date',
      start({ name: 'X', email: 'a@city.example', birth_date: '29/02/1980' }),
      '/applicant/birth_date',
      'format',
      formatAdvice('date', '29/02/1980'),
      { format: 'date' },
    ],
    [
      'format uuid',
      staff.get('/v1/applications?program_id=1'),
      '?program_id',
      'format',
      'must be an id (a UUID)',
      { format: 'uuid' },
    ],
    [
      'uniqueItems',
      cities({ aliases: ['a', 'b', 'a'] }),
      '/aliases',
      'unique_items',
      'has the same entry twice, as numbers 1 and 3',
      { entries: [0, 2] },
    ],
    [
      'maxItems',
      cities({ aliases: Array.from({ length: 1_000 }, (_, i) => `a${i}`) }),
      '/aliases',
      'max_items',
      '',
      {},
    ],
    [
      'minProperties',
      staff.patch(`/v1/cities/${city.id}`, {}, { headers: { 'if-match': '*' } }),
      '',
      'min_properties',
      'must not be empty',
      { limit: 1, actual: 0 },
    ],
    ['a series', series({ title: '' }), '/title', 'min_length', 'must not be empty', { limit: 1, actual: 0 }],
  ]
  for (const [what, asked, pointer, code, detail, params] of cases) {
    const answer = await asked
    has(t, answer.json(), { status: 400, code: 'schema_violation' }, what)
    const { errors } = answer.json()
    if (what === 'maxItems') {
      has(t, errors[0], {
        pointer,
        code,
        detail: /^must have at most \d+ entries; it has 1000$/,
        params: { actual: 1000 },
      })
      continue
    }
    t.strictSame(errors, [{ pointer, code, detail, params }], what)
    lacks(t, detail, /NOT|match|format "|should/)
  }
})

test('wordsOf: keywords that no route has yet have words, and any other has some', async (t) => {
  for (const [keyword, params, data, detail] of [
    ['const', { allowedValue: true }, false, 'must be true'],
    ['minItems', { limit: 2 }, ['a'], 'must have at least 2 entries; it has 1'],
    ['maxProperties', { limit: 1 }, { a: 1, b: 2 }, 'must have at most 1 member; it has 2'],
    ['exclusiveMinimum', { limit: 0 }, 0, 'must be more than 0'],
    ['exclusiveMaximum', { limit: 9 }, 9, 'must be less than 9'],
    ['multipleOf', { multipleOf: 5 }, 6, 'must be a multiple of 5'],
    ['dependentRequired', { property: 'a', missingProperty: 'b' }, {}, 'needs b beside it'],
    ['anyOf', {}, 1, 'has none of the forms that are allowed here'],
    ['pattern', { pattern: '^new$' }, 'x', 'has a character that is not allowed here, or lacks one'],
    ['type', { type: 'string' }, true, 'must be a text; it is a boolean'],
    ['type', { type: 'array' }, {}, 'must be a list; it is an object'],
    ['somethingNew', {}, 1, 'does not have the form that the schema describes'],
  ] as const) {
    const words = wordsOf({ keyword, params, data, instancePath: '' })
    t.equal(words.detail, detail)
    t.type(words.params, 'object')
    t.match(words.code, /^[a-z_]+$/)
  }
})
