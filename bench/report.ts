import type { Measured } from './load.ts'

export interface Result {
  operation: string
  connections: number
  cohort: Measured
  bare: Measured
  /** Transactions a second by `pgbench`, if it is installed and has a script. */
  pgbench?: number
}

const columns: [string, number, (result: Result) => string][] = [
  ['operation', 28, ({ operation }) => operation],
  ['conn', 5, ({ connections }) => String(connections)],
  ['rps', 9, ({ cohort }) => cohort.rps.toFixed(0)],
  ['bare', 9, ({ bare }) => bare.rps.toFixed(0)],
  ['ratio', 7, ({ cohort, bare }) => (cohort.rps / bare.rps).toFixed(2)],
  ['p50 ms', 8, ({ cohort }) => cohort.p50.toFixed(1)],
  ['p99 ms', 8, ({ cohort }) => cohort.p99.toFixed(1)],
  ['p99 ratio', 10, ({ cohort, bare }) => (cohort.p99 / bare.p99).toFixed(2)],
  ['server us', 10, ({ cohort }) => cohort.server_us.toFixed(0)],
  ['bare us', 9, ({ bare }) => bare.server_us.toFixed(0)],
  ['db us', 8, ({ cohort }) => cohort.database_us.toFixed(0)],
  ['bare db', 8, ({ bare }) => bare.database_us.toFixed(0)],
]

/** The results as a text table. Its last line is the last result. */
export function report(results: Result[]): string {
  const line = (cell: (column: (typeof columns)[number]) => string) =>
    columns.map((column, i) => (i === 0 ? cell(column).padEnd(column[1]) : cell(column).padStart(column[1]))).join('')
  return [line(([name]) => name), ...results.map((result) => line(([, , show]) => show(result)))].join('\n')
}
