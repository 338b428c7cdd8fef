/**
 * The other way: your own server between the page and the API. It has a secret key, which it uses for one thing, to
 * start an application. The applicant's token stays in a cookie that no script can read. The page is the same, and its
 * origin is this server's, so no CORS is needed.
 */
import { createServer } from 'node:http'
import { Readable } from 'node:stream'
import { headersFor, listen, sendFile } from '../files.mjs'

const { API: api = 'http://127.0.0.1:3000', FRONTEND_KEY: secret, PROGRAM_ID: program_id, PORT = '8081' } = process.env
if (!secret) throw new Error('Set FRONTEND_KEY to a secret key of the role frontend.')

const START = /^\/v1\/programs\/[^/]+\/applications$/
/** What the page needs. Everything else, such as the lists of applications, is not passed on. */
const PASSED =
  /^\/v1\/(cities|programs(\/[^/]+(\/(application-form|eligibility-checks|cities\/[^/]+\/allocation))?)?|applications\/[^/]+(\/(eligibility|submit|resubmit|documents(\/[a-z_]+)?))?)$/
/** `__Host-` and `Secure` need https, which a browser does not ask of localhost. */
const COOKIE = 'application'

const tokenIn = ({ cookie = '' }) => new RegExp(`(?:^|; )${COOKIE}=([^;]+)`).exec(cookie)?.[1]
/** Another site could send a form here. Browsers name the page that a request comes from. */
const isOwn = ({ method, headers }) =>
  method === 'GET' || headers.origin === `http://${headers.host}` || headers.origin === `https://${headers.host}`

async function pass(request, response, path) {
  const isStart = request.method === 'POST' && START.test(path)
  if (!isStart && !PASSED.test(path)) return response.writeHead(404).end()
  if (!isOwn(request)) return response.writeHead(403).end()
  const credential = isStart ? secret : tokenIn(request.headers)
  const names = ['content-type', 'if-match', 'idempotency-key', 'accept-language']
  const hasBody = !['GET', 'HEAD'].includes(request.method) && request.headers['content-length'] !== '0'
  const answer = await fetch(api + request.url, {
    method: request.method,
    headers: {
      ...Object.fromEntries(names.filter((name) => request.headers[name]).map((name) => [name, request.headers[name]])),
      ...(credential && { authorization: `Bearer ${credential}` }),
    },
    // An upload is passed on as it comes.
    ...(hasBody && { body: Readable.toWeb(request), duplex: 'half' }),
  })
  const kept = ['content-type', 'etag', 'retry-after', 'x-request-id']
  const headers = Object.fromEntries(
    kept.flatMap((name) => (answer.headers.has(name) ? [[name, answer.headers.get(name)]] : [])),
  )
  if (!isStart) return response.writeHead(answer.status, headers).end(Buffer.from(await answer.arrayBuffer()))
  // The token is for the cookie. That somebody has applied is told, and not with which application.
  const { applicant_token, application, ...rest } = await answer.json()
  if (!answer.ok) return response.writeHead(answer.status, headers).end(JSON.stringify(rest))
  headers['set-cookie'] = `${COOKIE}=${applicant_token}; HttpOnly; SameSite=Strict; Secure; Path=/`
  return response.writeHead(answer.status, headers).end(JSON.stringify(rest))
}

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://page')
  try {
    if (pathname.startsWith('/v1/')) await pass(request, response, pathname)
    else await sendFile(response, pathname, { api: '', program_id }, headersFor(''))
  } catch (error) {
    console.error(error)
    response.writeHead(502).end()
  }
})
listen(server, Number(PORT))
