import { readFile } from 'node:fs/promises'
import { CsvError, parse } from 'csv-parse/sync'
import { importCity } from '../network/cities/import-city.ts'
import { NewCity } from '../network/cities/schema.ts'
import { type Ctx, inTransaction } from '../platform/context.ts'
import { Problem, type ProblemItem } from '../platform/problem.ts'
import { StartRefused } from '../platform/start-refused.ts'
import { bodyChecker } from './check-body.ts'
import { COMMON, COMMON_USAGE, type Command, withService } from './command.ts'
import { counted, DryRun, told } from './imports.ts'

const COLUMNS = ['name', 'country', 'kind', 'aliases', 'member_from', 'member_until']
/** The column that a fault of the API is about. */
const COLUMN_OF: Record<string, string> = { 'membership/from': 'member_from', 'membership/until': 'member_until' }

interface Line {
  /** In the file; the header is line 1. */
  line: number
  cells: Record<string, string>
}

/** Reads a CSV file with a header: UTF-8, with commas, semicolons or tabs, as spreadsheets write it. Errors: StartRefused. */
export function readLines(bytes: Uint8Array): Line[] {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new StartRefused('The file is not UTF-8: save it again as "CSV UTF-8".')
  }
  const [first = ''] = text.split(/\r?\n/, 1)
  const delimiter = [';', '\t'].find((sign) => first.split(sign).length > first.split(',').length) ?? ','
  let rows: { record: string[]; info: { lines: number } }[]
  try {
    rows = parse(text, {
      delimiter,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
    }) as unknown as typeof rows
  } catch (error) {
    if (error instanceof CsvError) throw new StartRefused(`line ${error.lines}: the quotes do not match`)
    throw error
  }
  const [head, ...rest] = rows
  const names = (head?.record ?? []).map((name) => name.toLowerCase().replaceAll(' ', '_'))
  const faults = [
    ...['name', 'country'].filter((name) => !names.includes(name)).map((name) => `the column ${name} is missing`),
    ...names.filter((name, i) => names.indexOf(name) !== i).map((name) => `the column ${name} is there twice`),
    ...names
      .filter((name) => !COLUMNS.includes(name))
      .map((name) => `there is no column "${name}": the columns are ${COLUMNS.join(', ')}`),
  ]
  if (faults.length > 0) throw new StartRefused(faults.map((fault) => `line 1: ${fault}`).join('\n'))
  const lines = rest
    .map(({ record, info }) => ({ line: info.lines, record }))
    .filter(({ record }) => record.some(Boolean))
  const odd = lines.filter(({ record }) => record.length > names.length)
  if (odd.length > 0)
    throw new StartRefused(
      odd.map(({ line }) => `line ${line}: more cells than columns: quote a cell with a comma`).join('\n'),
    )
  return lines.map(({ line, record }) => ({
    line,
    cells: Object.fromEntries(names.map((name, i) => [name, record[i] ?? ''])),
  }))
}

function bodyOf({ name, country, kind, aliases, member_from, member_until }: Record<string, string>) {
  return {
    ...(name && { name }),
    ...(country && { country: country.toUpperCase() }),
    ...(kind && { kind: kind.toLowerCase() }),
    ...(aliases && { aliases: aliases.split(/\s*[|;]\s*/).filter(Boolean) }),
    ...((member_from || member_until) && {
      membership: { ...(member_from && { from: member_from }), ...(member_until && { until: member_until }) },
    }),
  }
}

function columnOf(pointer: string): string {
  const path = pointer.slice(1)
  return COLUMN_OF[path] ?? String(path.split('/')[0])
}

/** Imports the lines in one transaction. Errors: StartRefused with every fault, by line and column. */
export function importLines(ctx: Ctx, lines: Line[], dryRun = false) {
  const check = bodyChecker<NewCity>(NewCity)
  const seen = new Map<string, number>()
  return inTransaction(ctx, async (ctx) => {
    const faults: string[] = []
    const outcomes: { line: number; name: string; outcome: string }[] = []
    for (const { line, cells } of lines) {
      const { name = '', country = '', kind = '' } = cells
      const same = `${name.toLowerCase()}|${country.toUpperCase()}|${kind.toLowerCase()}`
      const before = seen.get(same)
      if (before) faults.push(`line ${line}, column name: the same city as in line ${before}`)
      seen.set(same, line)
      try {
        const city = check(bodyOf(cells))
        outcomes.push({ line, name, outcome: await importCity(ctx, city) })
      } catch (error) {
        if (!(error instanceof Problem) || error.status >= 500) throw error
        const items = (error.extra.errors ?? [{ pointer: '/name', detail: error.message }]) as ProblemItem[]
        for (const { pointer, detail } of items) faults.push(`line ${line}, column ${columnOf(pointer)}: ${detail}`)
      }
    }
    if (faults.length > 0) throw new StartRefused(`${faults.join('\n')}\n\nNothing was imported.`)
    if (dryRun) throw new DryRun(outcomes)
    return outcomes
  })
}

export const importCities: Command = {
  name: 'cities import',
  summary: 'Import cities from a CSV file',
  usage: `Imports cities from a CSV file: all of them, or none. A city is known by its name and country, so a second run changes nothing.

  cohort cities import FILE.csv [--dry-run]

  name,country,kind,aliases,member_from,member_until
  Muscat,OM,city,Masqat|Mascate,2010-01-01,

  name and country are required, and the others may be left out. country: two letters. kind: city, region or district.
  aliases: divided by |. An empty cell leaves a known city as it is.

  --dry-run   check everything and tell what would change
${COMMON_USAGE}`,
  options: { ...COMMON, 'dry-run': { type: 'boolean' } },
  takes: [1, 1],
  async run(values, [file = '']) {
    const lines = readLines(await readFile(file).catch(told(file)))
    await withService(values, ({ ctx }) => counted(values, 'cities', (dryRun) => importLines(ctx, lines, dryRun)))
  },
}
