import { BY_LINK } from './endorsements.ts'
import type { Evidence, Entry as HistoryEntry } from './evidence.ts'
import { type Check, each, type Finding } from './finding.ts'
import { acknowledged, type Entry, isDone, type Journal, type Json, lastOf, subjectOf } from './journal.ts'

/** The history's action for each operation. */
const ACTION_OF: Record<string, string> = {
  startApplication: 'start',
  submitApplication: 'submit',
  resubmitApplication: 'resubmit',
  withdrawApplication: 'withdraw',
  startReview: 'start_review',
  returnApplication: 'return',
  markIneligible: 'mark_ineligible',
  reinstateApplication: 'reinstate',
  acceptOffer: 'accept',
  declineOffer: 'decline',
  decideApplication: 'decide',
  putDocument: 'put_document',
  deleteDocument: 'delete_document',
  updateApplication: 'update',
  correctApplicant: 'correct_applicant',
  verifyDocument: 'verify_document',
  addAttestation: 'attest',
  addWaiver: 'waive',
  updateCity: 'update',
  createProgram: 'create',
  publishProgram: 'publish',
  updateProgram: 'update',
  extendCall: 'extend_call',
  closeCall: 'close_call',
  cancelProgram: 'cancel',
  setCityCap: 'set_city_cap',
  requestEndorsement: 'request_endorsement',
  endorseApplication: 'endorse',
  setPriorities: 'set_priorities',
  setRubric: 'set_rubric',
  addReviewer: 'add_reviewer',
  freezeRanking: 'freeze_ranking',
  createShortlist: 'create_shortlist',
  bookInterview: 'book_interview',
  moveInterview: 'move_interview',
}

/** The same, for operations whose answer names the application. */
const ON_ANSWERED: Record<string, string> = {
  saveReview: 'save_review',
  submitReview: 'submit_review',
  reopenReview: 'reopen_review',
  recordInterviewOutcome: 'record_interview_outcome',
}

/** Actions without an acknowledgement of their own, or that may change nothing. Other invariants check them. */
const UNTOLD = [
  'void_decision',
  'void_attestation',
  'remove_city_cap',
  'cancel_interview',
  'delete_shortlist',
  'ask_again',
]
/** A key comes with its reviewer, a city attests with its endorsement, and a link has no credential that acknowledges it. */
const isUntold = ({ subject_type, action, actor_role, actor_name }: HistoryEntry) =>
  UNTOLD.includes(action) ||
  subject_type === 'api_key' ||
  (action === 'attest' && actor_role === 'city') ||
  actor_name === BY_LINK

/** A release writes one entry for the program, one for each application, and one for each overridden conflict. */
function tracesOfRelease(program: string, { id, items, conflicts }: Json): string[] {
  if (!id) return []
  const overridden = new Set(conflicts.map((conflict: Json) => conflict.application_id))
  return [
    `release of ${program}, null, by ${id}`,
    ...items.map((item: Json) => `release of ${item.application_id}, ${item.to}, by ${id}`),
    ...[...overridden].map((application_id) => `override_eligibility of ${application_id}, null, by ${id}`),
  ]
}

/** The entries that an acknowledged request must have written to the history. */
function traces(entry: Entry): string[] {
  const { operation } = entry.call
  const { json } = entry.answer
  if (operation === 'releaseDecisions') return tracesOfRelease(subjectOf(entry), json)
  if (operation === 'startReviews') return json.application_ids.map((id: string) => `start_review of ${id}`)
  if (operation === 'decideApplications')
    return json.items.map(({ application_id }: Json) => `decide of ${application_id}`)
  if (operation === 'declineEndorsement')
    return [`${json.status === 'withdrawn' ? 'withdraw' : 'decline'}_endorsement of ${subjectOf(entry)}`]
  if (operation === 'assignReviews')
    return json.assigned.map(({ application_id }: Json) => `assign_review of ${application_id}`)
  if (operation === 'recuseReview')
    return ['recuse_review', ...(json.replaced_by ? ['assign_review'] : [])].map(
      (on) => `${on} of ${json.application_id}`,
    )
  const onAnswered = ON_ANSWERED[operation]
  if (onAnswered) return [`${onAnswered} of ${json.application_id}`]
  if (operation === 'createInterviewSlots')
    return json.created > 0 ? [`create_interview_slots of ${subjectOf(entry)}`] : []
  if (operation === 'inviteToInterview') return json.application_ids.map((id: string) => `invite_to_interview of ${id}`)
  if (operation === 'rejectDocument') return [`reject_document of ${subjectOf(entry)}`, `return of ${subjectOf(entry)}`]
  const action = ACTION_OF[operation]
  const touched = json?.touched_applications?.length > 0 ? [`change_questions of ${subjectOf(entry)}`] : []
  return action ? [`${action} of ${subjectOf(entry)}`, ...touched] : []
}

function countsOf(list: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const each of list) counts.set(each, (counts.get(each) ?? 0) + 1)
  return counts
}

/** Checks both ways: each acknowledged write has exactly one entry, and each entry was acknowledged. */
function recordedOnce({ history }: Evidence, { entries }: Journal): Finding {
  const told = countsOf(entries.filter(({ answer }) => isDone(answer)).flatMap(traces))
  const found = countsOf(
    history
      .filter((entry) => entry.actor_role !== 'system' && !isUntold(entry))
      .map(({ action, subject_id, to_status, details }) =>
        details.release_id
          ? `${action} of ${subject_id}, ${to_status}, by ${details.release_id}`
          : `${action} of ${subject_id}`,
      ),
  )
  return each(
    'an acknowledged write is recorded once, and nothing else is',
    new Set([...told.keys(), ...found.keys()]),
    (trace) => {
      const [acks, records] = [told.get(trace) ?? 0, found.get(trace) ?? 0]
      return acks !== records && `${trace}: acknowledged ${acks} times, recorded ${records} times`
    },
  )
}

/** A replaced version may be deleted once its application is screened. */
function uploadsKept({ documents }: Evidence, journal: Journal): Finding {
  const uploads = acknowledged(journal, 'putDocument')
  const latest = new Map(
    lastOf(uploads, ({ call }) => call.path).map(({ call, answer }) => [call.path, answer.json.id]),
  )
  const deleted = new Set(acknowledged(journal, 'deleteDocument').map(({ call }) => call.path))
  const rows = new Map(documents.map((row) => [row.id, row]))
  return each('an upload is stored with the bytes that were sent', uploads, ({ call, answer }) => {
    const { id, sha256 } = answer.json
    const row = rows.get(id)
    if (!row) return latest.get(call.path) === id && !deleted.has(call.path) && `document ${id} is not there`
    return (sha256 !== call.file?.sha256 || row.sha256 !== sha256) && `document ${id} has other bytes than were sent`
  })
}

function changedOnce({ applications, programs, history }: Evidence, journal: Journal): Finding[] {
  const entries = Map.groupBy(history, ({ subject_id }) => subject_id)
  const changed = ['updateApplication', 'correctApplicant'].flatMap((operation) => acknowledged(journal, operation))
  const edits = countsOf(changed.map(subjectOf))
  const changes = ['create', 'publish', 'update', 'extend_call', 'close_call', 'cancel']
  const fault = (what: string, id: string, version: number, wanted: number) =>
    version !== wanted && `${what} ${id} has version ${version}, and was changed ${wanted} times`
  return [
    each('the version of an application counts its moves, edits and corrections', applications, ({ id, version }) => {
      const moves = entries.get(id)?.filter(({ to_status }) => to_status !== null).length ?? 0
      return fault('application', id, version, moves + (edits.get(id) ?? 0))
    }),
    each(
      'the version of a program counts the changes in its history',
      programs,
      ({ id, version, first_released_at }) => {
        const told = entries.get(id)?.filter(({ action }) => changes.includes(action)).length ?? 0
        return fault('program', id, version, told + (first_released_at ? 1 : 0))
      },
    ),
  ]
}

/** Every acknowledged decision, one by one or of many at once. */
const decisionsOf = (journal: Journal): Entry[] => [
  ...acknowledged(journal, 'decideApplication'),
  ...acknowledged(journal, 'decideApplications').flatMap((entry) => {
    const { items } = entry.call.body as { items: { note: string }[] }
    return entry.answer.json.items.map((item: Json, i: number) => ({
      ...entry,
      answer: { ...entry.answer, json: { ...item, note: items[i]?.note } },
    }))
  }),
]

export const checkAcknowledged: Check = (evidence, journal) => {
  const { applications, decisions } = evidence
  const rows = new Map(applications.map((row) => [row.id, row]))
  const started = new Set(acknowledged(journal, 'startApplication').map(subjectOf))
  const decided = lastOf(decisionsOf(journal), ({ answer }) => answer.json.id)
  const outcomes = new Map(decisions.map((row) => [row.id, row]))
  return [
    recordedOnce(evidence, journal),
    each('every started application is in the database, and no other', new Set([...started, ...rows.keys()]), (id) => {
      if (!rows.has(id)) return `application ${id} was acknowledged and is missing`
      return !started.has(id) && `application ${id} was never acknowledged`
    }),
    each('a submission keeps the time it was given', acknowledged(journal, 'submitApplication'), (entry) => {
      const [told, kept] = [entry.answer.json.submitted_at, rows.get(subjectOf(entry))?.submitted_at]
      return told !== kept && `application ${subjectOf(entry)} was submitted at ${told}, and says ${kept}`
    }),
    uploadsKept(evidence, journal),
    each('a decision stands as it was acknowledged last', decided, ({ answer: { json } }) => {
      const row = outcomes.get(json.id)
      const stands = row?.outcome === json.outcome && row?.note === json.note
      return !stands && `decision ${json.id} was ${json.outcome}, and is ${row?.outcome}`
    }),
    ...changedOnce(evidence, journal),
  ]
}
