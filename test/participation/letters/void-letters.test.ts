import { test } from 'tap'
import { has } from '../../has.ts'
import { build, passTime } from '../../helper.ts'
import { letters, makeDue, SETTINGS } from './scene.ts'

const ANY = { headers: { 'if-match': '*' } }

test('verifyLetter: a letter is void from the change of its facts on, and only then', async (t) => {
  const world = await build(t)
  const { as, made, staff, setNow, db } = world
  const { accepted, ask, listed, url } = await letters(world)
  const one = await accepted()
  const mine = `/v1/applications/${one.id}`
  const verified = async (code: string) => (await as().get(`/v1/verify/${code}`)).json().status
  const change = (body: object) => made(staff.patch(url, body, ANY))
  const correct = (applicant: object) => made(staff.post(`${mine}/correct-applicant`, { applicant, reason: 'a slip' }))
  const { letters: settings } = SETTINGS.selection
  const cases: [string, () => Promise<unknown>, visa: string, acceptance: string][] = [
    ['another title', () => change({ title: 'Workshop' }), 'facts_changed', 'facts_changed'],
    ['other dates', () => change({ ends_on: '2017-11-24' }), 'facts_changed', 'facts_changed'],
    ['another venue', () => change({ venue: { city: 'Busan' } }), 'facts_changed', 'facts_changed'],
    ['other costs', () => change({ coverage: { visa: 'host' } }), 'facts_changed', 'facts_changed'],
    ['another summary', () => change({ summary: 'What it is about' }), '', ''],
    ['another purpose', () => change({ selection: { steps: [], letters: { ...settings, purpose: 'x' } } }), '', ''],
    ['the birth date', () => correct({ birth_date: '1981-02-28' }), 'facts_changed', ''],
    ['the name', () => correct({ name: 'Another' }), 'facts_changed', 'facts_changed'],
    ['the mailbox', () => correct({ email: 'two@city.example' }), '', ''],
  ]
  for (const [what, act, visa, acceptance] of cases) {
    await ask(one, 'visa_support')
    await ask(one, 'acceptance')
    await makeDue(world)
    const before = (await listed(one)).filter(({ status }: { status: string }) => status === 'made')
    t.equal(before.length, 2, what)
    await act()
    for (const { id, kind, code } of before) {
      const cause = kind === 'visa_support' ? visa : acceptance
      const status = cause ? 'void' : 'made'
      has(t, (await staff.get(`/v1/letters/${id}`)).json(), { status, void_cause: cause || null }, `${what}: ${kind}`)
      t.equal(await verified(code), cause ? 'void' : 'valid', `${what}: ${kind}`)
    }
  }

  // The purpose and the name have changed since the last of them: a new edition, which replaces it.
  const superseded = (await ask(one, 'visa_support')).json()
  await makeDue(world)
  await change({ selection: { steps: [], letters: { ...settings, purpose: 'To learn' } } })
  const last = await ask(one, 'visa_support')
  t.equal(last.statusCode, 201)
  has(t, last.json(), { edition: superseded.edition + 1 })
  has(t, (await staff.get(`/v1/letters/${superseded.id}`)).json(), { status: 'void', void_cause: 'superseded' })
  const applicant = as(one.token)
  has(t, (await applicant.get(superseded.url)).json(), { code: 'letter_state', state: 'void' })
  t.equal((await staff.get(superseded.url)).statusCode, 200, 'staff open earlier editions')
  has(t, (await applicant.get(`${mine}/history?limit=100`)).json().items.at(-2), {
    action: 'void_letter',
    details: { letter_id: superseded.id, kind: 'visa_support', edition: superseded.edition, cause: 'superseded' },
    actor: { role: 'system' },
  })

  // A letter that is due and void by now is not made.
  await made(applicant.post(`${mine}/withdraw`, { reason: 'cannot come' }))
  has(t, (await staff.get(`/v1/letters/${last.json().id}`)).json(), { status: 'void', void_cause: 'place_lost' })
  await makeDue(world)
  has(t, (await staff.get(`/v1/letters/${last.json().id}`)).json(), { status: 'void', made_at: null })

  // What an action forgets, the database does, and the worker tells.
  const forgotten = await accepted()
  await ask(forgotten, 'acceptance')
  await makeDue(world)
  await db.transaction().execute(async (db) => {
    await db.deleteFrom('slot').where('application_id', '=', forgotten.id).execute()
    await db.updateTable('application').set({ status: 'offer_withdrawn' }).where('id', '=', forgotten.id).execute()
  })
  const [letter] = await listed(forgotten)
  has(t, letter, { status: 'void', void_cause: 'place_lost' })
  await Promise.all(Array.from({ length: 10 }, () => passTime(world.ctx())))
  const told = await db.selectFrom('history').select('action').where('subject_id', '=', forgotten.id).execute()
  t.equal(told.filter(({ action }) => action === 'void_letter').length, 1, 'once')

  const withdrawn = await accepted()
  const gone = (await ask(withdrawn, 'acceptance')).json()
  await made(staff.post(`/v1/applications/${withdrawn.id}/withdraw-offer`, { reason: 'no funds' }))
  has(t, (await staff.get(`/v1/letters/${gone.id}`)).json(), { status: 'void', void_cause: 'place_lost' })
  const entries = await db
    .selectFrom('history')
    .select('action')
    .where('subject_id', '=', withdrawn.id)
    .orderBy('id')
    .execute()
  t.strictSame(
    entries.slice(-2).map(({ action }) => action),
    ['void_letter', 'withdraw_offer'],
  )

  const kept = await accepted()
  const { id } = (await ask(kept, 'acceptance')).json()
  setNow('2017-11-01T00:00:00.000Z')
  await made(staff.post(`${url}/cancel`, { reason: 'no venue' }))
  has(t, (await staff.get(`/v1/letters/${id}`)).json(), { status: 'void', void_cause: 'program_cancelled' })
})

test('revokeLetter: staff take a letter back once, with a reason that the applicant reads', async (t) => {
  const world = await build(t, { pool: 20 })
  const { as, staff } = world
  const { accepted, ask, listed } = await letters(world)
  const one = await accepted()
  const { id, code, url } = (await ask(one, 'acceptance')).json()
  await makeDue(world)
  const revoke = (body: object = { reason: 'a mistake' }, tag = '*') =>
    staff.post(`/v1/letters/${id}/revoke`, body, { headers: { 'if-match': tag } })
  t.equal((await revoke({ reason: ' ' })).statusCode, 400)
  has(t, (await revoke(undefined, '"1"')).json(), { code: 'stale' })
  t.equal((await as(one.token).post(`/v1/letters/${id}/revoke`, { reason: 'x' })).statusCode, 403)
  const answers = await Promise.all(Array.from({ length: 10 }, () => revoke()))
  t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [200, ...Array(9).fill(409)])
  has(t, answers.find(({ statusCode }) => statusCode === 409)?.json(), { code: 'letter_state', state: 'revoked' })
  has(t, await listed(one), [{ status: 'revoked', reason: 'a mistake', version: 3 }])
  has(t, (await as().get(`/v1/verify/${code}`)).json(), { status: 'revoked' })
  has(t, (await as(one.token).get(url)).json(), { code: 'letter_state', state: 'revoked' })
  const next = await ask(one, 'acceptance')
  has(t, next.json(), { edition: 2, status: 'due' })
  t.not(next.json().code, code)
})
