import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test } from 'tap'
import { datedChangelog } from '../ops/release.mjs'
import { aServer } from './child.ts'
import { createDatabase } from './database.ts'
import { lacks } from './has.ts'

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')

/** The metrics that an expression names. */
const namesIn = (text: string) =>
  [...text.matchAll(/\b(?:cohort|nodejs|process)_\w+/g)].map(([name]) => name.replace(/_(bucket|count|sum)$/, ''))

test('ops: the alerts and the dashboard name only metrics that a scrape has', async (t) => {
  const { url, drop } = await createDatabase()
  t.teardown(drop)
  const { said } = await aServer(t, { DATABASE_URL: url, SANDBOX: 'true', METRICS_PORT: '0' })
  const [, metrics = ''] = /^ {2}metrics {5}(\S+)$/m.exec(said()) ?? []
  const scrape = await (await fetch(metrics)).text()
  const known = new Set([...scrape.matchAll(/^# TYPE (\w+) /gm)].map(([, name]) => name))
  t.ok(known.size > 30)
  const rules = [...read('ops/alerts.yml').matchAll(/^ +expr: (.*)$/gm)].map(([, expression = '']) => expression)
  const dashboard = JSON.parse(read('ops/dashboard.json'))
  const shown: string[] = dashboard.panels.flatMap(({ targets }: { targets: { expr: string }[] }) =>
    targets.map(({ expr }) => expr),
  )
  t.ok(rules.length >= 10 && shown.length >= 12)
  const named = [...rules, ...shown].flatMap(namesIn)
  t.ok(named.length > 20)
  t.strictSame(
    [...new Set(named)].filter((name) => !known.has(name)),
    [],
  )
  const ids = dashboard.panels.map(({ id }: { id: number }) => id)
  t.equal(new Set(ids).size, ids.length)
  // The label `job` of our metrics is that of the scrape in Prometheus.
  for (const expression of [...rules, ...shown]) lacks(t, expression, /by \([^)]*\bjob\b/)
})

test('ops: the alert rules do what they should, says Prometheus’ own tool', async (t) => {
  if (spawnSync('promtool', ['--version']).status !== 0) return t.pass('promtool is not here')
  for (const args of [
    ['check', 'rules', 'ops/alerts.yml'],
    ['test', 'rules', 'ops/alerts.test.yml'],
  ]) {
    const { status, stdout, stderr } = spawnSync('promtool', args, { encoding: 'utf8' })
    t.equal(status, 0, stdout + stderr)
  }
})

test('ops: every image has a version, and every service an end of its log and its memory', async (t) => {
  for (const path of ['docker-compose.yml', 'ops/compose.tls.yml'])
    for (const [, image] of read(path).matchAll(/^ +image: (\S+)$/gm)) t.match(image, /:\d+\.\d+(\.\d+)?$/, path)
  t.match(read('ops/compose.tls.yml'), /max-size: /)
  t.match(read('ops/compose.tls.yml'), /mem_limit: /)
  t.match(read('ops/Caddyfile'), /api-1:3000 api-2:3000/)
})

const CHANGELOG = `# Changelog

## 0.3.0

What is new:

- One.
- **Breaking**: two,
  in two lines.
- Three.

## 0.2.0 (2017-10-02)

- Old.
`

test('release: breaking changes come first, and the version has its day', async (t) => {
  t.equal(
    datedChangelog(CHANGELOG, '0.3.0', '2017-11-20'),
    CHANGELOG.replace('## 0.3.0', '## 0.3.0 (2017-11-20)').replace(
      /- One[\s\S]*?- Three\.\n/,
      '- **Breaking**: two,\n  in two lines.\n- One.\n- Three.\n',
    ),
  )
  t.throws(() => datedChangelog(CHANGELOG, '0.2.0', '2017-11-20'), { message: /0\.2\.0 has a date already/ })
  t.throws(() => datedChangelog(CHANGELOG, '0.4.0', '2017-11-20'), { message: /no section ## 0\.4\.0/ })
})

test('release: it dates, commits and tags, once, and a dry run does nothing', async (t) => {
  const folder = t.testdir({})
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim()
  mkdirSync(join(folder, 'ops'))
  copyFileSync(fileURLToPath(new URL('../ops/release.mjs', import.meta.url)), join(folder, 'ops/release.mjs'))
  writeFileSync(join(folder, 'package.json'), '{ "version": "0.3.0", "type": "module" }')
  writeFileSync(join(folder, 'CHANGELOG.md'), CHANGELOG)
  writeFileSync(join(folder, 'docker-compose.yml'), 'services:\n  api:\n    image: cohort:0.3.0\n')
  git('init', '--quiet')
  git('config', 'user.name', 'Release')
  git('config', 'user.email', 'release@cohort.example')
  git('add', '--all')
  git('commit', '--quiet', '--message', 'Begin')
  const release = (...args: string[]) =>
    spawnSync(process.execPath, ['ops/release.mjs', ...args], { cwd: folder, encoding: 'utf8' })
  const changelog = () => readFileSync(join(folder, 'CHANGELOG.md'), 'utf8')

  const dry = release('--dry-run')
  t.equal(dry.status, 0, dry.stderr)
  t.match(dry.stdout, /^would date .*\nwould commit\nwould tag v0\.3\.0\nwould build the image cohort:0\.3\.0\n/)
  t.strictSame([git('tag'), git('status', '--porcelain'), changelog()], ['', '', CHANGELOG])

  writeFileSync(join(folder, 'more'), 'x')
  t.match(release('--dry-run').stderr, /^There are changes that are not committed:\n\?\? more\n$/)
  git('clean', '--quiet', '--force')
  const done = release('--no-image')
  t.equal(done.status, 0, done.stderr)
  t.match(changelog(), /^## 0\.3\.0 \(\d{4}-\d\d-\d\d\)$/m)
  t.strictSame(
    [git('tag'), git('log', '--format=%s'), git('status', '--porcelain')],
    ['v0.3.0', 'Release 0.3.0\nBegin', ''],
  )
  t.match(release('--no-image').stderr, /^The tag v0\.3\.0 exists: raise the version/)
})
