import { sql } from 'kysely'
import type { Files } from '../platform/files.ts'
import { hasPepper } from '../platform/pepper.ts'
import type { Db, Instant } from '../platform/postgres/db.ts'
import type { Secrets } from '../platform/secrets.ts'
import { StartRefused } from '../platform/start-refused.ts'
import { SANDBOX_STARTS_AT } from './clock.ts'
import { openSandbox } from './sandbox.ts'
import { seed } from './seed.ts'
import { setSandboxClock } from './set-sandbox-clock.ts'

/** Tables that the migrations fill. */
const KEPT = ['migration', 'reason_code']

/**
 * Deletes everything in a sandbox, and makes the demo world anew, with the clock at its start. The secret stays, so the
 * keys of secretariat, frontend and reviewer stay the same; those of organisations and cities are new, like these. The
 * worker deletes the files within hours. Errors: StartRefused if the database is no sandbox.
 */
export async function resetSandbox(db: Db, files: Files, secrets: Secrets): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const kept = await tx.selectFrom('sandbox').select('secret').executeTakeFirst()
    if (!kept || (await hasPepper(tx))) throw new StartRefused('This database is no sandbox: nothing was deleted.')
    const { rows } = await sql<{ name: string }>`select quote_ident(tablename) as name from pg_tables
      where schemaname = current_schema() and tablename <> all(${KEPT}) order by tablename`.execute(tx)
    // The triggers of the ledgers refuse to be emptied, outside a sandbox rightly.
    for (const { name } of rows) await sql.raw(`alter table ${name} disable trigger user`).execute(tx)
    await sql.raw(`truncate ${rows.map(({ name }) => name).join(', ')}`).execute(tx)
    for (const { name } of rows) await sql.raw(`alter table ${name} enable trigger user`).execute(tx)
    const start: Instant = SANDBOX_STARTS_AT
    await tx
      .insertInto('sandbox')
      .values({ clock_base: start, clock_set_at: sql`clock_timestamp()`, secret: kept.secret })
      .execute()
  })
  await seed(db, files)
  await openSandbox(db, secrets)
  await setSandboxClock(db, SANDBOX_STARTS_AT)
}
