import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { type Test, test } from 'tap'
import { claimMessage } from '../../../src/exchange/messages/queries.ts'
import { has, lacks } from '../../has.ts'
import { build, type World } from '../../helper.ts'
import { aMailServer } from '../../mail-server.ts'
import { ALL, deliver, listed, submitted } from './scene.ts'

/** A server that hangs is given up sooner than by a real worker. */
const QUICK = { silence_ms: 1_000, send_ms: 3_000 }
/** Makes what waits for another try due now. */
const tryAgain = ({ db }: World) => sql`update message set next_attempt_at = null, claimed_until = null`.execute(db)

test('deliverMessages: without a mail server each mail is a file, with both parts, and nothing of the passport', async (t) => {
  const world = await build(t, { publicUrl: 'https://api.example' })
  const { staff, mailFolder } = world
  await submitted(world, 1)
  has(t, await listed(world), [{ kind: 'receipt', status: 'due', attempts: 0, subject: null, sent_at: null }])
  t.strictSame(await deliver(world), [])
  const [message] = await listed(world)
  has(t, message, {
    status: 'sent',
    recipient: 'nominee0@city.example',
    language: 'en',
    subject: /^We have your application for Program \d+$/,
    attempts: 1,
  })
  t.strictSame(await readdir(mailFolder), [`${message.id}.eml`])
  const mail = await readFile(join(mailFolder, `${message.id}.eml`), 'utf8')
  for (const part of [
    /^To: nominee0@city\.example$/m,
    /^From: The office <office@cohort\.example>$/m,
    new RegExp(`^Message-ID: <${message.id}@cohort.example>$`, 'm'),
    /^Content-Type: text\/plain/m,
    /^Content-Type: text\/html/m,
    /https:\/\/apply\.example\/applications\//,
  ])
    has(t, mail, part)
  const { text, html } = (await staff.get(`/v1/messages/${message.id}`)).json()
  has(t, text, /^Dear Nominee <0> & Co,\n/)
  has(t, html, /<p>Dear Nominee &lt;0&gt; &amp; Co,<\/p>/)
  for (const secret of [/PASSPORT/, /1980/, /OM\b/]) for (const shown of [mail, text, html]) lacks(t, shown, secret)
  t.strictSame(await deliver(world), [])
  t.equal((await readdir(mailFolder)).length, 1, 'it is sent once')
})

// Tried without `for update skip locked`: some mails went out twice.
test('deliverMessages: ten workers at once send each message once', async (t) => {
  const world = await build(t, { pool: 30 })
  const server = await aMailServer(t)
  await submitted(world, 20)
  const failed = await Promise.all(Array.from({ length: 10 }, () => deliver(world, server.url)))
  t.strictSame(failed.flat(), [])
  const addressees = server.mails.map((mail) => /^To: (.*)$/m.exec(mail)?.[1]?.trim()).sort()
  t.strictSame(addressees, Array.from({ length: 20 }, (_, i) => `nominee${i}@city.example`).sort())
  t.equal(new Set(server.mails.map((mail) => /^Message-ID: (.*)$/im.exec(mail)?.[1])).size, 20)
  t.strictSame(new Set((await listed(world)).map(({ status }: { status: string }) => status)), new Set(['sent']))
})

test('deliverMessages: a refusal is final and staff see it; all else is tried again later; the others go out', async (t) => {
  const world = await build(t)
  const { staff, made } = world
  const server = await aMailServer(t)
  const [first] = await submitted(world, 2)
  const [message] = await listed(world, `&application_id=${first}`)
  const cases = [
    ['busy', /450/],
    ['hang', /Timeout|took longer/],
    ['close', /closed|ECONNRESET|Unexpected socket close/i],
  ] as const
  for (const [i, [behaviour, words]] of cases.entries()) {
    server.behave((to) => (to.startsWith('nominee0') ? behaviour : 'accept'))
    has(t, await deliver(world, server.url, QUICK), [words], behaviour)
    has(t, (await staff.get(`/v1/messages/${message.id}`)).json(), { status: 'due', attempts: i + 1, reason: words })
    t.strictSame(await deliver(world, server.url), [], `${behaviour}: it waits for its time`)
    await tryAgain(world)
  }
  t.equal(server.mails.length, 1, 'the other one went out')

  server.behave((to) => (to.startsWith('nominee0') ? 'refuse' : 'accept'))
  t.strictSame(await deliver(world, server.url), [], 'a refusal of an address is no failure of the job')
  const [failed] = await listed(world, '&status=failed')
  has(t, failed, { id: message.id, reason: /550.*\(address\)/ })
  lacks(t, failed.reason, /nominee0/)
  t.strictSame(await deliver(world, server.url), [], 'it is not tried again by itself')
  t.equal(failed.attempts, 4)

  server.behave('accept')
  has(t, await made(staff.post(`/v1/messages/${message.id}/send`)), { status: 'due', attempts: 0, reason: null })
  await deliver(world, server.url)
  t.equal(server.mails.length, 2)
  has(t, await listed(world), [{ status: 'sent' }, { status: 'sent' }])
  has(t, await staff.post(`/v1/messages/${message.id}/send`), { statusCode: 409, body: /message_state/ }, 'never twice')
})

test('deliverMessages: the message of a killed worker is free within a minute, and not before', async (t) => {
  const world = await build(t)
  const { db, staff } = world
  await submitted(world, 1)
  const [message] = await listed(world)
  const claimed = await claimMessage(db, '01890000-0000-7000-8000-000000000001', 45)
  t.equal(claimed?.id, message.id)
  for (const action of ['hold', 'send'])
    has(
      t,
      await staff.post(`/v1/messages/${message.id}/${action}`),
      { statusCode: 409, body: /in_flight|state/ },
      action,
    )
  t.strictSame(await deliver(world), [])
  has(t, await listed(world), [{ status: 'due' }], 'the other worker may still send it')
  const { rows } = await sql<{ ms: number }>`select extract(epoch from claimed_until - clock_timestamp())::float8 * 1000
    as ms from message`.execute(db)
  t.ok(Number(rows[0]?.ms) < 60_000)
  await tryAgain(world)
  t.strictSame(await deliver(world), [])
  has(t, await listed(world), [{ status: 'sent', attempts: 2 }])
})

/** What an applicant does after it was told, and what becomes of the message. */
test('deliverMessages: what is no longer true is suppressed, and who has no address is named', async (t: Test) => {
  const world = await build(t)
  const { staff, made, aProgram, aCity, aSubmitted } = world
  const [program, city] = [await aProgram(ALL), await aCity()]
  const gone = await aSubmitted({ program, city })
  await made(staff.post(`/v1/applications/${gone.id}/withdraw`, { reason: 'cannot come' }))
  const nominee = await aSubmitted({ program, city })
  await made(staff.post(`/v1/applications/${nominee.id}/endorsement-requests`))
  t.strictSame(await deliver(world), [])
  const all: { kind: string; status: string }[] = await listed(world)
  has(
    t,
    all.toSorted((a, b) => (a.kind + a.status < b.kind + b.status ? -1 : 1)),
    [
      { application_id: nominee.id, kind: 'endorsement_wanted', status: 'suppressed', reason: 'no_address' },
      { application_id: nominee.id, kind: 'receipt', status: 'sent' },
      { application_id: gone.id, kind: 'receipt', status: 'suppressed', reason: 'no_longer_true' },
    ],
  )
})
