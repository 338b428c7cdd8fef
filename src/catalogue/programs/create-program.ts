import { type Ctx, inTransaction } from '../../platform/context.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { unprocessable } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { DEFAULT_NETWORK_RULES, looserThan } from '../criteria/network-rules.ts'
import { completeRules } from '../criteria/rules.ts'
import { getProgram } from './get-program.ts'
import { partsOfOwn, strangersAmong } from './parts.ts'
import { faultsOf, settingsOf } from './program-settings.ts'
import { insertProgram, replaceParts } from './queries.ts'
import type { NewProgram, Program } from './schema.ts'

const { criteria: _, ...USUAL_CAPS } = DEFAULT_NETWORK_RULES

/**
 * Creates a draft with the network's usual caps, unless the body sets others or null. An organisation becomes the
 * organiser, under the default network rules. `key`: its name in files. Errors: content_invalid.
 */
export function createProgram(
  ctx: Ctx,
  body: NewProgram,
  { id = uuidv7(), key = null }: { id?: string; key?: string | null } = {},
): Promise<Program> {
  return inTransaction(ctx, async (ctx) => {
    const { organisation_id } = ctx.actor
    const wanted = body.organisations ?? []
    const settings = settingsOf({ ...USUAL_CAPS, ...body }, {})
    const faults = await faultsOf(ctx, body, {}, settings)
    if (organisation_id)
      faults.push(...looserThan(DEFAULT_NETWORK_RULES, body), ...strangersAmong(organisation_id, wanted))
    if (faults.length > 0) throw unprocessable(faults)
    const criteria = completeRules(body.criteria ?? [], body.call?.mode ?? 'round')
    await insertProgram(ctx.db, {
      ...settings,
      ...(body.criteria && { criteria }),
      ...(organisation_id && { network_rules: DEFAULT_NETWORK_RULES }),
      id,
      key,
      title: body.title,
      status: 'draft',
      created_at: ctx.now,
      updated_at: ctx.now,
    })
    const parts = organisation_id ? partsOfOwn(organisation_id, wanted) : wanted
    await replaceParts(ctx.db, id, parts)
    await record(ctx, {
      subject: 'program',
      id,
      action: 'create',
      to: 'draft',
      details: { organisations: { added: parts, removed: [] } },
      visibility: 'staff',
    })
    return getProgram(ctx.db, ctx.actor, ctx.now, id)
  })
}
