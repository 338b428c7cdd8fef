import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { sql } from 'kysely'
import { Type } from 'typebox'
import type { Files } from '../platform/files.ts'
import type { Shares } from '../platform/postgres/shares.ts'
import { Problem } from '../platform/problem.ts'

const Health = Type.Object({ status: Type.Literal('ok') })
const health = (operationId: string, summary: string) => ({
  config: { access: 'public' as const, isProbe: true as const },
  schema: { operationId, summary, tags: ['service'], response: { 200: Health } },
})

export interface HealthOptions {
  shares: Shares
  files: Files
  isDraining: () => boolean
}

export const healthRoutes: FastifyPluginAsyncTypebox<HealthOptions> = async (app, { shares, files, isDraining }) => {
  app.get('/livez', health('getLiveness', 'Check that the process runs'), () => ({ status: 'ok' as const }))
  app.get(
    '/readyz',
    health('getReadiness', 'Check that the process can serve: the database and the file store answer'),
    async ({ deadline }) => {
      if (isDraining()) throw new Problem(503, 'draining', 'This process is stopping.', {}, { 'retry-after': '1' })
      await Promise.all([sql`select 1`.execute(shares.ahead(deadline)), files.check()])
      return { status: 'ok' as const }
    },
  )
}
