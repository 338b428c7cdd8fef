import type { Page } from 'playwright-core'
import { type Test, test } from 'tap'
import { seed } from '../../src/sandbox/seed.ts'
import { openBrowser, withoutBrowser } from '../browser.ts'
import { has, lacks } from '../has.ts'
import { build } from '../helper.ts'

test('reference: / shows the way, in JSON or HTML as the client accepts', async (t) => {
  const { app } = await build(t, { sandbox: true })
  for (const accept of ['*/*', 'application/json', 'application/json, text/html;q=0.5', undefined]) {
    const answer = await app.inject({ url: '/', headers: accept ? { accept } : {} })
    t.equal(answer.statusCode, 200)
    has(t, answer.headers, { 'content-type': /^application\/json/, vary: 'Accept' }, accept ?? 'nothing')
    has(t, answer.json(), {
      name: 'cohort',
      links: { docs: '/docs', contract: '/openapi.json', sandbox: '/v1/sandbox' },
    })
    for (const path of Object.values<string>(answer.json().links))
      if (path !== '/v1/sandbox') t.equal((await app.inject(path)).statusCode, 200, path)
  }
  const page = await app.inject({ url: '/', headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } })
  has(t, page.headers, { 'content-type': /^text\/html/, 'content-security-policy': /default-src 'none'/ })
  t.match(page.body, /<a href="\/docs">/)
  lacks(t, page.body, '<script')
  const { app: live } = await build(t)
  lacks(t, (await live.inject('/')).body, 'sandbox')
})

test('reference: all files come from here, and the policy lets nothing else in', async (t) => {
  const { app } = await build(t)
  const page = await app.inject('/docs')
  t.equal(page.statusCode, 200)
  for (const rule of ["default-src 'none'", "script-src 'self'", "connect-src 'self'", "frame-ancestors 'none'"])
    t.ok(String(page.headers['content-security-policy']).split('; ').includes(rule), rule)
  const sources = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url = '']) => url)
  t.ok(sources.length >= 5)
  for (const source of [...sources, '/docs/guides.json']) {
    lacks(t, source, /^(https?:)?\/\//)
    const { statusCode, headers } = await app.inject(source)
    t.equal(statusCode, 200, source)
    t.equal(headers['x-content-type-options'], 'nosniff', source)
  }
  t.equal((await app.inject('/docs/')).headers.location, '/docs')
  const bundle = sources.find((source) => source.includes('scalar')) ?? ''
  const zipped = await app.inject({ url: bundle, headers: { 'accept-encoding': 'gzip, br' } })
  t.equal(zipped.headers['content-encoding'], 'gzip')
  t.match(zipped.headers['cache-control'], /immutable/)
  t.ok(zipped.rawPayload.length < (await app.inject(bundle)).rawPayload.length / 3)
})

test('reference: the guides are there, and their links lead to each other', async (t) => {
  const { app } = await build(t)
  const guides = (await app.inject('/docs/guides.json')).json<{ title: string; anchor: string; text: string }[]>()
  t.strictSame(
    guides.map(({ title }) => title),
    [
      'Start here',
      'Roles and credentials',
      'The lifecycle',
      'The selection',
      'Errors by code',
      'Retries and edits',
      'Walking and syncing lists',
    ],
  )
  t.match(guides[4]?.text, /`city_cap_reached`/)
  const links = guides.flatMap(({ text }) => [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link))
  t.ok(links.length >= 4)
  for (const link of links)
    t.ok(
      guides.some(({ anchor }) => link === `#tag/${anchor}`),
      link ?? '',
    )
})

interface Seen {
  errors: string[]
  leaving: string[]
}

/** Opens the reference of a service, and writes down what a visitor must never meet. */
async function visit(t: Test, colorScheme: 'light' | 'dark', sandbox = true): Promise<{ page: Page; seen: Seen }> {
  const { app, db, files, openSandbox } = await build(t, { sandbox, now: '2017-10-02T00:00:00.000Z' })
  if (sandbox) {
    await seed(db, files)
    await openSandbox()
  }
  const origin = await app.listen({ port: 0, host: '127.0.0.1' })
  const page = await (await openBrowser(t)).newPage({ colorScheme, viewport: { width: 1440, height: 900 } })
  const seen: Seen = { errors: [], leaving: [] }
  page.on('console', (message) => message.type() === 'error' && seen.errors.push(message.text()))
  page.on('pageerror', (error) => seen.errors.push(error.message))
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== origin)
      seen.leaving.push(request.url())
  })
  await page.goto(`${origin}/docs`)
  await page.getByRole('heading', { name: 'Cohort', exact: true }).waitFor()
  return { page, seen }
}

/** Opens an operation, and sends its request as it stands. Returns the status that the page shows. */
async function sendAsItStands(page: Page, tag: string, method: string, path: string): Promise<number> {
  await page.evaluate(`location.assign('#tag/${tag}/${method.toUpperCase()}${path}')`)
  const button = page.getByRole('button', { name: `(${method} ${path})`, exact: false }).first()
  await button.waitFor()
  await button.click()
  const answered = page.waitForResponse((answer) => answer.request().method() === method.toUpperCase())
  await page.getByRole('button', { name: `Send ${method} request` }).click()
  const status = (await answered).status()
  await page
    .getByText(new RegExp(`^${status} \\w`))
    .first()
    .waitFor()
  await page.keyboard.press('Escape')
  return status
}

const skip = withoutBrowser

test('reference: a stranger sees what it is, and tries it with one click', { skip }, async (t) => {
  const { page, seen } = await visit(t, 'light')
  for (const text of ['The headless admissions service for city networks', 'Sandbox · 2017-10-02'])
    t.ok(await page.getByText(text).first().isVisible(), text)
  for (const entry of ['Start here', 'Errors by code', 'Applications'])
    t.ok(await page.getByRole('link', { name: entry }).first().isVisible(), entry)
  t.ok((await page.screenshot()).length > 30_000)

  t.equal(await sendAsItStands(page, 'programs', 'get', '/v1/programs'), 200)
  t.ok(await page.getByText('seoul-workshop-2017').first().isVisible())
  t.equal(await sendAsItStands(page, 'programs', 'get', '/v1/programs/{program_id}'), 200)
  t.equal(await sendAsItStands(page, 'access', 'get', '/v1/api-keys'), 200, 'as the secretariat')

  t.equal(await sendAsItStands(page, 'applications', 'post', '/v1/programs/{program_id}/applications'), 201)

  await page.getByLabel('Try it as').selectOption('Muscat (focal point)')
  t.equal(await sendAsItStands(page, 'access', 'get', '/v1/api-keys'), 403, 'as a focal point')
  t.strictSame(seen.leaving, [])
  t.strictSame(
    seen.errors.filter((text) => !text.includes('403')),
    [],
  )
})

test('reference: a guide is a page, in the dark too', { skip }, async (t) => {
  const { page, seen } = await visit(t, 'dark')
  await page.getByRole('link', { name: 'Errors by code' }).first().click()
  await page.getByText('city_cap_reached', { exact: true }).first().waitFor()
  t.ok(await page.getByRole('heading', { name: 'All codes' }).isVisible())
  t.equal(await page.evaluate("document.body.classList.contains('dark-mode')"), true)
  t.ok((await page.screenshot()).length > 30_000)
  t.strictSame(seen, { errors: [], leaving: [] })
})

test('reference: outside the sandbox no credential is offered', { skip }, async (t) => {
  const { page, seen } = await visit(t, 'light', false)
  t.notOk(await page.getByLabel('Try it as').isVisible())
  t.strictSame(seen, { errors: [], leaving: [] })
})
