import type { Report } from '../../catalogue/criteria/report.ts'
import { type Journey, latePassport, lateVisa, type Traveller } from '../../catalogue/criteria/travel-clock.ts'
import type { Release } from './release-schema.ts'

type Finding = Release['findings'][number]

/** The facts of a decided application beside its decision. */
export interface Told extends Traveller {
  application_id: string
  city_id: string
  outcome: 'select' | 'waitlist' | 'not_select'
  /** The text that the applicant would read: the message, or the text of the reason. */
  text: string | null
  /** When the same outcome was released for this application before. */
  told_at: string | null
  /** Offers and open decisions to select of the same person in programs on the same days. */
  elsewhere: readonly { title: string; starts_on: string; ends_on: string; is_offered: boolean }[]
}

/** The finding of a missing endorsement, if the program asks for it before the release. A hard one is a conflict. */
const unendorsed = (report: Report | undefined): string | undefined =>
  report?.criteria.find(
    ({ criterion, kind, outcome }) =>
      criterion === 'city_endorsement' && kind !== 'hard' && (outcome === 'not_met' || outcome === 'unverified'),
  )?.message

/**
 * The findings before a release, which do not stop it: who reads no text, who is not endorsed, whose passport or visa is late,
 * who would be told twice. `today` is a day in the zone of the program.
 */
export function findingsOf(
  journey: Journey,
  today: string,
  all: readonly Told[],
  reports: ReadonlyMap<string, Report>,
): Finding[] {
  return all.flatMap((told) => {
    const { application_id, city_id } = told
    const found: Finding[] = []
    const find = (code: Finding['code'], detail: string) => found.push({ code, application_id, city_id, detail })
    if (!told.text)
      find('no_message', 'The decision has no message, and its reason has no text for this outcome: write a message.')
    if (told.told_at)
      find(
        'told_before',
        `The applicant was told the same on ${told.told_at.slice(0, 10)}, and would be told it again.`,
      )
    if (told.outcome !== 'select') return found
    const endorsement = unendorsed(reports.get(application_id))
    if (endorsement) find('not_endorsed', endorsement)
    const passport = latePassport(journey, told)
    if (passport)
      find(
        'passport_late',
        `The passport expires on ${passport.expires_on}. It should be valid until ${passport.needed}, six months past the last day.`,
      )
    const visa = lateVisa(journey, told, today)
    if (visa)
      find(
        'visa_late',
        `Days until the program starts: ${visa.left}. A visa takes ${visa.needed}: the latest safe day was ${visa.safe_until}.`,
      )
    for (const { title, starts_on, ends_on, is_offered } of told.elsewhere)
      find(
        'selected_elsewhere',
        `The same person ${is_offered ? 'has a place' : 'is selected, not yet released,'} in “${title}”, ${starts_on} to ${ends_on}, on the same days.`,
      )
    return found
  })
}
