import { isDone, type Journal } from './journal.ts'
import { type Act, actOn, type Here, type KnownApplication, pickApplication } from './scene.ts'

const endorser = { name: 'Focal point', email: 'focal-point@city.example' }
const NOMINATED = ['draft', 'draft', 'submitted', 'returned', 'in_review']

export const endorse = (here: Here, application: KnownApplication) =>
  actOn(here, application, 'endorseApplication', 'endorse', { as: application.city.key, body: { endorser } })

/** The city endorses a nominee, or declines; of an endorsed one it takes its word back. */
export const answerForCity: Act = (here) => {
  const application = pickApplication(here, ...NOMINATED)
  if (!application) return
  const as = application.city.key
  if (here.chance.is(0.8)) return endorse(here, application)
  const body = { endorser, reason: 'not our nominee' }
  return actOn(here, application, 'declineEndorsement', 'decline-endorsement', { as, body })
}

/** The actor that the history names for an answer by a link: no credential acknowledges it. */
export const BY_LINK = 'A focal point, by a link'

/** Staff get a one-time link, which two focal points answer in the same moment. */
export const answerLink: Act = (here) => {
  const application = pickApplication(here, ...NOMINATED)
  if (!application) return
  const as = here.scene.secretariat
  return actOn(here, application, 'requestEndorsement', 'endorsement-requests', { as }).then(async (asked) => {
    if (!isDone(asked) || !asked.json.link) return
    const path = `/v1/endorsement-links/${asked.json.link.token}`
    const body = { answer: 'endorse', endorser }
    const call = { operation: 'answerEndorsementLink', method: 'POST', path, body, may: [404, 410] } as const
    const answers = await Promise.all([here.ask(call), here.ask(call)])
    tellTwice(here.journal, path, answers.filter(isDone).length)
  })
}

const tellTwice = ({ surprises }: Journal, path: string, times: number) =>
  times > 1 && surprises.push(`${path} was answered ${times} times`)

/** A city sets the order of its nominees, with the tag of a fresh read. */
export const setPriorities: Act = (here) => {
  const { ask, scene, chance } = here
  const application = pickApplication(here, 'submitted', 'in_review')
  if (!application) return
  const { program, city } = application
  const path = `/v1/programs/${program.id}/cities/${city.id}/priorities`
  const call = { path, as: city.key }
  return ask({ operation: 'getPriorities', method: 'GET', ...call }).then(({ headers }) => {
    const nominees = scene.applications.filter((each) => each.program === program && each.city === city)
    const open = nominees.filter(({ status }) => ['submitted', 'returned', 'in_review'].includes(status))
    const ids = open.map(({ id }) => id)
    const body = { application_ids: chance.is(0.5) ? ids : ids.reverse() }
    return ask({ operation: 'setPriorities', method: 'PUT', ...call, body, ifMatch: String(headers.etag) })
  })
}
