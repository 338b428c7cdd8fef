import { explain, type Place, rank } from '../../src/selection/ranking/rank.ts'
import type { Entry, Evidence } from './evidence.ts'
import { type Check, each, type Finding } from './finding.ts'
import { acknowledged, type Journal } from './journal.ts'

interface Meeting {
  id: string
  starts_at: string | null
  ends_at: string | null
}

/** The first two meetings of a list that share a moment. */
function clashOf(meetings: readonly Meeting[]): string | undefined {
  const inOrder = meetings.toSorted((a, b) => (String(a.starts_at) < String(b.starts_at) ? -1 : 1))
  const at = inOrder.findIndex(({ ends_at }, i) => String(ends_at) > (inOrder[i + 1]?.starts_at ?? '~'))
  return at < 0 ? undefined : `${inOrder[at]?.id} and ${inOrder[at + 1]?.id} are at the same time`
}

function interviewsStand({ interviews, interviewSlots, applications }: Evidence): Finding[] {
  const status = new Map(applications.map((row) => [row.id, row.status]))
  const booked = Map.groupBy(
    interviews.filter(({ slot_id }) => slot_id),
    ({ slot_id }) => slot_id,
  )
  const toCome = interviews.filter((row) => row.status === 'booked')
  return [
    each('no slot of an interview is booked beyond its places', interviewSlots, ({ id, capacity }) => {
      const places = booked.get(id)?.map(({ place }) => place) ?? []
      const isSound = new Set(places).size === places.length && places.every((place) => Number(place) <= capacity)
      return !isSound && `slot ${id} for ${capacity} has the places ${places}`
    }),
    each(
      'no interviewer has two slots at once',
      Map.groupBy(interviewSlots, (row) => row.interviewer),
      ([, list]) => clashOf(list),
    ),
    each(
      'nobody is in two interviews at once',
      Map.groupBy(toCome, (row) => row.person),
      ([, list]) => clashOf(list),
    ),
    each(
      'an interview is to come only while its application is judged',
      interviews.filter((row) => row.status === 'booked' || row.status === 'offered'),
      ({ id, application_id }) =>
        !['submitted', 'returned', 'in_review'].includes(String(status.get(application_id))) &&
        `interview ${id} is open, and application ${application_id} is ${status.get(application_id)}`,
    ),
  ]
}

function reviewsStand({ reviews, reviewers, applications, programs }: Evidence): Finding[] {
  const reviewer = new Map(reviewers.map((row) => [row.id, row]))
  const application = new Map(applications.map((row) => [row.id, row]))
  const most = new Map(programs.map((row) => [row.id, row.selection?.reviews?.per_application ?? 2]))
  const standing = reviews.filter(({ status }) => status !== 'recused')
  return [
    each('nobody reviews a nominee of their own city', reviews, ({ id, reviewer_id, application_id }) => {
      const { city_id = null } = reviewer.get(reviewer_id) ?? {}
      return city_id === application.get(application_id)?.city_id && `review ${id} is of city ${city_id}`
    }),
    each(
      'no application has more reviews than its program asks for',
      Map.groupBy(standing, (row) => row.application_id),
      ([id, list]) => {
        const limit = most.get(list[0]?.program_id ?? '') ?? 0
        return list.length > limit && `application ${id} has ${list.length} reviews of ${limit}`
      },
    ),
  ]
}

/** Each frozen place must be the one that the rules give for its stored inputs, with the same words. */
function ranksExplained({ rankings, rankingPlaces }: Evidence, journal: Journal): Finding {
  const places = Map.groupBy(rankingPlaces, ({ ranking_id }) => ranking_id)
  const frozen = new Set([...acknowledged(journal, 'freezeRanking').map(({ answer }) => String(answer.json.id))])
  const known = new Map(rankings.map((row) => [row.id, row]))
  return each('a frozen rank explains itself', new Set([...known.keys(), ...frozen]), (id) => {
    const row = known.get(id)
    const kept = (places.get(id) ?? []).toSorted((a, b) => a.number - b.number)
    if (!row || kept.length !== row.size) return `ranking ${id} has ${kept.length} places of ${row?.size}`
    const rules = row.settings.tie_breaks
    const made: Place[] = rank(
      kept.map(({ application_id, facts }) => ({ ...facts, application_id })),
      rules,
    )
    const at = kept.findIndex((place, i) => {
      const { number, place: rank, candidate } = made[i] as Place
      const isSame =
        place.number === number && place.place === rank && place.application_id === candidate.application_id
      return !isSame || place.explanation !== explain(made, i, rules)
    })
    return at >= 0 && `ranking ${id} says of place ${at + 1}: ${kept[at]?.explanation}`
  })
}

/** What the cities say of their nominees. */
function endorsementsStand({ endorsements, priorities, history, programs }: Evidence): Finding[] {
  const entries = Map.groupBy(history, ({ subject_id }) => subject_id)
  const asks = new Set(programs.filter((row) => row.selection?.endorsement === 'before_submission').map(({ id }) => id))
  const submissions = history.filter(({ action, program_id }) => action === 'submit' && asks.has(String(program_id)))
  const ofCity = Map.groupBy(priorities, ({ program_id, city_id }) => `${program_id} ${city_id}`)
  const standsAt = (list: Entry[], submission: Entry) => {
    const before = list.slice(0, list.indexOf(submission))
    const last = before.findLast(({ action }) => action === 'endorse' || action === 'withdraw_endorsement')
    return last?.action === 'endorse'
  }
  return [
    each(
      'an application has one word of its city',
      Map.groupBy(
        endorsements.filter(({ status }) => status === 'requested' || status === 'endorsed'),
        ({ application_id }) => application_id,
      ),
      ([id, list]) => list.length > 1 && `application ${id} has ${list.length} endorsements`,
    ),
    each(
      'where the city must endorse first, nothing was submitted before',
      submissions,
      (entry) =>
        !standsAt(entries.get(entry.subject_id) ?? [], entry) && `application ${entry.subject_id} was submitted`,
    ),
    each('the order of a city counts its nominees from one', ofCity, ([of, list]) => {
      const numbers = list.map(({ priority }) => priority).sort((a, b) => a - b)
      return numbers.some((number, i) => number !== i + 1) && `the order of ${of} is ${numbers}`
    }),
  ]
}

export const checkSelection: Check = (evidence, journal) => [
  ...endorsementsStand(evidence),
  ...reviewsStand(evidence),
  ...interviewsStand(evidence),
  ranksExplained(evidence, journal),
]
