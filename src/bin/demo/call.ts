import { nominate, position } from './nominees.ts'
import type { Json, Player } from './player.ts'

export type Keys = Awaited<ReturnType<typeof openSandbox>>

export type Cast = Awaited<ReturnType<typeof playCall>>

/** Reads the credentials of the sandbox, and sets its clock to the first day. */
export async function openSandbox(player: Player) {
  const sandbox = await player.get('The sandbox gives a credential for every role', '/v1/sandbox')
  const keyOf = (role: string): string => sandbox.credentials.find((each: Json) => each.role === role).key
  await player.setClock('It is the 2nd of October 2017', '2017-10-02T00:00:00.000Z')
  return { secretariat: keyOf('secretariat'), frontend: keyOf('frontend'), credentials: sandbox.credentials as Json[] }
}

/** Plays the call: the pre-check, four nominees of two cities, and a race for the last slot that one loses. */
export async function playCall(player: Player, { secretariat, frontend }: Keys) {
  const programs = await player.get('Anyone can list the open calls', '/v1/programs?phase=call_open')
  const program = programs.items.find(({ key }: Json) => key === 'seoul-workshop-2017')
  console.log(
    `    ${program.title}\n    ${program.venue.city}, ${program.starts_on} to ${program.ends_on}; the call closes at ${program.call.closes_at}`,
  )
  const city = async (name: string) =>
    (await player.get(`${name} is a city of the network`, `/v1/cities?q=${encodeURIComponent(name)}`)).items[0]
  const [muscat, mexico] = [await city('Muscat'), await city('Mexico City')]

  const mailbox = { email: 'smart-city@muscat.example' }
  await player.put('The mailbox of Muscat’s focal point', `/v1/cities/${muscat.id}/mailbox`, secretariat, mailbox)
  const calls = `/v1/programs/${program.id}/calls`
  const { told } = await player.post('The call goes to the member cities that have one', calls, secretariat, {})
  player.expect('One city is told', told === 1)

  const check = `/v1/programs/${program.id}/eligibility-checks`
  const mayApply = (who: string, level: string, employer_type?: string) =>
    player.step(`May ${who} apply?`, 200, 'POST', check, {
      body: { city_id: muscat.id, position: position(level, employer_type) },
    })
  await mayApply('an employee of a private company', 'director', 'private')
  await mayApply('a manager of the city', 'manager')

  const first = await nominate(player, frontend, program, muscat, 'First')
  const second = await nominate(player, frontend, program, muscat, 'Second')
  const third = await nominate(player, frontend, program, muscat, 'Third')
  const other = await nominate(player, frontend, program, mexico, 'First')
  const submit = { as: first.token, headers: { 'idempotency-key': 'first-of-muscat' } }
  const submitOf = ({ id }: { id: string }) => `/v1/applications/${id}/submit`
  await player.step('The first submits', 200, 'POST', submitOf(first), submit)
  await player.step(
    'It submits again, because the answer was lost: nothing happens twice',
    200,
    'POST',
    submitOf(first),
    submit,
  )
  await player.post('The second submits', submitOf(second), second.token)
  await player.get('Muscat has used its slots', `/v1/programs/${program.id}/cities/${muscat.id}/allocation`)
  await player.post('The third is refused, with the reason', submitOf(third), third.token, undefined, 409)
  await player.post('The nominee of Mexico City submits', submitOf(other), other.token)
  await player.setClock('The deadline passes', '2017-10-13T15:00:00.000Z')
  await player.post('After the deadline the third is refused again', submitOf(third), third.token, undefined, 409)
  return { program, first, second, other }
}
