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
  const move = { headers: { 'if-match': '*' } }
  await made(staff.patch(`/v1/programs/${program.id}?dry_run=true`, { venue: { city: 'Busan' } }, move))
  await made(staff.patch(`/v1/programs/${program.id}`, { venue: { city: 'Busan' } }, move))
  await made(as(two.token).post(`/v1/applications/${two.id}/reaccept`))
  await made(staff.post(`/v1/applications/${two.id}/defer`, { program_id: later.id, reason }))
}

/** Frees seats: one for the city, one for the waitlist, from which one is promoted by hand and one by the worker. */
export async function waitlist({ as, staff, made, aCity, aProgram, anOffer, inReview, aReadyDraft }: World) {
  const participation = { promotion: 'automatic', replacement_days: 5 }
  const program = await aProgram({ selection: { steps: [], participation }, call: { closes_on: '2017-11-10' } })
  const [url, city] = [`/v1/programs/${program.id}`, await aCity()]
  const [left, other] = [await anOffer({ program, city }), await anOffer({ program, city })]
  const ids: string[] = []
  for (let i = 0; i < 3; i++) ids.push((await inReview({ program, city: await aCity() })).id)
  const items = ids.map((application_id) => ({ application_id, outcome: 'waitlist', reason_code: 'merit' }))
  await made(staff.post(`${url}/decisions`, { items }))
  await made(staff.post(`${url}/releases`, {}))
  await made(staff.put(`${url}/waitlist`, { application_ids: ids }))
  await made(staff.post(`/v1/applications/${ids[2]}/promote`, { reason: 'the tour' }))
  for (const { id, token } of [left, other]) await made(as(token).post(`/v1/applications/${id}/decline`))
  const nominee = await aReadyDraft({ program, city, replaces: left.id })
  await made(as(nominee.token).post(`/v1/applications/${nominee.id}/submit`))
  const closed = await aProgram()
  await made(staff.post(`/v1/programs/${closed.id}/close-waitlist`, { reason: 'the tour' }))
  return program
}
