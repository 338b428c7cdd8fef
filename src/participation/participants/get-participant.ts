import { getPublishedProgram } from '../../catalogue/programs/published-program.ts'
import { getApplicationRow } from '../../intake/applications/get-application.ts'
import { mayRead } from '../../permissions/fields.ts'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/problem.ts'
import { attendanceOf } from './attendance-share.ts'
import { participantActions } from './lifecycle.ts'
import { findParticipant, listNoted } from './queries.ts'
import type { ParticipantDetails } from './schema.ts'
import { attendanceRule } from './settings.ts'
import { readChecklist } from './settle-readiness.ts'

/** The participant of a confirmed application. Errors: not_found, also if the place is not confirmed. */
export async function getParticipant({ db, actor }: Ctx, application_id: string): Promise<ParticipantDetails> {
  const { id, program_id, city_id } = await getApplicationRow(db, actor, application_id)
  const row = await findParticipant(db, id)
  if (!row) throw notFound()
  const program = await getPublishedProgram(db, program_id)
  const noted = await listNoted(db, id)
  const { by, min_share } = attendanceRule(program.selection)
  const { status, code, arrived_at, ended_at, version, created_at, updated_at } = row
  return {
    application_id: id,
    program_id,
    city_id,
    status,
    allowed: participantActions(status, actor.role),
    ...(mayRead(actor, 'badge') && { code: `${code.slice(0, 5)}-${code.slice(5)}` }),
    ...(mayRead(actor, 'travel') && { checklist: await readChecklist({ db }, id, program) }),
    arrived_at,
    ended_at,
    attendance: {
      by,
      ...attendanceOf(program, noted, by),
      min_share,
      noted: noted.map(({ on_day: on, session, is_present }) => ({ on, session: session || null, is_present })),
    },
    version,
    created_at,
    updated_at,
  }
}
