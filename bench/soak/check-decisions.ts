import type { Entry, Evidence } from './evidence.ts'
import { type Check, each, type Finding } from './finding.ts'

/** What a release read of a city may have been changed by the time it was recorded; it takes no longer than this. */
const UNSURE_MS = 6_000

interface Suspension {
  from: number
  until: number
}

/** When each city was suspended, by the wall clock. The clients suspend and lift the latest period only. */
function suspensionsOf({ history }: Evidence): Map<string, Suspension[]> {
  const changes = history.filter(({ subject_type, details }) => subject_type === 'city' && details.memberships)
  const suspensions = new Map<string, Suspension[]>()
  for (const [id, entries] of Map.groupBy(changes, ({ subject_id }) => subject_id)) {
    const suspended = entries.flatMap(({ ms: from, details }, i) =>
      details.memberships.to.at(-1).suspended_from
        ? [{ from, until: entries[i + 1]?.ms ?? Number.POSITIVE_INFINITY }]
        : [],
    )
    suspensions.set(id, suspended)
  }
  return suspensions
}

/** Nobody of a suspended city is offered a place, unless staff have made an exception. */
function noneOfSuspended(evidence: Evidence, entries: Map<string, Entry[]>): Finding {
  const suspensions = suspensionsOf(evidence)
  const offers = evidence.history.filter(({ action, to_status }) => action === 'release' && to_status === 'offered')
  return each('nobody of a suspended city was offered a place without an exception', offers, (offer) => {
    const { subject_id, id, ms, details } = offer
    const isSuspended = suspensions.get(details.city_id)?.some(({ from, until }) => from < ms - UNSURE_MS && until > ms)
    if (!isSuspended) return
    const isExcepted = entries
      .get(subject_id)
      ?.some(
        (entry) =>
          (entry.action === 'waive' && entry.details.criterion === 'city_member' && entry.id < id) ||
          (entry.action === 'override_eligibility' && entry.details.release_id === details.release_id),
      )
    return !isExcepted && `application ${subject_id} was offered a place while city ${details.city_id} was suspended`
  })
}

/** A decision is on what was reviewed: one that is older than the last entry into review is not released. */
function decidedInReview({ history }: Evidence, entries: Map<string, Entry[]>): Finding {
  const releases = history.filter(({ subject_type, action }) => subject_type === 'application' && action === 'release')
  return each('what was released was decided since the application last entered review', releases, (release) => {
    const before = entries.get(release.subject_id)?.filter(({ id }) => id < release.id) ?? []
    const entered = before.findLastIndex(({ to_status }) => to_status === 'in_review')
    const decided = before.findLastIndex(({ action }) => action === 'decide')
    return decided < entered && `application ${release.subject_id} was released by a decision from before its review`
  })
}

export const checkDecisions: Check = (evidence) => {
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
    noneOfSuspended(evidence, entries),
  ]
}
