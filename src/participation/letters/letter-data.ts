import type { Coverage } from '../../catalogue/programs/settings-schema.ts'
import { dateText } from '../../platform/calendar.ts'
import type { LetterFacts } from './facts.ts'
import type { LetterKind } from './lifecycle.ts'

const REGIONS = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' })
/** Nationalities that ICU does not know, as ICAO 9303 writes them. */
const SPECIAL: Record<string, string> = {
  XXA: 'stateless',
  XXB: 'refugee',
  XXC: 'refugee',
  XXX: 'not specified',
}
const countryText = (code: string) => SPECIAL[code] ?? String(REGIONS.of(code))

const ITEMS: Record<keyof Coverage, string> = {
  international_flight: 'International flight',
  visa: 'Visa',
  accommodation: 'Accommodation',
  meals: 'Meals',
  local_transport: 'Local transport',
  insurance: 'Insurance',
}
const PAYERS: Record<NonNullable<Coverage[keyof Coverage]>, string> = {
  participant: 'the participant',
  host: 'the host of the program',
  city: 'the city of the participant',
  partner: 'a partner of the program',
}

/** '20 November 2017', or '20 November 2017 to 23 November 2017'. */
export const datesText = ({ starts_on, ends_on }: Pick<LetterFacts['program'], 'starts_on' | 'ends_on'>) =>
  starts_on === ends_on ? dateText(starts_on) : `${dateText(starts_on)} to ${dateText(ends_on)}`

const placeText = ({ city, country }: LetterFacts['program']) =>
  [city, country && countryText(country)].filter(Boolean).join(', ') || 'online'

const paragraphs = (text: string) => text.split(/\n+/).filter((line) => line.trim())

function passportText({ country, type, expires_on }: NonNullable<LetterFacts['person']['passport']>) {
  const parts = [
    type && (type === 'official' ? 'official' : 'ordinary'),
    country && `issued by ${countryText(country)}`,
    expires_on && `valid until ${dateText(expires_on)}`,
  ]
  return parts.filter(Boolean).join(', ')
}

/** The person, in the order in which missions read it. */
function personRows({ person, post, city }: LetterFacts, kind: LetterKind): [label: string, value: string][] {
  const { name, name_as_in_passport, birth_date, nationality, passport } = person
  const rows: [string, string | null | undefined][] = [
    [
      kind === 'visa_support' ? 'Name as in the passport' : 'Name',
      kind === 'visa_support' ? name_as_in_passport : name,
    ],
    ['Also written', kind === 'visa_support' && name !== name_as_in_passport ? name : null],
    ['Nationality', nationality && countryText(nationality)],
    ['Date of birth', birth_date && dateText(birth_date)],
    ['Passport', passport && passportText(passport)],
    ['Post', post?.title],
    ['Department', post?.department],
    ['City', `${city.name}, ${countryText(city.country)}`],
  ]
  return rows.filter((row): row is [string, string] => Boolean(row[1]))
}

/** In the order of ITEMS: the database keeps none. */
const costRows = (coverage: Coverage) =>
  Object.entries(ITEMS).flatMap(([item, label]) => {
    const payer = coverage[item as keyof Coverage]
    return payer ? [[label, PAYERS[payer]]] : []
  })

interface Printed {
  code: string
  verify_url: string
  /** The day of the letter, as YYYY-MM-DD. */
  issued_on: string
}

/** The facts of a letter as texts, for a template. */
export function letterData(facts: LetterFacts, kind: LetterKind, { code, verify_url, issued_on }: Printed) {
  const { program, person, issuer, signatory, contact, purpose, coverage, paper, letterhead } = facts
  return {
    code,
    verify_url,
    date: dateText(issued_on),
    paper: paper === 'a4' ? 'a4' : 'us-letter',
    letterhead,
    issuer: issuer.name,
    address: paragraphs(issuer.address ?? ''),
    signatory,
    contact,
    program: { title: program.title, dates: datesText(program), place: placeText(program) },
    name: person.name,
    /** The name in the other script, if there is one. */
    other_name: person.name_as_in_passport === person.name ? null : person.name_as_in_passport,
    person: personRows(facts, kind),
    city: facts.city.name,
    country: countryText(facts.city.country),
    purpose: paragraphs(purpose ?? ''),
    costs: costRows(coverage ?? {}),
  }
}
