import type { Ajv } from 'ajv'
import { Temporal } from 'temporal-polyfill'
import { isEmail, isWebAddress } from '../platform/addresses.ts'
import { languageAdvice, languageTag } from '../platform/languages.ts'
import { calendarHint } from '../platform/other-calendars.ts'
import { lineFault, lineOf, nameFault, paragraphFault, paragraphOf } from '../platform/text.ts'
import { isTimeZone, timeZoneAdvice } from '../platform/time-zones.ts'
import { NORMALIZE } from './wire.ts'

/** ISO 3166-1, and XK for Kosovo: a code of the range for users, which passports, banks and the EU have agreed on. */
export const COUNTRIES: ReadonlySet<string> = new Set(
  `AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD
CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF
GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN
KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA
NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI
SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI
VN VU WF WS XK YE YT ZA ZM ZW`.split(/\s+/),
)

/** The codes that travel documents (ICAO 9303) write for people without a nationality, in place of a country. */
export const WITHOUT_NATIONALITY = ['XXA', 'XXB', 'XXC', 'XXX'] as const

/** Codes that people know from elsewhere. */
const COUNTRY_OF: Record<string, string> = {
  EL: 'GR',
  KOS: 'XK',
  RKS: 'XK',
  UK: 'GB',
  USA: 'US',
  XKX: 'XK',
}

const parses = (parse: (text: string) => unknown) => (text: string) => {
  try {
    parse(text)
    return true
  } catch {
    return false
  }
}

const isDay = parses((text) => Temporal.PlainDate.from(text))
/** Postgres refuses offsets of 16 hours or more, Temporal more than nine digits of a second. */
const INSTANT = /^([12]\d{3}-\d\d-\d\d)[Tt]\d\d:[0-5]\d:[0-5]\d(\.\d{1,9})?([Zz]|[+-](0\d|1[0-5]):[0-5]\d)$/
const isInstant = parses((text) => Temporal.Instant.from(text))

/**
 * The formats that JSON Schema does not have, and those for which ajv-formats accepts more than Temporal or Postgres:
 * its `date` accepts the year 0000, and its `uuid` accepts `urn:uuid:`.
 */
export const formats: Record<string, (text: string) => boolean> = {
  country: (text) => COUNTRIES.has(text),
  nationality: (text) => COUNTRIES.has(text) || WITHOUT_NATIONALITY.some((code) => code === text),
  language: (text) => languageTag(text) !== undefined,
  line: (text) => lineFault(text) === null,
  name: (text) => nameFault(text) === null,
  text: (text) => paragraphFault(text) === null,
  email: isEmail,
  iri: isWebAddress,
  'time-zone': isTimeZone,
  instant: (text) => INSTANT.test(text) && isInstant(text) && /^[12]/.test(instantOf(text)),
  date: (text) => /^[12]\d{3}-\d\d-\d\d$/.test(text) && isDay(text),
  uuid: (text) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text),
}

/** How a text is brought into the form that is stored, before it is checked. */
const NORMALIZERS: Record<string, (text: string) => string> = {
  line: lineOf,
  text: paragraphOf,
  language: (text) => languageTag(text) ?? text,
}
type Place = { parentData: Record<string | number, unknown>; parentDataProperty: string | number }

/** Call it after ajv-formats, which defines some of the same names: the last definition wins. */
export function setFormats(ajv: Pick<Ajv, 'addFormat' | 'addKeyword'>) {
  for (const [name, format] of Object.entries(formats)) ajv.addFormat(name, format)
  ajv.addKeyword({
    keyword: NORMALIZE,
    type: 'string',
    schemaType: 'string',
    // Before the keywords that check the text.
    before: 'maxLength',
    modifying: true,
    valid: true,
    compile: (name: string) => (text: string, place?: Place) => {
      const normalize = NORMALIZERS[name]
      if (normalize && place) place.parentData[place.parentDataProperty] = normalize(text)
      return true
    },
  })
}

/** A date that somebody may mean today: a birth, a passport, a program. */
const isOfToday = (date: string) => /^(19[2-9]|20[0-7])/.test(date)

function dateAdvice(text: string): string {
  const [, day = '', month = ''] = /^[12]\d{3}-(\d\d)-(\d\d)$/.exec(text) ?? []
  if (day && month) return 'is not a day of the calendar'
  const must = 'must be a date such as 2017-10-13, of the years 1000 to 2999'
  if (/^9999-/.test(text)) return `${must}: if there is no end, leave it out or send null`
  return must + (/^\d{4}-\d\d-\d\d$/.test(text) ? calendarHint(text, isOfToday) : '')
}

function instantAdvice(text: string): string {
  const must = 'must be an instant such as 2017-10-13T15:00:00Z'
  if (text.endsWith(']')) return `${must}, without a zone in brackets`
  if (/:\d\d:60/.test(text)) return `${must}: leap seconds are not taken, write second 59`
  if (/\.\d{10}/.test(text)) return `${must}, with nine digits of a second at most`
  if (/^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?$/.test(text)) return `${must}, with Z or an offset such as +09:00`
  if (/^\d{4}-\d\d-\d\d[Tt][\d:.]+ \d\d:\d\d$/.test(text)) return `${must}: in an address, write the plus sign as %2B`
  return `${must} (RFC 3339), of the years 1000 to 2999`
}

function countryAdvice(text: string): string {
  const code = COUNTRY_OF[text.trim().toUpperCase()]
  return `must be a country code of two capital letters such as OM (ISO 3166-1 alpha-2)${code ? `: use ${code}` : ''}`
}

const ADVICE: Record<string, (text: string) => string> = {
  country: countryAdvice,
  nationality: (text) =>
    `${countryAdvice(text)}, or XXA for a stateless person, XXB or XXC for a refugee, XXX if it is not specified`,
  language: languageAdvice,
  line: (text) => lineFault(text) ?? 'must be one line',
  name: (text) => nameFault(text) ?? 'must be a name',
  text: (text) => paragraphFault(text) ?? 'must be a text',
  'time-zone': timeZoneAdvice,
  instant: instantAdvice,
  date: dateAdvice,
  uuid: () => 'must be an id (a UUID)',
  email: () => 'must be an e-mail address such as office@city.example',
  iri: () => 'must be a whole web address such as https://city.example/page',
  uri: () => 'must be a whole web address such as https://city.example/page',
}

/** The fault of a text that does not have the format: what is expected, and if known, what is wrong. */
export const formatAdvice = (format: string, text: unknown) =>
  ADVICE[format]?.(String(text)) ?? `must be of the format ${format}`

/** Normalizes an RFC 3339 instant to the form that is stored and answered: UTC, milliseconds, rounded down. */
export const instantOf = (text: string) =>
  Temporal.Instant.from(text)
    .round({ smallestUnit: 'millisecond', roundingMode: 'floor' })
    .toString({ fractionalSecondDigits: 3 })
