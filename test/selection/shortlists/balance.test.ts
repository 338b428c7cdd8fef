import { test } from 'tap'
import { formats } from '../../../src/http/formats.ts'
import { balanceOf, type Limits, type Member } from '../../../src/selection/shortlists/balance.ts'
import { chartOf } from '../../../src/selection/shortlists/chart.ts'
import { fillShortlist } from '../../../src/selection/shortlists/fill-shortlist.ts'
import { regionOf } from '../../../src/selection/shortlists/regions.ts'
import { has, lacks } from '../../has.ts'

const JOURNEY = {
  starts_on: '2017-11-20',
  ends_on: '2017-11-23',
  country: 'KR',
  required_documents: ['passport_scan'],
  criteria: [],
}
const LIMITS: Limits = { seats: null, max_participants_per_city: null, taken: new Map() }
const member = (application_id: string, more: Partial<Member> = {}): Member => ({
  application_id,
  city_id: 'muscat',
  city_name: 'Muscat',
  country: 'OM',
  first_time_city: false,
  field_of_work: 'smart_city',
  level: 'manager',
  gender: null,
  expires_on: null,
  from_country: null,
  is_endorsed: true,
  unverified: [],
  is_seated: false,
  ...more,
})
const lima = { city_id: 'lima', city_name: 'Lima', country: 'PE', first_time_city: true }
const balance = (members: Member[], limits: Partial<Limits> = {}, on = '2017-10-02') =>
  balanceOf(members, { ...LIMITS, ...limits }, JOURNEY, on)

test('balanceOf: cities, countries and regions are counted, the most frequent first', async (t) => {
  const found = balance([
    member('1', lima),
    member('2'),
    member('3'),
    member('4', { city_id: 'salalah', city_name: 'Salalah', field_of_work: null, level: 'director' }),
    member('5', { city_id: 'x', city_name: 'X', country: 'ZZ', field_of_work: 'ict' }),
  ])
  has(t, found, {
    size: 5,
    first_time_cities: 1,
    cities: [
      { city_id: 'muscat', count: 2, first_time: false },
      { city_id: 'lima', count: 1, first_time: true },
      { city_id: 'salalah', count: 1 },
      { city_id: 'x', count: 1 },
    ],
    countries: [
      { country: 'OM', count: 3 },
      { country: 'PE', count: 1 },
      { country: 'ZZ', count: 1 },
    ],
    regions: [
      { code: '145', name: 'Western Asia', continent: 'Asia', count: 3 },
      { code: '005', name: 'South America', continent: 'Americas', count: 1 },
    ],
    fields_of_work: [
      { value: 'smart_city', count: 3 },
      { value: 'ict', count: 1 },
      { value: null, count: 1 },
    ],
    levels: [
      { value: 'manager', count: 4 },
      { value: 'director', count: 1 },
    ],
  })
  has(t, balance([]), {
    size: 0,
    cities: [],
    regions: [],
    first_time_cities: 0,
    genders: Array(5).fill({ count: null }),
  })
})

test('balanceOf: seats and the cities’ participants count those that have a seat once', async (t) => {
  const members = [member('1', { is_seated: true }), member('2'), member('3'), member('4', lima)]
  const taken = new Map([
    ['muscat', 1],
    ['elsewhere', 2],
  ])
  has(t, balance(members, { seats: 5, max_participants_per_city: 2, taken }), {
    seats: { total: 5, taken: 3, after: 6, over_by: 1 },
    cities: [
      { city_id: 'muscat', count: 3, cap: 2, taken: 1, after: 3, over_by: 1 },
      { city_id: 'lima', count: 1, cap: 2, taken: 0, after: 1, over_by: 0 },
    ],
  })
  has(t, balance(members), { seats: { total: null, taken: 0, after: 3, over_by: 0 } })
})

test('balanceOf: a gender of fewer than five is hidden, and none can be told from the others', async (t) => {
  const of = (counts: Partial<Record<NonNullable<Member['gender']> | 'untold', number>>) => {
    const members = Object.entries(counts).flatMap(([gender, count]) =>
      Array.from({ length: count }, (_, i) =>
        member(`${gender}${i}`, { gender: gender === 'untold' ? null : (gender as Member['gender']) }),
      ),
    )
    return Object.fromEntries(balance(members).genders.map(({ gender, count }) => [gender, count]))
  }
  const none = { female: null, male: null, non_binary: null, other: null, undisclosed: null }
  t.strictSame(of({ female: 4, male: 5 }), { ...none, male: 5 })
  t.strictSame(of({ female: 12, male: 7, undisclosed: 3, untold: 3 }), { ...none, female: 12, male: 7, undisclosed: 6 })
  t.strictSame(
    of({ female: 9, male: 8, non_binary: 6, other: 2, undisclosed: 7 }),
    { ...none, female: 9, male: 8, undisclosed: 7 },
    'of one hidden number the rest would tell it: the smallest of the others is hidden, too',
  )
  t.strictSame(of({ female: 9, male: 8, non_binary: 5, other: 6, undisclosed: 7 }), {
    female: 9,
    male: 8,
    non_binary: 5,
    other: 6,
    undisclosed: 7,
  })
})

test('balanceOf: it names whose papers are late or missing', async (t) => {
  const members = [
    member('1', { expires_on: '2018-05-23', from_country: 'OM' }),
    member('2', { expires_on: '2018-05-22', from_country: 'KR' }),
    member('3', { is_endorsed: false, unverified: ['passport_scan'] }),
  ]
  has(t, balance(members, {}, '2017-10-30'), {
    late_visas: [],
    late_passports: [{ application_id: '2', expires_on: '2018-05-22', needed: '2018-05-23' }],
    not_endorsed: ['3'],
    not_verified: [{ application_id: '3', documents: ['passport_scan'] }],
  })
  has(t, balance(members, {}, '2017-10-31'), { late_visas: [{ application_id: '1', days: 20, needed: 21 }] })
})

test('fillShortlist: it takes the first ones within seats and the cities’ participants', async (t) => {
  const ranked = ['a muscat', 'b muscat', 'c muscat', 'd lima', 'e lima'].map((each) => {
    const [application_id = '', city_id = ''] = each.split(' ')
    return { application_id, city_id }
  })
  const fill = (seats: number | null, cap: number | null, taken: [string, number][] = []) => {
    const found = fillShortlist(ranked, { seats, max_participants_per_city: cap, taken: new Map(taken) })
    const idsOf = (all: { application_id: string }[]) => all.map(({ application_id }) => application_id).join('')
    return [idsOf(found.chosen), idsOf(found.passed_over)]
  }
  t.strictSame(fill(null, null), ['abcde', ''])
  t.strictSame(fill(2, null), ['ab', ''])
  t.strictSame(fill(0, null), ['', ''])
  t.strictSame(fill(null, 1), ['ad', 'bce'])
  t.strictSame(fill(3, 2), ['abd', 'c'], 'those after the last one are not passed over')
  t.strictSame(fill(3, 2, [['muscat', 1]]), ['ade', 'bc'], 'seats that are taken count')
})

test('regionOf: every country that the API takes stands in one region, and nothing else does', async (t) => {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const codes = letters.flatMap((first) => letters.map((second) => first + second))
  t.strictSame(
    codes.filter((code) => code !== 'XK' && regionOf(code) !== undefined),
    codes.filter((code) => code !== 'XK' && formats.country?.(code)),
  )
  has(t, regionOf('KI'), { code: '057', name: 'Micronesia', continent: 'Oceania' })
})

test('chartOf: one chart that stands alone, with the names as texts', async (t) => {
  const one = { name: 'First & <b>"best"</b>', balance: balance([member('1', lima), member('2')]) }
  const svg = chartOf([one, { name: 'Second', balance: balance([member('1')]) }])
  t.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 640 \d+"/)
  t.match(svg, /<title>The balance of First &amp; &lt;b&gt;&quot;best&quot;&lt;\/b&gt; and Second<\/title>/)
  for (const label of ['South America', 'Western Asia', 'smart city', 'manager', 'first-time cities', 'Second'])
    t.ok(svg.includes(`>${label}<`), label)
  lacks(t, svg, /<script|href|url\(|NaN|undefined|female/)
  const opened = [...svg.matchAll(/<(\w+)[^>]*?(\/?)>/g)]
    .filter(([, , closed]) => closed === '')
    .map(([, name]) => name)
  const closed = [...svg.matchAll(/<\/(\w+)>/g)].map(([, name]) => name)
  t.strictSame(closed.sort(), opened.sort(), 'what is opened is closed')
  t.ok(chartOf([{ name: 'Empty', balance: balance([]) }]).includes('Empty'))
})
