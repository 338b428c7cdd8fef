import { mkdir, open, readdir, rename, rm, stat, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Instant } from './postgres/db.ts'

export interface StoredFile {
  key: string
  /** Bytes. */
  size: number
  stored_at: Instant
}

export interface StoredContent extends Readable {
  /** Bytes. */
  readonly size: number
}

/** A store of files. Keys are lower-case UUIDs, each used for one file only. The database has their meaning. */
export interface Files {
  /** Stores the whole content durably, or nothing. It rethrows an error of the content, such as an abort. */
  put(key: string, content: AsyncIterable<Uint8Array>): Promise<void>
  /** The caller must read the content to its end or destroy it. Errors: FileMissing. */
  get(key: string): Promise<StoredContent>
  /** Deletes durably: a deleted file must not come back. Does nothing if there is no such file. */
  delete(key: string): Promise<void>
  /**
   * Lists everything that takes space, in no order. The rest of a killed write has its own key, which `delete` accepts
   * and no document has, so a sweep of keys without a document also deletes it. A running write is listed in the same
   * way, so a sweep must skip young files.
   */
  list(): AsyncIterable<StoredFile>
  /** Fails if no file could be stored now. */
  check(): Promise<void>
}

export class FileMissing extends Error {
  constructor(key: string) {
    super(`the file store has no ${key}`)
    this.name = 'FileMissing'
  }
}

const PARTIAL = '.partial'
const KEY = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const SHARD = /^[0-9a-f]{2}$/

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT'
const ifMissing =
  <T>(value: T) =>
  (error: unknown): T => {
    if (isMissing(error)) return value
    throw error
  }

/** The bytes of one read. Each read is a trip to another thread. */
const PIECE = 256 * 1024

/** Syncs a folder: otherwise a power cut can undo a rename or a removal in it. */
async function syncFolder(folder: string) {
  const handle = await open(folder)
  await handle.sync().finally(() => handle.close())
}

/** A store on this machine's disk. A file is written under another name, synced and renamed: whole or not at all. */
export function localFiles(root: string): Files {
  function locate(key: string, suffix = '') {
    if (!KEY.test(key)) throw new Error('a key of the file store is a UUID in lower case')
    // A UUIDv7 starts with the time. Its last characters are spread evenly.
    const folder = join(root, key.slice(-2))
    return { folder, path: join(folder, key + suffix) }
  }

  return {
    async put(key, content) {
      const { folder, path } = locate(key)
      const partial = path + PARTIAL
      if (await mkdir(folder, { recursive: true, mode: 0o700 })) await syncFolder(root)
      const handle = await open(partial, 'wx', 0o600)
      let written = partial
      try {
        // Takes the next chunk when the last is written, so it needs memory for one chunk only.
        await writeFile(handle, content)
          .then(() => handle.sync())
          .finally(() => handle.close())
        await rename(partial, path)
        written = path
        await syncFolder(folder)
      } catch (error) {
        await rm(written, { force: true })
        throw error
      }
    },

    async get(key) {
      const handle = await open(locate(key).path).catch((error: unknown) => {
        throw isMissing(error) ? new FileMissing(key) : error
      })
      const { size } = await handle.stat()
      return Object.assign(handle.createReadStream({ highWaterMark: PIECE }), { size })
    },

    async delete(key) {
      const suffix = key.endsWith(PARTIAL) ? PARTIAL : ''
      const { folder, path } = locate(key.slice(0, key.length - suffix.length), suffix)
      const wasThere = await unlink(path).then(() => true, ifMissing(false))
      if (wasThere) await syncFolder(folder)
    },

    async *list() {
      for (const shard of await readdir(root).catch(ifMissing([]))) {
        if (!SHARD.test(shard)) continue
        for (const key of await readdir(join(root, shard))) {
          if (!KEY.test(key.replace(PARTIAL, ''))) continue
          const found = await stat(join(root, shard, key)).catch(ifMissing(undefined))
          if (found) yield { key, size: found.size, stored_at: found.mtime.toISOString() }
        }
      }
    },

    async check() {
      await mkdir(root, { recursive: true, mode: 0o700 })
      await writeFile(join(root, '.check'), 'written by the readiness check', { mode: 0o600 })
    },
  }
}

/** Opens the store of STORAGE_URL: `file:/absolute/folder`, or `file:folder` in the working folder, with % escapes. */
export function filesFrom(url: string): Files {
  const [, scheme, place] = /^([a-z][a-z0-9+.-]*):(.*)$/is.exec(url) ?? []
  if (scheme?.toLowerCase() === 's3') throw new Error('STORAGE_URL: s3: is not built yet: use file:')
  if (scheme?.toLowerCase() !== 'file' || !place)
    throw new Error('STORAGE_URL: must be file:folder or file:/absolute/folder')
  if (/[?#]/.test(place)) throw new Error('STORAGE_URL: in a file: URL, write ? as %3F and # as %23')
  return localFiles(fileURLToPath(new URL(place, pathToFileURL(`${process.cwd()}/`))))
}
