import { type CsvError, parse } from 'csv-parse/sync'
import { formatAdvice, formats } from '../../http/formats.ts'
import type { Pair } from './queries.ts'
import { type CsvFault, PASSPORT_KINDS, type PassportKind, type StoredTerms } from './schema.ts'
import { termsFaults } from './terms-faults.ts'

const NEEDED = ['host', 'nationality', 'required', 'source', 'checked_on'] as const
export const COLUMNS = [
  'host',
  'nationality',
  'passport_type',
  'required',
  'letter_days',
  'processing_days',
  'original_needed',
  'courier_days',
  'source',
  'checked_on',
] as const
type Column = (typeof COLUMNS)[number]

const LINES_AT_MOST = 2000
const SOURCE_LENGTH = 500

export interface ReadRule extends Pair {
  line: number
  ordinary: StoredTerms
  official: StoredTerms | null
}
interface Cells extends Record<Column, string> {
  line: number
}

const WORDS: Record<string, boolean> = {
  yes: true,
  true: true,
  '1': true,
  no: false,
  false: false,
  '0': false,
  '': false,
}

/** Spreadsheets write commas, semicolons or tabs, by the language of the computer. */
function delimiterOf(text: string): string {
  const [first = ''] = text.split(/\r?\n/, 1)
  return [';', '\t'].find((sign) => first.split(sign).length > first.split(',').length) ?? ','
}

function headFaults(names: readonly string[]): string[] {
  return [
    ...NEEDED.filter((name) => !names.includes(name)).map((name) => `the column ${name} is missing`),
    ...names.filter((name, i) => names.indexOf(name) !== i).map((name) => `the column ${name} is there twice`),
    ...(names.some((name) => !COLUMNS.some((column) => column === name))
      ? [`a column is not known: the columns are ${COLUMNS.join(', ')}`]
      : []),
  ]
}

/** The lines of the file by the names of its columns. */
function cellsOf(text: string, faults: CsvFault[]): Cells[] {
  let rows: { record: string[]; info: { lines: number } }[]
  try {
    const options = { delimiter: delimiterOf(text), trim: true, relax_column_count: true, skip_empty_lines: true }
    rows = parse(text, { ...options, bom: true, info: true }) as unknown as typeof rows
  } catch (error) {
    // The parser throws nothing else.
    const { lines } = error as CsvError
    faults.push({ line: Number(lines), column: null, detail: 'the quotes of a cell do not match' })
    return []
  }
  const names = (rows[0]?.record ?? []).map((name) => name.toLowerCase().replaceAll(' ', '_'))
  const wrong = rows.length === 0 ? ['the file is empty'] : headFaults(names)
  if (rows.length - 1 > LINES_AT_MOST) wrong.push(`the file has more than ${LINES_AT_MOST} lines: send it in parts`)
  faults.push(...wrong.map((detail) => ({ line: 1, column: null, detail })))
  if (wrong.length > 0) return []
  const empty = Object.fromEntries(COLUMNS.map((name) => [name, ''])) as Record<Column, string>
  return rows
    .slice(1)
    .filter(({ record }) => record.some(Boolean))
    .map(({ record, info }) => ({
      ...empty,
      ...Object.fromEntries(names.map((name, i) => [name, record[i] ?? ''])),
      line: info.lines,
    }))
}

/** One line as terms of a passport. Undefined: it has a fault. */
function termsOf(
  cells: Cells,
  today: string,
  faults: CsvFault[],
): { type: PassportKind; terms: StoredTerms } | undefined {
  const before = faults.length
  const find = (column: Column, detail: string) => faults.push({ line: cells.line, column, detail })
  for (const [column, format] of [
    ['host', 'country'],
    ['nationality', 'nationality'],
    ['checked_on', 'date'],
  ] as const)
    if (!formats[format]?.(cells[column])) find(column, formatAdvice(format, cells[column]))
  const type = PASSPORT_KINDS.find((each) => each === (cells.passport_type.toLowerCase() || 'ordinary'))
  if (!type) find('passport_type', `must be ${PASSPORT_KINDS.join(' or ')}`)
  const flag = (column: Column) => {
    const value = WORDS[cells[column].toLowerCase()]
    if (value === undefined) find(column, 'must be yes or no')
    return value ?? false
  }
  const days = (column: Column) => {
    if (/^\d{0,3}$/.test(cells[column]) && Number(cells[column]) <= 365) return Number(cells[column])
    find(column, 'must be a whole number from 0 to 365')
    return 1
  }
  if (cells.required === '') find('required', 'is missing: write yes or no')
  if (cells.source === '') find('source', 'is missing: write where this was read or asked')
  if (cells.source.length > SOURCE_LENGTH || (cells.source && !formats.line?.(cells.source)))
    find('source', `must be one line of at most ${SOURCE_LENGTH} characters`)
  if (cells.host && cells.host === cells.nationality) find('nationality', 'is the host: nobody needs a visa at home')
  const { source, checked_on } = cells
  const terms: StoredTerms = {
    required: flag('required'),
    letter_days: days('letter_days'),
    processing_days: days('processing_days'),
    original_needed: flag('original_needed'),
    courier_days: days('courier_days'),
    source,
    checked_on,
  }
  if (faults.length === before)
    for (const { pointer, detail } of termsFaults(terms, today, '')) find(pointer.slice(1) as Column, detail)
  return faults.length === before && type ? { type, terms } : undefined
}

/** Reads the rules of a CSV file with a header: one line for each type of passport. `faults` has all that is wrong with it. */
export function readVisaCsv(text: string, today: string): { rules: ReadRule[]; faults: CsvFault[] } {
  const faults: CsvFault[] = []
  const byPair = new Map<string, Pair & { line: number; ordinary?: StoredTerms; official?: StoredTerms }>()
  const lines = cellsOf(text, faults).map((cells) => ({
    ...cells,
    host: cells.host.toUpperCase(),
    nationality: cells.nationality.toUpperCase(),
  }))
  for (const cells of lines) {
    const { host, nationality, line } = cells
    const read = termsOf(cells, today, faults)
    if (!read) continue
    const rule = byPair.get(host + nationality) ?? { host, nationality, line }
    if (rule[read.type]) faults.push({ line, column: null, detail: 'says the same countries and passport once more' })
    byPair.set(host + nationality, { ...rule, [read.type]: read.terms })
  }
  const rules = [...byPair.values()].flatMap(({ ordinary, official = null, ...rule }): ReadRule[] => {
    if (ordinary) return [{ ...rule, ordinary, official }]
    const detail = 'has no line for ordinary passports without a fault: the file needs one for each pair of countries'
    faults.push({ line: rule.line, column: 'passport_type', detail })
    return []
  })
  return { rules, faults: faults.sort((a, b) => a.line - b.line) }
}
