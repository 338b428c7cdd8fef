import { test } from 'tap'
import { inspectJson, malformedJson } from '../../src/http/json-body.ts'
import { has } from '../has.ts'
import { build } from '../helper.ts'

const JSON_TYPE = { headers: { 'content-type': 'application/json' } }

test('inspectJson: a number is kept if every digit that was sent can be told from it', async (t) => {
  for (const number of [
    '0', '-0', '-0.0', '3.10', '1.0', '1e2', '1E+22', '100000000000000000000', '9007199254740992', '123456789012345',
    '0.1', '0.30000000000000004', '0.10000000000000001', '0.1000000000000000055511151231257827', '5e-324', '1.7976931348623157e308',
    '12345678901234567000', '0.000000000000000000000000012',
  ]) // biome-ignore format: a row
    t.strictSame(inspectJson(`[${number}]`).items, [], number)
  for (const number of [
    '110101198001011235', '9007199254740993', '-9007199254740993', '12345678901234567890', '0.1234567890123456789', '3.14159265358979323846',
    '1e400', '-1e400', '1e-400', '1e309', `1${'0'.repeat(400)}`, '123456789012345678e2', '0.12345678901234567',
  ]) // biome-ignore format: a row
    has(t, inspectJson(`{"a":[${number}]}`).items, [{ pointer: '/a/0', code: 'number_not_exact' }], number)
})

test('inspectJson: it takes what JSON.parse takes, and nothing else', async (t) => {
  const signs = '{}[],:"a1e.-+ \\tn0'
  let state = 7
  const next = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const isJson = (text: string) => {
    try {
      JSON.parse(text)
      return true
    } catch {
      return false
    }
  }
  const texts = Array.from({ length: 100_000 }, () =>
    Array.from({ length: 1 + next(8) }, () => signs[next(signs.length)]).join(''),
  )
  t.ok(texts.filter(isJson).length > 1_000)
  t.strictSame(
    texts.filter((text) => isJson(text) !== (inspectJson(text).broken === undefined)),
    [],
  )
})

test('malformedJson: it tells the line, the column and what is wrong', async (t) => {
  for (const [text, line, column, reason] of [
    ['', 1, 1, /ends too early/],
    ['{"a":1', 1, 7, /ends too early/],
    ['{"a":1,}', 1, 8, /a comma too much/],
    ['{\n  "a": [1,\n  ]\n}', 3, 3, /a comma too much/],
    ["{'a':1}", 1, 2, /double quotes/],
    ['{“a”:1}', 1, 2, /straight double quotes/],
    ['{a:1}', 1, 2, /a name in double quotes/],
    ['{"a":NaN}', 1, 6, /a value is missing/],
    ['{"a":True}', 1, 6, /lower case/],
    ['{"a":01}', 1, 6, /a number/],
    ['{"a":+1}', 1, 6, /a number/],
    ['{"a" 1}', 1, 6, /a colon/],
    ['{"a":1 "b":2}', 1, 8, /a comma or a closing bracket/],
    ['{"a":"x\ny"}', 1, 6, /a line break/],
    ['{"a":"C:\\dir"}', 1, 6, /a backslash/],
    ['{"a":1}{"b":2}', 1, 8, /more after the end/],
    ['// x\n{}', 1, 1, /no comments/],
    ['a=1&b=2', 1, 1, /a value is missing/],
    ['['.repeat(100_000), 1, 1002, /too deeply/],
  ] as const) {
    const { errors } = malformedJson(text).extra
    has(
      t,
      errors,
      [{ pointer: '', code: 'malformed_json', detail: reason, params: { line, column } }],
      text.slice(0, 20),
    )
  }
})

test('bodies: a number that JSON cannot hold, and a member that stands twice, are refused and not changed', async (t) => {
  const { as, staff, aCity, aProgram, aReadyDraft } = await build(t)
  const answers_schema = { type: 'object', properties: { national_id: { type: 'integer' }, share: { type: 'number' } } }
  const { id, token } = await aReadyDraft({ program: await aProgram({ answers_schema }), city: await aCity() })
  const url = `/v1/applications/${id}`
  const patch = (payload: string) =>
    as(token).patch(url, payload, { headers: { ...JSON_TYPE.headers, 'if-match': '*' } })
  for (const [body, code, pointer] of [
    ['{"answers":{"national_id":110101198001011235}}', 'number_not_exact', '/answers/national_id'],
    ['{"answers":{"share":1e400}}', 'number_not_exact', '/answers/share'],
    ['{"answers":{"share":0.1234567890123456789}}', 'number_not_exact', '/answers/share'],
    ['{"answers":{"share":1},"answers":{"share":2}}', 'duplicate_member', '/answers'],
    ['{"answers":{"share":1,"\\u0073hare":2}}', 'duplicate_member', '/answers/share'],
    ['{"languages":[{"language":"en","level":"B2","level":"C1"}]}', 'duplicate_member', '/languages/0/level'],
  ] as const)
    has(t, (await patch(body)).json(), { status: 400, code, errors: [{ pointer, code }] }, body)
  const kept = await patch('{"answers":{"national_id":110101198001011,"share":0.30000000000000004}}')
  t.strictSame(kept.json().answers, { national_id: 110101198001011, share: 0.30000000000000004 })
  for (const body of [
    '{"name":"1101011980010112351e400: \\"a\\":1","kind":"partner"}',
    '{"name":"a\\\\","kind":"partner"}',
  ])
    t.equal((await staff.post('/v1/organisations', body, JSON_TYPE)).statusCode, 201, 'digits and quotes in a text')
  const many = `{"name":"x","kind":"partner",${Array(200).fill('"a":12345678901234567').join()}}`
  t.equal((await staff.post('/v1/organisations', many, JSON_TYPE)).json().errors.length, 50)
  has(t, (await staff.post('/v1/organisations', '{"__proto__":{"a":1}}', JSON_TYPE)).json(), {
    code: 'malformed_json',
    detail: /__proto__/,
    errors: [{ pointer: '', params: {} }],
  })
  has(t, (await staff.post('/v1/organisations', `${'{"a":'.repeat(70)}1${'}'.repeat(70)}`, JSON_TYPE)).json(), {
    code: 'too_deep',
    errors: [{ pointer: '', params: { limit: 64 } }],
  })
})
