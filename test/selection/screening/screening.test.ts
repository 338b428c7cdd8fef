import { test } from 'tap'
import type { Action } from '../../../src/intake/applications/actions.ts'
import {
  allowedActions,
  holdsSlot,
  STATUSES,
  type Status,
  TRANSITIONS,
} from '../../../src/intake/applications/lifecycle.ts'
import type { Role } from '../../../src/platform/context.ts'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'

const NOBODY = '01890000-0000-7000-8000-000000000000'

/** How each action that has an endpoint is asked for, and by whom; its body lacks nothing. */
const ACTIONS: Partial<Record<Action, { path: string; by: Role[]; body?: object }>> = {
  submit: { path: 'submit', by: ['applicant'] },
  resubmit: { path: 'resubmit', by: ['applicant'] },
  accept: { path: 'accept', by: ['applicant'] },
  decline: { path: 'decline', by: ['applicant', 'city'] },
  accept_on_behalf: {
    path: 'accept-on-behalf',
    by: ['city', 'secretariat', 'organisation'],
    body: { reason: 'by phone' },
  },
  decline_on_behalf: {
    path: 'decline-on-behalf',
    by: ['city', 'secretariat', 'organisation'],
    body: { reason: 'by phone' },
  },
  withdraw: {
    path: 'withdraw',
    by: ['applicant', 'city', 'secretariat', 'organisation'],
    body: { reason: 'cannot come' },
  },
  start_review: { path: 'start-review', by: ['secretariat', 'organisation'] },
  return: {
    path: 'return',
    by: ['secretariat', 'organisation'],
    body: { items: ['sign the form'], due_at: '2017-11-01T00:00:00Z' },
  },
  mark_ineligible: {
    path: 'mark-ineligible',
    by: ['secretariat', 'organisation'],
    body: { criteria: ['managerial_level'], reason: 'an assistant' },
  },
  reinstate: { path: 'reinstate', by: ['secretariat', 'organisation'], body: { reason: 'settled' } },
  withdraw_offer: { path: 'withdraw-offer', by: ['secretariat', 'organisation'], body: { reason: 'no visa' } },
  renew: { path: 'renew-offer', by: ['secretariat', 'organisation'], body: { reply_by: '2017-11-01T00:00:00Z' } },
  promote: { path: 'promote', by: ['secretariat', 'organisation'], body: {} },
  reconsider: { path: 'reconsider', by: ['secretariat', 'organisation'], body: { reason: 'a place is free' } },
}

test('lifecycle: an action from a wrong state is refused with that state and with what can be done there', async (t) => {
  const { as, key, db, secretariat, staff, anOrganisation, aProgram, aCity, aReadyDraft } = await build(t)
  const [host, city] = [await anOrganisation(), await aCity()]
  const program = await aProgram({
    max_applications_per_city: 100,
    max_participants_per_city: null,
    organisations: [{ organisation_id: host.id, role: 'host' }],
  })
  const ofHost = await key({ role: 'organisation', organisation_id: host.id })
  const ofCity = await key({ role: 'city', city_id: city.id })
  const actions = Object.keys(ACTIONS) as Action[]
  t.strictSame(
    TRANSITIONS.map(({ action }) => action).filter((action) => !actions.includes(action)),
    [
      'start',
      'start_deferred',
      'lapse',
      'reopen',
      'overdue',
      'release',
      'close_waitlist',
      'expire',
      'confirm',
      // It names another program: test/participation/offers/defer-application.test.ts.
      'defer',
    ].concat('cancel_program'),
    'the others have no endpoint on one application',
  )
  const startsFrom = (action: Action, status: Status) =>
    TRANSITIONS.some((each) => each.action === action && each.from?.includes(status))

  for (const [i, status] of STATUSES.entries()) {
    const draft = await aReadyDraft({ program, city })
    // Some states have no way there yet; the ledger agrees with the status when the transaction ends.
    await db.transaction().execute(async (db) => {
      await db.updateTable('application').set({ status }).where('id', '=', draft.id).execute()
      const slot = { program_id: program.id, city_id: city.id, number: i + 1, application_id: draft.id }
      if (holdsSlot(status))
        await db
          .insertInto('slot')
          .values({ ...slot, taken_at: '2017-10-02' })
          .execute()
    })
    const credentials: Partial<Record<Role, string>> = {
      applicant: draft.token,
      city: ofCity,
      organisation: ofHost,
      secretariat,
    }
    const state = async () => [
      await db.selectFrom('application').selectAll().where('id', '=', draft.id).execute(),
      await db.selectFrom('history').selectAll().where('subject_id', '=', draft.id).orderBy('id').execute(),
      await db.selectFrom('event').selectAll().where('subject_id', '=', draft.id).orderBy('id').execute(),
    ]
    const before = await state()
    for (const action of actions.filter((action) => !startsFrom(action, status)))
      for (const role of ACTIONS[action]?.by ?? []) {
        const url = `/v1/applications/${draft.id}/${ACTIONS[action]?.path}`
        const refused = (await as(credentials[role]).post(url, ACTIONS[action]?.body)).json()
        has(t, refused, { status: 409, code: 'transition_not_allowed', from: status }, `${status} ${action} ${role}`)
        t.strictSame(refused.allowed, allowedActions(status, role, 'call'))
      }
    t.strictSame(await state(), before, `${status} is as it was`)
    has(t, (await staff.get(`/v1/applications/${draft.id}`)).json(), {
      allowed: allowedActions(status, 'secretariat', 'call'),
    })
  }
})

test('startReview: those who run the program take a submitted application into review', async (t) => {
  const { as, db, key, secretariat, anOrganisation, aProgram, aCity, aSubmitted } = await build(t)
  const [host, sponsor, stranger, city] = [
    await anOrganisation(),
    await anOrganisation(),
    await anOrganisation(),
    await aCity(),
  ]
  const organisations = [
    { organisation_id: host.id, role: 'host' },
    { organisation_id: sponsor.id, role: 'sponsor' },
  ]
  const program = await aProgram({ organisations, max_applications_per_city: 10 })
  const ofOrganisation = ({ id }: { id: string }) => key({ role: 'organisation', organisation_id: id })
  for (const [who, credential, status] of [
    ['the secretariat', secretariat, 200],
    ['the host', await ofOrganisation(host), 200],
    ['a sponsor', await ofOrganisation(sponsor), 404],
    ['another organisation', await ofOrganisation(stranger), 404],
    ['the city', await key({ role: 'city', city_id: city.id }), 403],
    ['a key without the scope', await key({ role: 'secretariat', scopes: ['applications:write'] }), 403],
  ] as const) {
    const { id, token } = await aSubmitted({ program, city })
    const answer = await as(credential).post(`/v1/applications/${id}/start-review`)
    t.equal(answer.statusCode, status, who)
    if (status !== 200) continue
    t.equal(answer.headers.etag, '"3"')
    has(t, answer.json(), { status: 'in_review', version: 3 })
    has(t, (await as(token).get(`/v1/applications/${id}`)).json(), { status: 'in_review' })
    const events = await db.selectFrom('event').select('type').where('subject_id', '=', id).orderBy('id').execute()
    t.equal(events.at(-1)?.type, 'application.in_review')
  }
  t.equal((await as(secretariat).post(`/v1/applications/${NOBODY}/start-review`)).statusCode, 404)
})

test('markIneligible: the application fails by the hard criteria that are named, and its slot is free', async (t) => {
  const { as, staff, aProgram, aCity, aSubmitted, inReview } = await build(t)
  const [program, city] = [await aProgram(), await aCity()]
  const [submitted, reviewed] = [await aSubmitted({ program, city }), await inReview({ program, city })]
  const mark = (id: string, criteria: string[], reason: string | undefined = 'an assistant') =>
    staff.post(`/v1/applications/${id}/mark-ineligible`, { criteria, reason })
  for (const [criteria, status, pointers] of [
    [['field_of_work'], 422, ['/criteria/0']],
    [['managerial_level', 'language_level', 'seats_left'], 422, ['/criteria/1', '/criteria/2']],
    [['charm'], 400, ['/criteria/0']],
    [['managerial_level', 'managerial_level'], 400, ['/criteria']],
    [[], 400, ['/criteria']],
  ] as const) {
    const refused = (await mark(submitted.id, [...criteria])).json()
    has(t, refused, { status, code: status === 422 ? 'content_invalid' : 'schema_violation' })
    t.strictSame(
      refused.errors.map(({ pointer }: { pointer: string }) => pointer),
      pointers,
    )
    if (status === 422)
      has(t, refused.errors[0], { code: 'not_hard', detail: /call_open, city_member, .*documents_complete$/ })
  }
  has(t, (await mark(submitted.id, ['managerial_level'], '')).json(), { status: 400 }, 'a reason is needed')
  has(t, (await staff.get(`/v1/applications/${submitted.id}`)).json(), { status: 'submitted', version: 2 })

  for (const [i, { id, token }] of [submitted, reviewed].entries()) {
    const answer = (await mark(id, ['managerial_level', 'public_employee'])).json()
    has(t, answer, { status: 'ineligible', allowed: ['reinstate'] })
    const allocation = (await staff.get(`/v1/programs/${program.id}/cities/${city.id}/allocation`)).json()
    has(t, allocation, { used: 1 - i, free: 1 + i })
    has(t, (await as(token).get(`/v1/applications/${id}`)).json(), { status: 'ineligible', allowed: [] })
    has(t, (await as(token).get(`/v1/applications/${id}/history`)).json().items.at(-1), {
      action: 'mark_ineligible',
      reason: 'an assistant',
      details: { criteria: ['managerial_level', 'public_employee'] },
    })
  }
})

test('markIneligible: a criterion is hard where the program has it so', async (t) => {
  const { staff, aProgram, aCity, inReview } = await build(t)
  const program = await aProgram({
    criteria: [
      { criterion: 'managerial_level', kind: 'preference' },
      { criterion: 'language_level', kind: 'hard' },
    ],
  })
  const { id } = await inReview({ program, city: await aCity() })
  const mark = (criterion: string) =>
    staff.post(`/v1/applications/${id}/mark-ineligible`, { criteria: [criterion], reason: 'as interviewed' })
  has(t, (await mark('managerial_level')).json(), { status: 422, errors: [{ code: 'not_hard' }] })
  has(t, (await mark('form_complete')).json(), { status: 'ineligible' }, 'what the service stands on is always hard')
})

// Without the lock on the application several moves were made from one state.
test('lifecycle: of ten different moves at once each starts where the one before it ended', async (t) => {
  const { as, db, staff, aProgram, aCity, aSubmitted } = await build(t)
  const [program, city] = [await aProgram(), await aCity()]
  const { id, token } = await aSubmitted({ program, city })
  const moves = ['return', 'mark_ineligible'] as const
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, i) => {
      const move = ACTIONS[i % 3 === 2 ? 'withdraw' : (moves[i % 3] ?? 'return')]
      return (i % 3 === 2 ? as(token) : staff).post(`/v1/applications/${id}/${move?.path}`, move?.body)
    }),
  )
  const made = answers.filter(({ statusCode }) => statusCode === 200)
  const entries = await db
    .selectFrom('history')
    .select(['from_status', 'to_status'])
    .where('subject_id', '=', id)
    .orderBy('id')
    .execute()
  t.equal(entries.length, 2 + made.length, 'one entry each')
  t.strictSame(
    entries.slice(1).map(({ from_status }) => from_status),
    entries.slice(0, -1).map(({ to_status }) => to_status),
  )
  t.ok(answers.every(({ statusCode }) => statusCode === 200 || statusCode === 409))
  const { status } = (await staff.get(`/v1/applications/${id}`)).json()
  t.equal(entries.at(-1)?.to_status, status)
})
