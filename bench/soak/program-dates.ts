import { callEndsAt, type ProgramDates, programEndsAt } from '../../src/catalogue/criteria/program-times.ts'
import type { Instant } from '../../src/platform/postgres/db.ts'
import type { Entry, Evidence } from './evidence.ts'

/** A program's ends, and the milliseconds of the wall clock between which they were in force. */
interface Period {
  callEnds: Instant
  programEnds: Instant
  from: number
  until: number
}

const DATES = ['closes_at', 'starts_on', 'ends_on', 'timezone'] as const satisfies (keyof ProgramDates)[]

/** The dates that an entry of a program's history changed; undefined for none. */
function changeOf({ action, details }: Entry): Record<string, { from: unknown; to: unknown }> | undefined {
  if (action === 'extend_call' || action === 'close_call') return details
  return action === 'update' ? details.dates : undefined
}

/** Undoes the entries of a history, last first. Reports each entry that does not fit the dates after it. */
function walkBack(last: ProgramDates, entries: Entry[]) {
  let dates = last
  const periods: Period[] = []
  const faults: string[] = []
  let until = Number.POSITIVE_INFINITY
  const keep = (from: number) => {
    periods.unshift({ callEnds: callEndsAt(dates), programEnds: programEndsAt(dates), from, until })
    until = from
  }
  for (const entry of entries.toReversed()) {
    const change = changeOf(entry)
    const moved = DATES.filter((name) => change?.[name])
    if (moved.length === 0) continue
    keep(entry.ms)
    for (const name of moved) {
      const { from, to } = change?.[name] ?? {}
      if (to !== dates[name]) faults.push(`${name} became ${to}, and is ${dates[name]} afterwards`)
      dates = { ...dates, [name]: from }
    }
  }
  keep(0)
  return { periods, faults }
}

/** The periods of each program, by its history. Programs without days are left out: they have no applications. */
export function datesOf({ programs, history }: Evidence) {
  const entries = Map.groupBy(history, ({ subject_id }) => subject_id)
  const dated = programs.filter(({ starts_on, ends_on }) => starts_on && ends_on)
  return new Map(dated.map((program) => [program.id, walkBack(program, entries.get(program.id) ?? [])]))
}
