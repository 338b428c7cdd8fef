import { promisify } from 'node:util'
import { parentPort } from 'node:worker_threads'
import { gzip } from 'node:zlib'
import scalar from '@scalar/fastify-api-reference'
import Fastify from 'fastify'

/**
 * Runs in a worker thread, which ends with its one message: the script of the reference page, compressed. The package holds
 * the script as a text, and gives it away only through a route. To import it takes half a second and 35 MB; they end with the thread.
 */
const shelf = Fastify()
await shelf.register(scalar, { routePrefix: '/reference', configuration: { content: {} } })
const { rawPayload } = await shelf.inject('/reference/js/scalar.js')
parentPort?.postMessage(await promisify(gzip)(rawPayload))
