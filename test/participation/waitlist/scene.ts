import type { build } from '../../helper.ts'

type World = Awaited<ReturnType<typeof build>>
export interface Person {
  id: string
  token: string
  city: { id: string }
}

/**
 * A program whose seats are taken by `selected` people who have an offer or accepted it, with `waiting` people on the
 * waitlist. Each comes from a city of their own unless `ofOneCity` says otherwise.
 */
export async function aFullProgram(
  { as, staff, made, aCity, aProgram, inReview }: World,
  {
    selected,
    waiting,
    accepted = false,
    ...settings
  }: { selected: number; waiting: number; accepted?: boolean } & Record<string, unknown>,
) {
  const program = await aProgram({ max_participants_per_city: null, ...settings })
  const people: Person[] = []
  for (let i = 0; i < selected + waiting; i++) {
    const city = await aCity()
    const { id, token } = await inReview({ program, city })
    people.push({ id, token, city })
  }
  const items = people.map(({ id }, i) => ({
    application_id: id,
    outcome: i < selected ? 'select' : 'waitlist',
    reason_code: 'merit',
    ...(i >= selected && { waitlist_position: i - selected + 1 }),
  }))
  await made(staff.post(`/v1/programs/${program.id}/decisions`, { items }))
  await made(staff.post(`/v1/programs/${program.id}/releases`, { reply_by: '2017-10-27T00:00:00.000Z' }))
  const placed = people.slice(0, selected)
  if (accepted) for (const { id, token } of placed) await made(as(token).post(`/v1/applications/${id}/accept`))
  const url = `/v1/programs/${program.id}`
  const statuses = async (of: readonly Person[]) =>
    Promise.all(of.map(async ({ id }) => (await staff.get(`/v1/applications/${id}`)).json().status))
  return { program, url, placed, waitlist: people.slice(selected), statuses }
}
