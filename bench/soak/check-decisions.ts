import type { Entry, Evidence } from './evidence.ts'
import { type Check, each, type Finding } from './finding.ts'
import { acknowledged, type Journal, type Json, type Entry as Request } from './journal.ts'

/** Whether a city was suspended during a whole request. A suspension is certain from its answer to the next change. */
function suspensionsOf(journal: Journal) {
  const changes = Map.groupBy(acknowledged(journal, 'updateCity'), ({ answer }) => String(answer.json.id))
  for (const entries of changes.values()) entries.sort((a, b) => a.answer.json.version - b.answer.json.version)
  return (city_id: string, { sent, answered }: Request) =>
    changes.get(city_id)?.some((change, i, all) => {
      const isSuspended = change.answer.json.membership.suspended_from !== null
      return isSuspended && change.answered < sent && answered < (all[i + 1]?.sent ?? Number.POSITIVE_INFINITY)
    })
}

/** An application of a suspended city gets no offer without a waiver or an override. */
function noneOfSuspended(journal: Journal, entries: Map<string, Entry[]>): Finding {
  const isSuspended = suspensionsOf(journal)
  const offers = acknowledged(journal, 'releaseDecisions').flatMap((request) => {
    const { id, items } = request.answer.json
    return id ? items.filter(({ to }: Json) => to === 'offered').map((item: Json) => ({ ...item, id, request })) : []
  })
  return each('no application of a suspended city got an offer without an exception', offers, (offer) => {
    const { id, application_id, city_id, request } = offer
    const isExcepted = entries
      .get(application_id)
      ?.some(
        ({ action, details }) =>
          (action === 'waive' && details.criterion === 'city_member') ||
          (action === 'override_eligibility' && details.release_id === id),
      )
    if (isExcepted || !isSuspended(city_id, request)) return
    return `application ${application_id} was offered a place while city ${city_id} was suspended`
  })
}

/** A released decision must be newer than the application's last move into review. */
function decidedInReview({ history }: Evidence, entries: Map<string, Entry[]>): Finding {
  const releases = history.filter(({ subject_type, action }) => subject_type === 'application' && action === 'release')
  return each('a released decision is newer than the last move into review', releases, (release) => {
    const before = entries.get(release.subject_id)?.filter(({ id }) => id < release.id) ?? []
    const entered = before.findLastIndex(({ to_status }) => to_status === 'in_review')
    const decided = before.findLastIndex(({ action }) => action === 'decide')
    return decided < entered && `application ${release.subject_id} was released by a decision from before its review`
  })
}

export const checkDecisions: Check = (evidence, journal) => {
  const { applications, decisions, history } = evidence
  const status = new Map(applications.map((row) => [row.id, row.status]))
  const entries = Map.groupBy(history, ({ subject_id }) => subject_id)
  const voided = Map.groupBy(
    decisions.filter(({ voided_at }) => voided_at),
    ({ application_id }) => application_id,
  )
  const voidings = Map.groupBy(
    history.filter(({ action }) => action === 'void_decision'),
    ({ subject_id }) => subject_id,
  )
  return [
    each(
      'a decision is open only while its application is in review',
      decisions.filter(({ released_at, voided_at }) => !released_at && !voided_at),
      ({ id, application_id }) =>
        status.get(application_id) !== 'in_review' &&
        `decision ${id} is open, and its application is ${status.get(application_id)}`,
    ),
    each(
      'a voided decision was never released',
      decisions.filter(({ voided_at }) => voided_at),
      ({ id, released_at }) => released_at !== null && `decision ${id} is voided, and was released at ${released_at}`,
    ),
    each('a voided decision has one entry, for staff', new Set([...voided.keys(), ...voidings.keys()]), (id) => {
      const [rows, told] = [voided.get(id) ?? [], voidings.get(id) ?? []]
      if (rows.length !== told.length) return `application ${id}: ${rows.length} voided, ${told.length} told`
      return told.some(({ visibility }) => visibility !== 'staff') && `application ${id} tells everyone of its decision`
    }),
    decidedInReview(evidence, entries),
    noneOfSuspended(journal, entries),
  ]
}
