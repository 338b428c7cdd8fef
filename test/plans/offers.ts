import type { build } from '../helper.ts'

type World = Awaited<ReturnType<typeof build>>

/** Takes offers through each of their moves: conditions, more time, withdrawal, another decision, deferral. */
export async function offers(
  { as, staff, made, aCity, aProgram, anOffer }: World,
  { program, city }: { program: { id: string }; city: { id: string } },
) {
  const reason = 'the tour'
  const one = await anOffer({ program, city })
  const url = `/v1/applications/${one.id}`
  await made(as(one.token).get(`${url}/offer`))
  await made(staff.post(`${url}/extend-offer`, { reply_by: '2017-11-05T00:00:00Z' }))
  await made(staff.post(`${url}/conditions/visa`, {}))
  await made(staff.post(`${url}/conditions/visa/fail`, { reason }))
  await made(as(one.token).post(`${url}/accept`))
  await made(staff.post(`${url}/conditions/visa/waive`, { reason }))
  await made(staff.post(`${url}/conditions/flight/meet`))
  await made(staff.post(`${url}/withdraw-offer`, { reason }))
  await made(staff.post(`${url}/reconsider`, { reason }))
  await made(staff.post(`${url}/withdraw`, { reason }))
  const later = await aProgram({ starts_on: '2018-05-14', ends_on: '2018-05-18', call: { closes_on: '2018-02-01' } })
  const two = await anOffer({ program, city: await aCity() })
  await made(as(two.token).post(`/v1/applications/${two.id}/accept`))
  await made(staff.post(`/v1/applications/${two.id}/defer`, { program_id: later.id, reason }))
}
