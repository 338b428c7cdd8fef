// Fails with the names of the pure files of src that the last run of the tests has not covered to 100 %: lines, branches and
// functions. Run it after `tap --coverage-report=json-summary` or `tap report json-summary`, which write the summary.

import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { PURE } from '../test/architecture.ts'

type Covered = Record<'lines' | 'branches' | 'functions', { pct: number }>

const root = fileURLToPath(new URL('../', import.meta.url))
const summary: Record<string, Covered> = JSON.parse(readFileSync(`${root}.tap/report/coverage-summary.json`, 'utf8'))

async function openIn(name: string): Promise<string[]> {
  const covered = summary[`${root}src/${name}`]
  // A file of types alone exports nothing, and no run reads it.
  if (!covered) return Object.keys(await import(`../src/${name}`)).length > 0 ? [`${name}: not read by any test`] : []
  const open = (['lines', 'branches', 'functions'] as const).filter((what) => covered[what].pct < 100)
  return open.map((what) => `${name}: ${covered[what].pct} % of ${what}`)
}

const pure = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' }).filter((name) => PURE.test(name))
if (pure.length === 0) throw new Error('no pure file was found')
const open = (await Promise.all(pure.map(openIn))).flat()
for (const line of open) console.error(line)
console.log(`${pure.length} pure files, ${open.length === 0 ? 'all' : 'not all'} covered`)
process.exit(open.length === 0 ? 0 : 1)
