import { sql } from 'kysely'
import { type Test, test } from 'tap'
import { Temporal } from 'temporal-polyfill'
import { startOfLocalDay } from '../../src/platform/calendar.ts'
import { connect } from '../../src/platform/postgres/db.ts'
import { isTimeZone, timeZoneAdvice } from '../../src/platform/time-zones.ts'
import { createDatabase } from '../database.ts'

async function database(t: Test) {
  const { url, drop } = await createDatabase()
  const db = connect({ url, max: 1, prepare: false })
  t.teardown(() => db.destroy().then(drop))
  return db
}

/** Names that a copy of IANA's data has beside its zones. */
const NO_ZONE = /^(posix\/|right\/|localtime$|posixrules$|Factory$)/

/** ICU's own names: Intl takes each of them. */
const ONLY_ICU = `ACT AET AGT ART AST BET BST CAT CNT CST CTT EAT ECT IET IST JST MIT NET NST PLT PNT PRT PST SST VST
  US/Pacific-New SystemV/AST4 SystemV/EST5 SystemV/HST10 Systemv/EST5`.split(/\s+/)

test('isTimeZone: it takes what Intl, Temporal and Postgres know, canonical names and links', async (t) => {
  const db = await database(t)
  const { rows } = await sql<{ name: string }>`select name from pg_timezone_names`.execute(db)
  const known = rows.map(({ name }) => name).filter((name) => !NO_ZONE.test(name))
  t.ok(known.length > 590, `${known.length} zones`)
  t.strictSame(
    known.filter((name) => !isTimeZone(name)),
    [],
    'of the database',
  )
  t.strictSame(
    Intl.supportedValuesOf('timeZone').filter((name) => !isTimeZone(name) || !known.includes(name)),
    [],
    'of Intl',
  )
  for (const name of known) Temporal.PlainDate.from('2017-10-13').toZonedDateTime(name)
  t.strictSame(
    known.filter((name) =>
      [name.toLowerCase(), name.toUpperCase(), ` ${name}`, `${name} `, `${name}\n`].some(
        (odd) => odd !== name && isTimeZone(odd),
      ),
    ),
    [],
    'each by its one spelling',
  )
})

test('isTimeZone: it refuses what only one of them knows', async (t) => {
  const db = await database(t)
  const { rows } = await sql<{ abbrev: string }>`select abbrev from pg_timezone_abbrevs
    where abbrev not in (select name from pg_timezone_names)`.execute(db)
  t.ok(rows.length > 100, `${rows.length} abbreviations`)
  const refused = [...rows.map(({ abbrev }) => abbrev), ...ONLY_ICU]
  const others = ['', 'Seoul', 'KST-9', '+09:00', '-05', 'UTC+9', 'GMT+09:00', 'Asia/Nowhere', 'Factory', 'localtime']
  t.strictSame(
    [...refused, ...others, 'posix/Asia/Seoul', 'Etc/Unknown', '../../etc/passwd', 'Asia/Seoul[x]'].filter(isTimeZone),
    [],
  )
})

test('timeZoneAdvice: it names the zone that was meant', async (t) => {
  for (const [text, zone] of [
    ['JST', 'Asia/Tokyo'],
    ['IST', 'Asia/Kolkata'],
    ['EAT', 'Africa/Nairobi'],
    ['PST', 'America/Los_Angeles'],
    ['CST', 'America/Chicago'],
    ['CAT', 'Africa/Maputo'],
    ['AET', 'Australia/Sydney'],
    ['NST', 'America/St_Johns'],
    ['KST', 'Asia/Seoul'],
    ['US/Pacific-New', 'America/Los_Angeles'],
    ['asia/seoul', 'Asia/Seoul'],
    ['AMERICA/PORT-AU-PRINCE', 'America/Port-au-Prince'],
    ['utc', 'UTC'],
    ['Seoul', 'Asia/Seoul'],
    ['Asia/Soul', 'Asia/Seoul'],
    ['Asia/Beijing', 'Asia/Shanghai'],
    ['America/New York', 'America/New_York'],
  ] as const) {
    t.equal(timeZoneAdvice(text), `must be an IANA time zone such as Asia/Seoul: did you mean ${zone}?`, text)
    t.ok(isTimeZone(zone), zone)
  }
  for (const text of ['+09:00', 'UTC+9', 'GMT-3', '-05'])
    t.equal(timeZoneAdvice(text), 'must be an IANA time zone such as Asia/Seoul: an offset has no summer time', text)
  for (const text of ['', '-', 'Mars/Olympus_Mons', 'x'.repeat(100_000), 'constructor', '__proto__'])
    t.equal(timeZoneAdvice(text), 'must be an IANA time zone such as Asia/Seoul', text.slice(0, 20))
})

/** The years in which the copies of IANA's data that are in use agree; the polar stations moved by whole hours at odd times. */
const daysOf = (zone: string) => {
  const days = ['2016-02-29', '2017-11-20', '2024-12-31']
  let at: Temporal.ZonedDateTime | null = Temporal.ZonedDateTime.from({ year: 2012, month: 1, day: 1, timeZone: zone })
  while (at && at.year < 2024) {
    for (const days_after of [-1, 0, 1]) days.push(at.toPlainDate().add({ days: days_after }).toString())
    at = at.getTimeZoneTransition('next')
  }
  return days
}

test('local_day_start: it equals startOfLocalDay, on the days that clocks change too, in every zone', async (t) => {
  const db = await database(t)
  const { rows: zones } = await sql<{ name: string }>`select name from pg_timezone_names`.execute(db)
  const wanted = zones
    .filter(({ name }) => !NO_ZONE.test(name))
    .flatMap(({ name: zone }) => daysOf(zone).map((day) => ({ zone, day })))
  const { rows } = await sql<{ zone: string; day: string; at: string }>`
    select zone, day, local_day_start(day, zone) as at
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as wanted (zone text, day text)`.execute(db)
  t.equal(rows.length, wanted.length)
  t.strictSame(
    rows.filter(({ zone, day, at }) => at !== startOfLocalDay(day, zone)),
    [],
    `${rows.length} days`,
  )
})

test('local_day_start: it never fails', async (t) => {
  const db = await database(t)
  const days = [
    '0000-01-01',
    '0001-01-01',
    '9999-12-31',
    '10000-01-01',
    '294276-12-31',
    '5874897-12-31',
    '4713-01-01 BC',
  ]
  const odd = ['2017-02-30', '', ' ', 'x', 'infinity', '-infinity', 'today', '2017-10-13T00:00:00Z', '{}', null]
  const zones = [
    'Asia/Seoul',
    'JST',
    'US/Pacific-New',
    'Asia/Nowhere',
    '',
    '+09:00',
    'Etc/GMT+12',
    'Pacific/Kiritimati',
    null,
  ]
  for (const zone of zones)
    for (const day of [...days, ...odd])
      for (const plus of [0, 1, 2147483647])
        await sql`select local_day_start(${day}::text, ${zone}::text, ${plus}::integer)`.execute(db)
  const { rows } = await sql`select local_day_start('2017-10-13', 'Asia/Nowhere') as unknown,
    local_day_start('2017-10-13', null) as none, local_day_start('2017-02-30', 'Asia/Seoul') as no_day`.execute(db)
  t.strictSame(rows, [{ unknown: '2017-10-13T00:00:00.000Z', none: '2017-10-13T00:00:00.000Z', no_day: null }])
})
