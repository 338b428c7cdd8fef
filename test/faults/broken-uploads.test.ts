import { readdir, readlink } from 'node:fs/promises'
import { connect } from 'node:net'
import { test } from 'tap'
import { fileForm, PNG } from '../factories.ts'
import { until } from '../until.ts'
import { aLiveServer, LASTING, seen, slowest, tally } from './rig.ts'

const IMAGE = Buffer.concat([PNG, Buffer.alloc(1_000_000)])

/** The files that a process has open; undefined where there is no /proc. Of sockets the pool has more or fewer as it likes. */
async function openIn(pid: number): Promise<string[] | undefined> {
  const folder = `/proc/${pid}/fd`
  const fds = await readdir(folder).catch(() => undefined)
  const names = fds && (await Promise.all(fds.map((fd) => readlink(`${folder}/${fd}`).catch(() => ''))))
  return names?.filter((name) => !name.startsWith('socket:'))
}

/** Until fifty uploads are halfway through. */
const halfway = (folder: string) =>
  until(
    'fifty uploads are halfway through',
    async () => (await storedIn(folder)).filter((name) => name.endsWith('.partial')).length >= 50,
  )

const storedIn = async (folder: string) =>
  (await readdir(folder, { recursive: true })).filter((name) => name.includes('/'))

// Without the `rm` in `localFiles`, a hundred partial files stayed.
test('uploads: a broken upload leaves nothing, and a slow one keeps no other request waiting', async (t) => {
  const { world, call, key, pid, port, db } = await aLiveServer(t)
  const [city, program] = [await world.aCity(), await world.aProgram({ ...LASTING, max_applications_per_city: 20 })]
  const drafts = await Promise.all(Array.from({ length: 10 }, () => world.aReadyDraft({ program, city })))
  const path = (i: number) => `/v1/applications/${drafts[i % 10]?.id}/documents/headshot`
  const { payload, extra } = fileForm(IMAGE, 'image/png', 'a.png')
  const upload = (_: unknown, i: number) =>
    seen(call, path(i), { method: 'PUT', key, body: new Uint8Array(payload), headers: extra.headers })
  const head = (i: number) =>
    `PUT ${path(i)} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${key}\r\ncontent-type: ${extra.headers['content-type']}\r\ncontent-length: ${payload.length}\r\n\r\n`
  const begin = (i: number) => {
    const socket = connect(port, '127.0.0.1').on('error', () => {})
    t.teardown(() => socket.destroy())
    socket.write(head(i))
    socket.write(payload.subarray(0, 300_000))
    return socket
  }
  const rows = async () => (await db.selectFrom('document').select('id').execute()).length

  t.strictSame(tally(await Promise.all(Array.from({ length: 20 }, upload))), { '200': 20 })
  const before = { open: await openIn(pid), files: (await storedIn(world.folder)).length, rows: await rows() }
  t.strictSame([before.files, before.rows], [20, 20])

  const sockets = Array.from({ length: 100 }, (_, i) => begin(i))
  await halfway(world.folder)
  for (const socket of sockets) socket.destroy()
  const leftovers = async () => ({
    files: (await storedIn(world.folder)).length - before.files,
    rows: (await rows()) - before.rows,
    open: Math.max(0, ((await openIn(pid))?.length ?? 0) - (before.open?.length ?? 0)),
  })
  const began = performance.now()
  const nothing = { files: 0, rows: 0, open: 0 }
  await until(
    'no file, no part of one, no row and no handle',
    async () => JSON.stringify(await leftovers()) === JSON.stringify(nothing),
    10_000,
  )
  t.strictSame((await openIn(pid))?.filter((name) => name.startsWith(world.folder)) ?? [], [])
  t.comment(`clean after ${Math.round(performance.now() - began)} ms`)

  for (let i = 0; i < 50; i++) begin(i)
  await halfway(world.folder)
  const [files, others] = await Promise.all([
    Promise.all(Array.from({ length: 50 }, upload)),
    Promise.all(Array.from({ length: 50 }, () => seen(call, '/v1/programs', { key }))),
  ])
  t.comment(`beside 50 that stand still: uploads ${slowest(files)} ms, reads ${slowest(others)} ms`)
  t.strictSame(
    [tally(files), tally(others)],
    [{ '200': 50 }, { '200': 50 }],
    'beside 50 that stand still, 50 more are served',
  )
  t.equal(await rows(), before.rows + 50)
})
