import { type Act, type Here, type KnownApplication, pickApplication, readAgain } from './scene.ts'

const SHOWN = ['draft', 'submitted', 'returned', 'in_review', 'waitlisted', 'offered', 'not_selected']

/** Reads an application as its applicant. A decision that it shows is compared with the releases at the end. */
export const readOwn: Act = (here) => {
  const application = pickApplication(here, ...SHOWN)
  return application && readAgain(here, application).then(({ json }) => noteDecision(here, application, json?.decision))
}

function noteDecision(
  { journal }: Here,
  { id }: KnownApplication,
  decision: { outcome: string; released_at: string } | null,
) {
  if (decision) journal.seen.push({ application: id, outcome: decision.outcome, released_at: decision.released_at })
}

const ofApplication =
  (operation: string, part: string, may: number[] = []): Act =>
  (here) => {
    const application = pickApplication(here, 'draft', 'submitted', 'returned', 'in_review', 'offered', 'accepted')
    const path = `/v1/applications/${application?.id}/${part}`
    return application && here.ask({ operation, method: 'GET', path, as: application.token, may })
  }

export const readDocuments = ofApplication('listDocuments', 'documents')
export const download = ofApplication('downloadDocument', 'documents/nomination_form/content', [404])
export const readEligibility = ofApplication('getApplicationEligibility', 'eligibility')
export const readHistory = ofApplication('getApplicationHistory', 'history')

const LISTS = ['', '?status=submitted', '?status=in_review', '?sort=-submitted_at&limit=100']
export const listApplications: Act = ({ ask, scene, chance }) => {
  const as = chance.pick([scene.secretariat, scene.frontend, scene.cities[0]?.key ?? ''])
  return ask({ operation: 'listApplications', method: 'GET', path: `/v1/applications${chance.pick(LISTS)}`, as })
}

const ofProgram =
  (operation: string, part: string): Act =>
  ({ ask, scene, chance }) => {
    const program = chance.pick(scene.programs.slice(-8))
    const path = `/v1/programs/${program?.id}/${part}`
    return program && ask({ operation, method: 'GET', path, as: scene.secretariat })
  }

export const listDecisions = ofProgram('listDecisions', 'decisions')
export const listParticipants = ofProgram('listParticipants', 'participants')
export const listPrograms: Act = ({ ask }) =>
  ask({ operation: 'listPrograms', method: 'GET', path: '/v1/programs?phase=call_open' })

export const readAllocation: Act = ({ ask, scene, chance }) => {
  const [program, city] = [chance.pick(scene.programs.slice(-4)), chance.pick(scene.cities)]
  const path = `/v1/programs/${program?.id}/cities/${city?.id}/allocation`
  return program && city && ask({ operation: 'getAllocation', method: 'GET', path })
}
