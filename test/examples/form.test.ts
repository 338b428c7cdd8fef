import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import axe, { type AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { type Test, test } from 'tap'
import { seed } from '../../src/sandbox/seed.ts'
import { openBrowser, withoutBrowser } from '../browser.ts'
import { fileForm, PDF, PNG } from '../factories.ts'
import { has } from '../has.ts'
import { type BuildOptions, build } from '../helper.ts'

const skip = withoutBrowser
const goal = { type: 'string', title: 'What do you want to learn?', minLength: 3 }
const QUESTIONS = { type: 'object', required: ['goal'], properties: { goal } }

/** Starts a script of the examples, and returns the address that it tells. */
async function anExample(t: Test, script: string, env: Record<string, string>): Promise<string> {
  const path = fileURLToPath(new URL(`../../examples/${script}`, import.meta.url))
  const child = spawn(process.execPath, [path], {
    env: { ...process.env, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  t.teardown(() => child.kill('SIGKILL'))
  const [said] = await once(child.stdout, 'data')
  return /http:\S+/.exec(String(said))?.[0] ?? ''
}

/** The demo world, served on a port of its own, with a question of the program. */
async function aSandbox(t: Test, options: BuildOptions = {}) {
  const world = await build(t, { sandbox: true, ...options })
  await seed(world.db, world.files)
  await world.openSandbox()
  const api = await world.app.listen({ port: 0, host: '127.0.0.1' })
  const items = (await world.staff.get('/v1/programs?phase=call_open')).json().items
  const program = items.find(({ key }: { key: string }) => key === 'seoul-workshop-2017')
  await world.made(
    world.staff.patch(`/v1/programs/${program.id}`, { answers_schema: QUESTIONS }, { headers: { 'if-match': '*' } }),
  )
  const [city] = (await world.as().get('/v1/cities?q=Muscat')).json().items
  const folder = await mkdtemp(join(tmpdir(), 'cohort-form-'))
  t.teardown(() => rm(folder, { recursive: true, force: true }))
  const file = async (name: string, bytes: Uint8Array) => {
    await writeFile(join(folder, name), bytes)
    return join(folder, name)
  }
  return { ...world, api, program, city, pdf: await file('form.pdf', PDF), png: await file('me.png', PNG) }
}

/** Opens the page. Whatever it logs as an error, or asks of another origin, fails the test. */
async function openPage(t: Test, url: string, origins: string[], expected = /status of (4\d\d)/) {
  const browser = await openBrowser(t)
  const page = await browser.newPage()
  page.setDefaultTimeout(15_000)
  page.on('pageerror', (error) => t.fail(`the page fails: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && !expected.test(message.text())) t.fail(`the page logs: ${message.text()}`)
  })
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (protocol !== 'data:' && !origins.includes(origin)) t.fail(`a request leaves: ${request.url()}`)
  })
  await page.goto(url)
  return page
}

const says = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor()

const choose = (page: Page, kind: string, file: string) => page.locator(`[id="/documents/${kind}"]`).setInputFiles(file)

/** Checks the page as it stands by the rules of WCAG 2.2. */
async function checkAccess(t: Test, page: Page, when: string) {
  await page.evaluate(axe.source)
  const { violations, passes } = (await page.evaluate('axe.run()')) as AxeResults
  t.ok(passes.length > 10)
  t.strictSame(
    violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
    [],
    `everyone can use the page ${when}`,
  )
}

async function fillIn(page: Page, name: string) {
  await page.getByLabel('Name *', { exact: true }).fill(name)
  await page.getByLabel('E-mail').fill('smart-city@muscat.example')
  await page.getByLabel('Name as in the passport').fill(name.toUpperCase())
  await page.getByLabel('Date of birth').fill('1980-02-29')
  await page.getByLabel('Nationality').selectOption({ label: 'Oman' })
  await page.getByLabel('Post *').fill('Head of Smart City')
  await page.getByLabel('Department').fill('Digital Office')
  await page.getByLabel('Employer').selectOption({ label: 'City government' })
  await page.getByLabel('Field of work').selectOption({ label: 'Smart city' })
  await page.getByLabel('Language *', { exact: true }).selectOption({ label: 'English' })
  await page.locator('[id="/languages/0/level"]').selectOption({ label: 'B2: upper intermediate' })
  await page.getByLabel('Issued by').selectOption({ label: 'Oman' })
  await page.getByLabel('Kind of passport').selectOption({ label: 'Ordinary passport' })
  await page.getByLabel('Valid until').fill('2019-01-31')
}

const wayOf = {
  'a server with a secret key': async (t: Test, { api, key, program }: Awaited<ReturnType<typeof aSandbox>>) => {
    const FRONTEND_KEY = await key({ role: 'frontend' })
    const url = await anExample(t, 'server/server.mjs', { API: api, FRONTEND_KEY, PROGRAM_ID: program.id })
    return { url, origins: [url] }
  },
  'a publishable key on another origin': async (t: Test, { api }: Awaited<ReturnType<typeof aSandbox>>) => {
    const url = await anExample(t, 'form/serve.mjs', { API: api })
    return { url, origins: [url, api] }
  },
}

for (const [way, serve] of Object.entries(wayOf))
  test(`examples: a person fills the form in, comes back, uploads and submits, by ${way}`, { skip }, async (t) => {
    const world = await aSandbox(t)
    const { url, origins } = await serve(t, world)
    const page = await openPage(t, url, origins)
    await says(page, 'Apply before October 14, 2017')
    await checkAccess(t, page, 'when it opens')

    await page.getByRole('button', { name: 'Save', exact: true }).click()
    t.equal(await page.locator(':focus').getAttribute('id'), '/city_id', 'the first field to correct has the focus')
    await page.getByLabel('City *').selectOption({ label: 'Muscat (OM)' })
    await says(page, '0 of 2 places used.')

    await page.locator('[id="/position/level"]').selectOption({ label: 'Staff' })
    await says(page, 'As it stands, you cannot apply.')
    await page.locator('[id="/position/level"]').selectOption({ label: 'Manager' })
    await says(page, 'So far you may apply.')
    await says(page, 'You fill in the application form when you apply.')

    await fillIn(page, 'First nominee of Muscat')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await says(page, 'Saved.')
    await says(page, 'The application form is not complete: 1 answer to add or to correct.')

    await page.reload()
    t.equal(await page.getByLabel('Post *').inputValue(), 'Head of Smart City', 'what was saved is there again')
    t.equal(await page.getByLabel('Nationality').inputValue(), await page.getByLabel('Issued by').inputValue())

    await page.getByRole('button', { name: 'Submit' }).click()
    await says(page, 'Upload your photo.')
    t.strictSame(
      await page.locator('[aria-invalid]').evaluateAll((all) => all.map(({ id }) => id)),
      ['/answers/goal', '/documents/passport_scan', '/documents/headshot', '/documents/nomination_form'],
      'each fault is at its field',
    )
    t.equal(await page.locator(':focus').getAttribute('id'), '/answers/goal')
    t.equal(
      await page.locator('[id="error:/answers/goal"]').textContent(),
      'Answer this question: What do you want to learn?',
    )

    await checkAccess(t, page, 'when it shows errors')
    await page.getByLabel('What do you want to learn?').fill('Open data')
    await says(page, 'The application form is complete.')
    await choose(page, 'passport_scan', world.pdf)
    await says(page, '✓ form.pdf')
    await choose(page, 'headshot', world.pdf)
    await page.locator('[id="error:/documents/headshot"]:not(:empty)').waitFor()
    const { promise: isSeen, resolve: go } = Promise.withResolvers<void>()
    await page.route('**/documents/headshot', async (route) => {
      await isSeen
      await route.continue()
    })
    await choose(page, 'headshot', world.png)
    await page.getByRole('progressbar', { name: 'Upload of Photo' }).waitFor()
    go()
    await says(page, '✓ me.png')
    t.equal(await page.getByRole('progressbar').count(), 0, 'the bar goes when the file is there')
    await choose(page, 'nomination_form', world.pdf)
    await says(page, 'Every required document is uploaded.')

    await page.getByRole('button', { name: 'Submit' }).click()
    await says(page, 'Your application is submitted.')
    await says(page, '1 of 2 places used.')
    t.ok(await page.getByRole('button', { name: 'Submit' }).isDisabled())

    const [stored] = await world.db.selectFrom('application').selectAll().execute()
    has(t, stored, { status: 'submitted', city_id: world.city.id, answers: { goal: 'Open data' } })
    t.equal(stored?.applicant.name, 'First nominee of Muscat')
    await page.reload()
    await says(page, 'Your application is submitted.')
  })

test('examples: the third nominee of a city is told at the end, and the next one before the form is filled in', {
  skip,
}, async (t) => {
  const world = await aSandbox(t)
  const { program, city, as, made, aReadyDraft } = world
  const { url, origins } = await wayOf['a publishable key on another origin'](t, world)
  const page = await openPage(t, url, origins)
  await page.getByLabel('City *').selectOption({ label: 'Muscat (OM)' })
  await says(page, '0 of 2 places used.')
  await fillIn(page, 'Third nominee of Muscat')
  await page.locator('[id="/position/level"]').selectOption({ label: 'Manager' })
  await page.getByLabel('What do you want to learn?').fill('Open data')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await says(page, 'Saved.')
  await choose(page, 'passport_scan', world.pdf)
  await choose(page, 'headshot', world.png)
  await choose(page, 'nomination_form', world.pdf)
  await says(page, 'Every required document is uploaded.')

  for (let n = 0; n < 2; n++) {
    const { id, token } = await aReadyDraft({ program, city, answers: { goal: 'Open data' } })
    for (const kind of ['passport_scan', 'nomination_form', 'headshot']) {
      const { payload, extra } = kind === 'headshot' ? fileForm(PNG, 'image/png', 'me.png') : fileForm()
      await made(as(token).put(`/v1/applications/${id}/documents/${kind}`, payload, extra))
    }
    await made(as(token).post(`/v1/applications/${id}/submit`))
  }
  await page.getByRole('button', { name: 'Submit' }).click()
  await page.locator('#errors', { hasText: /already uses 2 of its 2 slots|2 of 2/ }).waitFor()
  t.equal(await page.locator(':focus').getAttribute('id'), 'errors')
  await page.reload()
  await says(page, '2 of 2 places used. No further application can be submitted now.')
})
