import type { build } from '../helper.ts'

type World = Awaited<ReturnType<typeof build>>
const ANY = { headers: { 'if-match': '*' } }

/** Takes interviews of an application through each of their moves, and returns the ids of what is left. */
export async function interviews(
  { as, staff, made, setNow }: World,
  program: { id: string },
  application: { id: string; token: string },
  person: { id: string; key: string },
) {
  const url = `/v1/programs/${program.id}`
  const slotAt = (starts_at: string) => ({ reviewer_id: person.id, starts_at, minutes: 30 })
  const starts = ['2017-10-30T01:00:00Z', '2017-10-30T02:00:00Z', '2017-10-30T03:00:00Z']
  const { slot_ids } = await made(staff.post(`${url}/interview-slots`, { slots: starts.map(slotAt) }))
  const [one, two, three] = slot_ids
  const mine = `/v1/applications/${application.id}/interview`
  const me = as(application.token)
  const invite = () => made(staff.post(`${url}/interview-invitations`, { application_ids: [application.id] }))
  await invite()
  await made(me.post(mine, { slot_id: one }))
  await me.post(mine, { slot_id: one })
  await made(me.patch(mine, { slot_id: two }, ANY))
  await me.delete(mine)
  await invite()
  const { id } = await made(me.post(mine, { slot_id: one }))
  await made(as(person.key).get(mine))
  const calendar = `/v1/interviews/${id}/calendar.ics`
  const before = await me.get(calendar)
  if (before.statusCode !== 200) throw new Error(before.body)
  const now = (await as().get('/v1/sandbox/clock')).json().now
  setNow('2017-10-30T01:30:00.000Z')
  await made(as(person.key).post(`/v1/interviews/${id}/outcome`, { outcome: 'no_show' }))
  setNow(now)
  for (const who of [staff, as(person.key)]) {
    await who.get(`/v1/reviewers/${person.id}/interviews.ics`)
    await made(who.get(`${url}/interviews`))
    await made(who.get(`${url}/interview-slots`))
  }
  await staff.get(`${url}/interviews.ics`)
  await made(me.get(`${url}/interview-slots`))
  const deleted = await staff.delete(`/v1/interview-slots/${three}`)
  if (deleted.statusCode !== 204) throw new Error(deleted.body)
  await made(staff.post(`${url}/interview-invitations`, {}))
  return { reviewer_id: person.id, slot_id: two, interview_id: id }
}
