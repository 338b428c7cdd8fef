import type { Evidence } from './evidence.ts'
import type { Journal } from './journal.ts'

/** What held, or did not: how much was looked at, and each fault in one line. */
export interface Finding {
  invariant: string
  count: number
  faults: string[]
}

/** Looks at each of a list; what it says of one is a fault. */
export function each<T>(
  invariant: string,
  list: Iterable<T>,
  faultOf: (item: T) => string | false | undefined,
): Finding {
  const all = [...list]
  return { invariant, count: all.length, faults: all.flatMap((item) => faultOf(item) || []) }
}

export type Check = (evidence: Evidence, journal: Journal) => Finding[]
