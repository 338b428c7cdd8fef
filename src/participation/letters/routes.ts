import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { tagged } from '../../http/etag.ts'
import { attachment } from '../../http/uploads.ts'
import type { Files } from '../../platform/files.ts'
import { createLetter } from './create-letter.ts'
import { getLetter } from './get-letter.ts'
import { getLetterFile } from './get-letter-file.ts'
import { listLetters } from './list-letters.ts'
import { revokeLetter } from './revoke-letter.ts'
import * as options from './route-options.ts'
import { verifyLetter } from './verify-letter.ts'

export const letterRoutes: FastifyPluginAsyncTypebox<{ files: Files }> = async (app, { files }) => {
  app.post('/v1/applications/:application_id/letters', options.create, async (request, reply) => {
    const { ctx, params, body } = request
    const { letter, isNew } = await createLetter(ctx, params.application_id, body, (path) => request.address(path))
    reply.code(isNew ? 201 : 200)
    if (isNew) reply.header('location', `/v1/letters/${letter.id}`)
    return tagged(request, reply, letter)
  })
  app.get('/v1/applications/:application_id/letters', options.list, async ({ ctx, params }) => ({
    items: await listLetters(ctx, params.application_id),
    next_cursor: null,
  }))
  app.get('/v1/letters/:letter_id', options.get, async (request, reply) =>
    tagged(request, reply, await getLetter(request.ctx, request.params.letter_id)),
  )
  app.get('/v1/letters/:letter_id/content', options.download, async (request, reply) => {
    const { kind, edition, size, storage_key } = await getLetterFile(request.ctx, request.params.letter_id)
    if (!tagged(request, reply, { version: edition })) return undefined
    reply.type('application/pdf').headers({
      'content-length': size,
      'content-disposition': attachment(`${kind.replace('_', '-')}-${edition}.pdf`),
    })
    return reply.send(await files.get(storage_key))
  })
  app.post('/v1/letters/:letter_id/revoke', options.revoke, async (request, reply) => {
    const { ctx, params, expected, body } = request
    return tagged(request, reply, await revokeLetter(ctx, params.letter_id, expected, body.reason))
  })
  app.get('/v1/verify/:code', options.verify, ({ ctx, params }) => verifyLetter(ctx, params.code))
}
