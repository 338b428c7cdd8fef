import { spawn, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'tap'
import { lifecyclePage } from '../docs/generate.ts'
import { envExample } from '../src/config.ts'
import { openSandbox } from '../src/sandbox/sandbox.ts'
import { seed } from '../src/sandbox/seed.ts'
import { setSandboxClock } from '../src/sandbox/set-sandbox-clock.ts'
import { build } from './helper.ts'

const textOf = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')

test('docs: what is generated from the code is not stale', async (t) => {
  t.equal(textOf('docs/lifecycle.md'), lifecyclePage(), 'run npm run docs')
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

test('docs: every command of the README does what it says', async (t) => {
  const { app, db, files, secrets } = await build(t, { sandbox: true, now: '2017-10-02T00:00:00.000Z' })
  await seed(db, files)
  await openSandbox(db, secrets)
  await setSandboxClock(db, '2017-10-02T00:00:00.000Z')
  const api = await app.listen({ port: 0, host: '127.0.0.1' })
  const [, walk = ''] = /<!-- walk -->\n```sh\n([\s\S]*?)```/.exec(textOf('README.md')) ?? []
  const script = walk.replace('http://127.0.0.1:3000', api).replaceAll('curl -s', 'curl -sS --fail-with-body')
  const folder = await mkdtemp(join(tmpdir(), 'cohort-walk-'))
  const { promise, resolve } = Promise.withResolvers<{ status: number | null; stdout: string; stderr: string }>()
  const shell = spawn('bash', ['-euo', 'pipefail', '-c', script], { cwd: folder })
  let stdout = ''
  let stderr = ''
  shell.stdout.on('data', (data) => (stdout += data))
  shell.stderr.on('data', (data) => (stderr += data))
  shell.on('close', (status) => resolve({ status, stdout, stderr }))
  const { status } = await promise
  await rm(folder, { recursive: true })
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
