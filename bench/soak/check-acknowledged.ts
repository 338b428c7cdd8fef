import type { Evidence } from './evidence.ts'
import { type Check, each, type Finding } from './finding.ts'
import { acknowledged, type Entry, isDone, type Journal } from './journal.ts'

/** The history's word for each operation. */
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
  addAttestation: 'attest',
  createProgram: 'create',
  publishProgram: 'publish',
  updateProgram: 'update',
  extendCall: 'extend_call',
  closeCall: 'close_call',
  setCityCap: 'set_city_cap',
  removeCityCap: 'remove_city_cap',
}

/** What the thing that was made is called, else what the path is about. */
const subjectOf = ({ call, answer }: Entry): string =>
  ['startApplication', 'createProgram'].includes(call.operation) ? answer.json.id : (call.path.split('/')[3] ?? '')

/** What an acknowledgement must have written down: of a release, an entry for the program and for everyone in it. */
function traces(entry: Entry): string[] {
  const { operation } = entry.call
  if (operation !== 'releaseDecisions') {
    const action = ACTION_OF[operation]
    return action ? [`${action} of ${subjectOf(entry)}`] : []
  }
  const { id, items } = entry.answer.json
  if (!id) return []
  const released = items.map(
    (item: { application_id: string; to: string }) => `release of ${item.application_id}, ${item.to}, by ${id}`,
  )
  return [`release of ${subjectOf(entry)}, null, by ${id}`, ...released]
}

function countsOf(list: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const each of list) counts.set(each, (counts.get(each) ?? 0) + 1)
  return counts
}

/** Both ways: nothing acknowledged is missing or there twice, and nothing is there that nobody was told of. */
function recordedOnce({ history }: Evidence, { entries }: Journal): Finding {
  const told = countsOf(entries.filter(({ answer }) => isDone(answer)).flatMap(traces))
  const found = countsOf(
    history
      .filter(({ actor_role }) => actor_role !== 'system')
      .map(({ action, subject_id, to_status, details }) =>
        action === 'release'
          ? `release of ${subject_id}, ${to_status}, by ${details.release_id}`
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

/** The last that was acknowledged of each thing. */
function lastOf(entries: Entry[], keyOf: (entry: Entry) => string): Entry[] {
  const last = new Map<string, Entry>()
  for (const entry of entries) {
    const before = last.get(keyOf(entry))
    if (!before || entry.answer.json.version > before.answer.json.version) last.set(keyOf(entry), entry)
  }
  return [...last.values()]
}

/** A version that was replaced may go once its application is screened. */
function uploadsKept({ documents }: Evidence, journal: Journal): Finding {
  const uploads = acknowledged(journal, 'putDocument')
  const latest = new Map(
    lastOf(uploads, ({ call }) => call.path).map(({ call, answer }) => [call.path, answer.json.id]),
  )
  const deleted = new Set(acknowledged(journal, 'deleteDocument').map(({ call }) => call.path))
  const rows = new Map(documents.map((row) => [row.id, row]))
  return each('an upload is there with the bytes that were sent', uploads, ({ call, answer }) => {
    const { id, sha256 } = answer.json
    const row = rows.get(id)
    if (!row) return latest.get(call.path) === id && !deleted.has(call.path) && `document ${id} is not there`
    return (sha256 !== call.file?.sha256 || row.sha256 !== sha256) && `document ${id} has other bytes than were sent`
  })
}

function changedOnce({ applications, programs, history }: Evidence, journal: Journal): Finding[] {
  const entries = Map.groupBy(history, ({ subject_id }) => subject_id)
  const edits = countsOf(acknowledged(journal, 'updateApplication').map(subjectOf))
  const changes = ['create', 'publish', 'update', 'extend_call', 'close_call', 'cancel']
  const fault = (what: string, id: string, version: number, wanted: number) =>
    version !== wanted && `${what} ${id} has version ${version}, and was changed ${wanted} times`
  return [
    each('an application was changed by its moves and edits, each once', applications, ({ id, version }) => {
      const moves = entries.get(id)?.filter(({ to_status }) => to_status !== null).length ?? 0
      return fault('application', id, version, moves + (edits.get(id) ?? 0))
    }),
    each(
      'a program was changed by what its history tells, each once',
      programs,
      ({ id, version, first_released_at }) => {
        const told = entries.get(id)?.filter(({ action }) => changes.includes(action)).length ?? 0
        return fault('program', id, version, told + (first_released_at ? 1 : 0))
      },
    ),
  ]
}

export const checkAcknowledged: Check = (evidence, journal) => {
  const { applications, decisions } = evidence
  const rows = new Map(applications.map((row) => [row.id, row]))
  const started = new Set(acknowledged(journal, 'startApplication').map(subjectOf))
  const decided = lastOf(acknowledged(journal, 'decideApplication'), ({ answer }) => answer.json.id)
  const outcomes = new Map(decisions.map((row) => [row.id, row]))
  return [
    recordedOnce(evidence, journal),
    each('an application that was started is there, and no other', new Set([...started, ...rows.keys()]), (id) => {
      if (!rows.has(id)) return `application ${id} was acknowledged and is not there`
      return !started.has(id) && `application ${id} is there and nobody was told`
    }),
    each('a submission keeps the time it was given', acknowledged(journal, 'submitApplication'), (entry) => {
      const [told, kept] = [entry.answer.json.submitted_at, rows.get(subjectOf(entry))?.submitted_at]
      return told !== kept && `application ${subjectOf(entry)} was submitted at ${told}, and says ${kept}`
    }),
    uploadsKept(evidence, journal),
    each(
      'an edit of an application is kept',
      lastOf(acknowledged(journal, 'updateApplication'), subjectOf),
      (entry) => {
        const [told, kept] = [entry.answer.json.position.title, rows.get(subjectOf(entry))?.title]
        return told !== kept && `application ${subjectOf(entry)} was edited to ${told}, and says ${kept}`
      },
    ),
    each('a decision stands as it was acknowledged last', decided, ({ answer: { json } }) => {
      const row = outcomes.get(json.id)
      const stands = row?.outcome === json.outcome && row?.note === json.note
      return !stands && `decision ${json.id} was ${json.outcome}, and is ${row?.outcome}`
    }),
    ...changedOnce(evidence, journal),
  ]
}
