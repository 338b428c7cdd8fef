import ICAL from 'ical.js'
import { test } from 'tap'
import { has, lacks } from '../../has.ts'
import { build } from '../../helper.ts'
import { ANY, interviewOf, interviews } from './scene.ts'

/** What a calendar program reads in a document; it throws for one that is not iCalendar. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const events = calendar.getAllSubcomponents('vevent').map((component) => {
    const { uid, sequence, summary, description, location, startDate, endDate } = new ICAL.Event(component)
    const stamp = component.getFirstPropertyValue('dtstamp')
    return {
      uid,
      sequence,
      summary,
      description,
      location,
      starts: startDate.toJSDate().toISOString(),
      ends: endDate.toJSDate().toISOString(),
      zone: startDate.zone.tzid,
      stamp: String(stamp),
      status: component.getFirstPropertyValue('status'),
    }
  })
  return {
    version: calendar.getFirstPropertyValue('version'),
    method: calendar.getFirstPropertyValue('method'),
    events,
  }
}

// Kiritimati is 19 hours ahead of Mexico City, which leaves summer time on 29 October 2017; Seoul has none.
test('getInterviewCalendar: an entry keeps its UID, counts its moves, and becomes a cancellation', async (t) => {
  const world = await build(t)
  const { as, staff, made, aCity, setNow } = world
  const { url, anInterviewer, slotsAt, invited } = await interviews(world, { from: '2017-10-27', to: '2017-10-31' })
  const [seoul, other] = [
    await anInterviewer({ time_zone: 'Asia/Seoul', name: 'In Seoul' }),
    await anInterviewer({ time_zone: 'Pacific/Kiritimati', name: 'In Kiribati' }),
  ]
  const meeting = { url: 'https://call.example/one;two,three', phone: '+82 2 555 0100' }
  const [before] = await slotsAt(seoul, ['2017-10-28T01:00:00Z'], { meeting })
  const [after] = await slotsAt(other, ['2017-10-30T01:00:00Z'])
  const [who] = await invited(1, { city: await aCity({ name: 'Ciudad; uno, dos', country: 'MX' }) })
  if (!who) return t.fail()
  const me = as(who.token)
  const { id } = await made(me.post(interviewOf(who), { slot_id: before, time_zone: 'America/Mexico_City' }))
  const ics = `/v1/interviews/${id}/calendar.ics`
  const answer = await me.get(ics)
  t.equal(answer.statusCode, 200)
  t.match(answer.headers['content-type'], /^text\/calendar/)
  t.ok(answer.body.split('\r\n').every((line) => Buffer.byteLength(line) <= 75))
  has(t, read(answer.body), {
    version: '2.0',
    method: 'PUBLISH',
    events: [
      {
        uid: `${id}@interviews.cohort`,
        sequence: 0,
        starts: '2017-10-28T01:00:00.000Z',
        ends: '2017-10-28T01:30:00.000Z',
        zone: 'UTC',
        status: 'CONFIRMED',
        location: meeting.url,
        description:
          '27 October 2017, 20:00 (America/Mexico_City)\n28 October 2017, 10:00 (Asia/Seoul)\nhttps://call.example/one;two,three\n+82 2 555 0100',
      },
    ],
  })
  setNow('2017-10-02T01:00:00.000Z')
  await made(me.patch(interviewOf(who), { slot_id: after }, ANY))
  has(t, read((await me.get(ics)).body).events, [
    {
      uid: `${id}@interviews.cohort`,
      sequence: 1,
      starts: '2017-10-30T01:00:00.000Z',
      stamp: '2017-10-02T01:00:00Z',
      // An hour earlier on the clock of Mexico City than before its summer time ended.
      description: '29 October 2017, 19:00 (America/Mexico_City)\n30 October 2017, 15:00 (Pacific/Kiritimati)',
      location: null,
    },
  ])
  const calendarOf = async (person: { id: string; key: string }) =>
    read((await as(person.key).get(`/v1/reviewers/${person.id}/interviews.ics`)).body).events
  has(t, await calendarOf(other), [{ uid: `${id}@interviews.cohort`, sequence: 1, status: 'CONFIRMED' }])
  has(t, await calendarOf(seoul), [{ uid: `${id}@interviews.cohort`, sequence: 1, status: 'CANCELLED' }])
  const program = await staff.get(`${url}/interviews.ics`)
  has(t, read(program.body).events, [
    { summary: `Interview: ${who.body.applicant.name}, Ciudad; uno, dos`, status: 'CONFIRMED' },
  ])
  t.equal((await as(seoul.key).get(`/v1/reviewers/${other.id}/interviews.ics`)).statusCode, 404)

  t.equal((await me.delete(interviewOf(who))).statusCode, 204)
  const cancelled = await me.get(ics)
  has(t, read(cancelled.body), {
    method: 'CANCEL',
    events: [{ uid: `${id}@interviews.cohort`, sequence: 2, status: 'CANCELLED', starts: '2017-10-30T01:00:00.000Z' }],
  })
  lacks(t, cancelled.body, 'call.example')
  has(t, read((await staff.get(`${url}/interviews.ics`)).body), {
    method: 'PUBLISH',
    events: [{ status: 'CANCELLED', sequence: 2 }],
  })
})

test('getInterviewCalendar: 404 for others, and before it is booked', async (t) => {
  const world = await build(t)
  const { as, staff, made } = world
  const { anInterviewer, slotsAt, invited } = await interviews(world)
  const [slot] = await slotsAt(await anInterviewer(), ['2017-10-16T01:00:00Z'])
  const [who, other] = await invited(2)
  if (!who || !other) return t.fail()
  const { id } = await made(staff.get(interviewOf(who)))
  const ics = `/v1/interviews/${id}/calendar.ics`
  t.equal((await as(who.token).get(ics)).statusCode, 404)
  await made(staff.post(interviewOf(who), { slot_id: slot }))
  for (const [token, status] of [
    [who.token, 200],
    [other.token, 404],
    [(await anInterviewer()).key, 404],
  ] as const)
    t.equal((await as(token).get(ics)).statusCode, status)
})
