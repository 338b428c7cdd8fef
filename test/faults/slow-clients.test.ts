import { readdir } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Test, test } from 'tap'
import { fileForm, PNG } from '../factories.ts'

import { until } from '../until.ts'
import { aLiveServer, keepCalling, LASTING, lasting, seen, tally } from './rig.ts'

interface SlowClient {
  socket: Socket
  heard: string
  /** Milliseconds until it was hung up on. */
  lasted: number | undefined
}

/** Says `start` at once, and then one byte of `more` after the other, for ever. */
function aSlowClient(t: Test, port: number, start: string, more: string): SlowClient {
  const socket = connect(port, '127.0.0.1')
  const began = performance.now()
  const client: SlowClient = { socket, heard: '', lasted: undefined }
  socket.on('error', () => {})
  socket.on('data', (data) => {
    client.heard += data
  })
  let said = 0
  const drip = setInterval(() => socket.write(more[said++ % more.length] as string), 200)
  socket.on('close', () => {
    clearInterval(drip)
    client.lasted = performance.now() - began
  })
  t.teardown(() => socket.destroy())
  socket.write(start)
  return client
}

const percentile = (all: number[], p: number) => all.sort((a, b) => a - b)[Math.ceil(all.length * p) - 1] as number

// With Node's own limits (headers 60 s, looked at every 30 s) none of the 250 was hung up on in time.
test('connections: slow clients burden no other client, and are disconnected', async (t) => {
  const seconds = lasting(4, 120)
  const { port, call, key } = await aLiveServer(t, { REQUEST_TIMEOUT: String(seconds) })
  const slow = Array.from({ length: 200 }, () =>
    aSlowClient(t, port, 'GET /v1/programs HTTP/1.1\r\nhost: x\r\n', 'x: y\r\n'),
  )
  const body = `POST /v1/organisations HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${key}\r\ncontent-type: application/json\r\ncontent-length: 900000\r\n\r\n{`
  for (let i = 0; i < 50; i++) slow.push(aSlowClient(t, port, body, ' '))
  await until('all are connected', () => slow.every(({ socket }) => socket.readyState === 'open'))
  t.ok(slow.every(({ lasted }) => lasted === undefined))

  const normal = Array.from({ length: 4 }, () => keepCalling(() => seen(call, '/v1/programs', { key })))
  await until('each was answered', () => normal.every(({ all }) => all.length >= 100))
  const all = (await Promise.all(normal.map(({ stop }) => stop()))).flat()
  const p99 = percentile(
    all.map(({ ms }) => ms),
    0.99,
  )
  t.strictSame(Object.keys(tally(all)), ['200'])
  t.ok(p99 < lasting(1_000, 500), `a normal client's p99 is ${Math.round(p99)} ms`)

  // Node looks every two seconds.
  const bound = (seconds + 3) * 1_000
  await until('all were hung up on', () => slow.every(({ lasted }) => lasted), bound)
  const [headers, bodies] = [slow.slice(0, 200), slow.slice(200)]
  const longest = (clients: SlowClient[]) => Math.max(...clients.map(({ lasted = Number.POSITIVE_INFINITY }) => lasted))
  t.comment(`headers ended after ${Math.round(longest(headers))} ms, bodies after ${Math.round(longest(bodies))} ms`)
  t.ok(longest(headers) < (Math.min(10, seconds) + 3) * 1_000, 'headers within 10 s')
  t.ok(longest(bodies) < bound, 'bodies within REQUEST_TIMEOUT')
  for (const { heard } of slow) if (!/^HTTP\/1.1 408 .*"code":"request_timeout"/s.test(heard)) return t.fail(heard)
})

interface Sending {
  /** Bytes at once, again after each pause. */
  bytes: number
  pause_ms: number
  /** Until so many are sent. */
  until?: number
}

/** Sends a PUT of an image by pieces, and tells what it heard until it was closed. */
async function sendSlowly(t: Test, port: number, head: string, payload: Buffer, { bytes, pause_ms, until }: Sending) {
  const socket = connect(port, '127.0.0.1')
  const began = performance.now()
  let heard = ''
  let isClosed = false
  let answered = Number.POSITIVE_INFINITY
  socket.on('error', () => {})
  socket.on('data', (data) => {
    heard += data
    answered = performance.now()
  })
  socket.on('close', () => {
    isClosed = true
  })
  t.teardown(() => socket.destroy())
  socket.write(head)
  let sent = 0
  let last = began
  for (const end = began + 300_000; !isClosed && !heard.endsWith('}') && performance.now() < end; ) {
    if (sent < (until ?? payload.length)) {
      socket.write(payload.subarray(sent, sent + bytes))
      sent += bytes
      last = performance.now()
    }
    await sleep(pause_ms)
  }
  const [, status = ''] = /^HTTP\/1.1 (\d+)/.exec(heard) ?? []
  const body = /\r\n\r\n(\{.*\})$/s.exec(heard)?.[1]
  return { status, body: body ? JSON.parse(body) : undefined, lasted: answered - began, sinceLast: answered - last }
}

// With the limit for the whole request, drips held for all of it, and what moved was cut off at its end.
test('connections: an upload that stands still or drips is ended, and leaves nothing; one that moves may take long', async (t) => {
  const seconds = lasting(3, 20)
  const { port, key, world, db } = await aLiveServer(t, lasting(1, 0) ? { REQUEST_TIMEOUT: String(seconds) } : {})
  const application = await world.aReadyDraft({ program: await world.aProgram(LASTING), city: await world.aCity() })
  const { payload, extra } = fileForm(Buffer.concat([PNG, Buffer.alloc(60_000)]), 'image/png', 'a.png')
  const length = payload.length
  const head = `PUT /v1/applications/${application.id}/documents/headshot HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${key}\r\ncontent-type: ${extra.headers['content-type']}\r\ncontent-length: ${length}\r\n\r\n`
  const send = (sending: Sending) => sendSlowly(t, port, head, payload, sending)
  const documents = () => db.selectFrom('document').select('sha256').execute()
  const before = (await documents()).length
  const files = (await readdir(world.folder, { recursive: true })).filter((name) => name.includes('/')).sort()
  const ms = seconds * 1_000

  const ended = await Promise.all([
    send({ bytes: 1, pause_ms: 200 }),
    send({ bytes: 1, pause_ms: 0.95 * ms }),
    send({ bytes: 30_000, pause_ms: 100, until: 30_000 }),
    // All but the end of the last boundary.
    send({ bytes: length - 4, pause_ms: 100, until: length - 4 }),
    send({ bytes: 1, pause_ms: 100, until: 0 }),
    // A little less than 256 bytes a second.
    send({ bytes: 120, pause_ms: 500 }),
  ])
  for (const { status, body, lasted, sinceLast } of ended) {
    t.equal(status, '408')
    t.equal(body?.code, 'request_timeout')
    t.equal(body?.instance, `/v1/applications/${application.id}/documents/headshot`)
    t.ok(lasted < 1.4 * ms + 1_000, `after ${Math.round(lasted)} ms, ${Math.round(sinceLast)} ms after its last byte`)
  }
  const storedAfter = (await readdir(world.folder, { recursive: true })).filter((name) => name.includes('/')).sort()
  t.strictSame(storedAfter, files, 'no file, and no part of one')
  t.equal((await documents()).length, before)

  const moved = await send({ bytes: Math.ceil(length / 40), pause_ms: (3 * ms) / 40 })
  t.equal(moved.status, '200')
  t.ok(moved.lasted > 2.5 * ms, `${Math.round(moved.lasted)} ms`)
  t.equal((await documents()).length, before + 1, 'and the deadline of its database work began after it')
})

// A body that nobody reads was under the limit of the whole request, too.
test('connections: a refused request cannot hold its connection by its body', async (t) => {
  const { port } = await aLiveServer(t, { REQUEST_TIMEOUT: '2' })
  const length = 'content-length: 900000\r\n\r\n'
  const slow = [
    `POST /v1/organisations HTTP/1.1\r\nhost: x\r\n${length}{`,
    `POST /nowhere HTTP/1.1\r\nhost: x\r\n${length}{`,
    `GET /v1/programs HTTP/1.1\r\nhost: x\r\n${length}{`,
    `PUT /v1/applications/%ZZ HTTP/1.1\r\nhost: x\r\n${length}{`,
    'POST /v1/organisations HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n',
  ].map((start) => aSlowClient(t, port, start, '1'))
  await until('all were hung up on', () => slow.every(({ lasted }) => lasted))
  for (const { lasted, heard } of slow) t.ok(lasted && lasted < 4_500, heard.slice(0, 40))
})

test('connections: their number has a limit too', { skip: lasting(1, 0) === 1 && 'takes 5,000 sockets' }, async (t) => {
  const { port, call } = await aLiveServer(t)
  const sockets = Array.from({ length: 5_000 }, () => connect(port, '127.0.0.1').on('error', () => {}))
  t.teardown(() => sockets.map((socket) => socket.destroy()))
  await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('connect', resolve))))
  t.equal((await seen(call, '/livez')).status, 0, 'one more is hung up on')
  for (const socket of sockets.splice(0, 10)) socket.destroy()
  await until('there is room again', async () => (await seen(call, '/livez')).status === 200)
})
