import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { Problem } from '../platform/problem.ts'

const words = 'must be text/csv in UTF-8'
const notCsv = () =>
  new Problem(
    415,
    'unsupported_media_type',
    'The body must be a CSV file in UTF-8: send the header Content-Type: text/csv.',
    { errors: [{ pointer: '', code: 'unsupported_media_type', detail: words, params: { accepted: ['text/csv'] } }] },
    { accept: 'text/csv' },
  )

/** Makes the routes of a plugin take a CSV file, and nothing else, as the text of their body. */
export const csvBody = fp(async (app: FastifyInstance) => {
  app.addContentTypeParser<Buffer>('text/csv', { parseAs: 'buffer' }, (_, body, done) => {
    try {
      done(null, new TextDecoder('utf-8', { fatal: true }).decode(body))
    } catch {
      done(
        new Problem(400, 'malformed_csv', 'The file is not UTF-8: save it again as “CSV UTF-8”.', {
          errors: [{ pointer: '', code: 'malformed_csv', detail: 'is not UTF-8' }],
        }),
        undefined,
      )
    }
  })
  app.addHook('preValidation', async (request) => {
    if (typeof request.body !== 'string') throw notCsv()
  })
})
