import { test } from 'tap'
import { unsubscribeToken } from '../../../src/exchange/messages/make-mail.ts'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'
import { aMailServer } from '../../mail-server.ts'
import { deliver, listed, submitted } from './scene.ts'

const FORM = { headers: { 'content-type': 'application/x-www-form-urlencoded' } }

// The guard is the unique key of a message: one for each program and city.
test('sendCall: ten calls at once tell each city once, and whom they cannot reach is named', async (t) => {
  const world = await build(t, { publicUrl: 'https://api.example' })
  const { as, staff, made, secrets, aProgram, aCity } = world
  const program = await aProgram()
  const [one, other, silent] = [await aCity(), await aCity(), await aCity()]
  await made(staff.put(`/v1/cities/${one.id}/mailbox`, { email: 'one@city.example' }))
  await made(staff.put(`/v1/cities/${other.id}/mailbox`, { email: 'other@city.example' }))
  const url = `/v1/programs/${program.id}/calls`
  const city_ids = [one.id, other.id, silent.id]
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => made(staff.post(url, { city_ids, note: 'Welcome' }))),
  )
  t.equal(
    answers.reduce((sum, { told }) => sum + told, 0),
    2,
  )
  for (const answer of answers) has(t, answer, { without_mailbox: [silent.id] })
  const server = await aMailServer(t)
  t.strictSame(await deliver(world, server.url), [])
  t.equal(server.mails.length, 2)
  for (const mail of server.mails) {
    t.match(mail, /^List-Unsubscribe:\s+<https:\/\/api\.example\/v1\/unsubscribe\//im)
    t.match(mail, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/im)
  }

  const token = unsubscribeToken({ secrets }, one.id)
  t.equal((await as().post(`/v1/unsubscribe/${token}`, 'List-Unsubscribe=One-Click', FORM)).statusCode, 204)
  t.equal((await as().post(`/v1/unsubscribe/${token}`)).statusCode, 204, 'twice')
  t.equal(
    (await as().post(`/v1/unsubscribe/${unsubscribeToken({ secrets }, silent.id).replace(silent.id, other.id)}`))
      .statusCode,
    404,
  )
  const next = await aProgram()
  has(t, await made(staff.post(`/v1/programs/${next.id}/calls`, { city_ids })), { told: 1, unsubscribed: [one.id] })
  has(t, (await staff.post(url, { city_ids: [program.id] })).json(), {
    status: 422,
    errors: [{ pointer: '/city_ids/0', code: 'unknown' }],
  })
})

test('releaseMessages: held messages wait, are shown, and go out as a batch once', async (t) => {
  const world = await build(t)
  const { staff, made } = world
  const [id] = await submitted(world, 2, { selection: { steps: [], messages: { hold: ['receipt'] } } })
  t.strictSame(await deliver(world), [])
  const held = await listed(world)
  t.strictSame(
    held.map(({ status }: { status: string }) => status),
    ['held', 'held'],
  )
  const url = `/v1/programs/${held[0].program_id}/message-releases`
  has(t, await made(staff.post(url, { dry_run: true })), {
    count: 2,
    preview: [{ subject: /^We have your/ }, { subject: /^We have your/ }],
  })
  const counts = await Promise.all(Array.from({ length: 10 }, () => made(staff.post(url, {}))))
  t.strictSame(counts.map(({ count }) => count).sort(), [...Array(9).fill(0), 2])
  has(t, await made(staff.post(`/v1/messages/${(await listed(world, `&application_id=${id}`))[0].id}/hold`)), {
    status: 'held',
  })
  t.strictSame(await deliver(world), [])
  t.strictSame((await listed(world)).map(({ status }: { status: string }) => status).sort(), ['held', 'sent'])
})
