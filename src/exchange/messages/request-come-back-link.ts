import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { emailKey } from '../../platform/addresses.ts'
import type { Ctx } from '../../platform/context.ts'
import type { NewComeBackLink } from './schema.ts'

/** An address gets one mail in each such period, however often it is asked for. */
const PERIOD_MS = 5 * 60_000

/**
 * Asks for links to come back. It writes one row and looks nothing up, so the answer and its time are the same whether or
 * not there is an application: the worker finds out, and sends nothing if there is none.
 */
export async function requestComeBackLink({ db, now }: Ctx, { email, program_id }: NewComeBackLink): Promise<void> {
  const address = createHash('sha256').update(emailKey(email)).digest('base64url')
  const period = Math.floor(Date.parse(now) / PERIOD_MS)
  await sql`
    insert into message (id, kind, status, dedupe, program_id, recipient, created_at, updated_at)
    select uuidv7_at(${now}), 'come_back', 'due', ${`come_back:${address}:${program_id ?? ''}:${period}`},
      ${program_id ?? null}::uuid, ${email}, ${now}::timestamptz, ${now}::timestamptz
    where ${program_id ?? null}::uuid is null or exists (select from program where id = ${program_id ?? null}::uuid)
    on conflict (dedupe) do nothing`.execute(db)
}
