import { getPublishedProgram } from '../../catalogue/programs/published-program.ts'
import { getApplicationRow } from '../../intake/applications/get-application.ts'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/problem.ts'
import { present } from './present.ts'
import { findOffer, listConditions } from './queries.ts'
import type { PlaceOffer } from './schema.ts'

/** The last offer of an application, whatever its state. Errors: not_found, also if none was made. */
export async function getOffer({ db, actor }: Ctx, application_id: string): Promise<PlaceOffer> {
  const { program_id } = await getApplicationRow(db, actor, application_id)
  const offer = await findOffer(db, application_id)
  if (!offer) throw notFound()
  const program = await getPublishedProgram(db, program_id)
  return present(offer, await listConditions(db, offer.id), program, actor)
}
