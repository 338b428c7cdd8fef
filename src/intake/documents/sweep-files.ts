import type { Files } from '../../platform/files.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { deleteScreenedVersions, findUsedKeys } from './queries.ts'

/** A file is stored before its row is written. A younger file may belong to a running request. */
const GRACE_MS = 60 * 60 * 1000
const BATCH = 500

/**
 * Deletes earlier versions of screened applications' documents, and files without a row, such as those of a crashed
 * upload. Returns the number of deleted files.
 */
export async function sweepFiles(db: Db, files: Files, wall = Date.now()): Promise<number> {
  while ((await deleteScreenedVersions(db, BATCH)) === BATCH);
  const oldest = new Date(wall - GRACE_MS).toISOString()
  let keys: string[] = []
  let swept = 0
  const sweep = async () => {
    const used =
      keys.length > 0
        ? await findUsedKeys(
            db,
            keys.map((key) => key.slice(0, 36)),
          )
        : new Set()
    for (const key of keys) {
      if (used.has(key)) continue
      await files.delete(key)
      swept++
    }
    keys = []
  }
  for await (const { key, stored_at } of files.list()) {
    if (stored_at > oldest) continue
    keys.push(key)
    if (keys.length >= BATCH) await sweep()
  }
  await sweep()
  return swept
}
