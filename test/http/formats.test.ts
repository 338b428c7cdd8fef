import { test } from 'tap'
import { formats, instantOf } from '../../src/http/formats.ts'

const CASES: Record<string, { right: string[]; wrong: string[] }> = {
  country: { right: ['OM', 'KR', 'AX'], wrong: ['om', 'OMN', 'XX', 'UK', ''] },
  language: { right: ['en', 'EN', 'zh-Hant', 'pt-BR'], wrong: ['', 'e', 'english!', 'en_GB', '1'] },
  'time-zone': {
    right: ['Asia/Seoul', 'UTC', 'America/Argentina/Ushuaia'],
    wrong: ['', 'Seoul', '+09:00', 'Asia/Nowhere'],
  },
  instant: {
    right: ['2017-10-13T15:00:00Z', '2017-10-14T00:00:00+09:00', '2016-02-29T23:59:59.999999Z', '2017-10-13t15:00:00z'],
    wrong: [
      '',
      '2017-10-13',
      '2017-10-13T15:00:00',
      '2017-02-29T00:00:00Z',
      '+012017-10-13T00:00:00Z',
      '0017-01-01T00:00:00Z',
    ],
  },
  date: {
    right: ['2016-02-29', '1980-12-31'],
    wrong: ['', '2017-02-29', '2017-2-1', '20171013', '0001-01-01', '2017-10-13T00:00Z'],
  },
}

test('each format takes what is right and nothing else', async (t) => {
  t.same(Object.keys(CASES).sort(), Object.keys(formats).sort())
  for (const [name, { right, wrong }] of Object.entries(CASES)) {
    for (const text of right) t.ok(formats[name]?.(text), `${name} ${text}`)
    for (const text of wrong) t.notOk(formats[name]?.(text), `not a ${name}: ${text}`)
  }
})

test('an instant has one spelling, and is never later than it was said', async (t) => {
  for (const [text, spelled] of [
    ['2017-10-13T15:00:00Z', '2017-10-13T15:00:00.000Z'],
    ['2017-10-14T00:00:00+09:00', '2017-10-13T15:00:00.000Z'],
    ['2017-10-13T14:59:59.9999999Z', '2017-10-13T14:59:59.999Z'],
  ] as const)
    t.equal(instantOf(text), spelled)
})
