import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Chance } from './chance.ts'
import { type Answer, type Call, isDone, type Journal, type Json, tallyOf } from './journal.ts'

/** The headers that a replay repeats, beside status and body. */
const KEPT_HEADERS = ['content-type', 'etag', 'location']
const PATIENCE_MS = 90_000
const TIMEOUT_MS = 30_000
/** The share of writes that time out within milliseconds and are retried: the first may be done or still running. */
const IMPATIENT = 0.03

/** Sends a request once. Throws if the connection fails or the time is over. */
export async function send(
  host: string,
  { method, path, as, body, file, ifMatch }: Call,
  key?: string,
  timeout = TIMEOUT_MS,
): Promise<Answer> {
  const form = file && new FormData()
  if (file) form?.set('file', new Blob([file.bytes], { type: file.type }), file.name)
  const response = await fetch(host + path, {
    method,
    headers: {
      ...(as && { authorization: `Bearer ${as}` }),
      ...(key && { 'idempotency-key': key }),
      ...(ifMatch && { 'if-match': ifMatch }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...((form ?? body) && { body: form ?? JSON.stringify(body) }),
    signal: AbortSignal.timeout(timeout),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json')
  return {
    status: response.status,
    headers: Object.fromEntries(KEPT_HEADERS.map((name) => [name, response.headers.get(name)])),
    text,
    json: isJson ? JSON.parse(text) : undefined,
    isReplay: response.headers.get('idempotent-replayed') === 'true',
  }
}

/** Why a request must be retried; undefined: the answer is final. */
function reasonToRetry({ status, json }: Answer): string | undefined {
  if (status === 503) return '503'
  return status === 409 && json?.code === 'request_in_flight' ? 'request in flight' : undefined
}

const causeOf = ({ name }: Error) => (name === 'TimeoutError' ? 'impatient' : 'connection lost')

/** Whether a refusal says what is wrong, and for a body which members are. */
const isTold = ({ status, json }: Answer) =>
  Boolean(json?.code && json.detail) &&
  json.code !== 'idempotency_key_reused' &&
  (status !== 422 || json.eligibility !== undefined || json.errors?.every(({ pointer }: Json) => pointer !== undefined))

const isExpected = (answer: Answer, { may = [] }: Call) =>
  answer.status < 300 || may.includes(answer.status) || ([409, 412, 422].includes(answer.status) && isTold(answer))

export type Ask = (call: Call) => Promise<Answer>

/**
 * Creates a client that retries: it sends a write to either process with one Idempotency-Key until the answer is final,
 * and stores both in the journal.
 */
export function createAsk(journal: Journal, hosts: () => readonly string[], chance: Chance): Ask {
  const again = async (reason: string, { operation }: Call) => {
    tallyOf(journal, operation).retries++
    journal.retried.set(reason, (journal.retried.get(reason) ?? 0) + 1)
    await sleep(chance.between(20, 300))
  }
  async function finalAnswer(call: Call, key: string | undefined): Promise<Answer> {
    const until = performance.now() + PATIENCE_MS
    for (;;) {
      const isImpatient = key !== undefined && chance.is(IMPATIENT)
      const timeout = isImpatient ? chance.between(2, 40) : TIMEOUT_MS
      const answer = await send(chance.pick(hosts()) ?? '', call, key, timeout).catch((error: Error) => error)
      const reason = answer instanceof Error ? causeOf(answer) : reasonToRetry(answer)
      if (!reason) return answer as Answer
      if (performance.now() > until) throw new Error(`${call.operation} ${call.path} found no answer: ${reason}`)
      await again(reason, call)
    }
  }
  return async (call) => {
    const key = call.method === 'GET' || !call.as ? undefined : randomUUID()
    const sent = performance.now()
    const answer = await finalAnswer(call, key)
    const tally = tallyOf(journal, call.operation)
    if (isDone(answer)) tally.done++
    else tally.refused++
    if (answer.isReplay) tally.replays++
    if (key) journal.entries.push({ call, key, answer, sent, answered: performance.now() })
    if (!isExpected(answer, call))
      journal.surprises.push(`${call.operation} ${call.path}: ${answer.status} ${answer.text.slice(0, 500)}`)
    return answer
  }
}
