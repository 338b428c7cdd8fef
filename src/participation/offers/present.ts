import { mayRead } from '../../permissions/fields.ts'
import type { Actor } from '../../platform/context.ts'
import type { ConditionRow, OfferRow } from './queries.ts'
import type { PlaceOffer } from './schema.ts'
import { type Terms, termsOf } from './terms.ts'

/** An offer with its conditions, as an answer shows it to an actor. */
export function present(
  { number: _, coverage: accepted_coverage, changed_at, changed, ...offer }: OfferRow,
  conditions: ConditionRow[],
  program: { coverage: Terms['coverage'] },
  actor: Actor,
): PlaceOffer {
  return {
    ...offer,
    ...termsOf(program),
    accepted_coverage,
    changed: changed_at ? { since: changed_at, fields: changed ?? [] } : null,
    conditions: conditions.map(({ kind, status, asked, reason, settled_at, settled_by }) => ({
      condition: kind,
      status,
      asked,
      reason,
      settled_at,
      ...(mayRead(actor, 'staff_history') && { settled_by }),
    })),
  }
}
