import { timingSafeEqual } from 'node:crypto'
import { refuseCalls } from '../../network/cities/refuse-calls.ts'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/problem.ts'
import type { Secrets } from '../../platform/secrets.ts'
import { unsubscribeToken } from './make-mail.ts'

/** Takes a city off the calls, by the link in one of them. Idempotent. Errors: not_found. */
export async function unsubscribe(ctx: Ctx, secrets: Secrets, token: string): Promise<void> {
  const [city_id = ''] = token.split('.', 1)
  const [given, expected] = [Buffer.from(token), Buffer.from(unsubscribeToken({ secrets }, city_id))]
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw notFound()
  await refuseCalls(ctx, city_id)
}
