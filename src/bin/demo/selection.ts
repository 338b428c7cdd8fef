import type { Cast, Keys } from './call.ts'
import { playInterviews } from './interviews.ts'
import { aPdf, type Nominee } from './nominees.ts'
import type { Json, Player } from './player.ts'

const endorser = (city: Json) => ({
  name: `Focal point of ${city.name}`,
  email: `focal-point@${city.name.toLowerCase().replaceAll(' ', '-')}.example`,
})

/** Plays the endorsements: by the key of the city, and by a one-time link. */
async function playEndorsements(player: Player, { secretariat, credentials }: Keys, { program, ...cast }: Cast) {
  const { first, second, other } = cast
  const muscat = credentials.find((each: Json) => each.role === 'city' && each.city_id === first.city.id).key
  const endorse = (id: string) => `/v1/applications/${id}/endorse`
  const body = { endorser: endorser(first.city) }
  await player.post(
    'The first asks Muscat for its word',
    `${pathOf(first)}/endorsement-requests`,
    first.token,
    undefined,
    201,
  )
  await player.post(
    'The focal point of Muscat endorses the first, with the key of the city',
    endorse(first.id),
    muscat,
    body,
  )
  await player.post('  and the second, who did not ask', endorse(second.id), muscat, body)
  const order = `/v1/programs/${program.id}/cities/${first.city.id}/priorities`
  await player.step('  and says that the second is its first choice', 200, 'PUT', order, {
    as: muscat,
    body: { application_ids: [second.id, first.id] },
    headers: { 'if-match': '"0"' },
  })
  const asked = `${pathOf(other)}/endorsement-requests`
  const { link } = await player.post(
    'The secretariat asks Mexico City, and gets a link',
    asked,
    secretariat,
    undefined,
    201,
  )
  await player.get('Its focal point opens the link, without any credential', link.url)
  const answer = { answer: 'endorse', endorser: endorser(other.city) }
  await player.step('  and endorses', 200, 'POST', link.url, { body: answer })
  await player.step('The link does not work twice', 409, 'POST', link.url, { body: answer })
}

const pathOf = ({ id }: Nominee) => `/v1/applications/${id}`

/** Plays the screening: one document is rejected and uploaded again, then all go into review. */
async function playScreening(player: Player, { secretariat }: Keys, { program, first, second, other }: Cast) {
  const queue = `/v1/programs/${program.id}/screening`
  const { counts } = await player.get('The secretariat opens the screening queue', queue, secretariat)
  console.log(`    ${counts.all} applications; ${counts.documents} with documents to check`)
  const documents = (nominee: Nominee) => `${pathOf(nominee)}/documents`
  const rejection = { reason: 'The lines at the bottom are cut off', due_at: '2017-10-15T15:00:00Z' }
  await player.post('It rejects one passport scan', `${documents(other)}/passport_scan/reject`, secretariat, rejection)
  await player.put(
    'The applicant uploads it again',
    `${documents(other)}/passport_scan`,
    other.token,
    aPdf('passport.pdf'),
  )
  await player.post('  and submits again, after the deadline of the call', `${pathOf(other)}/resubmit`, other.token)
  for (const nominee of [first, second, other])
    for (const kind of ['passport_scan', 'headshot', 'nomination_form'])
      await player.post(
        `It verifies the ${kind} of ${nominee.who}`,
        `${documents(nominee)}/${kind}/verify`,
        secretariat,
      )
  await player.post('It takes all into review', `/v1/programs/${program.id}/start-reviews`, secretariat, {})
}

const criterion = (name: string, label: string, weight: number, scored_in = 'review') => ({
  name,
  label,
  scored_in,
  min: 1,
  max: 5,
  weight,
  required: true,
  in_total: true,
})

/** Plays the reviews: a rubric, three reviewers, balanced assignments, and a tie that the city's order breaks. */
async function playReviews(player: Player, { secretariat }: Keys, { program, other }: Cast) {
  const of = `/v1/programs/${program.id}`
  const criteria = [
    criterion('need', 'What the city needs', 2),
    criterion('form', 'The nomination form', 1),
    criterion('english', 'English', 1, 'interview'),
  ]
  await player.put('The secretariat sets the rubric', `${of}/rubric`, secretariat, { criteria })
  const reviewers: Json[] = []
  for (const name of ['First', 'Second', 'Third']) {
    const body = { name: `${name} reviewer`, email: `${name.toLowerCase()}-reviewer@nia.example` }
    const reviewer = await player.post(
      `${name} reviewer joins, with a key of their own`,
      `${of}/reviewers`,
      secretariat,
      body,
      201,
    )
    reviewers.push(reviewer)
  }
  await player.post('Reviews are assigned, balanced over all three', `${of}/review-assignments`, secretariat, {})
  for (const { key: as } of reviewers) {
    const { items } = await player.get('A reviewer sees what is assigned', '/v1/reviews', as)
    for (const { id, version, application_id } of items) {
      // Both nominees of Muscat get the same score.
      const scores = application_id === other.id ? { need: 5, form: 4 } : { need: 4, form: 4 }
      await player.step('  scores it', 200, 'PUT', `/v1/reviews/${id}`, {
        as,
        body: { scores },
        headers: { 'if-match': `"${version}"` },
      })
      await player.post('  and submits', `/v1/reviews/${id}/submit`, as)
    }
  }
  return reviewers
}

/** Plays the choice: a ranking with a tie, two shortlists side by side, and all decisions at once. */
async function playChoice(player: Player, { secretariat }: Keys, { program, first, second, other }: Cast) {
  const of = `/v1/programs/${program.id}`
  const { items } = await player.get('The ranking explains every place', `${of}/ranking`, secretariat)
  for (const { explanation } of items) console.log(`    ${explanation}`)
  await player.post('It is frozen', `${of}/rankings`, secretariat, {}, 201)
  const lists = `${of}/shortlists`
  const made = { name: 'By the ranking', from_ranking: { frozen: 1, seats: 2 } }
  const best = await player.post('A shortlist takes the first two', lists, secretariat, made, 201)
  const wanted = { name: 'One of each city first', application_ids: [other.id, first.id, second.id] }
  const mixed = await player.post('  another one of each city, then the others', lists, secretariat, wanted, 201)
  const balance = `/v1/shortlists/${best.id}/balance?compare=${mixed.id}`
  const { items: both } = await player.get('Both are compared side by side', balance, secretariat)
  for (const { name, size, cities } of both) console.log(`    ${name}: ${size} people of ${cities.length} cities`)
  const decisions = `${of}/decisions`
  const from = {
    shortlist: {
      shortlist_id: mixed.id,
      select: { reason_code: 'merit', message: 'Welcome to Seoul.', count: 2 },
      waitlist: { reason_code: 'competitive' },
    },
  }
  await player.post('A dry run shows what the decisions would be', decisions, secretariat, { ...from, dry_run: true })
  const { counts } = await player.post(
    'All are decided at once, from the second shortlist',
    decisions,
    secretariat,
    from,
  )
  player.expect('Two are selected, and one is on the waitlist', counts?.select === 2 && counts?.waitlist === 1)
  await player.get('The applicant does not see the decision yet', pathOf(second), second.token)
}

/** Plays the release, as its dry run showed it. */
async function playRelease(player: Player, { secretariat }: Keys, { program, second }: Cast) {
  const releases = `/v1/programs/${program.id}/releases`
  const reply_by = '2017-10-27T15:00:00Z'
  const plan = await player.post('A dry run shows what a release would do', releases, secretariat, {
    dry_run: true,
    reply_by,
  })
  const { digest } = plan
  await player.post(
    'The decisions are released as the dry run showed them',
    releases,
    secretariat,
    { reply_by, digest },
    201,
  )
  await player.get('The second sees the decision', pathOf(second), second.token)
}

/** Plays the selection, from the endorsements to the release. */
export async function playSelection(player: Player, keys: Keys, cast: Cast) {
  await playEndorsements(player, keys, cast)
  await playScreening(player, keys, cast)
  const reviewers = await playReviews(player, keys, cast)
  await playInterviews(player, keys, cast, reviewers)
  await playChoice(player, keys, cast)
  await playRelease(player, keys, cast)
}
