import { isDone, type Json } from './journal.ts'
import { type Act, type Here, type KnownProgram, pickApplication } from './scene.ts'

const criterion = (name: string, scored_in: string, weight: number) => ({
  name,
  label: name,
  scored_in,
  min: 1,
  max: 5,
  weight,
  required: false,
  in_total: true,
})
const rubric = (weight: number) => ({
  criteria: [criterion('need', 'review', weight), criterion('plan', 'review', 1), criterion('english', 'interview', 1)],
})

/** A program of the last ones, with an application that is judged. */
export function pickJudged(here: Here): KnownProgram | undefined {
  return pickApplication(here, 'in_review')?.program
}

/** Staff give a program its rubric and four reviewers, some of a city that applies. Later they change the weights. */
export const openReviews: Act = (here) => {
  const { ask, scene, chance } = here
  const program = pickJudged(here)
  if (!program) return
  const of = `/v1/programs/${program.id}`
  const staff = { as: scene.secretariat }
  const setRubric = (ifMatch?: string) =>
    ask({
      operation: 'setRubric',
      method: 'PUT',
      path: `${of}/rubric`,
      ...staff,
      body: { ...rubric(chance.between(1, 3)), ...(ifMatch && { reason: 'by agreement' }) },
      ifMatch,
      may: [428],
    })
  if (program.reviewers.length > 0) return chance.is(0.2) ? setRubric('*') : undefined
  return setRubric().then(async () => {
    for (let i = 0; i < 4; i++) {
      const n = scene.next()
      const body = {
        name: `Reviewer ${n}`,
        email: `reviewer${n}@office.example`,
        city_id: chance.is(0.5) ? chance.pick(scene.cities)?.id : null,
      }
      const added = await ask({ operation: 'addReviewer', method: 'POST', path: `${of}/reviewers`, ...staff, body })
      if (isDone(added)) program.reviewers.push({ id: added.json.id, key: added.json.key })
    }
  })
}

/** Staff assign reviews, balanced over all reviewers of the program. */
export const assignReviews: Act = (here) => {
  const program = pickJudged(here)
  if (!program || program.reviewers.length === 0) return
  const path = `/v1/programs/${program.id}/review-assignments`
  return here.ask({ operation: 'assignReviews', method: 'POST', path, as: here.scene.secretariat, body: {} })
}

/** A review of a program, as its reviewer finds it, in one of these states. */
async function findReview({ ask, chance }: Here, as: string, ...statuses: string[]) {
  const path = `/v1/reviews?status=${chance.pick(statuses)}`
  const { json } = await ask({ operation: 'listReviews', method: 'GET', path, as })
  return chance.pick(json.items as Json[])
}

/** A reviewer scores an application and submits, or gives the review up. Both may have moved on meanwhile. */
export const review: Act = (here) => {
  const { ask, chance } = here
  const reviewer = chance.pick(pickJudged(here)?.reviewers ?? [])
  if (!reviewer) return
  const as = reviewer.key
  return findReview(here, as, 'assigned', 'assigned', 'in_progress', 'reopened').then(async (found) => {
    if (!found) return
    const path = `/v1/reviews/${found.id}`
    if (chance.is(0.1)) {
      const body = { reason: 'knows the nominee' }
      return ask({ operation: 'recuseReview', method: 'POST', path: `${path}/recuse`, as, body, may: [404] })
    }
    const scores = { need: chance.between(1, 5), ...(chance.is(0.8) && { plan: chance.between(1, 5) }) }
    const ifMatch = `"${found.version}"`
    const saved = await ask({ operation: 'saveReview', method: 'PUT', path, as, body: { scores }, ifMatch, may: [404] })
    if (!isDone(saved)) return
    return ask({ operation: 'submitReview', method: 'POST', path: `${path}/submit`, as, may: [404] })
  })
}

/** Staff give a submitted review back. */
export const reopenReview: Act = (here) => {
  const { ask, chance, scene } = here
  const reviewer = chance.pick(pickJudged(here)?.reviewers ?? [])
  if (!reviewer) return
  return findReview(here, reviewer.key, 'submitted').then((found) => {
    if (!found) return
    const path = `/v1/reviews/${found.id}/reopen`
    const body = { reason: 'a slip in the scores' }
    return ask({ operation: 'reopenReview', method: 'POST', path, as: scene.secretariat, body, may: [404] })
  })
}

/** Staff read the ranking, freeze it, and take its first into a shortlist, whose balance they read. */
export const freezeRanking: Act = (here) => {
  const { ask, scene, chance } = here
  const program = pickJudged(here)
  if (!program) return
  const of = `/v1/programs/${program.id}`
  const staff = { as: scene.secretariat }
  return ask({ operation: 'getRanking', method: 'GET', path: `${of}/ranking`, ...staff }).then(async () => {
    const frozen = await ask({
      operation: 'freezeRanking',
      method: 'POST',
      path: `${of}/rankings`,
      ...staff,
      body: { note: `Frozen as ${scene.next()}` },
    })
    if (!isDone(frozen) || chance.is(0.5)) return
    const body = {
      name: `List ${scene.next()}`,
      from_ranking: { frozen: frozen.json.number, seats: chance.between(1, 4) },
    }
    const made = await ask({ operation: 'createShortlist', method: 'POST', path: `${of}/shortlists`, ...staff, body })
    if (!isDone(made)) return
    const path = `/v1/shortlists/${made.json.id}`
    await ask({ operation: 'getShortlistBalance', method: 'GET', path: `${path}/balance`, ...staff })
    if (chance.is(0.3)) await ask({ operation: 'deleteShortlist', method: 'DELETE', path, ...staff, ifMatch: '*' })
  })
}
