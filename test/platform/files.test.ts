import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { type Test, test } from 'tap'
import { FileMissing, filesFrom, localFiles, type StoredFile } from '../../src/platform/files.ts'
import { uuidv7 } from '../../src/platform/ids.ts'
import { has } from '../has.ts'

const folderOf = async (t: Test) => {
  const folder = await mkdtemp(join(tmpdir(), 'cohort-files-'))
  t.teardown(() => rm(folder, { recursive: true, force: true }))
  return folder
}
async function* chunks(...parts: (string | Uint8Array)[]) {
  for (const part of parts) yield Buffer.from(part as string)
}
async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}
const namesIn = async (folder: string) =>
  (await readdir(folder, { recursive: true })).filter((name) => name.includes('/')).sort()
const mode = async (path: string) => ((await stat(path)).mode & 0o777).toString(8)

test('localFiles: a file that was put can be got, listed and deleted', async (t) => {
  const folder = join(await folderOf(t), 'made', 'on demand')
  const files = localFiles(folder)
  const key = uuidv7()
  t.strictSame(await all(files.list()), [], 'a store that was never used is empty')

  const before = Date.now()
  await files.put(key, chunks('a', 'b', new Uint8Array([0, 255])))
  const content = await files.get(key)
  t.equal(content.size, 4)
  t.strictSame(await buffer(content), Buffer.from([97, 98, 0, 255]))

  const [listed] = await all(files.list())
  has(t, listed, { key, size: 4, stored_at: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/ })
  t.ok(Math.abs(Date.parse(listed?.stored_at ?? '') - before) < 5000)

  const shard = join(folder, key.slice(-2))
  t.strictSame(await readdir(shard), [key], 'sharded by the end of the key, and nothing beside it')
  t.strictSame([await mode(folder), await mode(shard), await mode(join(shard, key))], ['700', '700', '600'])

  await files.delete(key)
  await files.delete(key)
  await files.delete(uuidv7())
  t.strictSame(await all(files.list()), [])
  const missing = { name: 'FileMissing', message: `the file store has no ${key}` }
  has(t, await t.rejects(files.get(key)), missing)
})

test('localFiles: a key that is not a UUID reaches no path', async (t) => {
  const folder = await folderOf(t)
  const files = localFiles(join(folder, 'store'))
  await writeFile(join(folder, 'secret'), 'x')
  const key = uuidv7()
  for (const wrong of [
    '',
    '../secret',
    '../../etc/passwd',
    `${key}/../x`,
    `${key}\0`,
    `${key}\n`,
    key.toUpperCase(),
    `../${key}`,
    '.partial',
    `${key}.partial.partial`,
  ]) {
    await t.rejects(files.put(wrong, chunks('x')), /is a UUID/)
    await t.rejects(files.get(wrong), /is a UUID/)
    await t.rejects(files.delete(wrong), /is a UUID/)
  }
  await t.rejects(files.put(`${key}.partial`, chunks('x')), /is a UUID/, 'nor does a leftover pass as a file')
  await t.rejects(files.get(`${key}.partial`), /is a UUID/)
  t.strictSame(await readdir(folder), ['secret'])
})

test('localFiles: an error of the content is thrown on, and leaves nothing', async (t) => {
  const folder = await folderOf(t)
  const files = localFiles(folder)
  const failure = new Error('the client went away')
  const thrown = await t.rejects(
    files.put(
      uuidv7(),
      (async function* () {
        yield Buffer.alloc(300_000)
        t.equal((await namesIn(folder)).length, 1, 'by now something is on the disk')
        throw failure
      })(),
    ),
  )
  t.equal(thrown, failure)
  t.strictSame(await namesIn(folder), [])
  t.strictSame(await all(files.list()), [])
})

test('localFiles: an error of the disk ends the content, and leaves nothing', async (t) => {
  const folder = await folderOf(t)
  const files = localFiles(folder)
  const key = uuidv7()
  let ended = false
  await t.rejects(
    files.put(
      key,
      (async function* () {
        try {
          yield Buffer.from('x')
          yield 5 as unknown as Buffer
        } finally {
          ended = true
        }
      })(),
    ),
  )
  t.ok(ended)
  // The last step fails: a folder stands where the file should go.
  has(
    t,
    await t.rejects(
      files.put(
        key,
        (async function* () {
          yield Buffer.from('x')
          await mkdir(join(folder, key.slice(-2), key))
        })(),
      ),
    ),
    { code: 'EISDIR' },
  )
  t.strictSame(await namesIn(folder), [`${key.slice(-2)}/${key}`], 'only what was there')
  await t.rejects(files.delete(key), 'what cannot be removed is told')
})

test('localFiles: of two writes of one key the second fails and the first is whole', async (t) => {
  const files = localFiles(await folderOf(t))
  const key = uuidv7()
  const [began, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const first = files.put(
    key,
    (async function* () {
      yield Buffer.from('first')
      began.resolve()
      await end.promise
    })(),
  )
  await began.promise
  has(t, await t.rejects(files.put(key, chunks('second'))), { code: 'EEXIST' })
  end.resolve()
  await first
  t.equal((await buffer(await files.get(key))).toString(), 'first')
})

test('localFiles: a chunk is asked for only when the last one is written', async (t) => {
  const folder = await folderOf(t)
  const files = localFiles(folder)
  const key = uuidv7()
  const partial = join(folder, key.slice(-2), `${key}.partial`)
  await files.put(
    key,
    (async function* () {
      for (let i = 0; i < 20; i++) {
        t.equal((await stat(partial)).size, i * 100_000)
        yield Buffer.alloc(100_000, i)
      }
    })(),
  )
  t.equal((await files.get(key).then(async (content) => buffer(content))).length, 2_000_000)
})

test('localFiles: the rest of a killed write is listed with its age, and can be deleted', async (t) => {
  const folder = await folderOf(t)
  const files = localFiles(folder)
  const [kept, killed] = [uuidv7(), uuidv7()]
  await files.put(kept, chunks('kept'))
  const shard = join(folder, killed.slice(-2))
  await mkdir(shard, { recursive: true })
  await writeFile(join(shard, `${killed}.partial`), 'hal')
  await utimes(join(shard, `${killed}.partial`), 1_500_000_000, 1_500_000_000)

  const byKey = (a: StoredFile, b: StoredFile) => a.size - b.size
  has(t, (await all(files.list())).sort(byKey), [
    { key: `${killed}.partial`, size: 3, stored_at: '2017-07-14T02:40:00.000Z' },
    { key: kept, size: 4 },
  ])
  await t.rejects(files.get(killed), FileMissing, 'half a file is no file')
  await files.delete(`${killed}.partial`)
  await files.delete(`${killed}.partial`)
  has(t, await all(files.list()), [{ key: kept }])
})

test('localFiles: the list skips what is not of the store, and what is deleted while it is read', async (t) => {
  const folder = await folderOf(t)
  const files = localFiles(folder)
  const keys = ['a', 'b', 'c'].map((end) => uuidv7().slice(0, -3) + end.repeat(3))
  for (const key of keys) await files.put(key, chunks(key))
  await writeFile(join(folder, '.DS_Store'), '')
  await writeFile(join(folder, 'aa', 'Thumbs.db'), '')
  await mkdir(join(folder, 'lost+found'))
  // Written in one shard, so that both are read before the first is given.
  const twins = ['1dd', '2dd'].map((end) => uuidv7().slice(0, -3) + end)
  for (const key of twins) await files.put(key, chunks(key))
  const found: string[] = []
  for await (const { key } of files.list()) {
    found.push(key)
    if (twins.includes(key)) await Promise.all(twins.map((twin) => files.delete(twin)))
  }
  t.strictSame(found.filter((key) => !twins.includes(key)).sort(), keys.sort())
  t.equal(found.filter((key) => twins.includes(key)).length, 1)
})

test('localFiles: errors other than a missing file are thrown as they are', async (t) => {
  const folder = await folderOf(t)
  await writeFile(join(folder, 'flat'), '')
  const files = localFiles(join(folder, 'flat'))
  has(t, await t.rejects(files.get(uuidv7())), { code: 'ENOTDIR' })
  has(t, await t.rejects(files.delete(uuidv7())), { code: 'ENOTDIR' })
  has(t, await t.rejects(files.put(uuidv7(), chunks('x'))), { code: 'ENOTDIR' })
  has(t, await t.rejects(all(files.list())), { code: 'ENOTDIR' })
  await t.rejects(files.check(), 'and the store is not ready')
})

test('localFiles: the check writes, and is not listed', async (t) => {
  const folder = join(await folderOf(t), 'store')
  const files = localFiles(folder)
  await Promise.all([files.check(), files.check()])
  await files.check()
  t.equal(await mode(folder), '700')
  t.strictSame(await all(files.list()), [])
})

test('filesFrom: a store is named by a URL', async (t) => {
  const folder = await folderOf(t)
  const works = async (url: string, where: string) => {
    const key = uuidv7()
    await filesFrom(url).put(key, chunks('x'))
    t.equal(await readFile(join(where, key.slice(-2), key), 'utf8'), 'x', url)
  }
  await works(`file:${folder}/a`, join(folder, 'a'))
  await works(`file://${folder}/b`, join(folder, 'b'))
  await works(`FILE:${folder}/with space`, join(folder, 'with space'))
  await works(`file://${folder}/with%20escape%23`, join(folder, 'with escape#'))
  const cwd = process.cwd()
  process.chdir(folder)
  t.teardown(() => process.chdir(cwd))
  await works('file:.data/files', join(folder, '.data/files'))
  await works('file:plain', join(folder, 'plain'))

  has(
    t,
    t.throws(() => filesFrom('s3://bucket/prefix')),
    { message: 'STORAGE_URL: s3: is not built yet: use file:' },
  )
  for (const wrong of ['', 'file:', '/var/files', 'ftp://key:secret@host/x', 'files'])
    has(
      t,
      t.throws(() => filesFrom(wrong)),
      { message: 'STORAGE_URL: must be file:folder or file:/absolute/folder' },
      wrong,
    )
  for (const wrong of ['file:/a?b', 'file:/a#b']) t.throws(() => filesFrom(wrong), /%3F/, wrong)
  t.throws(() => filesFrom('file://host/share'), 'a host is not this machine')
})
