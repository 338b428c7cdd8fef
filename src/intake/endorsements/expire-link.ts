import { type Ctx, inTransaction } from '../../platform/context.ts'
import { record } from '../../record/record.ts'
import { lockApplication } from '../applications/lock-application.ts'
import { endorsementExpired } from './events.ts'
import { endorsementAfter } from './lifecycle.ts'
import { findEndorsement, getEndorsementById, listEndedLinks, updateEndorsement } from './queries.ts'

const FIRST = '00000000-0000-0000-0000-000000000000'

/** Finds requests whose link has ended without an answer. */
export async function findEndedLinks({ db, now }: Ctx, after: string | null, limit: number): Promise<string[]> {
  return (await listEndedLinks(db, { now, after: after ?? FIRST, limit })).map(({ id }) => id)
}

/** Expires one request, if that is still due: the focal point may have answered a moment ago. */
export function expireLink(ctx: Ctx, id: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { application_id } = await getEndorsementById(ctx.db, id)
    const { application } = await lockApplication(ctx.db, ctx.actor, application_id)
    const last = await findEndorsement(ctx.db, application_id)
    if (last?.id !== id || last.status !== 'requested' || !last.link_expires_at || last.link_expires_at > ctx.now)
      return
    await updateEndorsement(ctx.db, last, { status: endorsementAfter(last.status, 'expire') })
    await record(ctx, {
      subject: 'application',
      id: application_id,
      program_id: application.program_id,
      action: 'expire_endorsement',
      event: endorsementExpired({ endorsement_id: id, city_id: application.city_id }),
    })
  })
}
