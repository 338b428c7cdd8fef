import { readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { test } from 'tap'
import { sweepFiles } from '../../../src/intake/documents/sweep-files.ts'
import type { Files } from '../../../src/platform/files.ts'
import { uuidv7 } from '../../../src/platform/ids.ts'
import { fileForm, PDF } from '../../factories.ts'
import { build, type World } from '../../helper.ts'

const HOUR = 60 * 60 * 1000
const pathOf = (folder: string, key: string) => join(folder, key.slice(0, 36).slice(-2), key)

async function keysIn(folder: string) {
  const names = await readdir(folder, { recursive: true })
  return names.flatMap((name) => name.split('/')[1] ?? []).sort()
}

/** A stored file that no row knows. */
async function anOrphan({ files }: Pick<World, 'files'>) {
  const key = uuidv7()
  await files.put(key, Readable.from([PDF]))
  return key
}

test('sweepFiles: a file that no row needs is deleted after an hour; a younger or needed one stays', async (t) => {
  const world = await build(t)
  const { as, db, files, folder, made, staff, aProgram, aCity, aReadyDraft } = world
  const program = await aProgram()
  const draft = await aReadyDraft({ program, city: await aCity() })
  const { payload, extra } = fileForm()
  await made(as(draft.token).put(`/v1/applications/${draft.id}/documents/nomination_form`, payload, extra))
  await made(staff.post(`/v1/programs/${program.id}/attachments`, payload, extra))
  const needed = [
    ...(await db.selectFrom('document').select('storage_key').execute()),
    ...(await db.selectFrom('material').select('storage_key').execute()),
  ].map(({ storage_key }) => String(storage_key))
  t.equal(needed.length, 2)

  const wall = Date.parse('2017-10-05T12:00:00.000Z')
  const [old, atTheHour, young, halfWritten] = [
    await anOrphan(world),
    await anOrphan(world),
    await anOrphan(world),
    `${needed[0]}.partial`,
  ]
  await writeFile(pathOf(folder, halfWritten), 'what a killed write left over')
  const age = (key: string, ms: number) => utimes(pathOf(folder, key), new Date(wall - ms), new Date(wall - ms))
  for (const key of [...needed, halfWritten]) await age(key, 24 * HOUR)
  await age(old, HOUR + 1)
  await age(atTheHour, HOUR)
  await age(young, HOUR - 1)

  t.equal(await sweepFiles(db, files, wall), 3)
  t.strictSame(await keysIn(folder), [...needed, young].sort())
  t.equal(await sweepFiles(db, files, wall), 0, 'there is nothing left to do')
  t.equal(await sweepFiles(db, files), 1, 'by the clock on the wall the last one is old: its time was set to 2017')
  t.strictSame(await keysIn(folder), needed.toSorted())
  t.ok((await as(draft.token).get(`/v1/applications/${draft.id}/documents/nomination_form/content`)).body)
})

test('sweepFiles: an earlier version stays until its application is screened, then row and file are deleted', async (t) => {
  const { as, db, files, folder, made, staff, aProgram, aCity, aReadyDraft } = await build(t)
  const [program, city] = [await aProgram(), await aCity()]
  const [one, other] = [await aReadyDraft({ program, city }), await aReadyDraft({ program, city })]
  const { payload, extra } = fileForm()
  const put = ({ id, token }: typeof one, kind: string) =>
    made(as(token).put(`/v1/applications/${id}/documents/${kind}`, payload, extra))
  for (const draft of [one, other]) for (const _ of [1, 2]) await put(draft, 'nomination_form')
  await put(one, 'passport_scan')
  await as(one.token).delete(`/v1/applications/${one.id}/documents/passport_scan`)
  const tomorrow = Date.now() + 24 * HOUR
  const versions = async ({ id }: { id: string }) => {
    const rows = db.selectFrom('document').select(['kind', 'version', 'storage_key']).where('application_id', '=', id)
    const found = await rows.orderBy('id').execute()
    const kept = await keysIn(folder)
    t.ok(
      found.every(({ storage_key }) => kept.includes(storage_key)),
      'each row has its file',
    )
    return found.map(({ kind, version }) => `${kind} ${version}`)
  }
  const all = ['nomination_form 1', 'nomination_form 2', 'passport_scan 1']
  const step = (action: string, payload?: object) => made(staff.post(`/v1/applications/${one.id}/${action}`, payload))
  const sweep = async () => {
    const swept = await sweepFiles(db, files, tomorrow)
    t.strictSame(await versions(other), ['nomination_form 1', 'nomination_form 2'], 'those of the other draft stay')
    return [swept, await versions(one)]
  }

  t.strictSame(await sweep(), [0, all], 'a draft')
  await made(as(one.token).post(`/v1/applications/${one.id}/submit`))
  t.strictSame(await sweep(), [0, all], 'submitted')
  await step('return', { items: ['sign the form'], due_at: '2017-10-10T00:00:00Z' })
  await put(one, 'nomination_form')
  t.strictSame(await sweep(), [0, [...all, 'nomination_form 3']], 'returned')
  await made(as(one.token).post(`/v1/applications/${one.id}/resubmit`))
  await step('start-review')
  t.strictSame(await sweep(), [3, ['nomination_form 3']], 'in review')
  t.equal((await keysIn(folder)).length, 3)
})

test('sweepFiles: files are looked up some hundreds at a time, to the last one', async (t) => {
  const { as, db, made, aProgram, aCity, aReadyDraft } = await build(t)
  const draft = await aReadyDraft({ program: await aProgram(), city: await aCity() })
  const { payload, extra } = fileForm()
  await made(as(draft.token).put(`/v1/applications/${draft.id}/documents/nomination_form`, payload, extra))
  const { storage_key } = await db.selectFrom('document').select('storage_key').executeTakeFirstOrThrow()
  const stored_at = '2017-10-01T00:00:00.000Z'
  const listed = [...Array.from({ length: 1200 }, () => uuidv7()), storage_key]
  const deleted: string[] = []
  const many: Pick<Files, 'list' | 'delete'> = {
    list: async function* () {
      for (const key of listed) yield { key, size: 1, stored_at }
    },
    delete: async (key) => {
      deleted.push(key)
    },
  }
  t.equal(await sweepFiles(db, many as Files), 1200)
  t.strictSame(deleted, listed.slice(0, -1), 'each of them once, and never the one that is needed')
})

test('sweepFiles: of ten at once the unneeded files are gone, and the needed ones are there', async (t) => {
  const world = await build(t)
  const { db, files, folder } = world
  for (let i = 0; i < 20; i++) await anOrphan(world)
  const tomorrow = Date.now() + 24 * HOUR
  await Promise.all(Array.from({ length: 10 }, () => sweepFiles(db, files, tomorrow)))
  t.strictSame(await keysIn(folder), [])
})
