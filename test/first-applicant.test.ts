import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'tap'
import { aServer } from './child.ts'
import { createDatabase } from './database.ts'

test('docs: the page from nothing to the first applicant works on an empty database', async (t) => {
  const page = readFileSync(new URL('../docs/first-applicant.md', import.meta.url), 'utf8')
  const blocks = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) => block)
  t.equal(blocks.length, 7)
  const database = await createDatabase('template0')
  const folder = await mkdtemp(join(tmpdir(), 'cohort-first-'))
  t.teardown(async () => {
    await rm(folder, { recursive: true, force: true })
    await database.drop()
  })
  const env = { DATABASE_URL: database.url, DATA_DIR: folder, TMPDIR: folder }
  const server = await aServer(t, { ...env, WORKER: 'false' })
  const script = blocks.join('\n').replace('http://127.0.0.1:3000', server.url)
  const shell = spawn('bash', ['-euo', 'pipefail', '-c', script], { env: { ...process.env, ...env } })
  const [stdout, stderr, [status]] = await Promise.all([text(shell.stdout), text(shell.stderr), once(shell, 'close')])
  t.equal(status, 0, stdout + stderr)
  const lines = stdout.split('\n')
  const steps = lines.filter((line) => /^[A-Z].{35}[1-5]\d\d$/.test(line))
  t.equal(steps.length, 8)
  t.strictSame(
    steps.filter((line) => !/20[0-9]$/.test(line)),
    [],
  )
  for (const line of [
    'dry run: cities: 3 created, 0 updated, 0 unchanged',
    'cities: 3 created, 0 updated, 0 unchanged',
    'call_open, warnings: []',
    'Muscat: First nominee, submitted',
  ])
    t.ok(lines.includes(line), `${line}\n${stdout}`)
  t.match(stdout, /^ok {5}keys {8}KEY_PEPPER fits, 1 keys$/m)
})
