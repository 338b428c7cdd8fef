import type { Cast, Keys } from './call.ts'
import type { Nominee } from './nominees.ts'
import type { Json, Player } from './player.ts'

const interviewOf = ({ id }: Nominee) => `/v1/applications/${id}/interview`

/** Plays the interviews: two interviewers in Seoul, and an applicant to whom only the morning of Seoul is day. */
export async function playInterviews(player: Player, { secretariat }: Keys, cast: Cast, reviewers: readonly Json[]) {
  const { program, first, second, other } = cast
  const of = `/v1/programs/${program.id}`
  const [afternoons, mornings] = reviewers
  const open = (what: string, { id: reviewer_id }: Json, from: string, until: string) => {
    const meeting = { url: 'https://call.example/seoul' }
    const body = { availability: [{ reviewer_id, from, until, weekdays: ['tuesday', 'wednesday'], meeting }] }
    return player.post(what, `${of}/interview-slots`, secretariat, body, 201)
  }
  await open('The first reviewer can interview on two afternoons of Seoul', afternoons, '14:00', '16:00')
  const invited = await player.post('All are invited', `${of}/interview-invitations`, secretariat, {})
  for (const { detail } of invited.warnings ?? []) console.log(`    ${detail}`)
  player.expect('The afternoon is night in Mexico City', invited.warnings?.length === 1)
  await open('  so another one takes the mornings', mornings, '08:00', '10:00')

  const book = async (who: Nominee, time_zone: string) => {
    const slots = await player.get(
      `${who.who} sees the free slots`,
      `${of}/interview-slots?time_zone=${encodeURIComponent(time_zone)}`,
      who.token,
    )
    const slot = who === other ? slots.items[0] : slots.items.at(-1)
    const body = { slot_id: slot.id, time_zone }
    const booked = await player.post('  and books one', interviewOf(who), who.token, body)
    console.log(`    ${booked.local_starts_at}, which is ${booked.interviewer_local_starts_at} in Seoul`)
    return { slot, booked }
  }
  const { slot } = await book(first, 'Asia/Muscat')
  await player.post('Nobody else gets that slot', interviewOf(second), second.token, { slot_id: slot.id }, 409)
  await book(second, 'Asia/Muscat')
  await book(other, 'America/Mexico_City')
  const calendar = `${of}/interviews.ics`
  await player.get('The calendar of the program can be subscribed to', calendar, secretariat)

  await player.setClock('The week of the interviews passes', '2017-10-20T15:00:00.000Z')
  const { items } = await player.get('The secretariat lists the interviews', `${of}/interviews`, secretariat)
  for (const { id, version } of items)
    await player.step('  and records one: the English is good', 200, 'POST', `/v1/interviews/${id}/outcome`, {
      as: secretariat,
      body: {
        outcome: 'held',
        scores: { english: 4 },
        language_level: 'B2',
        evidence_note: 'Explained the plan of the city without notes',
        duration_minutes: 25,
      },
      headers: { 'if-match': `"${version}"` },
    })
}
