import type { Paper } from './papers.ts'

// biome-ignore lint/suspicious/noExplicitAny: a client of our API knows its answers from the contract, not from our types
export type Json = any

export interface Call {
  /** The contract's operationId. */
  operation: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  /** The credential. */
  as?: string | undefined
  body?: object | undefined
  file?: Paper | undefined
  ifMatch?: string | undefined
  /** Refusals that are no surprise here, beside a state that says no (409), a stale tag (412) and broken rules (422). */
  may?: readonly number[]
}

export interface Answer {
  status: number
  /** Those that a replay must give again. */
  headers: Record<string, string | null>
  text: string
  json: Json
  isReplay: boolean
}

/** A write, and what it was answered in the end. */
export interface Entry {
  call: Call
  key: string
  answer: Answer
  /** Milliseconds of the soak's own clock: when it was sent first, and when the answer was there. */
  sent: number
  answered: number
}

interface Tally {
  done: number
  refused: number
  retries: number
  replays: number
}

/** A decision that an applicant, a frontend or a city was shown. */
interface Seen {
  application: string
  outcome: string
  released_at: string
}

/** All that the clients were told. It is kept here, in a process that nobody kills. */
export interface Journal {
  entries: Entry[]
  seen: Seen[]
  /** Answers that no right client can get: every 500 is one. */
  surprises: string[]
  /** Writes that never got a final answer. */
  unanswered: string[]
  tallies: Map<string, Tally>
  /** Why answers had to be asked for again. */
  retried: Map<string, number>
}

export const emptyJournal = (): Journal => ({
  entries: [],
  seen: [],
  surprises: [],
  unanswered: [],
  tallies: new Map(),
  retried: new Map(),
})

export const isDone = ({ status }: Answer) => status < 300

export function tallyOf({ tallies }: Journal, operation: string): Tally {
  const tally = tallies.get(operation) ?? { done: 0, refused: 0, retries: 0, replays: 0 }
  tallies.set(operation, tally)
  return tally
}

/** What was acknowledged of one operation, in the order of the answers. */
export const acknowledged = ({ entries }: Pick<Journal, 'entries'>, operation: string) =>
  entries.filter(({ call, answer }) => call.operation === operation && isDone(answer))

/** What the thing that was made is called, else what the path is about. */
export const subjectOf = ({ call, answer }: Entry): string =>
  ['startApplication', 'createProgram'].includes(call.operation) ? answer.json.id : (call.path.split('/')[3] ?? '')

/** The last that was acknowledged of each thing, by its version. */
export function lastOf(entries: Entry[], keyOf: (entry: Entry) => string): Entry[] {
  const last = new Map<string, Entry>()
  for (const entry of entries) {
    const before = last.get(keyOf(entry))
    if (!before || entry.answer.json.version > before.answer.json.version) last.set(keyOf(entry), entry)
  }
  return [...last.values()]
}
