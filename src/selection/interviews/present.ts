import { mayRead } from '../../permissions/fields.ts'
import type { Actor } from '../../platform/context.ts'
import { chooseZone, localText } from './local-times.ts'
import type { DetailedRow } from './queries.ts'
import type { Interview } from './schema.ts'
import { interviewsOf } from './settings.ts'

/** An interview, as an answer shows it to an actor, with local times. */
export function present(row: DetailedRow, actor: Actor, asked: string | undefined): Interview {
  const { told_zone, moves, invited_at, booked_at, scores, rubric_version, language_level, evidence_note } = row
  const { duration_minutes, note, sequence: _, former_reviewers: __, title: ___, selection, ...rest } = row
  const { program_zone, country, meeting_url: url, meeting_phone: phone, interviewer_zone, ...summary } = rest
  const zone = chooseZone(asked, told_zone, country, program_zone ?? 'UTC')
  const { starts_at, ends_at, status } = summary
  const hasEnded = status === 'held' || status === 'no_show' || status === 'not_held'
  const result = { scores, rubric_version, language_level, evidence_note, duration_minutes, note }
  return {
    ...summary,
    ...zone,
    local_starts_at: starts_at && localText(starts_at, zone.time_zone),
    local_ends_at: ends_at && localText(ends_at, zone.time_zone),
    interviewer_time_zone: starts_at && interviewer_zone,
    interviewer_local_starts_at: starts_at && interviewer_zone && localText(starts_at, interviewer_zone),
    moves_left: Math.max(0, interviewsOf({ selection }).moves - moves),
    invited_at,
    booked_at,
    ...(mayRead(actor, 'meeting') && { meeting: url || phone ? { url, phone } : null }),
    ...(mayRead(actor, 'interview_notes') && { result: hasEnded ? result : null }),
  }
}
