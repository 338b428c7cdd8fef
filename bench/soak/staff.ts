import { PARTS } from '../../src/intake/applications/parts.ts'
import { isDone } from './journal.ts'
import { type Act, actOn, DAY, day, type Here, learn, pickApplication, soonOrLater } from './scene.ts'

/** Makes an action of the screening, on an application in one of these states. */
const screening =
  (operation: string, action: string, statuses: string[], bodyOf: (here: Here) => object | undefined): Act =>
  (here) => {
    const application = pickApplication(here, ...statuses)
    const body = bodyOf(here)
    return (
      application && actOn(here, application, operation, action, { as: here.scene.secretariat, ...(body && { body }) })
    )
  }

export const startReview = screening('startReview', 'start-review', ['submitted'], () => undefined)
/** Returns by `parts`, by items that name a part, or by words only. A returned application gets a new list. */
export const returnApplication = screening(
  'returnApplication',
  'return',
  ['submitted', 'in_review', 'returned'],
  (here) => {
    const { chance } = here
    const parts = [...new Set([chance.pick(PARTS), chance.pick(PARTS)])]
    const items = [chance.is(0.3) ? chance.pick(PARTS) : 'Sign the form']
    return { items, ...(chance.is(0.6) && { parts }), due_at: soonOrLater(here, 10) }
  },
)
export const markIneligible = screening('markIneligible', 'mark-ineligible', ['submitted', 'in_review'], () => ({
  criteria: ['managerial_level'],
  reason: 'the post is not managerial',
}))
export const reinstate = screening('reinstateApplication', 'reinstate', ['ineligible'], () => ({
  reason: 'the post is managerial after all',
}))
export const attest = screening('addAttestation', 'attestations', ['submitted', 'in_review'], () => ({
  criterion: 'managerial_level',
}))

/** Waives the membership of a suspended city. */
export const waive = screening('addWaiver', 'waivers', ['draft', 'submitted', 'in_review'], () => ({
  criterion: 'city_member',
  reason: 'nominated before the suspension',
}))

const CORRECTED = ['submitted', 'returned', 'in_review', 'waitlisted', 'offered', 'accepted', 'ineligible', 'lapsed']

/** Corrects a person. The e-mail address is always new, so that something changes. Some names are another nominee's. */
export const correctApplicant: Act = (here) => {
  const application = pickApplication(here, ...CORRECTED)
  if (!application) return
  const { chance, scene } = here
  const n = scene.next()
  const others = scene.applications.slice(-100).filter((each) => each.program === application.program)
  const person = (chance.is(0.2) && chance.pick(others)?.person) || n
  const applicant = {
    email: `office${n}@city.example`,
    ...(chance.is(0.5) && { name: `Nominee ${person}` }),
    ...(chance.is(0.2) && { birth_date: day(Date.UTC(1950, 0, 1) + n * DAY) }),
  }
  const body = { applicant, reason: 'a misspelling' }
  return actOn(here, application, 'correctApplicant', 'correct-applicant', { as: scene.secretariat, body }).then(
    (answer) => {
      if (isDone(answer) && applicant.name) application.person = person
    },
  )
}

const OUTCOMES = ['select', 'select', 'select', 'waitlist', 'not_select']

export async function decideOn({ ask, scene }: Here, id: string, outcome: string, ifMatch?: string) {
  const body = { outcome, reason_code: 'merit', note: `decided as ${scene.next()}` }
  const path = `/v1/applications/${id}/decision`
  return ask({ operation: 'decideApplication', method: 'PUT', path, as: scene.secretariat, body, ifMatch, may: [428] })
}

/** Decides an application. To change an existing decision (428), it reads the decision first for its tag. */
export const decide: Act = (here) => {
  const application = pickApplication(here, 'in_review')
  const { ask, scene, chance } = here
  if (!application || (application.isDecided && chance.is(0.8))) return
  const outcome = chance.pick(OUTCOMES) ?? ''
  return decideOn(here, application.id, outcome).then(async (answer) => {
    learn(application, answer)
    application.isDecided ||= isDone(answer)
    if (answer.status !== 428 || chance.is(0.7)) return
    const path = `/v1/applications/${application.id}/decision`
    const found = await ask({ operation: 'getDecision', method: 'GET', path, as: scene.secretariat, may: [404] })
    if (isDone(found)) await decideOn(here, application.id, outcome, String(found.headers.etag))
  })
}
