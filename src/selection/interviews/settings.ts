import type { Selection } from '../../catalogue/programs/settings-schema.ts'

const USUAL = { minutes: 30, pause_minutes: 0, capacity: 1, moves: 2, rebookings: 1 }

/** How a program interviews, with what it leaves out. `days`: the window; null: it has none. */
export function interviewsOf({ selection }: { selection: Selection }) {
  const { from, to, ...rest } = selection.interviews ?? {}
  return { ...USUAL, ...rest, days: from && to ? { from, to } : null }
}
