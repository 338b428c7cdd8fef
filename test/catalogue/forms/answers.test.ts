import { test } from 'tap'
import { answerErrors, draftAnswerErrors } from '../../../src/catalogue/forms/answers.ts'
import { checkFormSchema } from '../../../src/catalogue/forms/answers-schema.ts'

const schema = {
  type: 'object',
  required: ['goal', 'agree'],
  properties: {
    goal: { type: 'string', title: 'What do you want to learn?', minLength: 3, maxLength: 500 },
    agree: { type: 'boolean', const: true },
    website: { type: 'string', format: 'uri' },
    years: { type: 'integer', minimum: 0, maximum: 50 },
    track: { type: 'string', enum: ['transport', 'energy'] },
    projects: {
      type: 'array',
      maxItems: 3,
      items: {
        type: 'object',
        required: ['name'],
        properties: { name: { type: 'string' }, begun_on: { type: 'string', format: 'date' } },
      },
    },
    tags: { type: 'array', uniqueItems: true, items: { type: 'string' } },
    constructor: { type: 'string' },
  },
}
const good = { goal: 'Open data', agree: true }
const pairs = (items: { pointer: string; code: string }[]) => items.map(({ pointer, code }) => [pointer, code])
const nested = (levels: number) => JSON.parse(`{"goal":${'['.repeat(levels)}${']'.repeat(levels)}}`)

test('answerErrors: submitted answers are held against the whole schema', async (t) => {
  const cases: [string, unknown, [string, string][]][] = [
    ['good', good, []],
    [
      'all of it',
      {
        ...good,
        website: 'https://muscat.om',
        years: 3,
        track: 'energy',
        projects: [{ name: 'x', begun_on: '2017-01-31' }],
        tags: ['a', 'b'],
        constructor: 'x',
      },
      [],
    ],
    [
      'none',
      null,
      [
        ['/answers/goal', 'required'],
        ['/answers/agree', 'required'],
      ],
    ],
    [
      'not told',
      undefined,
      [
        ['/answers/goal', 'required'],
        ['/answers/agree', 'required'],
      ],
    ],
    ['no object', ['Open data'], [['/answers', 'type']]],
    ['too short', { ...good, goal: 'x' }, [['/answers/goal', 'min_length']]],
    ['another type', { ...good, goal: 5 }, [['/answers/goal', 'type']]],
    ['not agreed', { ...good, agree: false }, [['/answers/agree', 'const']]],
    ['no choice', { ...good, track: 'farming' }, [['/answers/track', 'enum']]],
    ['no web address', { ...good, website: 'muscat' }, [['/answers/website', 'format']]],
    [
      'no day',
      { ...good, projects: [{ name: 'x', begun_on: '2017-02-30' }] },
      [['/answers/projects/0/begun_on', 'format']],
    ],
    [
      'a year that no other library takes',
      { ...good, projects: [{ name: 'x', begun_on: '0000-01-01' }] },
      [['/answers/projects/0/begun_on', 'format']],
    ],
    ['twice', { ...good, tags: ['a', 'a'] }, [['/answers/tags', 'unique_items']]],
    ['not asked', { ...good, shoe_size: 42 }, [['/answers/shoe_size', 'additional_properties']]],
    ['not asked, with a name of its own', { ...good, 'a/b~c': 42 }, [['/answers/a~1b~0c', 'additional_properties']]],
    [
      'not asked, inside',
      { ...good, projects: [{ name: 'x', cost: 1 }] },
      [['/answers/projects/0/cost', 'additional_properties']],
    ],
    ['not told, inside', { ...good, projects: [{}] }, [['/answers/projects/0/name', 'required']]],
  ]
  for (const [name, answers, expected] of cases) t.strictSame(pairs(answerErrors(schema, answers)), expected, name)
  t.strictSame(
    answerErrors(schema, { ...good, agree: false, track: 'x', goal: 'x' }).map(({ detail }) => detail),
    ['must have at least 3 characters; it has 1', 'must be true', 'must be one of transport, energy'],
  )
  const asks = (question: object) => ({
    type: 'object',
    required: ['q'],
    properties: { q: { type: 'string', ...question } },
  })
  const words: [object, string][] = [
    [{}, 'Answer this question.'],
    [{ title: 'Why?' }, 'Answer this question: Why?'],
    [{ title: 'Why?', 'x-required-message': 'Say why.' }, 'Say why.'],
  ]
  for (const [question, detail] of words) t.equal(answerErrors(asks(question), {})[0]?.detail, detail)
})

test('draftAnswerErrors: a draft may be unfinished', async (t) => {
  const cases: [string, unknown, [string, string][]][] = [
    ['none', null, []],
    ['nothing yet', {}, []],
    ['half a word', { goal: 'x' }, []],
    ['not yet the right type', { goal: 5, years: 'three', projects: 'x', tags: [{}] }, []],
    ['a list in place of a text', { goal: ['x'], projects: { name: 1 } }, []],
    ['an unfinished project', { projects: [{}, null] }, []],
    ['no object', 'x', [['/answers', 'type']]],
    ['not asked', { shoe_size: 42 }, [['/answers/shoe_size', 'additional_properties']]],
    ['not asked, though every object has it', { toString: 'x' }, [['/answers/toString', 'additional_properties']]],
    [
      'not asked, inside',
      { projects: [{ name: 'x' }, { 'c/d': 1 }] },
      [['/answers/projects/1/c~1d', 'additional_properties']],
    ],
  ]
  for (const [name, answers, expected] of cases) t.strictSame(pairs(draftAnswerErrors(schema, answers)), expected, name)
})

test('answerErrors: what would keep a validator busy is not validated', async (t) => {
  const cases: [string, unknown, string][] = [
    ['larger than 64 KiB', { goal: 'x'.repeat(64 * 1024) }, 'too_large'],
    ['more than 2000 values', { tags: Array(2000).fill(1) }, 'too_large'],
    ['deep', nested(16), 'too_deep'],
    ['deep enough to end the stack', nested(100_000), 'too_deep'],
  ]
  for (const [name, answers, code] of cases)
    for (const errors of [answerErrors, draftAnswerErrors])
      t.strictSame(pairs(errors(schema, answers)), [['/answers', code]], name)
  t.equal(draftAnswerErrors(schema, nested(15)).length, 0)
  t.equal(answerErrors(schema, { ...good, tags: Array(1900).fill(1) }).length, 100, 'a hundred errors are enough')
})

test('answerErrors: validators are kept, up to a limit', async (t) => {
  const numbered = (n: number) => ({ type: 'object', properties: { [`q${n}`]: { type: 'string' } } })
  for (let n = 0; n < 60; n++) t.equal(answerErrors(numbered(n), { [`q${n}`]: 1 }).length, 1)
  t.equal(answerErrors({ properties: { q59: { type: 'string' } }, type: 'object' }, {}).length, 0)
})

test('checkFormSchema: a program asks within a small part of JSON Schema', async (t) => {
  const asks = (node: unknown) => ({ type: 'object', properties: { q: node } })
  const text = { type: 'string' }
  const wide = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`q${n}`, text]))
  const cases: [string, unknown, string[]][] = [
    ['all of it', schema, []],
    ['nothing', { type: 'object', properties: {} }, []],
    [
      'words for a form',
      {
        ...asks({ type: 'string', enum: ['a'], 'x-enum-labels': { a: 'An A' }, 'x-required-message': 'Choose.' }),
        'x-order': ['q'],
      },
      [],
    ],
    ['labels in a list', asks({ ...text, 'x-enum-labels': ['a'] }), ['/properties/q/x-enum-labels']],
    ['labels that are no text', asks({ ...text, 'x-enum-labels': { a: 1 } }), ['/properties/q/x-enum-labels']],
    ['an order in no list', { ...asks(text), 'x-order': 'q' }, ['/x-order']],
    ['an order of what is not there', { ...asks(text), 'x-order': ['q', 'r'] }, ['/x-order']],
    ['texts for people', asks({ type: 'string', title: 'A', description: 'B', examples: ['c'], default: 'd' }), []],
    ['three levels', asks({ type: 'array', items: asks(text) }), []],
    ['a hundred', { type: 'object', properties: wide(100) }, []],
    ['no object', [], ['']],
    ['no schema', null, ['']],
    ['no schema of an object', { type: 'string' }, ['']],
    ['no properties', { type: 'object' }, ['/properties']],
    ['properties in a list', { type: 'object', properties: [] }, ['/properties']],
    ['a hundred and one', { type: 'object', properties: wide(101) }, ['']],
    ['a hundred and one, some inside', { type: 'object', properties: { ...wide(99), q: asks(text) } }, ['']],
    ['larger than 32 KiB', asks({ type: 'string', description: 'x'.repeat(32 * 1024) }), ['']],
    ['nested without end', asks({ ...text, default: nested(100_000) }), ['']],
    [
      'four levels',
      asks({ type: 'array', items: asks({ type: 'array', items: text }) }),
      ['/properties/q/items/properties/q/items'],
    ],
    ['a name in capitals', { type: 'object', properties: { Goal: text } }, ['/properties/Goal']],
    ['a name with a slash', { type: 'object', properties: { 'a/b': text } }, ['/properties/a~1b']],
    [
      'a name that is too long',
      { type: 'object', properties: { [`a${'b'.repeat(64)}`]: text } },
      [`/properties/a${'b'.repeat(64)}`],
    ],
    [
      'a prototype',
      JSON.parse('{"type":"object","properties":{"__proto__":{"type":"string"}}}'),
      ['/properties/__proto__'],
    ],
    ['a question that is none', asks(true), ['/properties/q']],
    ['no type', asks({}), ['/properties/q/type']],
    ['two types', asks({ type: ['string', 'null'] }), ['/properties/q/type']],
    ['a type that every object has', asks({ type: 'constructor' }), ['/properties/q/type']],
    ['a pattern', asks({ ...text, pattern: '(a+)+$' }), ['/properties/q/pattern']],
    ['a reference', { ...asks(text), $ref: '#' }, ['/$ref']],
    ['logic', asks({ ...text, anyOf: [{}] }), ['/properties/q/anyOf']],
    ['a keyword that every object has', asks({ ...text, constructor: 1 }), ['/properties/q/constructor']],
    ['a keyword of another type', asks({ ...text, minimum: 1 }), ['/properties/q/minimum']],
    ['additional properties', { ...asks(text), additionalProperties: true }, ['/additionalProperties']],
    ['a title that is none', asks({ ...text, title: 5 }), ['/properties/q/title']],
    ['a length below zero', asks({ ...text, minLength: -1 }), ['/properties/q/minLength']],
    ['half a length', asks({ ...text, maxLength: 1.5 }), ['/properties/q/maxLength']],
    ['no number', asks({ type: 'number', maximum: '5' }), ['/properties/q/maximum']],
    ['a number without end', asks({ type: 'number', maximum: JSON.parse('1e999') }), ['/properties/q/maximum']],
    ['another format', asks({ ...text, format: 'regex' }), ['/properties/q/format']],
    ['no choices', asks({ ...text, enum: [] }), ['/properties/q/enum']],
    ['too many choices', asks({ ...text, enum: Array(301).fill('x') }), ['/properties/q/enum']],
    ['choices that are objects', asks({ ...text, enum: [{}] }), ['/properties/q/enum']],
    ['choices in no list', asks({ ...text, enum: 'x' }), ['/properties/q/enum']],
    ['a constant object', asks({ ...text, const: {} }), ['/properties/q/const']],
    ['examples in no list', asks({ ...text, examples: 'x' }), ['/properties/q/examples']],
    ['required in no list', { ...asks(text), required: 'q' }, ['/required']],
    ['required twice', { ...asks(text), required: ['q', 'q'] }, ['/required']],
    ['required numbers', { ...asks(text), required: [1] }, ['/required', '/required']],
    ['required but not there', { ...asks(text), required: ['r'] }, ['/required']],
    ['required, as every object has it', { ...asks(text), required: ['constructor'] }, ['/required']],
    ['a list of nothing', asks({ type: 'array' }), ['/properties/q/items']],
    ['a list of many things', asks({ type: 'array', items: [text] }), ['/properties/q/items']],
    ['unique, perhaps', asks({ type: 'array', items: text, uniqueItems: 1 }), ['/properties/q/uniqueItems']],
    ['unique objects', asks({ type: 'array', items: asks(text), uniqueItems: true }), ['/properties/q/uniqueItems']],
  ]
  for (const [name, given, expected] of cases)
    t.strictSame(
      checkFormSchema(given).map(({ pointer }) => pointer),
      expected.map((pointer) => `/answers_schema${pointer}`),
      name,
    )
})
