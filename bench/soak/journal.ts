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
  /** Statuses that are no surprise here, beside 409 (state), 412 (stale tag) and 422 (rules). */
  may?: readonly number[]
}

export interface Answer {
  status: number
  /** The headers that a replay must repeat. */
  headers: Record<string, string | null>
  text: string
  json: Json
  isReplay: boolean
}

/** A write and its final answer. */
export interface Entry {
  call: Call
  key: string
  answer: Answer
  /** Milliseconds of the soak's monotonic clock: when it was first sent, and when the answer arrived. */
  sent: number
  answered: number
}

interface Tally {
  done: number
  refused: number
  retries: number
  replays: number
}

/** A decision that was shown to an applicant, a frontend or a city. */
interface Seen {
  application: string
  outcome: string
  released_at: string
}

/** All answers that the clients got. It is kept in the soak's own process, which is never killed. */
export interface Journal {
  entries: Entry[]
  seen: Seen[]
  /** Answers that a correct client must never get, such as a 500. */
  surprises: string[]
  /** Writes that never got a final answer. */
  unanswered: string[]
  tallies: Map<string, Tally>
  /** The number of retries, by reason. */
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

/** The successful writes of an operation, in the order of their answers. */
export const acknowledged = ({ entries }: Pick<Journal, 'entries'>, operation: string) =>
  entries.filter(({ call, answer }) => call.operation === operation && isDone(answer))

/** The id of the created resource, else the id in the path. */
export const subjectOf = ({ call, answer }: Entry): string =>
  ['startApplication', 'createProgram'].includes(call.operation) ? answer.json.id : (call.path.split('/')[3] ?? '')

/** The acknowledged write with the highest version, for each key. */
export function lastOf(entries: Entry[], keyOf: (entry: Entry) => string): Entry[] {
  const last = new Map<string, Entry>()
  for (const entry of entries) {
    const before = last.get(keyOf(entry))
    if (!before || entry.answer.json.version > before.answer.json.version) last.set(keyOf(entry), entry)
  }
  return [...last.values()]
}
