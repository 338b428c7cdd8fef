import { actOn } from './applicants.ts'
import { isDone, type Json } from './journal.ts'
import { type Act, DAY, day, type Here, instant, learn, openPrograms, pickApplication, SECOND } from './scene.ts'

/** Soon enough that the ticking clock passes it among the requests, or a few days away, for the clock to be set past it. */
const soonOrLater = ({ chance, scene }: Here, seconds: number) =>
  instant(scene.now() + (chance.is(0.6) ? chance.between(3, seconds) * SECOND : chance.between(1, 4) * DAY))

/** Screens one by its state. */
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
export const giveBack = screening('returnApplication', 'return', ['submitted', 'in_review'], (here) => ({
  items: ['Sign the form'],
  due_at: soonOrLater(here, 10),
}))
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

const OUTCOMES = ['select', 'select', 'select', 'waitlist', 'not_select']

async function decideOn({ ask, scene }: Here, id: string, outcome: string, ifMatch?: string) {
  const body = { outcome, reason_code: 'merit', note: `decided as ${scene.next()}` }
  const path = `/v1/applications/${id}/decision`
  return ask({ operation: 'decideApplication', method: 'PUT', path, as: scene.secretariat, body, ifMatch, may: [428] })
}

/** A decision that is there already is read first, as its change must name it. */
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

/** Where seats do not suffice, some of the selected are put on the waitlist, and the next release tries again. */
export const release: Act = (here) => {
  const { ask, scene, chance } = here
  const application = pickApplication(here, 'in_review')
  if (!application) return
  const { program } = application
  const only = program.mode === 'rolling' && chance.is(0.5) && { application_ids: [application.id] }
  const body = { reply_by: soonOrLater(here, 12), ...(chance.is(0.1) && { dry_run: true }), ...only }
  const path = `/v1/programs/${program.id}/releases`
  return ask({ operation: 'releaseDecisions', method: 'POST', path, as: scene.secretariat, body }).then(
    async ({ json }) => {
      if (json.id) for (const { application_id, to } of json.items) tell(here, application_id, to)
      if (json.code !== 'release_conflict') return
      const selected = json.release.items.filter(({ outcome }: Json) => outcome === 'select')
      for (const { application_id } of selected.slice(0, 2)) await decideOn(here, application_id, 'waitlist', '*')
    },
  )
}

function tell({ scene }: Here, id: string, status: string) {
  const application = scene.applications.find((each) => each.id === id)
  if (application?.status === 'in_review') application.status = status
}

/** Makes a program and opens its call, while there are few. */
export const openCall: Act = (here) => {
  const { ask, scene, chance } = here
  if (openPrograms(scene).length >= 4) return
  const closes_at = soonOrLater(here, 25)
  const mode = chance.is(0.5) ? 'round' : 'rolling'
  const required =
    chance.pick([[], ['nomination_form'], ['passport_scan', 'headshot', 'nomination_form']] as const) ?? []
  const body = {
    title: `Program ${scene.next()}`,
    format: 'workshop',
    language: 'en',
    venue: { city: 'Seoul', country: 'KR', timezone: 'Asia/Seoul' },
    starts_on: day(scene.now() + 200 * DAY),
    ends_on: day(scene.now() + 203 * DAY),
    call: { closes_at, mode },
    max_applications_per_city: chance.pick([2, 2, 3, null]) ?? null,
    max_participants_per_city: chance.pick([2, null]) ?? null,
    seats: chance.pick([4, 8, null]) ?? null,
    required_documents: required,
  }
  const staff = { method: 'POST', as: scene.secretariat } as const
  return ask({ operation: 'createProgram', ...staff, path: '/v1/programs', body }).then(async (made) => {
    if (!isDone(made)) return
    const { id } = made.json
    const published = await ask({ operation: 'publishProgram', ...staff, path: `/v1/programs/${id}/publish` })
    if (isDone(published)) scene.programs.push({ id, closes_at, mode, required: [...required] })
  })
}

/** An edit from what was read a moment ago. */
export const editProgram: Act = ({ ask, scene, chance }) => {
  const program = chance.pick(openPrograms(scene))
  if (!program) return
  const call = { path: `/v1/programs/${program.id}`, as: scene.secretariat }
  return ask({ operation: 'getProgram', method: 'GET', ...call }).then(({ headers }) => {
    const body = { summary: `Summary ${scene.next()}` }
    return ask({ operation: 'updateProgram', method: 'PATCH', ...call, body, ifMatch: String(headers.etag) })
  })
}

export const setCap: Act = ({ ask, scene, chance }) => {
  const [program, city] = [chance.pick(openPrograms(scene)), chance.pick(scene.cities)]
  if (!program || !city) return
  const path = `/v1/programs/${program.id}/cities/${city.id}/allocation`
  const body = { max_applications: chance.between(1, 4), reason: 'by agreement' }
  return ask({ operation: 'setCityCap', method: 'PUT', path, as: scene.secretariat, body })
}

const moveCall =
  (operation: string, action: string, bodyOf: (here: Here) => object): Act =>
  (here) => {
    const { ask, scene, chance } = here
    const program = chance.pick(scene.programs.slice(-6))
    if (!program) return
    const path = `/v1/programs/${program.id}/${action}`
    const body = { reason: 'by agreement', ...bodyOf(here) }
    return ask({ operation, method: 'POST', path, as: scene.secretariat, body }).then((answer) => {
      if (isDone(answer)) program.closes_at = answer.json.call.closes_at
    })
  }

export const extendCall = moveCall('extendCall', 'extend-call', (here) => ({ closes_at: soonOrLater(here, 25) }))
export const closeCall = moveCall('closeCall', 'close-call', () => ({}))
