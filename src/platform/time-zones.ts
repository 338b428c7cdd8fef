import { Temporal } from 'temporal-polyfill'

/** Names in ICU, the library behind Intl, that are not in IANA's data. Postgres does not know them. */
const ONLY_ICU = /^(systemv\/|us\/pacific-new$)/i

/** The name as Temporal writes it; undefined: Temporal does not know it, such as abbreviations that Intl accepts. */
function nameIn(text: string): string | undefined {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text).timeZoneId
  } catch {
    return undefined
  }
}

/**
 * Whether a text is an IANA zone, a canonical name or a link, in IANA's spelling. An offset such as +09:00 is not: it
 * has no summer time. The database may not know the zone, because it has its own copy of IANA's data: see
 * `knowsTimeZone`.
 */
export const isTimeZone = (text: string) => /^[A-Z]/.test(text) && !ONLY_ICU.test(text) && nameIn(text) === text

/** Abbreviations that neither IANA nor ICU knows, and cities without their own zone. */
const USUAL: Record<string, string> = {
  kst: 'Asia/Seoul',
  hkt: 'Asia/Hong_Kong',
  sgt: 'Asia/Singapore',
  ict: 'Asia/Bangkok',
  wib: 'Asia/Jakarta',
  pht: 'Asia/Manila',
  ist: 'Asia/Kolkata',
  gst: 'Asia/Dubai',
  nst: 'America/St_Johns',
  edt: 'America/New_York',
  cdt: 'America/Chicago',
  pdt: 'America/Los_Angeles',
  brt: 'America/Sao_Paulo',
  cest: 'Europe/Paris',
  eest: 'Europe/Helsinki',
  msk: 'Europe/Moscow',
  bst: 'Europe/London',
  aest: 'Australia/Sydney',
  beijing: 'Asia/Shanghai',
  chengdu: 'Asia/Shanghai',
  delhi: 'Asia/Kolkata',
  hanoi: 'Asia/Ho_Chi_Minh',
  pacificnew: 'America/Los_Angeles',
}

/** The letters of a zone's last part, to compare zones by. */
const cityOf = (zone: string) =>
  zone
    .slice(zone.lastIndexOf('/') + 1)
    .toLowerCase()
    .replace(/[^a-z]/g, '')

/** The Levenshtein distance: how many letters to add, drop or change. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j++)
      next.push(Math.min(Number(row[j]) + (a[i] === b[j] ? 0 : 1), Number(row[j + 1]) + 1, Number(next[j]) + 1))
    row = next
  }
  return Number(row[b.length])
}

/** The zone that a wrong name most likely means; undefined: none is near. */
function likely(text: string): string | undefined {
  const city = cityOf(text)
  const spelled = /^[a-z]/i.test(text) ? nameIn(text) : undefined
  if (spelled && isTimeZone(spelled)) return spelled
  const usual = new Map(Object.entries(USUAL)).get(city)
  if (usual) return usual
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions()
    if (/^[A-Z][a-z]+\//.test(timeZone) && isTimeZone(timeZone)) return timeZone
  } catch {}
  const near = Intl.supportedValuesOf('timeZone')
    .map((zone) => ({ zone, by: distance(cityOf(zone), city) }))
    .sort((a, b) => a.by - b.by)[0]
  return near && near.by <= Math.floor(city.length / 4) ? near.zone : undefined
}

/** The fault of a text that is not a time zone. */
export function timeZoneAdvice(text: string): string {
  const must = 'must be an IANA time zone such as Asia/Seoul'
  if (/^((utc|gmt)?[+-]?\d)/i.test(text)) return `${must}: an offset has no summer time`
  const zone = text.length <= 100 ? likely(text) : undefined
  return zone ? `${must}: did you mean ${zone}?` : must
}
