import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'

declare module 'fastify' {
  interface FastifyRequest {
    /** A path of this service as its clients reach it: absolute if `PUBLIC_URL` is set. */
    address(path: string): string
  }
}

/** Makes `Location` and `Link` absolute if the service knows its public address: behind a proxy it may have a prefix. */
export const publicAddress = fp(async (app: FastifyInstance, { url }: { url?: string | undefined }) => {
  app.decorateRequest('address', (path) => (url ?? '') + path)
  if (!url) return
  app.addHook('onSend', (_, reply, payload, done) => {
    const { location, link } = reply.getHeaders()
    if (location) reply.header('location', url + location)
    if (link) reply.header('link', String(link).replace('<', `<${url}`))
    done(null, payload)
  })
})
