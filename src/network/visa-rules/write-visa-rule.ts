import type { Ctx } from '../../platform/context.ts'
import { record } from '../../record/record.ts'
import { visaRuleSet } from './events.ts'
import { idOfRule, type Pair, replaceTerms, touchVisaRule } from './queries.ts'
import type { StoredTerms } from './schema.ts'

export interface Terms {
  ordinary: StoredTerms
  official: StoredTerms | null
}

/** The actor who sets a rule, and the instant. */
export const setBy = ({ actor, now }: Ctx) => ({ set_by: actor.name, set_by_id: actor.id, at: now })

/** Writes the terms of a rule that the caller has made, or locked, in its transaction. */
export async function writeVisaRule(ctx: Ctx, pair: Pair, terms: Terms, isNew: boolean): Promise<void> {
  if (!isNew) await touchVisaRule(ctx.db, pair, setBy(ctx))
  await replaceTerms(ctx.db, pair, { ordinary: terms.ordinary, official: terms.official })
  await record(ctx, {
    subject: 'visa_rule',
    id: await idOfRule(ctx.db, pair),
    action: isNew ? 'create' : 'update',
    event: visaRuleSet(pair),
    details: { ordinary: terms.ordinary, official: terms.official },
  })
}
