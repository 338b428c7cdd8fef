#!/usr/bin/env node
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

const USAGE = `Releases the version of package.json: dates its section of CHANGELOG.md (breaking changes first), commits, tags, and builds the image.

  ops/release.mjs [--dry-run] [--no-image]

  --dry-run   tell what it would do
  --no-image  without docker`

/** The items of a section; an item goes on until the next one starts. Text before the first item stays before. */
function sortItems(section) {
  const [intro = '', ...items] = section.split(/^(?=- )/m)
  const whole = items.map((item) => `${item.trimEnd()}\n`)
  const isBreaking = (item) => item.startsWith('- **Breaking**')
  return [intro, ...whole.filter(isBreaking), ...whole.filter((item) => !isBreaking(item))].join('')
}

/** The changelog with a date behind the version. Throws if the version has no section, or was released. */
export function datedChangelog(text, version, day) {
  const head = `## ${version}\n`
  const start = text.indexOf(`\n${head}`) + 1
  if (start === 0) {
    const isReleased = text.includes(`\n## ${version} (`)
    throw new Error(
      isReleased ? `CHANGELOG.md: ${version} has a date already` : `CHANGELOG.md has no section ## ${version}`,
    )
  }
  const from = start + head.length
  const next = text.indexOf('\n## ', from)
  const end = next < 0 ? text.length : next
  return `${text.slice(0, start)}## ${version} (${day})\n${sortItems(text.slice(from, end))}${text.slice(end)}`
}

function main() {
  const { values } = parseArgs({
    options: { 'dry-run': { type: 'boolean' }, 'no-image': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  })
  if (values.help) return console.log(USAGE)
  const git = (...args) => execFileSync('git', args, { encoding: 'utf8' }).trim()
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  const tag = `v${version}`
  const dirty = git('status', '--porcelain')
  if (dirty) throw new Error(`There are changes that are not committed:\n${dirty}`)
  if (git('tag', '--list', tag)) throw new Error(`The tag ${tag} exists: raise the version in package.json first`)
  const compose = readFileSync('docker-compose.yml', 'utf8')
  if (!compose.includes(`image: cohort:${version}\n`))
    throw new Error(`docker-compose.yml does not run cohort:${version}`)
  const day = new Date().toISOString().slice(0, 10)
  const text = datedChangelog(readFileSync('CHANGELOG.md', 'utf8'), version, day)
  const steps = [
    [`date the changes of ${version}: ${day}`, () => writeFileSync('CHANGELOG.md', text)],
    ['commit', () => git('commit', '--quiet', '--all', '--message', `Release ${version}`)],
    [`tag ${tag}`, () => git('tag', '--annotate', tag, '--message', `Cohort ${version}`)],
  ]
  if (!values['no-image'])
    steps.push([
      `build the image cohort:${version}`,
      () => execFileSync('docker', ['build', '--tag', `cohort:${version}`, '.'], { stdio: 'inherit' }),
    ])
  for (const [what, run] of steps) {
    console.log(values['dry-run'] ? `would ${what}` : what)
    if (!values['dry-run']) run()
  }
  console.log(
    `Then: git push --follow-tags${values['no-image'] ? '' : `, and push cohort:${version} to your registry`}.`,
  )
}

if (process.argv[1] === import.meta.filename)
  try {
    main()
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
