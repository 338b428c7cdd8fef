import { sql } from 'kysely'
import type { build } from '../helper.ts'

type World = Awaited<ReturnType<typeof build>>

/** Somebody who has accepted a place. */
export async function anAccepted({ as, made, anOffer }: World, of: Parameters<World['anOffer']>[0]) {
  const offer = await anOffer(of)
  await made(as(offer.token).post(`/v1/applications/${offer.id}/accept`))
  return { ...offer, url: `/v1/applications/${offer.id}`, own: as(offer.token) }
}

/** Somebody whose place is confirmed. Written past the conditions of the offer: the database makes the participant. */
export async function aParticipant(world: World, of: Parameters<World['anOffer']>[0]) {
  const accepted = await anAccepted(world, of)
  await sql`update application set status = 'confirmed', version = version + 1 where id = ${accepted.id}`.execute(
    world.db,
  )
  const { code } = await world.made(accepted.own.get(`${accepted.url}/participant`))
  return { ...accepted, code: String(code) }
}
