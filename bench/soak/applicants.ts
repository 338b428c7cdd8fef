import { DOCUMENT_KINDS } from '../../src/catalogue/forms/document-kinds.ts'
import { change } from './edits.ts'
import { endorse } from './endorsements.ts'
import { isDone, type Json } from './journal.ts'
import { aPaper } from './papers.ts'
import { type Act, actOn, type Here, type KnownApplication, openPrograms, pickApplication, readAgain } from './scene.ts'

const LIVING = ['draft', 'submitted', 'returned', 'in_review', 'waitlisted', 'offered', 'accepted']
const pathOf = ({ id }: KnownApplication) => `/v1/applications/${id}`

const position = {
  title: 'Head of Smart City',
  department: 'Digital Office',
  level: 'manager',
  employer_type: 'city_government',
  field_of_work: 'smart_city',
}

/** Most people are new. Some have an application in this program already, and are refused while it is living. */
export const start: Act = ({ ask, scene, chance }) => {
  const [program, city] = [chance.pick(openPrograms(scene)), chance.pick(scene.cities)]
  if (!program || !city) return
  const others = scene.applications.slice(-100).filter((each) => each.program === program)
  const person = (chance.is(0.1) && chance.pick(others)?.person) || scene.next()
  const as = chance.is(0.2) ? city.key : scene.frontend
  const name = `Nominee ${person}`
  const body = {
    city_id: city.id,
    applicant: {
      name,
      name_as_in_passport: name,
      email: 'office@city.example',
      birth_date: '1980-02-29',
      nationality: 'OM',
    },
    position,
    languages: [{ language: 'en', level: 'B2' }],
    passport: { country: 'OM', type: 'official', expires_on: '2029-01-31' },
    answers: Object.fromEntries(program.questions.map((question) => [question, `Answer of ${person}`])),
  }
  const path = `/v1/programs/${program.id}/applications`
  return ask({ operation: 'startApplication', method: 'POST', path, as, body }).then((answer) => {
    if (!isDone(answer)) return
    const { id, applicant_token: token, status, version } = answer.json
    scene.applications.push({
      id,
      token,
      person,
      program,
      city,
      status,
      version,
      documents: new Set(),
      isDecided: false,
      parts: [],
    })
  })
}

export const putDocument: Act = (here) => {
  const application = pickApplication(here, 'draft', 'draft', 'returned')
  if (!application) return
  const missing = application.program.required.filter((kind) => !application.documents.has(kind))
  const returned = DOCUMENT_KINDS.filter((kind) => application.parts.includes(kind))
  const kind =
    here.chance.pick(missing) ??
    here.chance.pick(here.chance.is(0.8) && returned.length > 0 ? returned : DOCUMENT_KINDS)
  if (!kind || (missing.length === 0 && here.chance.is(0.8))) return
  const path = `${pathOf(application)}/documents/${kind}`
  const file = aPaper(kind, here.chance)
  const call = { operation: 'putDocument', method: 'PUT', path, as: application.token, file } as const
  return here.ask(call).then((answer) => {
    if (isDone(answer)) application.documents.add(kind)
    else return readAgain(here, application)
  })
}

export const deleteDocument: Act = (here) => {
  const application = pickApplication(here, 'draft', 'returned')
  const kind = application && here.chance.pick([...application.documents])
  if (!kind) return
  const path = `${pathOf(application)}/documents/${kind}`
  const call = { operation: 'deleteDocument', method: 'DELETE', path, as: application.token, may: [404] } as const
  return here.ask(call).then(() => application.documents.delete(kind))
}

/**
 * Submits a draft, nearly always one that is complete as far as its applicant knows: new questions are answered after a
 * refusal. If the city has no free slot, it sometimes withdraws another application.
 */
export const submit: Act = (here) => {
  const application = pickApplication(here, 'draft')
  if (!application) return
  const isReady = application.program.required.every((kind) => application.documents.has(kind))
  if (!isReady && here.chance.is(0.95)) return
  return actOn(here, application, 'submitApplication', 'submit').then(async ({ json }): Promise<unknown> => {
    const isUnendorsed = json.eligibility?.criteria.some(
      ({ criterion, outcome }: Json) => criterion === 'city_endorsement' && outcome === 'not_met',
    )
    if (isUnendorsed && here.chance.is(0.5)) return endorse(here, application)
    if (json.code === 'not_eligible' && here.chance.is(0.5)) return change(here, application, ['answers'])
    if (json.code === 'city_cap_reached' && here.chance.is(0.3)) return makeRoom(here, application)
  })
}

async function makeRoom(here: Here, { program, city }: KnownApplication) {
  const others = here.scene.applications.filter((each) => each.program === program && each.city === city)
  const other = others.find(({ status }) => ['submitted', 'returned', 'in_review'].includes(status))
  if (other) await withdrawAs(here, other, city.key)
}

const withdrawAs = (here: Here, application: KnownApplication, as: string) =>
  actOn(here, application, 'withdrawApplication', 'withdraw', { as, body: { reason: 'cannot come' } })

export const resubmit: Act = (here) => {
  const application = pickApplication(here, 'returned')
  return application && actOn(here, application, 'resubmitApplication', 'resubmit')
}

/** The applicant, the city or staff withdraw. */
export const withdraw: Act = (here) => {
  const application = pickApplication(here, ...LIVING)
  if (!application) return
  const as = here.chance.pick([application.token, application.city.key, here.scene.secretariat]) ?? ''
  return withdrawAs(here, application, as)
}

/** An application with an offer to answer. One in four people answers late, or never. */
function answering(here: Here): KnownApplication | undefined {
  const application = pickApplication(here, 'offered')
  return application && application.person % 4 === 0 && here.chance.is(0.97) ? undefined : application
}

export const accept: Act = (here) => {
  const application = answering(here)
  return application && actOn(here, application, 'acceptOffer', 'accept')
}

export const decline: Act = (here) => {
  const application = answering(here)
  if (!application) return
  const as = here.chance.is(0.5) ? application.token : application.city.key
  return actOn(here, application, 'declineOffer', 'decline', { as })
}
