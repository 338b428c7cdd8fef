import { setTimeout as sleep } from 'node:timers/promises'
import type { Test } from 'tap'

const ROUNDS_AT_MOST = 60

/**
 * Repeats a race until each of these outcomes was seen, for at least `least` rounds. `run` returns the outcome of a
 * round. A race that always ends the same way tests only one order, so it fails.
 */
export async function race(
  t: Test,
  outcomes: readonly string[],
  run: (round: number) => Promise<string | readonly string[]>,
  least = 10,
) {
  const seen = new Map<string, number>()
  const hasAll = () => outcomes.every((outcome) => seen.has(outcome))
  for (let round = 1; round <= ROUNDS_AT_MOST && (round <= least || !hasAll()); round++)
    for (const outcome of [await run(round)].flat()) seen.set(outcome, (seen.get(outcome) ?? 0) + 1)
  t.currentAssert = race
  t.strictSame(
    [...seen.keys()].sort(),
    [...outcomes].sort(),
    `each was seen: ${JSON.stringify(Object.fromEntries(seen))}`,
  )
}

/** Gives the other side of a race a head start, so that each side wins some rounds. */
export const behind = <T>(ms: number, start: () => Promise<T>): Promise<T> => (ms > 0 ? sleep(ms).then(start) : start())
