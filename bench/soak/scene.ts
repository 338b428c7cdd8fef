import type { DocumentKind } from '../../src/catalogue/forms/document-kinds.ts'
import type { Chance } from './chance.ts'
import type { Ask } from './client.ts'
import type { Answer, Journal } from './journal.ts'

export const SECOND = 1_000
export const DAY = 24 * 3_600 * SECOND
/** Few cities and small caps, so that the clients compete. */
const CITIES = 4
/** Clients choose among this many of the latest applications. */
const RECENT = 500

export interface KnownProgram {
  id: string
  /** The end of its call, whether it was set or follows from the start of the program. */
  closes_at: string
  required: DocumentKind[]
  mode: 'round' | 'rolling'
  /** The names of its own questions. */
  questions: string[]
  /** Those who review and interview. */
  reviewers: { id: string; key: string }[]
}

/** An application as the clients last read it. It may be out of date on purpose, as with real clients. */
export interface KnownApplication {
  id: string
  token: string
  person: number
  program: KnownProgram
  city: City
  status: string
  version: number
  documents: Set<DocumentKind>
  isDecided: boolean
  /** The parts that may be changed while it is returned. */
  parts: string[]
}

interface City {
  id: string
  key: string
}

/** The data that all clients share about the service. */
export interface Scene {
  secretariat: string
  frontend: string
  cities: City[]
  programs: KnownProgram[]
  applications: KnownApplication[]
  /** At most one city is suspended at a time. `since` is a reading of the monotonic clock. */
  suspension: { city: City | undefined; since: number }
  /** A new number, for people, titles and other values that must be unique. */
  next(): number
  /** The estimated time on the sandbox's clock, in milliseconds. */
  now(): number
  showed(now: string): void
}

/** The context of an action. */
export interface Here {
  ask: Ask
  scene: Scene
  chance: Chance
  journal: Journal
}
/** An action of a client; undefined: there is nothing to act on. */
export type Act = (here: Here) => Promise<unknown> | undefined

export const instant = (ms: number) => new Date(ms).toISOString()
export const day = (ms: number) => instant(ms).slice(0, 10)

/** Reads the credentials and the clock of the sandbox. */
export async function openScene(ask: Ask): Promise<Scene> {
  const { json } = await ask({ operation: 'getSandbox', method: 'GET', path: '/v1/sandbox' })
  const credentials: { role: string; key: string; city_id: string }[] = json.credentials
  const keyOf = (role: string) => credentials.find((each) => each.role === role)?.key ?? ''
  let count = 0
  let ahead = 0
  const scene: Scene = {
    secretariat: keyOf('secretariat'),
    frontend: keyOf('frontend'),
    cities: credentials
      .filter(({ role }) => role === 'city')
      .slice(0, CITIES)
      .map(({ city_id: id, key }) => ({ id, key })),
    programs: [],
    applications: [],
    suspension: { city: undefined, since: Number.NEGATIVE_INFINITY },
    next: () => ++count,
    now: () => Date.now() + ahead,
    showed: (now) => {
      ahead = Date.parse(now) - Date.now()
    },
  }
  scene.showed(json.now)
  return scene
}

export const openPrograms = ({ programs, now }: Scene) =>
  programs.filter(({ closes_at }) => Date.parse(closes_at) > now())

/** An instant that the clock reaches within seconds among the requests, or that the next moves of the clock pass. */
export const soonOrLater = ({ chance, scene }: Here, seconds: number) =>
  instant(scene.now() + (chance.is(0.6) ? chance.between(3, seconds) * SECOND : chance.between(1, 4) * DAY))

/** An application in one of these states. One time in thirty any application, for which the action may be wrong. */
export function pickApplication({ scene, chance }: Here, ...statuses: string[]): KnownApplication | undefined {
  const recent = scene.applications.slice(-RECENT)
  return chance.pick(chance.is(1 / 30) ? recent : recent.filter(({ status }) => statuses.includes(status)))
}

/** Updates a known application from an answer. True: it should be read again. */
export function learn(application: KnownApplication, { status, json }: Answer): boolean {
  if (status < 300 && json?.version && json.status) {
    application.status = json.status
    application.version = json.version
    application.parts = json.returned?.parts ?? []
    application.isDecided &&= json.status === 'in_review'
  } else if (json?.code === 'transition_not_allowed') application.status = json.from
  else if (json?.code === 'call_closed' && application.status === 'draft') application.status = 'lapsed'
  else return [409, 412].includes(status) && json?.code !== 'city_cap_reached'
  return false
}

/** Reads an application and updates what is known of it. */
export async function readAgain({ ask }: Pick<Here, 'ask'>, application: KnownApplication) {
  const path = `/v1/applications/${application.id}`
  const answer = await ask({ operation: 'getApplication', method: 'GET', path, as: application.token })
  learn(application, answer)
  return answer
}

/** Takes an action on an application, and updates what the clients know of it. */
export async function actOn(
  { ask }: Here,
  application: KnownApplication,
  operation: string,
  action: string,
  { as = application.token, body }: { as?: string; body?: object } = {},
) {
  const answer = await ask({
    operation,
    method: 'POST',
    path: `/v1/applications/${application.id}/${action}`,
    as,
    body,
  })
  if (learn(application, answer)) await readAgain({ ask }, application)
  return answer
}
