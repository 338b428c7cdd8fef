import type { build } from '../helper.ts'
import { anAccepted, aParticipant } from '../participation/scene.ts'

type World = Awaited<ReturnType<typeof build>>

/** Takes participants of a program of today through each of their moves. */
export async function participants(world: World, city: { id: string }) {
  const { staff, made, aProgram } = world
  const today = '2017-10-02'
  const program = await aProgram({
    starts_on: today,
    ends_on: today,
    call: { closes_on: today, mode: 'rolling' },
    max_participants_per_city: 9,
    max_applications_per_city: 9,
    selection: { steps: [], travel: { frozen_on: today } },
  })
  const reply_by = '2017-10-02T12:00:00.000Z'
  const accepted = await anAccepted(world, { program, city }, reply_by)
  await made(accepted.own.put(`${accepted.url}/visa`, { status: 'applied' }))
  await made(accepted.own.put(`${accepted.url}/visa`, { status: 'granted' }))
  await made(staff.put(`${accepted.url}/visa`, { status: 'refused' }))
  const [one, two] = [
    await aParticipant(world, { program, city }, reply_by),
    await aParticipant(world, { program, city }, reply_by),
  ]
  const arrival = { at: '2017-10-01T09:00:00Z' }
  await made(staff.put(`${one.url}/travel`, { arrival, departure: { at: '2017-10-03T09:00:00Z' } }))
  for (const answer of ['accept-change', 'decline-change']) {
    await made(one.own.put(`${one.url}/travel`, { arrival, accessibility: answer }))
    await made(staff.post(`${one.url}/travel/${answer}`, answer === 'decline-change' ? { reason: 'late' } : undefined))
  }
  await made(one.own.get(`${one.url}/travel`))
  await made(staff.post(`/v1/programs/${program.id}/check-ins`, { code: one.code }))
  await made(staff.post(`${two.url}/no-show`, {}))
  await made(staff.post(`${two.url}/check-in`, {}))
  await made(staff.post(`/v1/programs/${program.id}/attendance`, { on: today, present: [one.id], absent: [two.id] }))
  await made(staff.post(`${one.url}/complete`, {}))
  await made(staff.post(`${two.url}/left-early`, { reason: 'called home' }))
  const url = `/v1/programs/${program.id}`
  await made(staff.get(`${url}/arrivals?direction=departure`))
  await made(staff.get(`${url}/rooming`))
  await made(staff.get(`${url}/diets`))
  for (const format of ['csv', 'xlsx']) await staff.get(`${url}/participant-lists/rooming?format=${format}`)
  // One that the job looks at.
  await aParticipant(world, { program, city }, reply_by)
  return program
}
