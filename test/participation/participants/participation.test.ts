import { test } from 'tap'
import { attendanceOf, daysOf } from '../../../src/participation/participants/attendance-share.ts'
import { checklistOf } from '../../../src/participation/participants/checklist.ts'
import {
  PARTICIPANT_STATUSES,
  type ParticipantAction,
  participantActions,
  participantAfter,
} from '../../../src/participation/participants/lifecycle.ts'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'
import { aParticipant } from '../scene.ts'

const AGENDA = [
  { on: '2017-11-20', kind: 'lecture', title: 'The city as a platform' },
  { on: '2017-11-21', kind: 'site_visit', title: 'The control room' },
  { on: '2017-11-22', kind: 'discussion', title: 'What we take home' },
]

test('checkInParticipant: the desk checks in by code, from the day before on, and once', async (t) => {
  const world = await build(t)
  const { as, key, staff, made, setNow, aCity, aProgram, db } = world
  const [program, city] = [await aProgram(), await aCity()]
  const { id, url, own, code } = await aParticipant(world, { program, city })
  const other = await aParticipant(world, { program, city })
  const draft = await world.aReadyDraft({ program: await aProgram(), city })
  const desk = `/v1/programs/${program.id}/check-ins`
  t.match(code, /^[0-9A-F]{5}-[0-9A-F]{5}$/)
  has(t, (await as(await key({ role: 'city', city_id: city.id })).get(`${url}/participant`)).json(), {
    status: 'confirmed',
    code: undefined,
    checklist: undefined,
  })
  has(t, (await staff.post(desk, { code })).json(), { status: 409, code: 'too_early', from: '2017-11-19' })
  setNow('2017-11-18T15:00:00.000Z')
  has(t, (await staff.post(desk, { code: '00000-00000' })).json(), { status: 422, code: 'code_unknown' })
  has(t, (await staff.post(`${url}/check-in`, { code: other.code })).json(), { status: 422, code: 'code_unknown' })
  has(t, (await own.post(`${url}/check-in`, { code })).json(), { status: 403 })
  has(t, (await staff.post(`${url}/no-show`, {})).json(), { status: 409, code: 'too_early', from: '2017-11-20' })
  const arrived = { application_id: id, status: 'arrived', arrived_at: '2017-11-18T15:00:00.000Z' }
  has(t, (await staff.post(desk, { code: code.toLowerCase().replace('-', ' ') })).json(), arrived)
  setNow('2017-11-20T01:00:00.000Z')
  has(t, (await staff.post(`${url}/check-in`, {})).json(), arrived, 'the second time nothing changes')
  has(t, (await staff.post(`${other.url}/no-show`, { reason: 'nobody knows' })).json(), { status: 'no_show' })
  has(t, (await staff.post(`${other.url}/left-early`, { reason: 'x' })).json(), {
    status: 409,
    code: 'participant_state',
  })
  has(t, (await staff.post(desk, { code: other.code })).json(), { status: 'arrived' }, 'a late flight')
  const list = (await staff.get(`/v1/programs/${program.id}/participants`)).json()
  has(t, list.items, [{ participation: 'arrived', status: 'confirmed' }, { participation: 'arrived' }])
  has(t, (await staff.post(`${url}/left-early`, { reason: 'called home' })).json(), {
    status: 'left_early',
    allowed: [],
  })
  const none = await staff.post(`/v1/applications/${draft.id}/check-in`, {})
  has(t, none.json(), { status: 409, code: 'not_a_participant' })
  const events = await db.selectFrom('event').select('type').where('subject_id', '=', other.id).orderBy('id').execute()
  t.strictSame(
    events.map(({ type }) => type).filter((type) => type.startsWith('participant.')),
    ['participant.no_show', 'participant.arrived'],
  )
  await made(own.post(`${url}/withdraw`, { reason: 'gone' }))
  has(t, (await staff.get(`${url}/participant`)).json(), { status: 'left_early' }, 'what was is not undone')
})

// Tried with the application and the program read without their locks: five arrivals, each with its event.
test('checkInByCode: ten scans of one badge in the same moment are one arrival', async (t) => {
  const world = await build(t)
  const { staff, setNow, aCity, aProgram, db } = world
  const program = await aProgram()
  const { id, code } = await aParticipant(world, { program, city: await aCity() })
  setNow('2017-11-20T00:00:00.000Z')
  const scan = () => staff.post(`/v1/programs/${program.id}/check-ins`, { code })
  const answers = await Promise.all(Array.from({ length: 10 }, scan))
  t.strictSame([...new Set(answers.map(({ body }) => body))].length, 1, 'all get the same answer')
  has(t, answers[0]?.json(), { status: 'arrived', version: 2 })
  const arrivals = db.selectFrom('event').select('id').where('type', '=', 'participant.arrived')
  has(t, (await arrivals.where('subject_id', '=', id).execute()).length, 1)
})

test('completeParticipant: it follows from the attendance by the program’s rule, or from a reason', async (t) => {
  const world = await build(t)
  const { staff, made, setNow, aCity, aProgram } = world
  const [program, city] = [await aProgram({ agenda: AGENDA, max_participants_per_city: 3 }), await aCity()]
  const [one, two] = [await aParticipant(world, { program, city }), await aParticipant(world, { program, city })]
  setNow('2017-11-20T00:00:00.000Z')
  for (const { url } of [one, two]) await made(staff.post(`${url}/check-in`, {}))
  const attendance = `/v1/programs/${program.id}/attendance`
  for (const [body, errors] of [
    [{ on: '2017-11-19', present: [] }, ['/on']],
    [{ on: '2017-11-21', present: [] }, ['/on']],
    [{ on: '2017-11-20', session: 'The control room', present: [] }, ['/session']],
    [{ on: '2017-11-20', present: [one.id], absent: [one.id] }, ['/absent/0']],
    [{ on: '2017-11-20', present: [program.id] }, ['/present/0']],
  ] as const)
    has(t, (await staff.post(attendance, body)).json(), { status: 422, errors: errors.map((pointer) => ({ pointer })) })
  has(t, (await staff.post(attendance, { on: '2017-11-20', present: [one.id, two.id] })).json(), {
    present: 2,
    absent: 0,
  })
  has(t, (await staff.post(`${one.url}/complete`, {})).json(), { code: 'too_early', from: '2017-11-23' })
  setNow('2017-11-23T08:00:00.000Z')
  await made(
    staff.post(attendance, { on: '2017-11-21', session: 'The control room', present: [one.id], absent: [two.id] }),
  )
  await made(staff.post(attendance, { on: '2017-11-22', present: [one.id] }))
  await made(staff.post(attendance, { on: '2017-11-23', present: [], absent: [one.id] }))
  const low = { code: 'attendance_too_low', share: 0.75, min_share: 0.8 }
  has(t, (await staff.post(`${one.url}/complete`, {})).json(), low)
  await made(staff.post(attendance, { on: '2017-11-23', present: [one.id] }))
  const done = (await staff.post(`${one.url}/complete`, {})).json()
  has(t, done, { status: 'completed', allowed: [], attendance: { by: 'day', attended: 4, of: 4, share: 1 } })
  has(t, (await staff.post(`${two.url}/complete`, {})).json(), { code: 'attendance_too_low', share: 0.25 })
  has(t, (await staff.post(`${two.url}/complete`, { reason: 'was ill' })).json(), { status: 'completed' })
  has(t, (await staff.post(`${two.url}/complete`, {})).json(), {
    code: 'participant_state',
    state: 'completed',
    allowed: [],
  })
  const { items } = await made(staff.get(`${two.url}/history?limit=100`))
  has(t, items.at(-1), { action: 'participant_complete', reason: 'was ill', details: { share: 0.25 } })
})

test('attendanceOf: days and sessions are counted as the program says', async (t) => {
  const program = { starts_on: '2017-11-20', ends_on: '2017-11-23', agenda: AGENDA }
  const note = (on_day: string, session: string, is_present: boolean) => ({ on_day, session, is_present })
  const noted = [
    note('2017-11-20', 'The city as a platform', true),
    note('2017-11-21', '', true),
    note('2017-11-21', 'The control room', false),
    note('2017-11-22', '', true),
  ]
  t.equal(daysOf(program).length, 4)
  t.strictSame(attendanceOf(program, noted, 'day'), { attended: 3, of: 4, share: 0.75 })
  t.strictSame(attendanceOf(program, noted, 'session'), { attended: 2, of: 3, share: 0.67 })
  t.strictSame(attendanceOf({ ...program, agenda: [] }, noted, 'session'), { attended: 3, of: 4, share: 0.75 })
})

test('checklistOf: each item is done by what was told', async (t) => {
  const facts = { visa: null, needs_visa: true, travel: null }
  const of = (more: object, item: 'visa') => checklistOf([item], { ...facts, ...more })[0]?.is_done
  t.strictSame(
    [
      {},
      { needs_visa: false },
      { visa: 'applied', needs_visa: false },
      { visa: 'granted' },
      { visa: 'not_required' },
    ].map((more) => of(more, 'visa')),
    [false, true, false, true, true],
  )
  t.strictSame(
    checklistOf(['insurance', 'emergency_contact'], facts).map(({ is_done }) => is_done),
    [false, false],
  )
  t.strictSame(
    checklistOf(undefined, facts).map(({ item }) => item),
    ['visa', 'arrival', 'departure'],
  )
})

test('participantAfter: every move is by staff or by the system, and the others are refused with what is allowed', async (t) => {
  const actions = [
    'become_ready',
    'become_unready',
    'check_in',
    'miss',
    'leave',
    'complete',
    'cancel',
    'confirm',
  ] as const
  const moves = PARTICIPANT_STATUSES.flatMap((from) =>
    actions.flatMap((action: ParticipantAction) =>
      (['secretariat', 'system', 'applicant'] as const).flatMap((role) => {
        const isAllowed = participantActions(from, role).includes(action)
        if (!isAllowed) {
          const refused = (() => {
            try {
              return participantAfter(from, action, role)
            } catch (error) {
              return error
            }
          })()
          has(t, refused, { code: 'participant_state', extra: { state: from } })
          return []
        }
        return [`${from} ${action} ${participantAfter(from, action, role)} ${role}`]
      }),
    ),
  )
  t.equal(moves.length, 14)
  t.notOk(moves.some((move) => move.endsWith('applicant')))
})
