/** Random choices. The same seed gives the same choices. */
export interface Chance {
  /** True in this share of cases. */
  is(share: number): boolean
  /** An integer from 0 to `count` - 1. */
  below(count: number): number
  between(low: number, high: number): number
  pick<T>(list: readonly T[]): T | undefined
}

/** Mulberry32: a small generator, good enough to choose the next action. */
export function chanceFrom(seed: number): Chance {
  let state = seed | 0
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (count: number) => Math.floor(next() * count)
  return {
    is: (share) => next() < share,
    below,
    between: (low, high) => low + below(high - low + 1),
    pick: (list) => list[below(list.length)],
  }
}
