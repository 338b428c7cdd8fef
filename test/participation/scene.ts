import type { build } from '../helper.ts'

type World = Awaited<ReturnType<typeof build>>

/** Somebody who has accepted a place. */
export async function anAccepted({ as, made, anOffer }: World, ...of: Parameters<World['anOffer']>) {
  const offer = await anOffer(...of)
  await made(as(offer.token).post(`/v1/applications/${offer.id}/accept`))
  return { ...offer, url: `/v1/applications/${offer.id}`, own: as(offer.token) }
}

/** Somebody whose place is confirmed, by a condition that staff found met: the database makes the participant. */
export async function aParticipant(world: World, ...of: Parameters<World['anOffer']>) {
  const accepted = await anAccepted(world, ...of)
  await world.made(world.staff.post(`${accepted.url}/conditions/other/meet`))
  const { code } = await world.made(accepted.own.get(`${accepted.url}/participant`))
  return { ...accepted, code: String(code) }
}
