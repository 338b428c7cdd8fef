import { readFile } from 'node:fs/promises'

const TYPES = { html: 'text/html', js: 'text/javascript', css: 'text/css' }
const NAME = /^[a-z]+\.(html|js|css)$/

/** The headers of a page that runs no script but its own, and talks to nobody but `api`. */
export const headersFor = (api) => ({
  'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self' ${api}; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-cache',
})

/** Answers with a file of the page. `config` replaces its config.js. */
export async function sendFile(response, path, config, headers) {
  const name = path === '/' ? 'index.html' : path.slice(1)
  const [, ending] = NAME.exec(name) ?? []
  const text =
    name === 'config.js'
      ? `export const config = ${JSON.stringify(config)}\n`
      : ending && (await readFile(new URL(`form/${name}`, import.meta.url)).catch(() => undefined))
  if (!text) return response.writeHead(404, headers).end()
  return response.writeHead(200, { ...headers, 'content-type': `${TYPES[ending]}; charset=utf-8` }).end(text)
}

/** Listens, and says where. */
export function listen(server, port) {
  server.listen(port, '127.0.0.1', () => console.log(`The form is at http://127.0.0.1:${server.address().port}`))
}
