import * as files from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { test } from 'tap'
import { checkPepper, keptPepper } from '../../src/platform/pepper.ts'
import { connect } from '../../src/platform/postgres/db.ts'
import { secretsFrom } from '../../src/platform/secrets.ts'
import { createDatabase } from '../database.ts'
import { has } from '../has.ts'

const { mkdir, open, readdir, readFile, stat, writeFile } = files

test('keptPepper: a pepper is made once, for its owner’s eyes, and kept', async (t) => {
  const folder = join(t.testdir({}), 'not/there/yet')
  const pepper = await keptPepper(folder)
  t.equal(Buffer.from(pepper, 'base64').length, 32)
  t.equal(await keptPepper(folder), pepper)
  t.equal((await stat(join(folder, 'pepper'))).mode & 0o777, 0o600)
  await writeFile(join(folder, 'pepper'), 'one that was put there\n')
  t.equal(await keptPepper(folder), 'one that was put there')
})

// Written in place, as at first, all but one of these read a file that was still empty.
test('keptPepper: many that start together all have the same pepper, and leave no file behind', async (t) => {
  const slow = async (path: string, text: string, options: { mode: number; flag?: string }) => {
    const file = await open(path, options.flag ?? 'w', options.mode)
    await sleep(100)
    await file.writeFile(text).finally(() => file.close())
  }
  const mocked = await t.mockImport<typeof import('../../src/platform/pepper.ts')>('../../src/platform/pepper.ts', {
    'node:fs/promises': { ...files, writeFile: slow },
  })
  const folder = t.testdir({})
  const peppers = await Promise.all(Array.from({ length: 20 }, () => mocked.keptPepper(folder)))
  t.strictSame([...new Set(peppers)], [await readFile(join(folder, 'pepper'), 'utf8')])
  t.equal(peppers[0]?.length, 44)
  t.strictSame(await readdir(folder), ['pepper'])
})

test('keptPepper: a folder that cannot be written to is told', async (t) => {
  const folder = t.testdir({ file: 'x' })
  has(t, await t.rejects(keptPepper(join(folder, 'file'))), { code: 'EEXIST' })
  await mkdir(join(folder, 'pepper'))
  has(t, await t.rejects(keptPepper(folder)), { code: 'EISDIR' })
})

test('keptPepper: a file system without hard links is told, and no half-made file is left', async (t) => {
  const { keptPepper } = await t.mockImport<typeof import('../../src/platform/pepper.ts')>(
    '../../src/platform/pepper.ts',
    { 'node:fs/promises': { ...files, link: () => Promise.reject(Object.assign(new Error('no'), { code: 'EPERM' })) } },
  )
  const folder = t.testdir({})
  has(t, await t.rejects(keptPepper(folder)), { code: 'EPERM' })
  t.strictSame(await readdir(folder), [])
})

test('checkPepper: a database takes the first pepper it sees, and no other after that', async (t) => {
  const { url, drop } = await createDatabase()
  const db = connect({ url, max: 10, prepare: false })
  t.teardown(() => db.destroy().then(drop))
  const peppers = Array.from({ length: 10 }, (_, i) => secretsFrom(`pepper ${i}`))
  const outcomes = await Promise.allSettled(peppers.map((secrets) => checkPepper(db, secrets)))
  const winners = peppers.filter((_, i) => outcomes[i]?.status === 'fulfilled')
  t.equal(winners.length, 1)
  for (const secrets of peppers) {
    if (secrets === winners[0]) await t.resolves(checkPepper(db, secrets))
    else await t.rejects(checkPepper(db, secrets), /KEY_PEPPER is not the one/)
  }
})
