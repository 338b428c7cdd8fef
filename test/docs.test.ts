import { spawn, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Test, test } from 'tap'
import { lifecycleGuide, lifecyclePage, problemsPage } from '../docs/generate.ts'
import { envExample } from '../src/config.ts'
import { STATUSES } from '../src/intake/applications/lifecycle.ts'
import { openSandbox } from '../src/sandbox/sandbox.ts'
import { seed } from '../src/sandbox/seed.ts'
import { setSandboxClock } from '../src/sandbox/set-sandbox-clock.ts'
import { build } from './helper.ts'

const textOf = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')

test('docs: what is generated from the code is not stale', async (t) => {
  t.equal(textOf('docs/lifecycle.md'), lifecyclePage(), 'run npm run docs')
  t.equal(textOf('docs/problems.md'), problemsPage(), 'run npm run docs')
  t.equal(textOf('docs/guides/lifecycle.md'), await lifecycleGuide(), 'run npm run docs')
  t.equal(textOf('.env.example'), envExample(), 'run npm run env:example')
})

test('docs: docs/problems.md describes every code of a problem', async (t) => {
  const root = new URL('../src/', import.meta.url)
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const codes = sources.flatMap((name) => [
    ...readFileSync(new URL(name, root), 'utf8').matchAll(
      /(?:Problem\(|refusal\(|: \[)\s*[1-5]\d\d,\s*(?:\w+ \? )?'([a-z_]+)'/g,
    ),
  ])
  const page = textOf('docs/problems.md')
  t.ok(codes.length > 30)
  t.strictSame(
    codes.map(([, code]) => code).filter((code) => !page.includes(`\`${code}\``)),
    [],
  )
})

/** Runs a script in a folder of its own, against a sandbox that has just been made. */
async function runShell(t: Test, script: string) {
  const { app, db, files, secrets } = await build(t, { sandbox: true, now: '2017-10-02T00:00:00.000Z' })
  await seed(db, files)
  await openSandbox(db, secrets)
  await setSandboxClock(db, '2017-10-02T00:00:00.000Z')
  const api = await app.listen({ port: 0, host: '127.0.0.1' })
  const folder = await mkdtemp(join(tmpdir(), 'cohort-walk-'))
  const { promise, resolve } = Promise.withResolvers<{ status: number | null; stdout: string; stderr: string }>()
  const text = script.replaceAll('http://127.0.0.1:3000', api)
  const shell = spawn('bash', ['-euo', 'pipefail', '-c', text], { cwd: folder })
  let stdout = ''
  let stderr = ''
  shell.stdout.on('data', (data) => (stdout += data))
  shell.stderr.on('data', (data) => (stderr += data))
  shell.on('close', (status) => resolve({ status, stdout, stderr }))
  const ended = await promise
  await rm(folder, { recursive: true })
  return ended
}

/** What the last command of each guide prints, and other lines that its text speaks of. */
const GUIDES: Record<string, string[]> = {
  'start-here': ['0 of 2 slots used', 'secretariat'],
  credentials: [],
  lifecycle: ['draft: submit, withdraw', 'transition_not_allowed from draft'],
  errors: ['schema_violation: /languages/0/level'],
  retries: ['Idempotent-Replayed: true'],
  lists: ['Barcelona', 'Ulyanovsk Region'],
}

test('docs: every command of the guides does what it says', async (t) => {
  t.strictSame(
    readdirSync(new URL('../docs/guides/', import.meta.url)).sort(),
    Object.keys(GUIDES)
      .map((name) => `${name}.md`)
      .sort(),
  )
  for (const [name, prints] of Object.entries(GUIDES))
    await t.test(name, async (t) => {
      const script = [...textOf(`docs/guides/${name}.md`).matchAll(/```sh\n([\s\S]*?)```/g)]
        .map(([, block]) => block)
        .join('\n')
      t.ok(script)
      const { status, stdout, stderr } = await runShell(t, script)
      t.equal(status, 0, stdout + stderr)
      // A command that prints a status says which in a comment behind it.
      const told = [...script.matchAll(/# ([1-5]\d\d)$/gm)].map(([, code]) => code)
      t.strictSame(stdout.match(/^[1-5]\d\d$/gm) ?? [], told)
      for (const text of prints) t.match(stdout.toLowerCase(), text.toLowerCase())
    })
})

test('docs: the guides name every status, and only operations that exist', async (t) => {
  const lifecycle = textOf('docs/guides/lifecycle.md')
  t.strictSame(
    STATUSES.filter((status) => !lifecycle.includes(`| \`${status}\` |`)),
    [],
  )
  const contract = textOf('openapi/openapi.json')
  for (const name of Object.keys(GUIDES))
    for (const [, operation = ''] of textOf(`docs/guides/${name}.md`).matchAll(/`([a-z]+[A-Z]\w+)`/g))
      t.ok(contract.includes(`"operationId": "${operation}"`), `${name}: ${operation}`)
})

test('docs: every command of the README does what it says', async (t) => {
  const [, walk = ''] = /<!-- walk -->\n```sh\n([\s\S]*?)```/.exec(textOf('README.md')) ?? []
  const script = walk.replaceAll('curl -s', 'curl -sS --fail-with-body')
  const { status, stdout, stderr } = await runShell(t, script)
  t.equal(status, 0, stdout + stderr)
  t.match(stdout, /"status":"accepted"/)
  t.match(stdout, /"applicant_name"|"name":"First nominee of Muscat"/)

  const commands = [...textOf('README.md').matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name)
  const { scripts } = JSON.parse(textOf('package.json'))
  t.strictSame(
    commands.filter((name) => !scripts[name ?? '']),
    [],
  )
  t.equal(spawnSync('bash', ['-n', '-c', script]).status, 0)
})
