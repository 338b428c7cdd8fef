import { mayRead } from '../../permissions/fields.ts'
import type { Actor } from '../../platform/context.ts'
import type { EndorsementRow } from './queries.ts'
import type { Endorsement } from './schema.ts'

/** An endorsement with the city, as an answer shows it to an actor. */
export function present(row: EndorsementRow, city_id: string, actor: Actor): Endorsement {
  const { id, application_id, program_id, status, requested_at, link_expires_at, given_by, answered_at } = row
  const { reason, form_checked, is_own, version, endorser_name: name, endorser_email: email } = row
  return {
    id,
    application_id,
    program_id,
    city_id,
    status,
    requested_at,
    link_expires_at,
    given_by,
    answered_at,
    reason,
    form_checked,
    ...(mayRead(actor, 'endorser') && { endorser: name && email ? { name, email } : null }),
    ...(mayRead(actor, 'screening') && { is_own }),
    version,
  }
}
