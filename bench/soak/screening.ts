import { DOCUMENT_KINDS } from '../../src/catalogue/forms/document-kinds.ts'
import { isDone } from './journal.ts'
import {
  type Act,
  actOn,
  type Here,
  type KnownApplication,
  openPrograms,
  pickApplication,
  readAgain,
  soonOrLater,
} from './scene.ts'

/** An application in one of these states, with a document of it. */
function pickDocument(here: Here, ...statuses: string[]) {
  const application = pickApplication(here, ...statuses)
  const kind = application && (here.chance.pick([...application.documents]) ?? here.chance.pick(DOCUMENT_KINDS))
  return kind ? { application, kind } : undefined
}

/** Staff verify a document. It may have been verified, or be gone. */
export const verifyDocument: Act = (here) => {
  const picked = pickDocument(here, 'submitted', 'in_review')
  if (!picked) return
  const path = `/v1/applications/${picked.application.id}/documents/${picked.kind}/verify`
  return here.ask({ operation: 'verifyDocument', method: 'POST', path, as: here.scene.secretariat, may: [404] })
}

/** Staff reject a document: the application is returned for it. */
export const rejectDocument: Act = (here) => {
  const picked = pickDocument(here, 'submitted', 'in_review')
  if (!picked?.application.documents.has(picked.kind)) return
  const { application, kind } = picked
  const body = { reason: 'it is blurred', due_at: soonOrLater(here, 10) }
  const as = here.scene.secretariat
  return actOn(here, application, 'rejectDocument', `documents/${kind}/reject`, { as, body }).then((answer) => {
    if (isDone(answer)) application.documents.delete(kind)
  })
}

const RECENT = 200

/** Some applications of a program in a state, as the clients know them. */
function someOf({ scene, chance }: Here, status: string, most: number): KnownApplication[] {
  const program = chance.pick(openPrograms(scene)) ?? chance.pick(scene.programs)
  return scene.applications
    .slice(-RECENT)
    .filter((each) => each.program === program && each.status === status)
    .slice(0, chance.between(1, most))
}

/** Staff take several into review at once. One that has moved meanwhile refuses all. */
export const startReviews: Act = (here) => {
  const chosen = someOf(here, 'submitted', 5)
  const [first] = chosen
  if (!first) return
  const body = { application_ids: chosen.map(({ id }) => id) }
  const path = `/v1/programs/${first.program.id}/start-reviews`
  const call = { operation: 'startReviews', method: 'POST', path, as: here.scene.secretariat, body } as const
  return here.ask(call).then(() => Promise.all(chosen.map((each) => readAgain(here, each))))
}

/** Staff decide on several at once, also on those that have a decision. */
export const decideMany: Act = (here) => {
  const chosen = someOf(here, 'in_review', 8)
  const [first] = chosen
  if (!first) return
  const { chance, scene } = here
  const items = chosen.map(({ id }) => ({
    application_id: id,
    outcome: chance.pick(['select', 'waitlist', 'not_select']),
    reason_code: 'merit',
    note: `decided as ${scene.next()}`,
  }))
  const path = `/v1/programs/${first.program.id}/decisions`
  const body = { items, replace: true }
  return here
    .ask({ operation: 'decideApplications', method: 'POST', path, as: scene.secretariat, body })
    .then((answer) => {
      if (isDone(answer)) for (const each of chosen) each.isDecided = true
      else return Promise.all(chosen.map((each) => readAgain(here, each)))
    })
}
