import { test } from 'tap'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'
import { ANY, interviewOf, interviews } from './scene.ts'

const startsOf = ({ items }: { items: { local_starts_at: string }[] }) => items.map((each) => each.local_starts_at)

test('createInterviewSlots: slots fill the hours of an interviewer, by their clock, inside the program’s window', async (t) => {
  const world = await build(t)
  const { staff, made } = world
  const { url, anInterviewer } = await interviews(world, { minutes: 45, pause_minutes: 15, capacity: 2 })
  const seoul = await anInterviewer({ time_zone: 'Asia/Seoul' })
  const hours = { reviewer_id: seoul.id, from: '09:00', until: '11:50', weekdays: ['monday', 'friday'] }
  const answer = await staff.post(`${url}/interview-slots`, { availability: [hours] })
  t.equal(answer.statusCode, 201)
  has(t, answer.json(), { created: 6, skipped_past: 0 })
  const listed = await made(staff.get(`${url}/interview-slots?time_zone=Asia%2FSeoul`))
  t.strictSame(startsOf(listed), [
    ...['09', '10', '11'].map((hour) => `2017-10-16T${hour}:00:00+09:00`),
    ...['09', '10', '11'].map((hour) => `2017-10-20T${hour}:00:00+09:00`),
  ])
  has(t, listed.items[0], {
    starts_at: '2017-10-16T00:00:00.000Z',
    ends_at: '2017-10-16T00:45:00.000Z',
    is_by_day: true,
    capacity: 2,
    free: 2,
    interviewer_name: seoul.name,
    interviewer_time_zone: 'Asia/Seoul',
    meeting: null,
  })

  // The window is five days of Seoul. In Mexico City it begins on Sunday at 10:00, and ends on Friday at 10:00.
  const mexico = await anInterviewer({ time_zone: 'America/Mexico_City' })
  const all = { reviewer_id: mexico.id, from: '08:00', until: '11:00' }
  await made(staff.post(`${url}/interview-slots`, { availability: [all], minutes: 60, pause_minutes: 0, capacity: 1 }))
  const there = await made(
    staff.get(`${url}/interview-slots?reviewer_id=${mexico.id}&time_zone=America%2FMexico_City&limit=100`),
  )
  t.strictSame(startsOf(there), [
    '2017-10-15T10:00:00-05:00',
    ...['16', '17', '18', '19'].flatMap((day) =>
      ['08', '09', '10'].map((hour) => `2017-10-${day}T${hour}:00:00-05:00`),
    ),
    '2017-10-20T08:00:00-05:00',
    '2017-10-20T09:00:00-05:00',
  ])
})

test('createInterviewSlots: where the clocks change, a day has the meetings that fit into its hours', async (t) => {
  const world = await build(t)
  const { staff, made } = world
  // Berlin’s clocks go back an hour at 03:00 on 29 October 2017, Mexico City’s at 02:00.
  const { url, anInterviewer } = await interviews(world, { from: '2017-10-28', to: '2017-10-30', minutes: 60 })
  const berlin = await anInterviewer({ time_zone: 'Europe/Berlin' })
  const hours = { reviewer_id: berlin.id, from: '01:00', until: '04:00' }
  await made(staff.post(`${url}/interview-slots`, { availability: [hours] }))
  const listed = await made(staff.get(`${url}/interview-slots?time_zone=Europe%2FBerlin`))
  t.strictSame(startsOf(listed), [
    ...['01', '02', '03'].map((hour) => `2017-10-28T${hour}:00:00+02:00`),
    '2017-10-29T01:00:00+02:00',
    '2017-10-29T02:00:00+02:00',
    '2017-10-29T02:00:00+01:00',
    '2017-10-29T03:00:00+01:00',
    ...['01', '02', '03'].map((hour) => `2017-10-30T${hour}:00:00+01:00`),
  ])
})

test('createInterviewSlots: refused with the place of each fault, and nothing is made', async (t) => {
  const world = await build(t)
  const { db, staff } = world
  const { url, anInterviewer, slotsAt } = await interviews(world)
  const one = await anInterviewer()
  await slotsAt(one, ['2017-10-16T01:00:00Z'])
  const nobody = { reviewer_id: '01890000-0000-7000-8000-000000000000' }
  const at = (starts_at: string, of = one as { id: string }) => ({ reviewer_id: of.id, starts_at })
  const hours = { reviewer_id: one.id, from: '10:00', until: '12:00' }
  for (const [what, body, status, errors] of [
    ['nothing', {}, 422, [{ pointer: '/availability', code: 'required' }]],
    [
      'a stranger',
      { slots: [{ ...at('2017-10-16T03:00:00Z'), ...nobody }] },
      422,
      [{ pointer: '/slots/0/reviewer_id', code: 'unknown' }],
    ],
    ['the past', { slots: [at('2017-10-01T03:00:00Z')] }, 422, [{ pointer: '/slots/0/starts_at', code: 'past' }]],
    [
      'before the window',
      { slots: [at('2017-10-15T14:59:00Z')] },
      422,
      [{ pointer: '/slots/0/starts_at', code: 'outside_window' }],
    ],
    [
      'over its end',
      { slots: [at('2017-10-20T14:45:00Z')] },
      422,
      [{ pointer: '/slots/0/starts_at', code: 'outside_window' }],
    ],
    [
      'backwards',
      { availability: [{ ...hours, until: '09:00' }] },
      422,
      [{ pointer: '/availability/0/until', code: 'order' }],
    ],
    [
      'too many',
      { availability: [{ ...hours, from: '00:00', until: '23:59' }], minutes: 5 },
      422,
      [{ pointer: '/availability', code: 'too_many' }],
    ],
    [
      'one that is there',
      { slots: [at('2017-10-16T03:00:00Z'), at('2017-10-16T01:29:00Z')] },
      409,
      [{ pointer: '/slots/1', code: 'overlaps' }],
    ],
    [
      'each other',
      { slots: [at('2017-10-16T03:00:00Z'), at('2017-10-16T03:29:00Z')] },
      409,
      [{ pointer: '/slots/1', code: 'overlaps' }],
    ],
    [
      'the hours twice',
      { availability: [hours, hours] },
      409,
      [
        { pointer: '/availability/1', code: 'overlaps' },
        { pointer: '/availability/0', code: 'overlaps' },
      ],
    ],
  ] as const) {
    const answer = await staff.post(`${url}/interview-slots`, body)
    t.equal(answer.statusCode, status, what)
    const sorted = (list: readonly { pointer: string; code: string }[]) =>
      [...list].sort((a, b) => (a.pointer < b.pointer ? -1 : 1))
    has(t, sorted(answer.json().errors), sorted(errors), what)
  }
  t.equal((await db.selectFrom('interview_slot').select('id').execute()).length, 1)
})

// Without the database's exclusion up to five of ten made a slot: tried, five rounds.
test('createInterviewSlots: of ten at once for one person at one time, in two programs, one is made', async (t) => {
  const world = await build(t)
  const { staff, db } = world
  const [one, other] = [await interviews(world), await interviews(world)]
  const email = 'same@office.example'
  const scenes = [
    { url: one.url, reviewer: await one.anInterviewer({ email }) },
    { url: other.url, reviewer: await other.anInterviewer({ email: 'SAME@office.example' }) },
  ]
  // The first call of a route compiles it: the race begins after that.
  await one.slotsAt(await one.anInterviewer(), ['2017-10-17T01:00:00Z'])
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, i) => {
      const { url, reviewer } = scenes[i % 2] as (typeof scenes)[number]
      const slots = [{ reviewer_id: reviewer.id, starts_at: `2017-10-16T01:0${i}:00Z` }]
      return staff.post(`${url}/interview-slots`, { slots })
    }),
  )
  t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [201, ...Array(9).fill(409)])
  t.ok(answers.every((each) => each.statusCode === 201 || each.json().code === 'slots_overlap'))
  t.equal((await db.selectFrom('interview_slot').select('id').where('interviewer', '=', email).execute()).length, 1)
})

test('listInterviewSlots: an applicant sees the free slots in a zone of choice, on the right day of that zone', async (t) => {
  const world = await build(t)
  const { as, staff, made } = world
  const { url, anInterviewer, slotsAt, invited } = await interviews(world)
  const seoul = await anInterviewer({ time_zone: 'Asia/Seoul' })
  const meeting = { url: 'https://call.example/1' }
  await slotsAt(seoul, ['2017-10-16T00:00:00Z', '2017-10-17T11:00:00Z'], { meeting })
  const mexico = await world.aCity({ country: 'MX' })
  const kiribati = await world.aCity({ country: 'KI' })
  const oman = await world.aCity({ country: 'OM' })
  for (const [city, zone, from, first, second, byDay, warned] of [
    // Nine in the morning of Monday in Seoul is Sunday evening in Mexico, and Monday afternoon in Kiritimati.
    [
      mexico,
      'America/Mexico_City',
      'query',
      '2017-10-15T19:00:00-05:00',
      '2017-10-17T06:00:00-05:00',
      [true, false],
      false,
    ],
    [
      kiribati,
      'Pacific/Kiritimati',
      'query',
      '2017-10-16T14:00:00+14:00',
      '2017-10-18T01:00:00+14:00',
      [true, false],
      false,
    ],
    [oman, null, 'country', '2017-10-16T04:00:00+04:00', '2017-10-17T15:00:00+04:00', [false, true], false],
    // A country with several zones: none is guessed.
    [mexico, null, 'program', '2017-10-16T09:00:00+09:00', '2017-10-17T20:00:00+09:00', [true, false], false],
    [oman, 'Europe/London', 'query', '2017-10-16T01:00:00+01:00', '2017-10-17T12:00:00+01:00', [false, true], false],
    [oman, 'Atlantic/Azores', 'query', '2017-10-16T00:00:00+00:00', '2017-10-17T11:00:00+00:00', [false, true], false],
    [oman, 'America/New_York', 'query', '2017-10-15T20:00:00-04:00', '2017-10-17T07:00:00-04:00', [false, false], true],
  ] as const) {
    const [applicant] = await invited(1, { city })
    const path = `${url}/interview-slots${zone ? `?time_zone=${encodeURIComponent(zone)}` : ''}`
    const page = await made(as(applicant?.token).get(path))
    t.equal(page.time_zone_from, from)
    t.strictSame(startsOf(page), [first, second], zone ?? 'no zone')
    t.strictSame(
      page.items.map(({ is_by_day }: { is_by_day: boolean }) => is_by_day),
      byDay,
      zone ?? 'no zone',
    )
    has(t, page.items[0], { meeting: undefined, reviewer_id: undefined, interviewer_name: undefined, free: 1 })
    const warnings = [{ code: 'no_slot_by_day', time_zones: [zone], application_id: applicant?.id }]
    if (zone) has(t, page.warnings, warned ? warnings : [], zone)
  }
  const page = await made(staff.get(`${url}/interview-slots`))
  has(t, page.items[0], { meeting, reviewer_id: seoul.id })
})

test('listInterviewSlots: each caller gets theirs: what can be booked, their own, or all', async (t) => {
  const world = await build(t)
  const { as, staff, made, key, aCity } = world
  const { url, anInterviewer, slotsAt, invited, applicants } = await interviews(world)
  const city = await aCity()
  const [one, sameCity, sameOffice] = [
    await anInterviewer(),
    await anInterviewer({ city_id: city.id }),
    await anInterviewer({ email: 'somebody@city.example' }),
  ]
  const at = '2017-10-16T03:00:00Z'
  const [mine = ''] = await slotsAt(one, [at])
  const [second = ''] = await slotsAt(sameCity, ['2017-10-16T04:00:00Z'])
  const [third = ''] = await slotsAt(sameOffice, ['2017-10-16T05:00:00Z'])
  const [applicant] = await invited(1, { city })
  const [uninvited] = await applicants(1, { city })
  const idsOf = async (who: typeof staff, query = '') =>
    (await made(who.get(`${url}/interview-slots${query}`))).items.map(({ id }: { id: string }) => id)
  t.strictSame(await idsOf(staff), [mine, second, third])
  t.strictSame(await idsOf(staff, `?application_id=${applicant?.id}`), [mine])
  t.strictSame(await idsOf(as(applicant?.token)), [mine])
  t.strictSame(await idsOf(as(uninvited?.token)), [])
  t.strictSame(await idsOf(as(sameCity.key)), [second])
  t.equal((await as(await key({ role: 'reviewer' })).get(`${url}/interview-slots`)).statusCode, 404)
  const another = await as(applicant?.token).get(`${url}/interview-slots?application_id=${uninvited?.id}`)
  t.equal(another.statusCode, 404)
  await made(as(applicant?.token).post(interviewOf(applicant as { id: string }), { slot_id: mine }))
  t.strictSame(await idsOf(as(applicant?.token)), [])
  t.strictSame(await idsOf(staff, '?is_free=false'), [mine])
  t.strictSame(await idsOf(staff, '?is_free=true'), [second, third])

  t.equal((await staff.delete(`/v1/interview-slots/${mine}`)).json().code, 'slot_booked')
  t.equal((await staff.delete(`/v1/interview-slots/${second}`)).statusCode, 204)
  t.equal((await staff.delete(`/v1/interview-slots/${second}`)).statusCode, 404)
  t.equal((await staff.delete(interviewOf(applicant as { id: string }), undefined, ANY)).statusCode, 204)
  t.equal((await staff.delete(`/v1/interview-slots/${mine}`)).statusCode, 204)
})

test('listInterviewSlots: pages go on where the last one ended', async (t) => {
  const world = await build(t)
  const { staff, made } = world
  const { url, anInterviewer, slotsAt } = await interviews(world)
  const [one, other] = [await anInterviewer(), await anInterviewer()]
  const starts = ['2017-10-16T03:00:00Z', '2017-10-16T04:00:00Z', '2017-10-16T05:00:00Z']
  const ids = [...(await slotsAt(one, starts)), ...(await slotsAt(other, starts))]
  const found: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await made(staff.get(`${url}/interview-slots?limit=1${cursor && `&cursor=${cursor}`}`))
    found.push(...page.items.map(({ id }: { id: string }) => id))
    cursor = page.next_cursor
  }
  t.strictSame([...found].sort(), [...ids].sort())
})
