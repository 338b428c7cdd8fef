import { test } from 'tap'
import { readVisaCsv } from '../../../src/network/visa-rules/read-visa-csv.ts'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'

const TERMS = { required: true, letter_days: 5, processing_days: 10, source: 'the consulate', checked_on: '2017-09-20' }
const FULL = { ...TERMS, original_needed: false, courier_days: 0, stale: false }
const OLD = { ...TERMS, required: false, checked_on: '2016-10-01' }
const CSV = { headers: { 'content-type': 'text/csv' } }
const KR_CN = '/v1/visa-rules/KR/CN'

test('setVisaRule: a new rule needs no tag, a change names the version that was read', async (t) => {
  const { as, staff, key, db } = await build(t)
  has(t, (await staff.get(KR_CN)).json(), { status: 404, code: 'not_found' })
  const first = await staff.put(KR_CN, { ordinary: TERMS })
  has(t, first.json(), { host: 'KR', nationality: 'CN', ordinary: FULL, official: null, version: 1 })
  const official = { ...OLD, original_needed: true, courier_days: 4 }
  const body = { ordinary: TERMS, official }
  for (const [headers, status, code] of [
    [{}, 428, 'if_match_required'],
    [{ 'if-match': '"2"' }, 412, 'stale'],
    [{ 'if-match': '"1"' }, 200, undefined],
    [{ 'if-match': '*' }, 200, undefined],
  ] as const)
    has(t, (await staff.put(KR_CN, body, { headers })).json(), code ? { status, code } : { official: { stale: true } })
  t.equal((await staff.put('/v1/visa-rules/KR/VN', body, { headers: { 'if-match': '"1"' } })).statusCode, 412)
  const city = as(await key({ role: 'frontend' }))
  const found = (await city.get(KR_CN)).json()
  has(t, found, { version: 3, official: { ...official, letter_days: 5, stale: true } })
  const events = await db.selectFrom('event').select('payload').where('type', '=', 'visa.rule_set').execute()
  has(t, events.length, 3)
  has(t, events[0]?.payload, { host: 'KR', nationality: 'CN' })

  await staff.put('/v1/visa-rules/KR/VN', { ordinary: TERMS })
  await staff.put('/v1/visa-rules/CN/KR', { ordinary: OLD })
  for (const [query, pairs] of [
    ['', ['CN KR', 'KR CN', 'KR VN']],
    ['?host=KR', ['KR CN', 'KR VN']],
    ['?nationality=KR', ['CN KR']],
    ['?stale=true', ['CN KR', 'KR CN']],
    ['?stale=false', ['KR VN']],
  ] as const) {
    const { items } = (await city.get(`/v1/visa-rules${query}`)).json()
    t.strictSame(
      items.map((each: { host: string; nationality: string }) => `${each.host} ${each.nationality}`),
      pairs,
      query,
    )
  }
  const page = (await city.get('/v1/visa-rules?limit=2')).json()
  const next = (await city.get(`/v1/visa-rules?limit=2&cursor=${page.next_cursor}`)).json()
  has(t, next, { items: [{ host: 'KR', nationality: 'VN' }], next_cursor: null })
})

test('setVisaRule: terms that cannot be are refused by name', async (t) => {
  const { staff } = await build(t)
  for (const [name, url, body, pointers] of [
    ['a visa of no days', KR_CN, { ordinary: { ...TERMS, processing_days: 0 } }, ['/ordinary/processing_days']],
    ['an original that flies', KR_CN, { ordinary: { ...TERMS, original_needed: true } }, ['/ordinary/courier_days']],
    [
      'a check of tomorrow',
      KR_CN,
      { ordinary: TERMS, official: { ...TERMS, checked_on: '2017-10-03' } },
      ['/official/checked_on'],
    ],
    ['a check of long ago', KR_CN, { ordinary: { ...TERMS, checked_on: '1999-12-31' } }, ['/ordinary/checked_on']],
    ['a visa at home', '/v1/visa-rules/KR/KR', { ordinary: TERMS }, ['/ordinary']],
  ] as const) {
    const answer = (await staff.put(url, body)).json()
    has(t, answer, { status: 422, code: 'content_invalid', errors: pointers.map((pointer) => ({ pointer })) }, name)
  }
  t.equal((await staff.put('/v1/visa-rules/ZZ/CN', { ordinary: TERMS })).statusCode, 404)
  has(t, (await staff.get('/v1/visa-rules')).json(), { items: [] })
})

// Tried without the unique constraint's `on conflict`: nine of the ten end as errors of the database, 500.
test('setVisaRule: of ten first rules for a pair in the same moment one is kept, and the others are asked for its tag', async (t) => {
  const { staff } = await build(t)
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, i) => staff.put(KR_CN, { ordinary: { ...TERMS, letter_days: i } })),
  )
  t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [200, ...Array(9).fill(428)])
  has(t, (await staff.get(KR_CN)).json(), { version: 1 })
})

const HEAD =
  'host,nationality,passport_type,required,letter_days,processing_days,original_needed,courier_days,source,checked_on'

test('importVisaRules: a file is imported whole, twice without a change, or refused whole', async (t) => {
  const { staff } = await build(t)
  await staff.put(KR_CN, { ordinary: TERMS })
  const file = `${HEAD}
KR,CN,ordinary,yes,5,12,no,,"the consulate, by phone",2017-09-20
kr,vn,,yes,3,8,yes,4,the embassy,2017-09-21
KR,VN,official,no,,,,,the embassy,2017-09-21
`
  const url = '/v1/visa-rules/import'
  const plan = (await staff.post(`${url}?dry_run=true`, file, CSV)).json()
  has(t, plan, { dry_run: true, created: 1, updated: 1, unchanged: 0, faults: [] })
  has(t, (await staff.get('/v1/visa-rules')).json(), { items: [{ nationality: 'CN', version: 1 }] })
  has(t, (await staff.post(url, file, CSV)).json(), { created: 1, updated: 1, unchanged: 0, dry_run: false })
  has(t, (await staff.get('/v1/visa-rules/KR/VN')).json(), {
    ordinary: { courier_days: 4, original_needed: true },
    official: { required: false, processing_days: 0 },
  })
  has(t, (await staff.get(KR_CN)).json(), { ordinary: { source: 'the consulate, by phone', processing_days: 12 } })
  has(t, (await staff.post(url, file, CSV)).json(), { created: 0, updated: 0, unchanged: 2 })

  const wrong = `${HEAD}\nKR,TH,,yes,3,8,,,the embassy,2017-09-21\nKR,Laos,,maybe,3,x,,,,2017-09-21\n`
  const faults = [
    { line: 3, column: 'nationality' },
    { line: 3, column: 'source' },
    { line: 3, column: 'required' },
    { line: 3, column: 'processing_days' },
  ]
  has(t, (await staff.post(`${url}?dry_run=true`, wrong, CSV)).json(), { created: 1, faults })
  const refused = (await staff.post(url, wrong, CSV)).json()
  has(t, refused, {
    status: 422,
    errors: faults.map(({ column }) => ({ pointer: `/3/${column}`, params: { line: 3 } })),
  })
  t.equal((await staff.get('/v1/visa-rules/KR/TH')).statusCode, 404, 'nothing of it was imported')
  for (const [body, extra, status, code] of [
    ['{}', { headers: { 'content-type': 'application/json' } }, 415, 'unsupported_media_type'],
    [Buffer.from([0xff]), CSV, 400, 'malformed_csv'],
    ['', CSV, 422, 'content_invalid'],
  ] as const)
    has(t, (await staff.post(url, body, extra)).json(), { status, code })
})

test('readVisaCsv: what spreadsheets write is read, and each fault names its line', async (t) => {
  const row = 'KR,CN,yes,10,the consulate,2017-09-20'
  const head = 'Host,Nationality,Required,Processing days,Source,Checked on'
  for (const [name, text, faults] of [
    ['a byte order mark and CRLF', `\uFEFF${head}\r\n${row}\r\n`, []],
    ['semicolons', `${head}\n${row}\n`.replaceAll(',', ';'), []],
    ['tabs', `${head}\n${row}\n`.replaceAll(',', '\t'), []],
    ['empty lines', `${head}\n\n${row}\n,,,,,\n`, []],
    ['no lines', '', ['1 the file is empty']],
    ['a column too few', 'host,nationality\n', ['1 the column required is missing', '1 the column source is missing', '1 the column checked_on is missing']], // biome-ignore format: a row
    ['a column twice', `${head},Host\n${row}\n`, ['1 the column host is there twice']],
    ['a column of something else', `${head},Colour\n${row}\n`, [/^1 a column is not known: the columns are host, /]],
    ['an open quote', `${head}\n"KR,CN`, [/^\d the quotes of a cell do not match$/]],
    ['the same twice', `${head}\n${row}\n${row}\n`, ['3 says the same countries and passport once more']],
    ['a host at home', `${head}\n${row.replace('CN', 'KR')}\n`, ['2 is the host: nobody needs a visa at home']],
    ['no days', `${head}\n${row.replace('10', '0')}\n`, ['2 must be one day or more if a visa is required']],
    ['too many days', `${head}\n${row.replace('10', '366')}\n`, ['2 must be a whole number from 0 to 365']],
    ['no flag', `${head}\n${row.replace('yes', '')}\n`, ['2 is missing: write yes or no']],
    ['another passport', `${head},Passport type\n${row},diplomatic\n`, ['2 must be ordinary or official']],
    ['only an official one', `${head},Passport type\n${row},official\n`, [/^2 has no line for ordinary passports/]],
    ['a long source', `${head}\n${row.replace('the', 'x'.repeat(600))}\n`, ['2 must be one line of at most 500 characters']], // biome-ignore format: a row
    ['too many lines', `${head}\n${`${row}\n`.repeat(2001)}`, [/^1 the file has more than 2000 lines/]],
  ] as [string, string, (string | RegExp)[]][]) {
    const read = readVisaCsv(text, '2017-10-02')
    has(
      t,
      read.faults.map(({ line, detail }) => `${line} ${detail}`),
      faults,
      name,
    )
    if (faults.length === 0)
      has(t, read.rules, [{ host: 'KR', nationality: 'CN', ordinary: { processing_days: 10 }, official: null }], name)
  }
})
