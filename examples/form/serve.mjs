/**
 * Serves the form at an origin of its own, for a sandbox: it asks the sandbox for a key of the secretariat, and with it
 * makes a publishable key for that origin. A real page has its publishable key in config.js, and any web server will do.
 */
import { createServer } from 'node:http'
import { headersFor, listen, sendFile } from '../files.mjs'

const api = process.env.API ?? 'http://127.0.0.1:3000'

async function ask(path, { key, body } = {}) {
  const response = await fetch(api + path, {
    method: body ? 'POST' : 'GET',
    headers: { ...(key && { authorization: `Bearer ${key}` }), ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${path} answers ${response.status}: ${await response.text()}`)
  return response.json()
}

async function publishableKey(origin) {
  const { credentials } = await ask('/v1/sandbox')
  const { key } = credentials.find(({ role }) => role === 'secretariat')
  const { items } = await ask('/v1/programs?phase=call_open')
  const program = items.find(({ key }) => key === 'seoul-workshop-2017') ?? items[0]
  const body = { role: 'page', name: 'The example form', origins: [origin], program_id: program.id }
  return { key: (await ask('/v1/api-keys', { key, body })).key, program_id: program.id }
}

let config
const server = createServer(async (request, response) => {
  try {
    config ??= { api, ...(await publishableKey(`http://${request.headers.host}`)) }
    await sendFile(response, new URL(request.url, 'http://page').pathname, config, headersFor(api))
  } catch (error) {
    console.error(`No key can be made at ${api}: ${error.message}`)
    response.writeHead(502).end()
  }
})
listen(server, Number(process.env.PORT ?? 8080))
