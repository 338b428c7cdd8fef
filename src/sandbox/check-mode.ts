import { forgetPepper, hasPepper } from '../platform/pepper.ts'
import type { Db } from '../platform/postgres/db.ts'
import { StartRefused } from '../platform/start-refused.ts'

/**
 * Refuses to mix demo and real data. A sandbox gives its credentials to anyone and sets the clock of every process; a
 * live service on a sandbox's database would take demo applications for real ones. Errors: StartRefused.
 */
export async function checkMode(db: Db, isSandbox: boolean): Promise<void> {
  const wasLive = await hasPepper(db)
  if (!isSandbox) {
    const isDemo = (await db.selectFrom('sandbox').select('clock_base').executeTakeFirst()) !== undefined
    if (isDemo && !wasLive)
      throw new StartRefused(
        'SANDBOX is false, but this database holds a sandbox: use another database, or set SANDBOX=true.',
      )
    return
  }
  if (!wasLive) return
  if (await db.selectFrom('api_key').select('id').executeTakeFirst())
    throw new StartRefused(
      'SANDBOX is true, but this database has live keys: use another database, or set SANDBOX=false.',
    )
  await forgetPepper(db)
}
