import type { Evidence } from './evidence.ts'
import type { Journal } from './journal.ts'

/** The result for an invariant: the number of items checked, and each fault in one line. */
export interface Finding {
  invariant: string
  count: number
  faults: string[]
}

/** Checks each item of a list. A text that `faultOf` returns is a fault. */
export function each<T>(
  invariant: string,
  list: Iterable<T>,
  faultOf: (item: T) => string | false | undefined,
): Finding {
  const all = [...list]
  return { invariant, count: all.length, faults: all.flatMap((item) => faultOf(item) || []) }
}

export type Check = (evidence: Evidence, journal: Journal) => Finding[]
