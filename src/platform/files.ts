import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { isAbsolute, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import type { Instant } from './db.ts'

export interface StoredFile {
  key: string
  stored_at: Instant
}

/** Where documents are kept. Keys are UUIDs; what they mean is in the database. */
export interface Files {
  /** Keeps all of it durably, or nothing. */
  put(key: string, content: AsyncIterable<Uint8Array>): Promise<void>
  get(key: string): Promise<Readable>
  /** Does nothing when there is none. */
  delete(key: string): Promise<void>
  /** Everything that is kept; the leftovers of writes that were killed included, under keys that `delete` takes. */
  list(): AsyncIterable<StoredFile>
  /** Fails when nothing could be stored now. */
  check(): Promise<void>
}

export class FileMissing extends Error {}

const KEY = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(\.partial)?$/

async function syncFolder(folder: string) {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

/** Files on this machine's disk: written aside, synced, renamed, so that a file is there whole or not at all. */
export function localFiles(root: string): Files {
  function locate(key: string) {
    if (!KEY.test(key)) throw new Error('a key of the file store is a UUID')
    // The first characters of a UUIDv7 are the time: the last of them spread evenly.
    const folder = join(root, key.slice(34, 36))
    return { folder, path: join(folder, key) }
  }
  return {
    async put(key, content) {
      const { folder, path } = locate(key)
      const partial = `${path}.partial`
      await mkdir(folder, { recursive: true, mode: 0o700 })
      try {
        await pipeline(
          Readable.from(content, { objectMode: false }),
          createWriteStream(partial, { flags: 'wx', mode: 0o600, flush: true }),
        )
        await rename(partial, path)
        await syncFolder(folder)
      } catch (error) {
        await rm(partial, { force: true })
        throw error
      }
    },
    async get(key) {
      const { path } = locate(key)
      await stat(path).catch(() => {
        throw new FileMissing(`the file store has no ${key}`)
      })
      return createReadStream(path)
    },
    delete: (key) => rm(locate(key).path, { force: true }),
    async *list() {
      for (const folder of await readdir(root).catch(() => [])) {
        for (const key of await readdir(join(root, folder))) {
          const found = await stat(join(root, folder, key)).catch(() => undefined)
          if (found && KEY.test(key)) yield { key, stored_at: found.mtime.toISOString() }
        }
      }
    },
    async check() {
      await mkdir(root, { recursive: true, mode: 0o700 })
      await syncFolder(root)
    },
  }
}

/** The store that STORAGE_URL names: `file:/absolute/folder`, or `file:folder` below the working folder. */
export function filesFrom(url: string): Files {
  const path = url.replace(/^file:/, '')
  return localFiles(isAbsolute(path) ? fileURLToPath(new URL(url)) : resolve(path))
}
