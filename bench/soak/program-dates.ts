import { callEndsAt, type ProgramDates, programEndsAt } from '../../src/catalogue/criteria/program-times.ts'
import type { Instant } from '../../src/platform/postgres/db.ts'
import type { Entry, Evidence } from './evidence.ts'

/** The dates of a program, and between which milliseconds of the wall clock they were in force. */
interface Period {
  callEnds: Instant
  programEnds: Instant
  from: number
  until: number
}

const DATES = ['closes_at', 'starts_on', 'ends_on', 'timezone'] as const satisfies (keyof ProgramDates)[]

/** What an entry of a program's history did to its dates; undefined for nothing. */
function changeOf({ action, details }: Entry): Record<string, { from: unknown; to: unknown }> | undefined {
  if (action === 'extend_call' || action === 'close_call') return details
  return action === 'update' ? details.dates : undefined
}

/** The dates before the entries of a program's history, from the last entry back; what does not fit is told. */
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

/** Each program's dates, one after another, as its history moved them. A draft has no applications and is left out. */
export function datesOf({ programs, history }: Evidence) {
  const entries = Map.groupBy(history, ({ subject_id }) => subject_id)
  const dated = programs.filter(({ starts_on, ends_on }) => starts_on && ends_on)
  return new Map(dated.map((program) => [program.id, walkBack(program, entries.get(program.id) ?? [])]))
}
