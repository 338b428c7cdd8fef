import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Test, test } from 'tap'
import { aLiveServer, keepCalling, lasting, seen, tally } from './rig.ts'

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
test('slow clients are a burden to nobody, and are hung up on', async (t) => {
  const seconds = lasting(4, 120)
  const { port, call, key } = await aLiveServer(t, { REQUEST_TIMEOUT: String(seconds) })
  const slow = Array.from({ length: 200 }, () =>
    aSlowClient(t, port, 'GET /v1/programs HTTP/1.1\r\nhost: x\r\n', 'x: y\r\n'),
  )
  const body = `POST /v1/organisations HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${key}\r\ncontent-type: application/json\r\ncontent-length: 900000\r\n\r\n{`
  for (let i = 0; i < 50; i++) slow.push(aSlowClient(t, port, body, ' '))
  await sleep(500)
  t.ok(slow.every(({ lasted }) => lasted === undefined))

  const normal = Array.from({ length: 4 }, () => keepCalling(() => seen(call, '/v1/programs', { key })))
  await sleep(3_000)
  const all = (await Promise.all(normal.map(({ stop }) => stop()))).flat()
  const p99 = percentile(
    all.map(({ ms }) => ms),
    0.99,
  )
  t.same(Object.keys(tally(all)), ['200'])
  t.ok(p99 < lasting(1_000, 500), `a normal client's p99 is ${Math.round(p99)} ms`)

  // Node looks every two seconds.
  const bound = (seconds + 3) * 1_000
  for (let waited = 0; waited < bound && slow.some(({ lasted }) => !lasted); waited += 100) await sleep(100)
  const [headers, bodies] = [slow.slice(0, 200), slow.slice(200)]
  const longest = (clients: SlowClient[]) => Math.max(...clients.map(({ lasted = Number.POSITIVE_INFINITY }) => lasted))
  t.comment(`headers ended after ${Math.round(longest(headers))} ms, bodies after ${Math.round(longest(bodies))} ms`)
  t.ok(longest(headers) < (Math.min(10, seconds) + 3) * 1_000, 'headers within 10 s')
  t.ok(longest(bodies) < bound, 'bodies within REQUEST_TIMEOUT')
  for (const { heard } of slow) if (!/^HTTP\/1.1 408 .*"code":"request_timeout"/s.test(heard)) return t.fail(heard)
})

test('connections have a bound too', { skip: lasting(1, 0) === 1 && 'takes 5,000 sockets' }, async (t) => {
  const { port, call } = await aLiveServer(t)
  const sockets = Array.from({ length: 5_000 }, () => connect(port, '127.0.0.1').on('error', () => {}))
  t.teardown(() => sockets.map((socket) => socket.destroy()))
  await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('connect', resolve))))
  t.equal((await seen(call, '/livez')).status, 0, 'one more is hung up on')
  for (const socket of sockets.splice(0, 10)) socket.destroy()
  await sleep(500)
  t.equal((await seen(call, '/livez')).status, 200)
})
