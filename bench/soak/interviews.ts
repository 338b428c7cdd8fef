import { isDone, type Json } from './journal.ts'
import { pickJudged } from './reviews.ts'
import { type Act, type Here, type KnownApplication, type KnownProgram, pickApplication, soonOrLater } from './scene.ts'

const interviewOf = ({ id }: KnownApplication) => `/v1/applications/${id}/interview`

/** Staff give some slots of one interviewer, which may overlap others of the same person. */
export const createSlots: Act = (here) => {
  const { ask, scene, chance } = here
  const program = pickJudged(here)
  const reviewer = chance.pick(program?.reviewers ?? [])
  if (!program || !reviewer) return
  const slots = Array.from({ length: chance.between(1, 3) }, () => ({
    reviewer_id: reviewer.id,
    starts_at: soonOrLater(here, 12),
    minutes: 5,
    capacity: chance.pick([1, 1, 2]),
  }))
  const path = `/v1/programs/${program.id}/interview-slots`
  return ask({ operation: 'createInterviewSlots', method: 'POST', path, as: scene.secretariat, body: { slots } })
}

const inviteTo = ({ ask, scene }: Here, { id }: KnownProgram, body: object) => {
  const path = `/v1/programs/${id}/interview-invitations`
  return ask({ operation: 'inviteToInterview', method: 'POST', path, as: scene.secretariat, body })
}

/** Staff invite one, or all in review who were never invited. */
export const invite: Act = (here) => {
  const application = pickApplication(here, 'in_review')
  if (!isInterviewing(application)) return
  return inviteTo(here, application.program, here.chance.is(0.7) ? { application_ids: [application.id] } : {})
}

/** One of the first free slots, so that applicants compete. */
async function findSlot({ ask, chance }: Here, { program, token }: KnownApplication): Promise<string | undefined> {
  const path = `/v1/programs/${program.id}/interview-slots?limit=3`
  const { json } = await ask({ operation: 'listInterviewSlots', method: 'GET', path, as: token, may: [404] })
  return chance.pick((json?.items ?? []) as Json[])?.id
}

/** An applicant takes a slot. One that nobody has invited is invited sometimes, and tries again. */
async function take(here: Here, application: KnownApplication, operation: string, method: 'POST' | 'PATCH') {
  const slot_id = await findSlot(here, application)
  const call = { operation, method, path: interviewOf(application), as: application.token, body: { slot_id } }
  return slot_id ? here.ask(method === 'PATCH' ? { ...call, ifMatch: '*' } : call) : undefined
}

const isInterviewing = (application: KnownApplication | undefined): application is KnownApplication =>
  application !== undefined && application.program.reviewers.length > 0

export const book: Act = (here) => {
  const application = pickApplication(here, 'in_review')
  if (!isInterviewing(application)) return
  return take(here, application, 'bookInterview', 'POST').then(async (answer) => {
    if (answer?.json?.code !== 'not_invited' || here.chance.is(0.3)) return
    await inviteTo(here, application.program, { application_ids: [application.id] })
    await take(here, application, 'bookInterview', 'POST')
  })
}

export const move: Act = (here) => {
  const application = pickApplication(here, 'in_review')
  return isInterviewing(application) ? take(here, application, 'moveInterview', 'PATCH') : undefined
}

export const cancel: Act = (here) => {
  const application = pickApplication(here, 'in_review')
  if (!isInterviewing(application)) return
  const as = here.chance.pick([application.token, here.scene.secretariat])
  return here.ask({ operation: 'cancelInterview', method: 'DELETE', path: interviewOf(application), as, ifMatch: '*' })
}

/** Staff record what came of a meeting, sometimes too early. */
export const recordOutcome: Act = (here) => {
  const { ask, scene, chance } = here
  const program = pickJudged(here)
  if (!program) return
  const as = scene.secretariat
  const path = `/v1/programs/${program.id}/interviews?status=booked`
  return ask({ operation: 'listInterviews', method: 'GET', path, as }).then(async (answer) => {
    const found = chance.pick((isDone(answer) ? answer.json.items : []) as Json[])
    if (!found) return
    const outcome = chance.pick(['held', 'held', 'held', 'no_show', 'not_held'])
    const body = { outcome, ...(outcome === 'held' && { scores: { english: chance.between(1, 5) } }) }
    const to = `/v1/interviews/${found.id}/outcome`
    return ask({ operation: 'recordInterviewOutcome', method: 'POST', path: to, as, body, ifMatch: '*' })
  })
}
