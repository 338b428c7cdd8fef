import { Temporal } from 'temporal-polyfill'
import type { Coverage } from '../../catalogue/programs/settings-schema.ts'

type Payer = NonNullable<Coverage['accommodation']>

export interface Stay {
  /** The local days of the arrival and the departure. Null: not told, so the days of the program are taken. */
  arrives_on: string | null
  departs_on: string | null
}
interface Program {
  starts_on: string
  ends_on: string
  /** The payer of the nights of the program. Undefined: the program does not say. */
  payer: Payer | undefined
  nights_before: number
  nights_after: number
}

const plus = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString()

/** The days from which a night begins, from one day up to another, which is the morning after the last night. */
function nightsFrom(from: string, until: string): string[] {
  const count = Math.max(Temporal.PlainDate.from(from).until(until).days, 0)
  return Array.from({ length: count }, (_, i) => plus(from, i))
}

/** The nights of one person, each with who pays: the program’s payer for those that it covers, else the participant. */
export function nightsOf(program: Program, { arrives_on, departs_on }: Stay) {
  const first = plus(program.starts_on, -program.nights_before)
  const morning = plus(program.ends_on, program.nights_after)
  const check_in = arrives_on ?? first
  const check_out = departs_on ?? morning
  const nights = nightsFrom(check_in, check_out).map((on) => ({
    on,
    payer: on >= first && on < morning ? (program.payer ?? null) : ('participant' as const),
  }))
  return { check_in, check_out, nights }
}

type Night = ReturnType<typeof nightsOf>['nights'][number]

/** The number of nights of each payer, the most first. Null: the program does not say who pays. */
export const byPayer = (nights: readonly Night[]): { payer: Payer | null; nights: number }[] =>
  [...Map.groupBy(nights, ({ payer }) => payer)]
    .map(([payer, all]) => ({ payer, nights: all.length }))
    .sort((a, b) => b.nights - a.nights || String(a.payer).localeCompare(String(b.payer)))

/** The number of rooms of each night. */
export const byNight = (nights: readonly Night[]): { on: string; rooms: number }[] =>
  [...Map.groupBy(nights, ({ on }) => on)]
    .map(([on, all]) => ({ on, rooms: all.length }))
    .sort((a, b) => (a.on < b.on ? -1 : 1))
