import { type ProgramDates, stageOf } from '../../catalogue/criteria/program-times.ts'
import { type FieldGroup, mayRead } from '../../permissions/fields.ts'
import type { Actor } from '../../platform/context.ts'
import type { Instant } from '../../platform/postgres/db.ts'
import type { ShownRow } from './get-application.ts'
import { latestSafeDate } from './latest-safe-dates.ts'
import { allowedActions } from './lifecycle.ts'
import { partsOf } from './parts.ts'
import type { Person } from './person.ts'
import type { Application } from './schema.ts'

const iso = (text: string) => new Date(text).toISOString()

const GROUP_OF: Record<keyof Person, FieldGroup> = {
  name: 'application',
  email: 'contact',
  name_as_in_passport: 'passport',
  birth_date: 'birth',
  nationality: 'nationality',
  gender: 'gender',
}

/** Leaves out what the applicant never gave and what the actor may not read. */
const personFor = (actor: Actor, person: Person): Application['applicant'] => ({
  name: person.name,
  ...Object.fromEntries(Object.entries(person).filter(([name]) => mayRead(actor, GROUP_OF[name as keyof Person]))),
})

/** An application as an answer shows it to an actor at an instant. Groups of fields that it may not read are absent. */
export function present(row: ShownRow, actor: Actor, now: Instant): Application {
  const reads = (group: FieldGroup) => mayRead(actor, group)
  const { id, program_id, city_id, submitted_at, incomplete, version, created_at, updated_at, decision } = row
  const { status, applicant, position, languages, passport, answers, answers_aside } = row
  const returned =
    status === 'returned' && row.return_due_at
      ? { items: row.return_items ?? [], parts: partsOf(row), due_at: row.return_due_at }
      : null
  const program: ProgramDates & { status: string } = { ...row, status: row.program_status }
  return {
    id,
    program_id,
    city_id,
    status,
    allowed: allowedActions(status, actor.role, stageOf(program, now)),
    applicant: personFor(actor, applicant),
    ...(reads('position') && { position, languages }),
    ...(reads('passport') && { passport }),
    ...(reads('answers') && { answers, answers_aside }),
    ...(reads('visa') && { latest_safe_decision_date: latestSafeDate(row.travel) }),
    submitted_at,
    returned,
    incomplete,
    ...(reads('outcome') && {
      offer: status === 'offered' && row.reply_by ? { reply_by: row.reply_by } : null,
      decision: decision && { ...decision, released_at: iso(decision.released_at) },
    }),
    replaces: row.replaces,
    deferred_from: row.deferred_from,
    deferred_to: row.deferred_to,
    version,
    created_at,
    updated_at,
  }
}
