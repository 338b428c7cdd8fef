import { makeLetter } from '../../src/participation/letters/make-letter.ts'
import type { build } from '../helper.ts'

type World = Awaited<ReturnType<typeof build>>
const ANY = { headers: { 'if-match': '*' } }

/** Takes letters of an accepted application through each of their moves, and returns the ids of one that is due. */
export async function letters(
  { as, staff, made, files, ctx }: World,
  program: { id: string },
  application: { id: string; token: string },
) {
  const mine = `/v1/applications/${application.id}`
  const ask = () => made(staff.post(`${mine}/letters`, { kind: 'acceptance' }))
  const first = await ask()
  await makeLetter(ctx(), files, first.id)
  await staff.get(first.url)
  await made(as().get(`/v1/verify/${first.code}`))
  await made(staff.patch(`/v1/programs/${program.id}`, { title: 'Another title' }, ANY))
  const second = await ask()
  await made(staff.post(`${mine}/correct-applicant`, { applicant: { name: 'Another spelling' }, reason: 'a slip' }))
  await made(staff.post(`/v1/letters/${(await ask()).id}/revoke`, { reason: 'a mistake' }))
  await made(as(application.token).get(`/v1/letters/${second.id}`))
  const { id: letter_id, code } = await ask()
  return { letter_id, code }
}
