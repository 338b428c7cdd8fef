import type { Keys, playCall } from './call.ts'
import type { Json, Player } from './player.ts'

export type Cast = Awaited<ReturnType<typeof playCall>>

/** Plays the selection: screening, hidden decisions, their release, and the answers. */
export async function playSelection(player: Player, { secretariat }: Keys, { program, first, second, other }: Cast) {
  for (const { id, who } of [first, second, other]) {
    await player.post(`The secretariat takes ${who} into review`, `/v1/applications/${id}/start-review`, secretariat)
    const attested = { criterion: 'managerial_level' }
    const path = `/v1/applications/${id}/attestations`
    await player.post('  and attests the level of the post', path, secretariat, attested, 201)
  }
  const decide = (what: string, { id }: { id: string }, body: object) =>
    player.put(what, `/v1/applications/${id}/decision`, secretariat, body)
  await decide('It selects the first', first, { outcome: 'select', reason_code: 'merit', message: 'Welcome to Seoul.' })
  await decide('It does not select the second', second, { outcome: 'not_select', reason_code: 'competitive' })
  await decide('It selects the nominee of Mexico City', other, { outcome: 'select', reason_code: 'balance' })
  await player.get('The applicant does not see the decision yet', `/v1/applications/${first.id}`, first.token)

  const releases = `/v1/programs/${program.id}/releases`
  await player.post('A dry run shows what a release would do', releases, secretariat, { dry_run: true })
  const reply_by = '2017-10-27T15:00:00Z'
  await player.post('The decisions are released, all at once', releases, secretariat, { reply_by }, 201)
  await player.get('The second sees the decision', `/v1/applications/${second.id}`, second.token)
}

/** Plays the answers to the offers, up to the list of participants. */
export async function playAnswers(player: Player, { secretariat }: Keys, { program, first, other }: Cast) {
  await player.post('The first accepts', `/v1/applications/${first.id}/accept`, first.token)
  await player.post('The nominee of Mexico City accepts', `/v1/applications/${other.id}/accept`, other.token)
  const participants = `/v1/programs/${program.id}/participants`
  const { items } = await player.get('The secretariat lists the participants', participants, secretariat)
  console.log('')
  console.table(
    items.map(({ city_name, name, position_title, status }: Json) => ({
      city: city_name,
      name,
      post: position_title,
      status,
    })),
  )
  player.expect('There are two participants', items.length === 2)
}
