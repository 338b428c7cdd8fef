import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { sql } from 'kysely'
import { Type } from 'typebox'
import type { Files } from '../platform/files.ts'
import type { Shares } from '../platform/postgres/shares.ts'
import { Problem } from '../platform/problem.ts'
import { answer, Choice } from './wire.ts'

const Health = Type.Object({ status: Choice('Health', { ok: 'The check passed' }) })
const health = (operationId: string, summary: string, description: string, answered: string) => ({
  config: { access: 'public' as const, isProbe: true as const },
  schema: { operationId, summary, description, tags: ['service'], response: { 200: answer(answered, Health) } },
})

export interface HealthOptions {
  shares: Shares
  files: Files
  isDraining: () => boolean
}

export const healthRoutes: FastifyPluginAsyncTypebox<HealthOptions> = async (app, { shares, files, isDraining }) => {
  app.get(
    '/livez',
    health(
      'getLiveness',
      'Check that the process runs',
      'Answers while the process runs. It asks neither the database nor the file store.',
      'The process runs',
    ),
    () => ({ status: 'ok' as const }),
  )
  app.get(
    '/readyz',
    health(
      'getReadiness',
      'Check that the process can serve',
      'Answers 200 if the database and the file store answer, and the process is not stopping. A load balancer should ask it.',
      'The process can serve',
    ),
    async ({ deadline }) => {
      if (isDraining()) throw new Problem(503, 'draining', 'This process is stopping.', {}, { 'retry-after': '1' })
      await Promise.all([sql`select 1`.execute(shares.ahead(deadline)), files.check()])
      return { status: 'ok' as const }
    },
  )
}
