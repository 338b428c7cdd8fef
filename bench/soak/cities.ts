import { type Act, day, SECOND } from './scene.ts'

const LASTS_MS = 10 * SECOND
const BETWEEN_MS = 2 * SECOND

/** Suspends the membership of a city whose nominee waits for a release, or lifts an earlier suspension. */
export const changeMembership: Act = ({ ask, scene, chance }) => {
  const { suspension, applications } = scene
  const waiting = applications.filter(({ isDecided }) => isDecided)
  const city = suspension.city ?? chance.pick(waiting.slice(-10))?.city
  const isLifted = suspension.city !== undefined
  if (!city || performance.now() - suspension.since < (isLifted ? LASTS_MS : BETWEEN_MS)) return
  suspension.since = performance.now()
  const call = { path: `/v1/cities/${city.id}`, as: scene.secretariat }
  return ask({ operation: 'getCity', method: 'GET', ...call }).then(async ({ headers, json }) => {
    const { from } = json.membership
    const suspended_from = isLifted ? null : day(scene.now())
    const body = { membership: { from, suspended_from, suspended_until: null } }
    const answer = await ask({ operation: 'updateCity', method: 'PATCH', ...call, body, ifMatch: String(headers.etag) })
    if (answer.status < 300) suspension.city = isLifted ? undefined : city
  })
}
