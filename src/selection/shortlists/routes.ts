import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { linked } from '../../http/cursors.ts'
import { tagged } from '../../http/etag.ts'
import { createShortlist } from './create-shortlist.ts'
import { deleteShortlist } from './delete-shortlist.ts'
import { getShortlist } from './get-shortlist.ts'
import { getShortlistBalance, getShortlistChart } from './get-shortlist-balance.ts'
import { listShortlists } from './list-shortlists.ts'
import { options } from './route-options.ts'
import { updateShortlist } from './update-shortlist.ts'

export const shortlistRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.post('/v1/programs/:program_id/shortlists', options.create, async (request, reply) => {
    const shortlist = await createShortlist(request.ctx, request.params.program_id, request.body)
    reply.code(201).header('location', `/v1/shortlists/${shortlist.id}`)
    return tagged(request, reply, shortlist)
  })
  app.get('/v1/programs/:program_id/shortlists', options.list, async (request, reply) =>
    linked(request, reply, await listShortlists(request.ctx, request.params.program_id, request.query)),
  )
  app.get('/v1/shortlists/:shortlist_id', options.get, async (request, reply) =>
    tagged(request, reply, await getShortlist(request.ctx, request.params.shortlist_id)),
  )
  app.put('/v1/shortlists/:shortlist_id', options.update, async (request, reply) => {
    const { ctx, params, expected, body } = request
    return tagged(request, reply, await updateShortlist(ctx, params.shortlist_id, expected, body))
  })
  app.delete('/v1/shortlists/:shortlist_id', options.remove, async ({ ctx, params, expected }, reply) => {
    await deleteShortlist(ctx, params.shortlist_id, expected)
    reply.code(204)
  })
  app.get('/v1/shortlists/:shortlist_id/balance', options.balance, async ({ ctx, params, query }) => ({
    items: await getShortlistBalance(ctx, params.shortlist_id, query),
    next_cursor: null,
  }))
  app.get('/v1/shortlists/:shortlist_id/balance.svg', options.chart, async ({ ctx, params, query }, reply) => {
    const chart = await getShortlistChart(ctx, params.shortlist_id, query)
    reply.type('image/svg+xml').header('content-disposition', 'inline; filename="balance.svg"')
    return reply.send(chart)
  })
}
