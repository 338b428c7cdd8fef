import { type Act, day, SECOND } from './scene.ts'

/** So long that a release finds the city as it is: the checker cannot tell what a release saw in the last seconds. */
const LASTS_MS = 12 * SECOND

/** Suspends a city as a member of the network, or lifts what was suspended a while ago. */
export const changeMembership: Act = ({ ask, scene, chance }) => {
  const { suspension, cities } = scene
  const city = suspension.city ?? chance.pick(cities)
  if (!city || performance.now() - suspension.since < LASTS_MS) return
  const isLifted = suspension.city !== undefined
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
