import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { type Test, test } from 'tap'
import { lifecycleGuide, lifecyclePage, problemsPage } from '../docs/generate.ts'
import { STATUSES } from '../src/intake/applications/lifecycle.ts'
import { envExample } from '../src/settings.ts'
import { run, serveSandbox } from './client.ts'
import { lacks } from './has.ts'

const textOf = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')

test('docs: what is generated from the code is not stale', async (t) => {
  t.equal(textOf('docs/lifecycle.md'), lifecyclePage(), 'run npm run docs')
  t.equal(textOf('docs/guides/lifecycle.md'), await lifecycleGuide(), 'run npm run docs')
  t.equal(textOf('docs/problems.md'), problemsPage(), 'run npm run docs')
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
async function runShell(t: Test, script: string, program = 'bash') {
  const text = script.replaceAll('http://127.0.0.1:3000', await serveSandbox(t))
  // An interactive zsh, as a terminal has it, without the files of its user.
  const options = program === 'zsh' ? ['-f', '-i', '-c'] : ['-euo', 'pipefail', '-c']
  return run(program, [...options, text], { cwd: t.testdir() })
}

/** What the last command of each guide prints, and other lines that its text speaks of. */
const GUIDES: Record<string, string[]> = {
  'start-here': ['0 of 2 slots used', 'secretariat'],
  credentials: [],
  lifecycle: ['draft: submit, withdraw', 'transition_not_allowed from draft'],
  selection: ['rubric version 1', '0 reviews assigned', '0 reviews to do'],
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
      for (const text of prints) t.ok(stdout.toLowerCase().includes(text.toLowerCase()), text)
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

/** The shell blocks between two texts of a page, as one script. */
const blocksOf = (text: string) => [...text.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) => block).join('\n')

test('docs: the walk of the README works as pasted, twice, in bash and in zsh', async (t) => {
  const [, walk = ''] = /<!-- walk -->([\s\S]*?)<!-- the walk ends -->/.exec(textOf('README.md')) ?? []
  const script = blocksOf(walk)
  // An interactive zsh takes neither: it runs # as a command, and expands a bare ? or * as a pattern of files.
  for (const line of script.split('\n')) lacks(t, line.replace(/'[^']*'|"[^"]*"/g, ''), /(^|\s)#|[?*]/, line)
  const shells = ['bash', 'zsh'].filter((shell) => spawnSync(shell, ['-c', ':']).status === 0)
  for (const shell of shells)
    await t.test(shell, async (t) => {
      const { status, stdout, stderr } = await runShell(t, `${script}\n${script}`, shell)
      t.equal(status, 0, stdout + stderr)
      const lines = stdout.trimEnd().split('\n')
      const [first, second] = [lines.slice(0, lines.length / 2), lines.slice(lines.length / 2)]
      t.strictSame(second, first, 'nothing happens twice')
      const steps = first.filter((line) => /^[A-Z].{43}20[0-9]$/.test(line))
      t.equal(steps.length, first.length - 1, 'each step is a label and a success')
      t.equal(steps.length, script.match(/^call '/gm)?.length)
      t.equal(first.at(-1), 'Muscat: First nominee of Muscat, accepted')
    })
})

test('docs: the scripts that the README and the operating manual name exist', async (t) => {
  const { scripts } = JSON.parse(textOf('package.json'))
  for (const page of ['README.md', 'docs/operating.md', 'docs/first-applicant.md', 'CONTRIBUTING.md'])
    for (const [, name = ''] of textOf(page).matchAll(/npm run ([a-z:]+)/g)) t.ok(scripts[name], `${page}: ${name}`)
})
