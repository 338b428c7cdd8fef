import type { Test } from 'tap'
import type { Examples } from '../src/http/document.ts'
import type { ProblemKinds } from '../src/http/problem-kinds.ts'
import { problemBody } from '../src/http/problems.ts'
import { Problem } from '../src/platform/problem.ts'
import type { Contract } from './contract.ts'
import type { Answer } from './helper.ts'

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g
/** Problems of the transport, of a fault or of a race: no step of the story can get one. Their example is their meaning. */
export const UNTOLD: Record<string, object> = {
  malformed_request: {},
  malformed_value: {},
  host_missing: {},
  request_timeout: {},
  request_in_flight: {},
  headers_too_large: {},
  internal_error: {},
  unavailable: {},
  draining: {},
  overloaded: {},
  too_many_requests: {},
  message_in_flight: {},
  visa_too_late: { latest_safe_decision_date: '2017-10-30' },
  place_clash: {
    clash: {
      program_id: '01922f7a-5c00-7000-8000-000000000001',
      title: 'Smart City Workshop',
      starts_on: '2017-11-20',
      ends_on: '2017-11-23',
    },
  },
  seats_exceeded: { seats: { total: 30, used: 30, free: 0, over_by: 0 }, wanted: 1 },
  city_participants_exceeded: {
    city_id: '01922f7a-5c00-7000-8000-000000000001',
    participants: { cap: 2, used: 2, free: 0, over_by: 0 },
    wanted: 1,
  },
}

/** What the story needs to know of an operation. */
interface Operation {
  operationId: string
  parameters?: { name: string; required?: boolean }[]
}

/** Replaces what differs between two runs: ids by the order in which they appear, secrets and seals by examples. */
function settled(text: string, kept: Set<string>): string {
  const ids = new Map<string, string>()
  const idOf = (id: string) => {
    if (kept.has(id)) return id
    if (!ids.has(id)) ids.set(id, `01922f7a-5c00-7000-8000-${String(ids.size + 1).padStart(12, '0')}`)
    return String(ids.get(id))
  }
  return (
    text
      .replace(UUID, idOf)
      .replace(/("request_id":")[^"]+/g, '$17d4c1f8e-0a51-4c55-9f0a-3d1a1f6a2b10')
      .replace(/\bcoh_(live|test|pub|applicant)_[A-Za-z0-9]+/g, (_, kind) => `coh_${kind}_EXAMPLE${'0'.repeat(25)}`)
      .replace(/("next_cursor":")[^"]+/g, '$1bmV4dA')
      .replace(/("digest":")[^"]+/g, '$1EXAMPLE0DIGEST0OF0THE0PLAN0000000000000000')
      .replace(
        /("token":"(?:[\w-]{36}\.)?|endorsement-links\/)[\w-]{43}/g,
        '$1EXAMPLE0TOKEN0OF0A0LINK00000000000000000000',
      )
      .replace(/\b[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){4}\b/g, '7KQ2-M4XA-9TBE-03WH-5RZC')
      // The code on a badge.
      .replace(/("code":")[0-9A-F]{5}-[0-9A-F]{5}"/g, '$1A1B2C-D3E4F"')
      .replace(
        /("url":"\/v1\/letters\/[^"]+","size":)\d+,"sha256":"[0-9a-f]+/g,
        `$131000,"sha256":"${'e3b0c442'.repeat(8)}`,
      )
      .replace(/("hint":")[^"]+/g, '$1x7Qz')
  )
}

/** Records the exchanges of a story: for each operation the first success of each status, for each code the first refusal. */
export async function recorder(t: Test, contract: Contract) {
  const operations: Examples['operations'] = {}
  const problems: Examples['problems'] = {}
  const patterns = Object.entries(contract.paths).map(([path, item]) => ({
    item,
    names: [...path.matchAll(/\{([a-z_]+)\}/g)].map(([, name]) => String(name)),
    matches: new RegExp(`^${path.replace(/\{[a-z_]+\}/g, '([^/]+)')}$`),
  }))

  function find(method: string, url: string) {
    const [path = ''] = url.split('?', 1)
    const found = patterns.find(({ matches, item }) => matches.test(path) && item[method.toLowerCase()])
    if (!found) return undefined
    const operation = found.item[method.toLowerCase()] as unknown as Operation
    return { operation, names: found.names, values: found.matches.exec(path)?.slice(1) ?? [] }
  }

  function remember(method: string, url: string, body: unknown, answer: Answer) {
    const isJson = /json/.test(String(answer.headers['content-type']))
    if (answer.statusCode >= 400) {
      const { code } = answer.json()
      problems[code] ??= answer.json()
      return
    }
    const found = find(method, url)
    if (!found) throw new Error(`${method} ${url} is not in the contract`)
    const { names, values } = found
    const { operationId } = found.operation
    const exchange = operations[operationId] ?? {
      parameters: Object.fromEntries(names.map((name, i) => [name, String(values[i])])),
      ...(typeof body === 'object' && !Buffer.isBuffer(body) && { request: body }),
      answers: {},
    }
    operations[operationId] = exchange
    exchange.answers[answer.statusCode] ??= isJson ? answer.json() : null
  }

  /** What was recorded, with an example for each code. `kept` are ids that every sandbox has. */
  function recorded(kinds: ProblemKinds, kept: string[]): Examples {
    for (const [code, members] of Object.entries(UNTOLD)) {
      t.notOk(problems[code], `the story does not tell ${code}`)
      const { status, meaning } = kinds[code] ?? { status: 500 as const, meaning: '' }
      problems[code] = problemBody(new Problem(status, code, meaning, { ...members }), {
        id: kept[0] as string,
        url: '/v1/programs',
      })
    }
    const sorted = (record: object) => Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
    const text = JSON.stringify({ operations: sorted(operations), problems: sorted(problems) })
    return JSON.parse(settled(text, new Set(kept)))
  }
  return { operationOf: (method: string, url: string) => find(method, url)?.operation, remember, recorded }
}
