import { applicationMoved, applicationStarted } from '../../src/intake/applications/events.ts'
import { isLiving, TRANSITIONS } from '../../src/intake/applications/lifecycle.ts'
import type { Entry, Evidence } from './evidence.ts'
import { type Check, each, type Finding } from './finding.ts'

const EVENT_OF: Record<string, string> = {
  publish: 'program.published',
  update: 'program.updated',
  extend_call: 'program.call_extended',
  close_call: 'program.call_closed',
  cancel: 'program.cancelled',
  set_priorities: 'program.priorities_set',
  set_rubric: 'program.rubric_set',
  create_interview_slots: 'program.interview_slots_created',
  freeze_ranking: 'program.ranking_frozen',
  release: 'program.decisions_released',
  set_city_cap: 'allocation.changed',
  remove_city_cap: 'allocation.changed',
}

/** The type of the event that an entry announces; undefined for none. */
function announced({ subject_type, action, to_status }: Entry): string | undefined {
  if (subject_type === 'program') return EVENT_OF[action]
  if (subject_type === 'city') return action === 'update' ? 'city.updated' : undefined
  if (subject_type === 'application' && action === 'waive') return 'application.waiver_granted'
  if (subject_type !== 'application' || !to_status) return undefined
  return (action === 'start' ? applicationStarted : applicationMoved[to_status]).type
}

/**
 * For each subject, the events must equal its announcing entries. Both are compared in the order of their instants: the
 * cap of a city and its program change without a common lock, so the ids of two processes may cross.
 */
function eventsAgree({ history, events }: Evidence): Finding {
  const happened = Map.groupBy(
    history.filter((entry) => announced(entry)),
    ({ subject_id }) => subject_id,
  )
  const told = Map.groupBy(
    events.filter(({ type }) => /^(application|program|allocation|city)\./.test(type)),
    ({ subject_id }) => subject_id,
  )
  const finding = each(
    'each announced action has one history entry and one event',
    new Set([...happened.keys(), ...told.keys()]),
    (id) => {
      const entries = (happened.get(id) ?? [])
        .map((h) => `${h.at} ${announced(h)} ${h.from_status} ${h.to_status}`)
        .sort()
      const announcements = (told.get(id) ?? []).map((e) => `${e.occurred_at} ${e.type} ${e.from} ${e.to}`).sort()
      const at = entries.findIndex((entry, i) => entry !== announcements[i])
      if (at >= 0) return `${id}: the history has ${entries[at]} where the events have ${announcements[at]}`
      return announcements.length > entries.length && `${id}: the event ${announcements[entries.length]} has no entry`
    },
  )
  return { ...finding, count: history.filter((entry) => announced(entry)).length }
}

/** Positions must be 1, 2, 3 and so on, although workers were killed while numbering, and several numbered at once. */
function eventsNumbered({ events }: Evidence): Finding {
  const inOrder = events.toSorted((a, b) => Number(a.position) - Number(b.position))
  return each(
    'each event has a position of its own, without a gap',
    inOrder.entries(),
    ([i, { id, type, position }]) =>
      position !== String(i + 1) && `event ${id} (${type}) has position ${position} and is the ${i + 1}th`,
  )
}

/** An entry's program_id and application_id must agree with its subject. */
function entriesPlaced({ history, applications }: Evidence): Finding {
  const programs = new Map(applications.map(({ id, program_id }) => [id, program_id]))
  return each('an entry names the program and the application that it is about', history, (entry) => {
    const { subject_type, subject_id, program_id, application_id } = entry
    const ofApplication = subject_type === 'application' ? subject_id : null
    const ofProgram = subject_type === 'program' ? subject_id : (programs.get(subject_id) ?? null)
    const isPlaced = application_id === ofApplication && program_id === ofProgram
    return !isPlaced && `entry ${entry.id} of ${subject_type} ${subject_id}: ${program_id}, ${application_id}`
  })
}

const isMove = ({ action, from_status, to_status }: Entry) =>
  TRANSITIONS.some(
    ({ action: known, from, to }) =>
      known === action && to_status && to.includes(to_status) && (from_status ? from?.includes(from_status) : !from),
  )

export const checkHistory: Check = (evidence) => {
  const { applications, history } = evidence
  const moves = history.filter(({ subject_type, to_status }) => subject_type === 'application' && to_status)
  const chains = Map.groupBy(moves, ({ subject_id }) => subject_id)
  const living = applications.filter(({ status }) => isLiving(status))
  const people = Map.groupBy(living, ({ program_id, person_key }) => `${person_key} in program ${program_id}`)
  return [
    each('an application’s history is one chain, up to its status', applications, ({ id, status }) => {
      let at: string | null = null
      for (const { action, from_status, to_status } of chains.get(id) ?? []) {
        if (from_status !== at) return `application ${id} was ${at}, and ${action} came from ${from_status}`
        at = to_status
      }
      return at !== status && `application ${id} is ${status}, and its history ends with ${at}`
    }),
    each(
      'each move is one of the lifecycle',
      moves,
      (move) =>
        !isMove(move) && `application ${move.subject_id}: ${move.action} from ${move.from_status} to ${move.to_status}`,
    ),
    eventsAgree(evidence),
    eventsNumbered(evidence),
    entriesPlaced(evidence),
    each(
      'a person has one living application in a program',
      people,
      ([person, rows]) => rows.length > 1 && `${person}: ${rows.map(({ id }) => id).join(', ')}`,
    ),
  ]
}
