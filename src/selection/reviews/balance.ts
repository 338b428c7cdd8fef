import { conflictOf, type Judge, type Judged } from './conflicts.ts'

/** A reviewer with the reviews that they have in the program. */
export interface Loaded extends Judge {
  load: number
}
/** An application, the reviewers that it has or had, and how many it still needs. */
export interface Needing extends Judged {
  reviewers: readonly string[]
  needs: number
}
export interface Assignment {
  application_id: string
  reviewer_id: string
}

/**
 * Assigns reviewers so that each has about as many as the others: the applications with the fewest possible reviewers
 * choose first, and each takes those with the least to do. The same input gives the same answer.
 */
export function balance(reviewers: readonly Loaded[], applications: readonly Needing[], notOwnCountry: boolean) {
  const load = new Map(reviewers.map(({ id, load }) => [id, load]))
  const possible = new Map(
    applications.map((each) => [
      each.id,
      reviewers.filter(({ id }) => !each.reviewers.includes(id)).filter((one) => !conflictOf(one, each, notOwnCountry)),
    ]),
  )
  const of = (id: string) => possible.get(id) as Loaded[]
  const least = (one: Loaded, other: Loaded) =>
    Number(load.get(one.id)) - Number(load.get(other.id)) || (one.id < other.id ? -1 : 1)
  const assigned: Assignment[] = []
  const unfilled: { application_id: string; missing: number }[] = []
  const scarce = (one: Needing, other: Needing) =>
    of(one.id).length - of(other.id).length || (one.id < other.id ? -1 : 1)
  for (const { id: application_id, needs } of [...applications].sort(scarce)) {
    const chosen = [...of(application_id)].sort(least).slice(0, needs)
    for (const { id: reviewer_id } of chosen) {
      load.set(reviewer_id, Number(load.get(reviewer_id)) + 1)
      assigned.push({ application_id, reviewer_id })
    }
    if (chosen.length < needs) unfilled.push({ application_id, missing: needs - chosen.length })
  }
  return { assigned, unfilled }
}
