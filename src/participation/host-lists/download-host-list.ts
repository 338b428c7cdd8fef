import { stringify } from 'csv-stringify/sync'
import writeExcelFile from 'write-excel-file/node'
import type { PublishedProgram } from '../../catalogue/programs/published-program.ts'
import type { Ctx } from '../../platform/context.ts'
import { roomingOf } from './get-rooming.ts'
import { type Direction, journeysOf } from './list-arrivals.ts'
import { openList } from './open-list.ts'
import type { Guest } from './queries.ts'
import type { HostList } from './schema.ts'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
type Table = (string | number)[][]

const legs = (guests: readonly Guest[], program: PublishedProgram, direction: Direction): Table => [
  ['name', 'city', 'country', 'local_time', 'place', 'number', 'accessibility'],
  ...journeysOf(guests, program, direction).map((each) =>
    [each.name, each.city_name, each.country, each.local_time, each.place, each.number, each.accessibility].map(
      (cell) => cell ?? '',
    ),
  ),
]

/** The head and the rows of each list. */
const TABLES: Record<HostList, (guests: readonly Guest[], program: PublishedProgram) => Table> = {
  arrivals: (guests, program) => legs(guests, program, 'arrival'),
  departures: (guests, program) => legs(guests, program, 'departure'),
  rooming: (guests, program) => [
    ['name', 'city', 'country', 'check_in', 'check_out', 'nights', 'payers', 'accessibility'],
    ...roomingOf(guests, program).items.map(({ payers, nights, ...stay }) => [
      ...[stay.name, stay.city_name, stay.country, stay.check_in, stay.check_out],
      nights,
      payers.map(({ payer, nights }) => `${payer ?? 'not told'}: ${nights}`).join(', '),
      stay.accessibility ?? '',
    ]),
  ],
  badges: (guests) => [
    ['name', 'position', 'department', 'city', 'country', 'code'],
    ...guests.map(({ name, position_title, department, city_name, country, code }) => [
      ...[name, position_title ?? '', department ?? '', city_name, country],
      code ? `${code.slice(0, 5)}-${code.slice(5)}` : '',
    ]),
  ],
}

/** In a spreadsheet a text that begins like a formula stays a text. */
const csvOf = (table: Table) =>
  Buffer.from(stringify(table, { bom: true, escape_formulas: true, record_delimiter: 'windows' }))

const xlsxOf = (table: Table): Promise<Buffer> =>
  writeExcelFile(
    table.map((row, i) =>
      row.map((value) => ({
        value,
        type: typeof value === 'number' ? Number : String,
        ...(i === 0 && { fontWeight: 'bold' as const }),
      })),
    ),
  ).toBuffer()

/** A list of the host as a file. Errors: not_found, role_not_allowed. */
export async function downloadHostList(ctx: Ctx, program_id: string, list: HostList, format: 'csv' | 'xlsx') {
  const { program, guests } = await openList(ctx, program_id)
  const table = TABLES[list](guests, program)
  const content = format === 'csv' ? csvOf(table) : await xlsxOf(table)
  return { content, media_type: format === 'csv' ? 'text/csv; charset=utf-8' : XLSX, filename: `${list}.${format}` }
}
