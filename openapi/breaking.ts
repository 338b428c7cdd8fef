import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * Compares the contract with that of the last release, `released.json`. A change that breaks a client fails, unless
 * `meant.json` names it with the reason. An entry of `meant.json` that no change needs fails too.
 */
interface Meant {
  /** The rule of `redocly diff`. */
  rule: string
  /** A regular expression of the message, or of the place (a JSON pointer). Left out: every change by the rule. */
  message?: string
  place?: string
  why: string
}
interface Change {
  path: string
  verdicts: { ruleId: string; impact: string; message: string }[]
}

const pathOf = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const redocly = pathOf('../node_modules/.bin/redocly')
const diff = ['diff', pathOf('released.json'), pathOf('openapi.json'), '--format', 'json', '--fail-on', 'none']
const report = execFileSync(redocly, diff, {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'ignore'],
  maxBuffer: 2 ** 28,
})
const { changes }: { changes: Change[] } = JSON.parse(report.slice(report.indexOf('{')))
const meant: Meant[] = JSON.parse(readFileSync(pathOf('meant.json'), 'utf8'))

const needed = new Set<Meant>()
const faults: string[] = []
for (const { path, verdicts } of changes)
  for (const { ruleId, impact, message } of verdicts) {
    if (impact !== 'major') continue
    const entry = meant.find(
      ({ rule, message: words = '', place = '' }) =>
        rule === ruleId && new RegExp(words).test(message) && new RegExp(place).test(path.replaceAll('~1', '/')),
    )
    if (entry) needed.add(entry)
    else faults.push(`${ruleId}: ${message}\n    at ${path.replaceAll('~1', '/')}`)
  }
for (const entry of meant)
  if (!needed.has(entry)) faults.push(`meant.json has an entry that no change needs: ${entry.why}`)
if (faults.length > 0) {
  console.error('The contract breaks clients of the last release. If this is meant, name it in openapi/meant.json:')
  for (const fault of faults) console.error(`- ${fault}`)
  process.exitCode = 1
}
