import { sql } from 'kysely'
import { test } from 'tap'
import { formatAdvice, formats, instantOf } from '../../src/http/formats.ts'
import { endOfLocalDay } from '../../src/platform/calendar.ts'
import { connect } from '../../src/platform/postgres/db.ts'
import { createDatabase } from '../database.ts'
import { build } from '../helper.ts'

const CASES: Record<string, { right: string[]; wrong: string[] }> = {
  country: {
    right: ['OM', 'KR', 'AX', 'XK', 'TW', 'HK', 'MO', 'PS', 'GL', 'FO', 'GI', 'PR', 'EH'],
    wrong: ['om', 'OMN', 'XX', 'UK', 'XXA', 'EU', ''],
  },
  nationality: {
    right: ['OM', 'XK', 'TW', 'HK', 'PS', 'XXA', 'XXB', 'XXC', 'XXX'],
    wrong: ['xxa', 'XXD', 'XXE', 'RKS', 'D', 'XX', 'stateless', ''],
  },
  language: {
    right: [
      'en',
      'EN',
      'zh-Hant',
      'zh-hant-TW',
      'pt-BR',
      'es-419',
      'sr-Latn-RS',
      'iw',
      'gsw',
      'haw',
      'aii',
      'cmn',
      'de-1996',
      'sl-rozaj',
      'en-u-ca-buddhist',
      'tlh',
    ],
    wrong: [
      '',
      'e',
      'english!',
      'en_GB',
      '1',
      'English',
      'Korean',
      'xx',
      'en-XX',
      'und',
      'mul',
      'x-own',
      'zh-Hand',
      'deutsch',
    ],
  },
  line: {
    right: ['Ann', 'محمد', 'می\u200cخواهم', 'क्\u200dष', '100%', '葛\u{e0100}城', '', '😀'],
    wrong: [
      'Ann\r\nBcc: x',
      'a\nb',
      '\u001b[31m',
      'a\u0007',
      'a\u202eb',
      'a\u2066b',
      'a\u2028b',
      '\u{e0041}',
      '\u0301',
    ],
  },
  name: {
    right: ['Ann', '홍길동', 'كريم', 'O’Brien', 'X Æ A-12', 'ⵣ', ''],
    wrong: ['—', '😀', '12', '...', '\u0301', 'a\nb'],
  },
  text: { right: ['one\n\n\ttwo', ''], wrong: ['a\u0000', 'a\u001b[31m', 'a\u202eb', 'a\u0085'] },
  email: {
    right: [
      'office@city.example',
      'a.b+c@xn--bcher-kva.example',
      'büro@bücher.example',
      '用户@例子.广告',
      'उपयोगकर्ता@उदाहरण.भारत',
      'почта@пример.рф',
      'ايميل@مثال.السعودية',
      "o'brien@city.example",
      'info@sub.sub.city.example',
    ],
    wrong: [
      'abc',
      '@city.example',
      'a@',
      'a@city',
      'a b@city.example',
      'a@b@c.example',
      '.a@city.example',
      'a..b@city.example',
      'a@-city.example',
      'a@city..example',
      'a@city.example\n',
      'A <a@city.example>',
      'a,b@city.example',
      'a@[192.0.2.1]',
      'a@192.0.2.1',
    ],
  },
  iri: {
    right: [
      'https://city.example/page',
      'http://пример.рф/страница?q=1#a',
      'https://例子.广告',
      'https://city.example/%E4%BD%A0',
    ],
    wrong: [
      '',
      'city.example',
      'ftp://city.example',
      'javascript:alert(1)',
      'https://',
      'https://a b.example',
      'https://city.example/a b',
      'https://city.example/\u202e',
    ],
  },
  'time-zone': {
    right: ['Asia/Seoul', 'UTC', 'America/Argentina/Ushuaia', 'Japan'],
    wrong: ['', 'Seoul', '+09:00', 'Asia/Nowhere', 'JST', 'asia/seoul', 'US/Pacific-New'],
  },
  instant: {
    right: [
      '2017-10-13T15:00:00Z',
      '2017-10-14T00:00:00+09:00',
      '2016-02-29T23:59:59.999999Z',
      '2017-10-13t15:00:00z',
      '2017-10-13T15:00:00-00:00',
      '2017-10-13T15:00:00.123456789+15:59',
      '1000-01-01T00:00:00Z',
      '2999-12-31T23:59:59Z',
    ],
    wrong: [
      '',
      '2017-10-13',
      '2017-10-13T15:00:00',
      '2017-02-29T00:00:00Z',
      '+012017-10-13T00:00:00Z',
      '0017-01-01T00:00:00Z',
      '2027-01-01T00:00:00Z[Asia/Seoul]',
      '2027-01-01T00:00:00+09:00[Asia/Seoul]',
      '2027-01-01T00:00:00Z[u-ca=gregory]',
      '2027-01-01T00Z',
      '2027-01-01T00:00Z',
      '20270101T000000Z',
      '2016-12-31T23:59:60Z',
      '2027-01-01T24:00:00Z',
      '2027-01-01 00:00:00Z',
      '2027-01-01T00:00:00 09:00',
      '2027-01-01T00:00:00+0900',
      '2027-01-01T00:00:00+09',
      '2027-01-01T00:00:00+09:00:00',
      '2027-01-01T00:00:00+16:00',
      '2027-01-01T00:00:00,5Z',
      '2027-01-01T00:00:00.Z',
      '2027-01-01T00:00:00.1234567890Z',
      '2027-01-01T00:00:00Z\n',
      '1000-01-01T00:00:00+00:01',
      '2999-12-31T23:59:59-00:01',
      '２０２７-01-01T00:00:00Z',
    ],
  },
  date: {
    right: ['2016-02-29', '1980-12-31', '1000-01-01', '2999-12-31'],
    wrong: [
      '',
      '2017-02-29',
      '2017-2-1',
      '20171013',
      '0000-01-01',
      '0001-01-01',
      '3000-01-01',
      '9999-12-31',
      '2017-10-13T00:00Z',
      '2017-10-13[u-ca=buddhist]',
      '2017-10-13\n',
      '-002017-10-13',
    ],
  },
  uuid: {
    right: ['01890000-0000-7000-8000-000000000000', '01890000-0000-7000-8000-00000000ABCD'],
    wrong: ['', 'urn:uuid:01890000-0000-7000-8000-000000000000', '01890000000070008000000000000000', '{}'],
  },
}

/** In the title of an assertion, a line break or a control character would break the report. */
const shown = (text: string) => encodeURIComponent(text)

test('formats: each takes right values and no others', async (t) => {
  t.strictSame(Object.keys(CASES).sort(), Object.keys(formats).sort())
  for (const [name, { right, wrong }] of Object.entries(CASES)) {
    for (const text of right) t.ok(formats[name]?.(text), `${name} ${shown(text)}`)
    for (const text of wrong) t.notOk(formats[name]?.(text), `not a ${name}: ${shown(text)}`)
  }
})

/** The same numbers each time, so that a failure can be looked at again. */
function numbers(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** Texts near the edge of what is a date or an instant: right ones, and right ones with something changed. */
function texts(count: number): string[] {
  const next = numbers(20171013)
  const pick = <T>(values: readonly T[]) => values[next(values.length)] as T
  const two = (below: number) => String(next(below)).padStart(2, '0')
  const year = () =>
    pick([
      '0000',
      '0001',
      '0999',
      '1000',
      '1582',
      '1752',
      '1900',
      '1970',
      '2000',
      '2016',
      '2017',
      '2999',
      '3000',
      '9999',
      '10000',
      '+002017',
      '-000001',
      String(1000 + next(2000)),
    ])
  const date = () => `${year()}-${two(14)}-${two(33)}`
  const clock = () => `${two(26)}:${two(62)}${pick(['', `:${two(62)}`, `:${two(60)}`, `:${two(60)}`])}`
  const fraction = () =>
    pick(['', '', '.0', '.999', '.9995', '.999999', '.9999999', '.999999999', '.9999999999', ',5', '.'])
  const offset = () =>
    pick([
      'Z',
      'Z',
      'z',
      '',
      '+00:00',
      '-00:00',
      `+${two(25)}:${two(62)}`,
      `-${two(25)}:${two(62)}`,
      '+0900',
      '+09',
      '+09:00:30',
      ' UTC',
      '[UTC]',
      'Z[UTC]',
    ])
  const odd = () => pick(['', '', '', '', '', '', '\n', ' ', '[Asia/Seoul]', '[u-ca=iso8601]', ' BC', '\u0660'])
  return Array.from({ length: count }, () =>
    pick([
      () => date() + odd(),
      () => `${date()}${pick(['T', 'T', 't', ' '])}${clock()}${fraction()}${offset()}${odd()}`,
    ])(),
  )
}

test('formats: every date and instant that is accepted is the same to Temporal and to Postgres', async (t) => {
  const { url, drop } = await createDatabase()
  const db = connect({ url, max: 1, prepare: false })
  t.teardown(() => db.destroy().then(drop))
  const all = texts(60_000)
  const dates = all.filter((text) => formats.date?.(text))
  const instants = all.filter((text) => formats.instant?.(text))
  t.ok(
    dates.length > 1_000 && instants.length > 500,
    `${dates.length} dates, ${instants.length} instants of ${all.length} texts`,
  )

  const stored = await sql<{ text: string; stored: string; after: string }>`
    select text, text::date as stored, (text::date + 1)::timestamp at time zone 'Asia/Seoul' as after
    from unnest(${dates}::text[]) as text`.execute(db)
  t.strictSame(
    stored.rows.filter(({ text, stored, after }) => text !== stored || after !== endOfLocalDay(text, 'Asia/Seoul')),
    [],
  )
  const wanted = JSON.stringify(instants.map((text) => ({ text, spelled: instantOf(text) })))
  const { rows } = await sql<{ text: string; spelled: string; kept: string; is_near: boolean }>`
    select text, spelled, spelled::timestamptz(3) as kept,
      text::timestamptz - spelled::timestamptz between interval '0' and interval '1 ms' as is_near
    from jsonb_to_recordset(${wanted}::jsonb) as wanted (text text, spelled text)`.execute(db)
  t.equal(rows.length, instants.length)
  t.strictSame(
    rows.filter(({ spelled, kept, is_near }) => spelled !== kept || !is_near),
    [],
  )
})

const DATE = 'must be a date such as 2017-10-13, of the years 1000 to 2999'

test('formatAdvice: it says in words what is wrong, and never shows the value', async (t) => {
  for (const [format, text, advice] of [
    ['date', '29/02/1980', 'must be a date such as 2017-10-13, of the years 1000 to 2999'],
    ['date', '0000-01-01', 'must be a date such as 2017-10-13, of the years 1000 to 2999'],
    ['date', '2017-02-29', 'is not a day of the calendar'],
    [
      'instant',
      '2027-01-01T00:00:00Z[Asia/Seoul]',
      'must be an instant such as 2017-10-13T15:00:00Z, without a zone in brackets',
    ],
    [
      'instant',
      '2016-12-31T23:59:60Z',
      'must be an instant such as 2017-10-13T15:00:00Z: leap seconds are not taken, write second 59',
    ],
    [
      'instant',
      '2017-10-13T15:00:00.0000000001Z',
      'must be an instant such as 2017-10-13T15:00:00Z, with nine digits of a second at most',
    ],
    [
      'instant',
      '2017-10-13T15:00:00',
      'must be an instant such as 2017-10-13T15:00:00Z, with Z or an offset such as +09:00',
    ],
    [
      'instant',
      '2017-10-13T15:00:00 09:00',
      'must be an instant such as 2017-10-13T15:00:00Z: in an address, write the plus sign as %2B',
    ],
    ['instant', 'T00Z', 'must be an instant such as 2017-10-13T15:00:00Z (RFC 3339), of the years 1000 to 2999'],
    ['date', '0069-02-28', `${DATE}: is it 1980-02-28, written by the Minguo calendar?`],
    ['date', '4350-11-20', `${DATE}: is it 2017-11-20, written by the Dangun calendar?`],
    ['date', '9999-12-31', `${DATE}: if there is no end, leave it out or send null`],
    ['country', 'UK', 'must be a country code of two capital letters such as OM (ISO 3166-1 alpha-2): use GB'],
    ['language', 'English', 'must be a language tag such as en (BCP 47): use en'],
    ['language', ' korean ', 'must be a language tag such as en (BCP 47): use ko'],
    ['language', 'pt_br', 'must be a language tag such as en (BCP 47): use pt-BR'],
    ['language', 'Klingonese', 'must be a language tag such as en (BCP 47)'],
    ['country', 'om', 'must be a country code of two capital letters such as OM (ISO 3166-1 alpha-2)'],
    ['time-zone', 'JST', 'must be an IANA time zone such as Asia/Seoul: did you mean Asia/Tokyo?'],
    ['email', 'abc', 'must be an e-mail address such as office@city.example'],
  ] as const)
    t.equal(formatAdvice(format, text), advice, `${format} ${text}`)
})

test('formats: bodies, queries and paths are checked; what was stored before is still shown', async (t) => {
  const { app, db, secretariat, staff, aCity, aProgram, aReadyDraft } = await build(t)
  const [program, city] = [await aProgram(), await aCity()]
  const errorsOf = async (answer: ReturnType<typeof staff.get>) => {
    const { statusCode, body } = await answer
    return [statusCode, JSON.parse(body).errors]
  }
  const format = (pointer: string, detail: string, format = 'date') => [
    400,
    [{ pointer, code: 'format', detail, params: { format } }],
  ]
  const [date, instant] = [formatAdvice('date', ''), formatAdvice('instant', '')]
  const selection = { steps: [], interviews: { from: '0000-01-01', to: '2017-10-20' } }
  t.strictSame(
    await errorsOf(staff.post('/v1/programs', { title: 'One', selection })),
    format('/selection/interviews/from', date),
  )
  t.strictSame(
    await errorsOf(staff.post('/v1/programs', { title: 'One', starts_on: '0999-12-31' })),
    format('/starts_on', date),
  )
  t.strictSame(
    await errorsOf(staff.post('/v1/programs', { title: 'One', venue: { timezone: 'EAT' } })),
    format(
      '/venue/timezone',
      'must be an IANA time zone such as Asia/Seoul: did you mean Africa/Nairobi?',
      'time-zone',
    ),
  )
  t.strictSame(
    await errorsOf(staff.post('/v1/cities', { name: 'x', country: 'OM', membership: { from: '0001-01-01' } })),
    format('/membership/from', date),
  )
  t.strictSame(
    await errorsOf(
      staff.post(`/v1/programs/${program.id}/eligibility-checks`, { passport: { expires_on: '9999-12-31' } }),
    ),
    format('/passport/expires_on', formatAdvice('date', '9999-12-31')),
  )
  t.strictSame(
    await errorsOf(staff.get('/v1/applications?submitted_after=0999-12-31T00:00:00Z')),
    format('?submitted_after', instant, 'instant'),
  )
  for (const far of ['2017-10-13T15:00:00%2B15:59', '2017-10-13T15:00:00.999999999Z'])
    t.equal((await staff.get(`/v1/applications?submitted_after=${far}`)).statusCode, 200, far)
  const urn = `urn:uuid:${program.id}`
  t.strictSame(
    await errorsOf(staff.get(`/v1/applications?program_id=${urn}`)),
    format('?program_id', 'must be an id (a UUID)', 'uuid'),
  )
  t.equal((await staff.get(`/v1/programs/${urn}`)).statusCode, 404)

  // The serializers look at formats nowhere: a passport and a membership may be null, which has its own validator.
  const draft = await aReadyDraft({ program, city })
  await db
    .updateTable('application')
    .set({ passport: JSON.stringify({ country: 'AN', expires_on: '0000-01-01' }) })
    .execute()
  await db.updateTable('membership').set({ member_from: '0001-01-01' }).execute()
  const headers = { authorization: `Bearer ${secretariat}` }
  const shown = await app.inject({ url: `/v1/applications/${draft.id}`, headers })
  t.strictSame(shown.json().passport, { country: 'AN', expires_on: '0000-01-01' })
  t.equal((await app.inject({ url: `/v1/cities/${city.id}`, headers })).json().membership.from, '0001-01-01')
})

test('instantOf: an instant has one spelling, and is never later than it was said', async (t) => {
  for (const [text, spelled] of [
    ['2017-10-13T15:00:00Z', '2017-10-13T15:00:00.000Z'],
    ['2017-10-14T00:00:00+09:00', '2017-10-13T15:00:00.000Z'],
    ['2017-10-13T14:59:59.9999999Z', '2017-10-13T14:59:59.999Z'],
  ] as const)
    t.equal(instantOf(text), spelled)
})
