import { readdir } from 'node:fs/promises'
import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net'
import pg from 'pg'
import { type Test, test } from 'tap'
import { buildApp } from '../../src/app.ts'
import { sweepFiles } from '../../src/intake/documents/sweep-files.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { connect } from '../../src/platform/postgres/db.ts'
import { fileForm } from '../factories.ts'
import { has } from '../has.ts'
import { build } from '../helper.ts'

type Loss = 'COMMIT is lost' | 'its answer is lost'

/** Stands between the service and Postgres, and breaks the connection of a commit after letting some others pass. */
async function aBreaker(t: Test, url: string) {
  const { host, port } = new pg.Client(url)
  let next: Loss | undefined
  let passing = 0
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const postgres = host.startsWith('/') ? dial(`${host}/.s.PGSQL.${port}`) : dial(port, host)
    const hangUp = () => [client, postgres].map((socket) => socket.destroy())
    let isBroken = false
    for (const socket of [client, postgres]) sockets.add(socket.on('error', () => {}).on('close', hangUp))
    client.on('data', (asked) => {
      if (next && asked.includes('commit\0') && passing-- === 0) {
        if (next === 'COMMIT is lost') hangUp()
        isBroken = true
        next = undefined
      }
      postgres.write(asked)
    })
    postgres.on('data', (answer) => {
      if (isBroken && answer.includes('COMMIT\0')) hangUp()
      else client.write(answer)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const through = new URL(url)
  through.searchParams.set('host', '127.0.0.1')
  through.searchParams.set('port', String((server.address() as AddressInfo).port))
  return {
    url: String(through),
    breakOne: (loss: Loss, after: number) => {
      next = loss
      passing = after
    },
  }
}

/** The service behind a breaker, a file that is uploaded, and the rows and files that there are. */
async function uploading(t: Test, operation: 'putDocument' | 'addAttachment') {
  const world = await build(t)
  const { db, database, files, folder, secrets, secretariat, aProgram, aCity, aReadyDraft } = world
  const breaker = await aBreaker(t, database.url)
  const behind = connect({ url: breaker.url, max: 2, prepare: true })
  const config = { sandbox: false, logLevel: 'silent' }
  const app = await buildApp({ db: behind, files, clock: systemClock, secrets, config })
  t.teardown(() => app.close().then(() => behind.destroy()))
  const program = await aProgram({
    starts_on: '2100-11-20',
    ends_on: '2100-11-23',
    call: { closes_on: '2100-10-13', mode: 'round' },
  })
  const { id } = await aReadyDraft({ program, city: await aCity() })
  const { payload, extra } = fileForm()
  const upload = (key?: string) =>
    app.inject({
      ...(operation === 'putDocument'
        ? { method: 'PUT', url: `/v1/applications/${id}/documents/nomination_form` }
        : { method: 'POST', url: `/v1/programs/${program.id}/attachments` }),
      payload,
      headers: { authorization: `Bearer ${secretariat}`, ...extra.headers, ...(key && { 'idempotency-key': key }) },
    })
  const rows = async () =>
    (
      await db
        .selectFrom(operation === 'putDocument' ? 'document' : 'material')
        .select('storage_key')
        .orderBy('id')
        .execute()
    ).map(({ storage_key }) => storage_key)
  const stored = async () =>
    (await readdir(folder, { recursive: true }))
      .filter((name) => name.includes('/'))
      .map((name) => name.slice(3))
      .sort()
  const sweep = () => sweepFiles(db, files, Date.now() + 2 * 60 * 60 * 1000)
  // Without a key, whether the application takes a document is looked at before, in a transaction of its own.
  const breakNext = (loss: Loss, key?: string) => breaker.breakOne(loss, operation === 'putDocument' && !key ? 1 : 0)
  return { upload, rows, stored, sweep, breakNext }
}

// Before, the file of a document that was there was deleted where only the answer to COMMIT was lost.
for (const operation of ['putDocument', 'addAttachment'] as const) {
  test(`${operation}: whether or not a lost COMMIT took place, no row is without its file`, async (t) => {
    for (const key of [undefined, 'one']) {
      const { upload, rows, stored, sweep, breakNext } = await uploading(t, operation)
      breakNext('its answer is lost', key)
      has(t, (await upload(key)).json(), { status: 503, code: 'unavailable' })
      t.equal((await rows()).length, 1, 'it was committed')
      t.strictSame(await stored(), await rows())
      if (key) {
        const again = await upload(key)
        t.strictSame([again.headers['idempotent-replayed'], again.statusCode < 300], ['true', true])
        t.strictSame(await stored(), await rows(), 'the file of the retry is not needed')
      }
      t.strictSame([await sweep(), await stored()], [0, await rows()])
    }
  })

  test(`${operation}: the file of a COMMIT that was lost stays until the sweep, and the retry is taken`, async (t) => {
    for (const key of [undefined, 'one']) {
      const { upload, rows, stored, sweep, breakNext } = await uploading(t, operation)
      breakNext('COMMIT is lost', key)
      has(t, (await upload(key)).json(), { status: 503, code: 'unavailable' })
      t.strictSame([(await rows()).length, (await stored()).length], [0, 1])
      const again = await upload(key)
      t.strictSame([again.headers['idempotent-replayed'], again.statusCode < 300], [undefined, true])
      t.strictSame([(await rows()).length, (await stored()).length], [1, 2])
      t.strictSame([await sweep(), await stored()], [1, await rows()])
    }
  })
}
