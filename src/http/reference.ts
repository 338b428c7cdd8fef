import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { Worker } from 'node:worker_threads'
import { createGunzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply } from 'fastify'
import fp from 'fastify-plugin'
import pkg from '../../package.json' with { type: 'json' }

/** The guides, in the order in which the reference page shows them. The one on errors ends with the tables of all codes. */
const GUIDES = [
  ['guides/start-here.md'],
  ['guides/credentials.md'],
  ['guides/lifecycle.md'],
  ['guides/errors.md', 'problems.md'],
  ['guides/retries.md'],
  ['guides/lists.md'],
]
const docs = new URL('../../docs/', import.meta.url)
/** Files of the pages. */
const FILES = {
  'page.css': 'text/css; charset=utf-8',
  'page.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
}
const files = new URL('./reference/', import.meta.url)
/** Its name has the version, so browsers may keep it. */
const BUNDLE = `scalar-${pkg.dependencies['@scalar/fastify-api-reference']}.js`

/** The policy of the pages. The reference uses style attributes; it gets everything else from its own files. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const hidden = { schema: { hide: true } }

/** Does the work when it is first asked for, and keeps the result. A failure is not kept. */
function onDemand<T>(work: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | undefined
  return () => {
    kept ??= work().catch((error) => {
      kept = undefined
      throw error
    })
    return kept
  }
}

const readBundle = onDemand(async () => {
  const [bytes] = await once(new Worker(new URL('./reference-bundle.ts', import.meta.url)), 'message')
  return Buffer.from(bytes)
})

const readDoc = (path: string) => readFile(new URL(path, docs), 'utf8')
const withoutTitle = (text: string) => text.replace(/^# .*\n/, '')
/** The guides. A link from guide to guide leads to a file in the repository, and to an entry of the page's menu. */
const readGuides = onDemand(async () => {
  const guides = await Promise.all(
    GUIDES.map(async (paths) => {
      const texts = await Promise.all(paths.map(readDoc))
      const [, title = ''] = /^# (.*)/.exec(texts[0] ?? '') ?? []
      return { file: String(paths[0]).replace('guides/', ''), title, text: texts.map(withoutTitle).join('\n') }
    }),
  )
  const anchors = new Map(guides.map(({ file, title }) => [file, title.toLowerCase().replaceAll(/[^a-z]+/g, '-')]))
  return guides.map(({ file, title, text }) => ({
    title,
    anchor: anchors.get(file),
    text: text.replaceAll(/\]\(([a-z-]+\.md)\)/g, (_, file) => `](#tag/${anchors.get(file)})`),
  }))
})

const sendPage = (reply: FastifyReply, title: string, body: string, scripts: string[] = []) =>
  reply
    .header('content-security-policy', POLICY)
    .type('text/html; charset=utf-8')
    .send(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="/docs/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/docs/page.css">
${scripts.map((src) => `<script type="module" src="${src}"></script>\n`).join('')}</head>
<body>
${body}
</body>
</html>
`)

const WHAT = 'The headless admissions service for city networks: one typed REST API, from the call to the participants.'

/** The ways in, for somebody who knows only the address, in words for people. */
const WAYS: Record<string, { path: string; words: string }> = {
  docs: { path: '/docs', words: 'Guides and reference, to read and to try' },
  contract: { path: '/openapi.json', words: 'The contract, OpenAPI 3.1' },
  readiness: { path: '/readyz', words: 'Whether the service can serve' },
  programs: { path: '/v1/programs', words: 'The programs, open to everybody' },
  sandbox: { path: '/v1/sandbox', words: 'The demo credentials and the clock of this sandbox' },
}

export interface ReferenceOptions {
  sandbox: boolean
}

/** Serves `/`, which shows the way, and the reference page `/docs` with its guides. All files of the pages come from here. */
export const reference = fp(async (app: FastifyInstance, { sandbox }: ReferenceOptions) => {
  const ways = Object.entries(WAYS).filter(([name]) => sandbox || name !== 'sandbox')

  app.get('/', hidden, (request, reply) => {
    reply.header('vary', 'Accept')
    if (request.accepts().type(['application/json', 'text/html']) !== 'text/html') {
      const links = Object.fromEntries(ways.map(([name, { path }]) => [name, path]))
      return reply.send({ name: pkg.name, version: pkg.version, description: WHAT, links })
    }
    return sendPage(
      reply,
      'Cohort',
      `<main class="way">
<h1><img src="/docs/icon.svg" alt="" width="36" height="36"> Cohort <small>${pkg.version}</small></h1>
<p>${WHAT}</p>
<ul>
${ways.map(([, { path, words }]) => `<li><a href="${path}">${path}</a> ${words}</li>`).join('\n')}
</ul>
</main>`,
    )
  })

  app.get('/docs', hidden, (_, reply) =>
    sendPage(
      reply,
      'Cohort: guides and reference',
      `<header id="bar">
<a class="name" href="/docs"><img src="/docs/icon.svg" alt="" width="22" height="22"> Cohort</a>
<span id="now"></span>
<label id="who" hidden>Try it as <select id="role"></select></label>
</header>
<noscript>The reference needs JavaScript. The contract is at <a href="/openapi.json">/openapi.json</a>.</noscript>
<main id="reference" data-sandbox="${sandbox}"></main>`,
      [`/docs/${BUNDLE}`, '/docs/page.js'],
    ),
  )
  app.get('/docs/', hidden, (_, reply) => reply.redirect('/docs', 301))
  app.get('/docs/guides.json', hidden, readGuides)
  for (const [name, type] of Object.entries(FILES))
    app.get(`/docs/${name}`, hidden, async (_, reply) => reply.type(type).send(await readFile(new URL(name, files))))
  app.get(`/docs/${BUNDLE}`, hidden, async ({ headers }, reply) => {
    const bytes = await readBundle()
    reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('vary', 'Accept-Encoding')
      .type('text/javascript; charset=utf-8')
    if (/\bgzip\b/.test(headers['accept-encoding'] ?? '')) return reply.header('content-encoding', 'gzip').send(bytes)
    return reply.send(Readable.from([bytes]).pipe(createGunzip()))
  })
})
