import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { allow } from '../../http/auth.ts'
import { linked } from '../../http/cursors.ts'
import { answer, IdOf, lines, ref } from '../../http/wire.ts'
import { freezeRanking } from './freeze-ranking.ts'
import { getRanking } from './get-ranking.ts'
import { listRankings } from './list-rankings.ts'
import { NewRanking, Ranking, RankingList, RankingListQuery, RankingPage, RankingQuery } from './schema.ts'

export const rankingRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get('/v1/programs/:program_id/ranking', options.get, async (request, reply) => {
    const page = await getRanking(request.ctx, request.params.program_id, request.query)
    return { ...page, ...linked(request, reply, page) }
  })
  app.post('/v1/programs/:program_id/rankings', options.freeze, async ({ ctx, params, body }, reply) => {
    const ranking = await freezeRanking(ctx, params.program_id, body)
    reply.code(201)
    return ranking
  })
  app.get('/v1/programs/:program_id/rankings', options.list, async (request, reply) =>
    linked(request, reply, await listRankings(request.ctx, request.params.program_id, request.query)),
  )
}

const tags = ['selection']
const params = Type.Object({ program_id: IdOf('the program') })
const reads = { access: allow('decisions:read', 'secretariat', 'organisation') }
const decides = { access: allow('decisions:write', 'secretariat', 'organisation') }

const options = {
  get: {
    config: reads,
    schema: {
      operationId: 'getRanking',
      summary: 'Get the ranking of a program: as it is now, or a frozen one',
      description: lines(
        'Orders the applications in review by the rules of the program (`selection.tie_breaks`): score, the city’s priority, first-time city, submission.',
        'Every place says in words why it is there. A missing review is never a zero. The order decides nothing.',
        'Without `frozen` it is computed anew for each page: an application that moves meanwhile may be on two pages, or on none.',
      ),
      tags,
      params,
      querystring: RankingQuery,
      response: { 200: answer('A page of the ranking', ref(RankingPage)) },
    },
  },
  freeze: {
    config: decides,
    schema: {
      operationId: 'freezeRanking',
      summary: 'Freeze the ranking of a program',
      description: lines(
        'Stores the order as it is now, with its inputs, its explanations and the version of the rules. It gets the next number.',
        'A frozen ranking never changes: later scores make another one. It decides nothing, and nobody is told.',
      ),
      errors: ['program_status'],
      tags,
      params,
      body: ref(NewRanking),
      response: { 201: answer('The frozen ranking', ref(Ranking)) },
    },
  },
  list: {
    config: reads,
    schema: {
      operationId: 'listRankings',
      summary: 'List the frozen rankings of a program',
      description:
        'Lists the frozen rankings of a program, the latest first. Read the places of one by its number: see getRanking.',
      tags,
      params,
      querystring: RankingListQuery,
      response: { 200: answer('A page of frozen rankings', ref(RankingList)) },
    },
  },
}
