// biome-ignore lint/suspicious/noExplicitAny: a client of our API knows its answers from the contract, not from our types
export type Json = any

interface Ask {
  as?: string
  body?: object | FormData
  headers?: Record<string, string>
}

/** The part of an answer that matters to the reader. */
function gist(answer: Json): string {
  if (!answer) return ''
  if (answer.code && answer.detail) return `${answer.code}: ${answer.detail}`
  if (answer.verdict) {
    const told = answer.criteria.filter(({ outcome }: Json) => outcome === 'not_met' || outcome === 'unverified')
    return `${answer.verdict}${told.map(({ criterion, outcome }: Json) => ` · ${criterion} ${outcome}`).join('')}`
  }
  if (answer.slots?.length && answer.cap !== undefined) return `${answer.used} of ${answer.cap} slots used`
  if (answer.conflicts) return answer.items.map(({ outcome }: Json) => outcome).join(', ')
  return answer.status ?? answer.outcome ?? answer.title ?? answer.kind ?? answer.now ?? ''
}

/** Sends requests to a service, and prints each with its answer. */
export class Player {
  failures = 0
  readonly base: string
  constructor(base: string) {
    this.base = base
  }

  /** Reads an address without telling of it. */
  async fetched(path: string, as: string): Promise<{ bytes: Buffer; json: Json }> {
    const response = await fetch(new URL(path, this.base), { headers: { authorization: `Bearer ${as}` } })
    const bytes = Buffer.from(await response.arrayBuffer())
    const isJson = response.headers.get('content-type')?.includes('json')
    return { bytes, json: isJson ? JSON.parse(bytes.toString()) : undefined }
  }

  /** Sends a request. Counts a failure if the status is not the expected one. */
  async step(what: string, expected: number, method: string, path: string, { as, body, headers = {} }: Ask = {}) {
    const isForm = body instanceof FormData
    const response = await fetch(this.base + path, {
      method,
      headers: {
        ...(as && { authorization: `Bearer ${as}` }),
        ...(body && !isForm && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body && { body: isForm ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    const answer: Json = text && isJson ? JSON.parse(text) : undefined
    const ok = response.status === expected
    if (!ok) this.failures++
    const status = `${response.status}${ok ? '' : ` (expected ${expected})`}`
    console.log(`${ok ? '✓' : '✗'} ${what}\n    ${method} ${path} → ${status} ${gist(answer)}`)
    return answer
  }

  get(what: string, path: string, as?: string) {
    return this.step(what, 200, 'GET', path, as ? { as } : {})
  }
  post(what: string, path: string, as: string, body?: object, expected = 200) {
    return this.step(what, expected, 'POST', path, { as, ...(body && { body }) })
  }
  put(what: string, path: string, as: string, body: object, expected = 200) {
    return this.step(what, expected, 'PUT', path, { as, body })
  }
  setClock(what: string, now: string) {
    return this.step(what, 200, 'PUT', '/v1/sandbox/clock', { body: { now } })
  }
  /** Counts a failure if what the story needs is not so. */
  expect(what: string, isSo: boolean) {
    if (isSo) return
    this.failures++
    console.log(`✗ ${what}`)
  }
}
