import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Cast, Keys } from './call.ts'
import type { Nominee } from './nominees.ts'
import type { Json, Player } from './player.ts'

const pathOf = ({ id }: Nominee) => `/v1/applications/${id}`
/** How often the demo looks whether a worker has made a letter. */
const LOOKS = 60

/** Waits for the file of a letter, and stores it in the folder. */
async function keepLetter(player: Player, as: string, letter: Json, folder: string) {
  const path = `/v1/letters/${letter.id}`
  for (let look = 0; look < LOOKS && !(await player.fetched(path, as)).json?.made_at; look++) await sleep(500)
  const { bytes } = await player.fetched(letter.url, as)
  player.expect(`The ${letter.kind} letter is a PDF`, bytes.subarray(0, 5).toString() === '%PDF-')
  const file = join(folder, `${letter.kind}.pdf`)
  await writeFile(file, bytes)
  console.log(`    ${file}`)
}

/** Plays a decline, the promotion of the next one, and a refused visa, which ends a place without blame. */
async function playReplies(player: Player, { secretariat }: Keys, { program, first, second, other }: Cast) {
  await player.post('The first declines: a seat is free', `${pathOf(first)}/decline`, first.token)
  const { items } = await player.get('The waitlist', `/v1/programs/${program.id}/waitlist`, secretariat)
  player.expect('The second is on the waitlist', items.length === 1)
  const reply_by = '2017-11-03T15:00:00Z'
  await player.post('The second is promoted', `${pathOf(second)}/promote`, secretariat, { reply_by })
  await player.post('The second accepts', `${pathOf(second)}/accept`, second.token)
  await player.post('The nominee of Mexico City accepts', `${pathOf(other)}/accept`, other.token)
  const visa = (who: Nominee, status: string) => player.put(`  ${status}`, `${pathOf(who)}/visa`, who.token, { status })
  console.log('The second tells how the visa stands')
  await visa(second, 'applied')
  await visa(second, 'refused')
  await player.get('The place has ended without blame', pathOf(second), second.token)
}

const travel = (arrival: string) => ({
  arrival: { at: arrival, place: 'ICN', number: 'AM 90' },
  departure: { at: '2017-11-24T03:00:00Z', place: 'ICN', number: 'AM 91' },
  diet: { kind: 'vegetarian' },
  emergency_contact: { name: 'Digital Office', phone: '+52 55 0000 0000' },
})

/** Plays a visa letter, the travel with a late flight, and the days in Seoul up to the certificate. */
async function playStay(player: Player, { secretariat }: Keys, { program, other }: Cast) {
  const folder = await mkdtemp(join(tmpdir(), 'cohort-demo-'))
  const of = `/v1/programs/${program.id}`
  const letter = (kind: string) =>
    player.post(`A ${kind} letter is asked for`, `${pathOf(other)}/letters`, secretariat, { kind }, 201)
  await keepLetter(player, secretariat, await letter('visa_support'), folder)
  await player.put('The visa is granted', `${pathOf(other)}/visa`, other.token, { status: 'granted' })
  await player.post(
    'The flight is booked, so nothing is missing: the place is confirmed',
    `${pathOf(other)}/conditions/flight/meet`,
    secretariat,
  )
  const to = `${pathOf(other)}/travel`
  await player.put('The travel is told', to, other.token, travel('2017-11-19T08:00:00Z'))
  await player.put('  and a later flight', to, other.token, travel('2017-11-19T22:00:00Z'))
  const { items } = await player.get('The host sees who arrives', `${of}/arrivals`, secretariat)
  for (const { at, number } of items) console.log(`    ${at} ${number}`)

  await player.setClock('The first day', '2017-11-20T01:00:00.000Z')
  const { code } = await player.get('The badge has a code', `${pathOf(other)}/participant`, secretariat)
  await player.post('The desk reads the code', `${of}/check-ins`, secretariat, { code })
  for (const on of ['2017-11-20', '2017-11-21', '2017-11-22', '2017-11-23']) {
    await player.setClock(`It is the ${on}`, `${on}T08:00:00.000Z`)
    await player.post('  and who is there is noted', `${of}/attendance`, secretariat, { on, present: [other.id] })
  }
  await player.post('The participant has completed the program', `${pathOf(other)}/complete`, secretariat, {})
  await player.setClock('The program is over', '2017-11-24T00:00:00.000Z')
  const certificate = await letter('certificate')
  await keepLetter(player, secretariat, certificate, folder)
  const verified = await player.get('Anyone can verify its code', `/v1/verify/${certificate.code}`)
  player.expect('It is valid', verified.status === 'valid')
}

/** Plays what follows the release: the answers, the travel, the days in Seoul, and the mails that went out. */
export async function playArrival(player: Player, keys: Keys, cast: Cast) {
  await playReplies(player, keys, cast)
  await playStay(player, keys, cast)
  // A worker sends what is due within a second.
  await sleep(2_000)
  const messages = `/v1/messages?program_id=${cast.program.id}&limit=100`
  const { items } = await player.get('The mails of the program', messages, keys.secretariat)
  for (const { status, recipient, subject, kind } of items)
    console.log(`    ${status} ${recipient}: ${subject ?? kind}`)
}
