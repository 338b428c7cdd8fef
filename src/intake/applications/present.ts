import { type ProgramDates, stageOf } from '../../catalogue/criteria/program-times.ts'
import { isStaff } from '../../permissions/applications.ts'
import type { Actor } from '../../platform/context.ts'
import type { Instant } from '../../platform/postgres/db.ts'
import { allowedActions, publicStatusOf } from './lifecycle.ts'
import { partsOf } from './parts.ts'
import type { ApplicationRow, ShownRow } from './queries.ts'
import type { Application } from './schema.ts'

const iso = (text: string) => new Date(text).toISOString()

/** An application as the wire shows it to one actor at one instant. */
export function present(row: ShownRow, actor: Actor, now: Instant): Application {
  const { id, program_id, city_id, submitted_at, incomplete, version, created_at, updated_at, decision } = row
  const { status, applicant, position, languages, passport, answers, answers_aside } = row as unknown as ApplicationRow
  const { gender, ...person } = applicant
  const isOwn = actor.role === 'applicant' || actor.role === 'frontend'
  const returned =
    status === 'returned' && row.return_due_at
      ? { items: row.return_items ?? [], parts: partsOf(row), due_at: row.return_due_at }
      : null
  const program: ProgramDates & { status: string } = { ...row, status: row.program_status }
  return {
    id,
    program_id,
    city_id,
    public_status: publicStatusOf(status),
    ...(isStaff(actor) && { status }),
    allowed: allowedActions(status, actor.role, stageOf(program, now)),
    applicant: isOwn && gender !== undefined ? applicant : person,
    position,
    languages,
    passport,
    answers,
    answers_aside,
    submitted_at,
    returned,
    incomplete,
    offer: status === 'offered' && row.reply_by ? { reply_by: row.reply_by } : null,
    decision: decision && { ...decision, released_at: iso(decision.released_at) },
    version,
    created_at,
    updated_at,
  }
}
