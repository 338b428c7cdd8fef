import type { Chance } from './chance.ts'
import { isDone, type Json } from './journal.ts'
import {
  type Act,
  DAY,
  day,
  type Here,
  instant,
  type KnownProgram,
  openPrograms,
  readAgain,
  soonOrLater,
} from './scene.ts'

const QUESTIONS = ['motivation', 'plan', 'budget', 'experience']

/** Chooses questions, and whether they are required. */
function someQuestions(chance: Chance) {
  const names = QUESTIONS.filter(() => chance.is(0.4))
  const required = chance.is(0.3) ? names : []
  const properties = Object.fromEntries(names.map((name) => [name, { type: 'string', title: name }]))
  return { names, schema: { type: 'object', properties, required } }
}

/** Chooses a program's days. One in three is soon after its call, so that the clock passes its end. */
function someDays(chance: Chance, after: number) {
  const starts = after + (chance.is(0.35) ? chance.between(2, 3) : 200) * DAY
  return { starts_on: day(starts), ends_on: day(starts + chance.between(0, 2) * DAY) }
}

/** The end of a program's call. Seoul is nine hours ahead of UTC. */
const endOf = ({ call, starts_on }: Json) => call.closes_at ?? instant(Date.parse(starts_on) - (9 / 24) * DAY)

/** Creates and publishes a program if few calls are open. A webinar's call may have no deadline. */
export const openCall: Act = (here) => {
  const { ask, scene, chance } = here
  if (openPrograms(scene).length >= 4) return
  const format = chance.is(0.2) ? 'webinar' : 'workshop'
  const closes_at = format === 'webinar' && chance.is(0.7) ? null : soonOrLater(here, 25)
  const mode = chance.is(0.5) ? 'round' : 'rolling'
  const required =
    chance.pick([[], ['nomination_form'], ['passport_scan', 'headshot', 'nomination_form']] as const) ?? []
  const { names: questions, schema } = someQuestions(chance)
  const body = {
    title: `Program ${scene.next()}`,
    format,
    language: 'en',
    venue: { city: 'Seoul', country: 'KR', timezone: 'Asia/Seoul' },
    ...someDays(chance, Date.parse(closes_at ?? instant(scene.now()))),
    call: { closes_at, mode },
    max_applications_per_city: chance.pick([2, 2, 3, null]) ?? null,
    max_participants_per_city: chance.pick([2, null]) ?? null,
    seats: chance.pick([4, 8, null]) ?? null,
    required_documents: required,
    answers_schema: schema,
    selection: {
      steps: [],
      ...(chance.is(0.2) && { overdue: 'ineligible' }),
      ...(chance.is(0.3) && { endorsement: chance.pick(['before_submission', 'before_release']) }),
    },
  }
  const staff = { method: 'POST', as: scene.secretariat } as const
  return ask({ operation: 'createProgram', ...staff, path: '/v1/programs', body }).then(async (made) => {
    if (!isDone(made)) return
    const { id } = made.json
    const published = await ask({ operation: 'publishProgram', ...staff, path: `/v1/programs/${id}/publish` })
    if (!isDone(published)) return
    scene.programs.push({
      id,
      closes_at: endOf(published.json),
      mode,
      required: [...required],
      questions,
      reviewers: [],
    })
  })
}

/** Changes a program with the tag of a fresh read. */
async function change({ ask, scene }: Here, program: KnownProgram, body: object) {
  const call = { path: `/v1/programs/${program.id}`, as: scene.secretariat }
  const { headers } = await ask({ operation: 'getProgram', method: 'GET', ...call })
  const ifMatch = String(headers.etag)
  const answer = await ask({ operation: 'updateProgram', method: 'PATCH', ...call, body, ifMatch })
  if (isDone(answer)) program.closes_at = endOf(answer.json)
  return answer
}

const onRecent =
  (act: (here: Here, program: KnownProgram) => Promise<unknown> | undefined): Act =>
  (here) => {
    const program = here.chance.pick(here.scene.programs.slice(-8))
    return program && act(here, program)
  }

/** Changes a text, or the days: to later, sooner or past ones. */
export const editProgram = onRecent((here, program) => {
  const { scene, chance } = here
  const summary = { summary: `Summary ${scene.next()}` }
  const days = someDays(chance, Math.max(Date.parse(program.closes_at), scene.now() - 6 * DAY))
  return change(here, program, chance.is(0.3) ? days : summary)
})

/** Changes the questions: some are dropped, some come back, some become required. */
export const changeQuestions = onRecent(async (here, program) => {
  const { names, schema } = someQuestions(here.chance)
  const answer = await change(here, program, { answers_schema: schema })
  if (isDone(answer)) program.questions = names
})

/** Cancels few programs, because a cancellation ends all applications of the clients there. */
export const cancelProgram = onRecent(({ ask, scene, chance }, program) => {
  if (chance.is(0.7)) return
  const path = `/v1/programs/${program.id}/cancel`
  const body = { reason: 'the venue is closed' }
  return ask({ operation: 'cancelProgram', method: 'POST', path, as: scene.secretariat, body }).then((answer) => {
    if (isDone(answer)) program.closes_at = instant(scene.now())
  })
})

export const setCap: Act = ({ ask, scene, chance }) => {
  const [program, city] = [chance.pick(openPrograms(scene)), chance.pick(scene.cities)]
  if (!program || !city) return
  const path = `/v1/programs/${program.id}/cities/${city.id}/allocation`
  if (chance.is(0.2)) return ask({ operation: 'removeCityCap', method: 'DELETE', path, as: scene.secretariat })
  const body = { max_applications: chance.between(1, 4), reason: 'by agreement' }
  return ask({ operation: 'setCityCap', method: 'PUT', path, as: scene.secretariat, body })
}

const moveCall = (operation: string, action: string, bodyOf: (here: Here) => object) =>
  onRecent((here, program) => {
    const { ask, scene } = here
    const path = `/v1/programs/${program.id}/${action}`
    const body = { reason: 'by agreement', ...bodyOf(here) }
    return ask({ operation, method: 'POST', path, as: scene.secretariat, body }).then(async (answer) => {
      if (!isDone(answer)) return
      program.closes_at = endOf(answer.json)
      // Some of the lapsed drafts are reopened.
      const lapsed = scene.applications.filter((each) => each.program === program && each.status === 'lapsed')
      for (const application of lapsed.slice(-5)) await readAgain(here, application)
    })
  })

export const extendCall = moveCall('extendCall', 'extend-call', (here) => ({ closes_at: soonOrLater(here, 25) }))
export const closeCall = moveCall('closeCall', 'close-call', () => ({}))
