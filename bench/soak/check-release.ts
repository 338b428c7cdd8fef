import type { Evidence } from './evidence.ts'
import { type Check, each, type Finding } from './finding.ts'
import { acknowledged, type Journal } from './journal.ts'

type Item = { application_id: string; outcome: string }

/** Each application in a release's answer must have that outcome, released at that instant. */
function releasesStand({ decisions }: Evidence, journal: Journal): Finding {
  const released = acknowledged(journal, 'releaseDecisions').flatMap(({ answer: { json } }) =>
    json.id ? json.items.map((item: Item) => ({ ...item, released_at: json.released_at })) : [],
  )
  const byApplication = Map.groupBy(decisions, ({ application_id }) => application_id)
  return each('a release stands as it was acknowledged', released, ({ application_id, outcome, released_at }) => {
    const found = byApplication.get(application_id)?.find((each) => each.released_at === released_at)
    return found?.outcome !== outcome && `application ${application_id} was released as ${outcome} at ${released_at}`
  })
}

/** Each decision that was shown to an applicant, a frontend or a city must be a released one, with the same instant. */
function nothingShownEarly({ decisions }: Evidence, { seen }: Journal): Finding {
  const known = new Set(decisions.map((each) => `${each.application_id} ${each.outcome} ${each.released_at}`))
  return each(
    'no decision was shown before its release',
    seen,
    ({ application, outcome, released_at }) =>
      !known.has(`${application} ${outcome} ${released_at}`) && `application ${application} was shown ${outcome}`,
  )
}

export const checkRelease: Check = (evidence, journal) => [
  releasesStand(evidence, journal),
  nothingShownEarly(evidence, journal),
]
