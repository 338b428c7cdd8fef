import { checkVersion, type Expected, stale } from '../../http/etag.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { Problem, unprocessable } from '../../platform/problem.ts'
import { insertVisaRule, lockVisaRule, type Pair } from './queries.ts'
import type { NewVisaRule } from './schema.ts'
import { completeTerms, termsFaults } from './terms-faults.ts'
import { setBy, writeVisaRule } from './write-visa-rule.ts'

/**
 * Sets the whole rule of a pair of countries. One that is there is changed only with its version, so no other edit is lost.
 * Errors: content_invalid, if_match_required, stale.
 */
export function setVisaRule(ctx: Ctx, pair: Pair, expected: Expected | 'any', body: NewVisaRule): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const today = ctx.now.slice(0, 10)
    const ordinary = completeTerms(body.ordinary)
    const official = body.official ? completeTerms(body.official) : null
    const faults = [
      ...termsFaults(ordinary, today, '/ordinary'),
      ...(official ? termsFaults(official, today, '/official') : []),
    ]
    if (pair.host === pair.nationality)
      faults.push({ pointer: '/ordinary', code: 'own_country', detail: 'is of no use: nobody needs a visa at home' })
    if (faults.length > 0) throw unprocessable(faults)
    const isNew = await insertVisaRule(ctx.db, pair, setBy(ctx))
    if (isNew) {
      if (expected !== undefined && expected !== 'any') throw stale()
    } else {
      const { version } = await lockVisaRule(ctx.db, pair)
      if (expected === undefined)
        throw new Problem(
          428,
          'if_match_required',
          'There is a rule already: send If-Match with its ETag to change it.',
        )
      if (expected !== 'any') checkVersion(expected, version)
    }
    await writeVisaRule(ctx, pair, { ordinary, official }, isNew)
  })
}
