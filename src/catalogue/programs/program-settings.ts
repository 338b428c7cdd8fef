import { instantOf } from '../../http/formats.ts'
import { endOfLocalDay, startOfLocalDay } from '../../platform/calendar.ts'
import type { Ctx } from '../../platform/context.ts'
import type { Instant } from '../../platform/postgres/db.ts'
import type { ProblemItem } from '../../platform/problem.ts'
import { checkRules } from '../criteria/rules.ts'
import { checkFormSchema } from '../forms/answers-schema.ts'
import { findKnown } from './find-known.ts'
import type { ProgramRow } from './lock-program.ts'
import { dateFaults } from './program-dates.ts'
import { knowsTimeZone } from './queries.ts'
import type { ProgramChange } from './schema.ts'

/** The columns of a program that a body can set. */
export type Settings = Omit<Partial<ProgramRow>, 'id'>

export const fault = (pointer: string, code: string, detail: string): ProblemItem => ({ pointer, code, detail })

/** Stores the bare dates beside their instants: if a draft's zone changes, the instants are computed again. */
function callOf(call: NonNullable<ProgramChange['call']>): Settings {
  const { opens_on, opens_at, closes_on, closes_at, mode } = call
  return {
    ...(mode && { call_mode: mode }),
    ...((opens_on !== undefined || opens_at !== undefined) && {
      opens_on: opens_on ?? null,
      opens_at: opens_at ? instantOf(opens_at) : null,
    }),
    ...((closes_on !== undefined || closes_at !== undefined) && {
      closes_on: closes_on ?? null,
      closes_at: closes_at ? instantOf(closes_at) : null,
    }),
  }
}

function instantsOf({ timezone, opens_on, closes_on, opens_at, closes_at }: Settings): {
  opens_at: Instant | null
  closes_at: Instant | null
} {
  return {
    opens_at: opens_on ? (timezone ? startOfLocalDay(opens_on, timezone) : null) : (opens_at ?? null),
    closes_at: closes_on ? (timezone ? endOfLocalDay(closes_on, timezone) : null) : (closes_at ?? null),
  }
}

/** The columns that a body sets. The call's instants are computed from the body and the program's stored values. */
export function settingsOf(body: ProgramChange, before: Settings): Settings {
  const { venue, call, organisations: _, ...plain } = body
  const merged: Settings = {
    ...plain,
    ...(venue?.city !== undefined && { venue_city: venue.city }),
    ...(venue?.country !== undefined && { venue_country: venue.country }),
    ...(venue?.timezone !== undefined && { timezone: venue.timezone }),
    ...(call && callOf(call)),
  }
  return { ...merged, ...instantsOf({ ...before, ...merged }) }
}

/** A city's participant cap must fit into the seats. Its cap on applications may be higher. */
function seatFaults({ seats, max_participants_per_city: cap }: Settings): ProblemItem[] {
  return seats && cap && seats < cap
    ? [fault('/seats', 'below_city_cap', `is ${seats}, below max_participants_per_city (${cap})`)]
    : []
}

/** Each session must be on a day of the program. A draft may not know its days yet. */
const agendaFaults = ({ agenda, starts_on, ends_on }: Settings): ProblemItem[] =>
  (agenda ?? []).flatMap(({ on }, i) => {
    if (starts_on && on < starts_on)
      return fault(`/agenda/${i}/on`, 'order', `is ${on}, before the first day of the program (${starts_on})`)
    if (ends_on && on > ends_on)
      return fault(`/agenda/${i}/on`, 'order', `is ${on}, after the last day of the program (${ends_on})`)
    return []
  })

const valueFaults = (settings: Settings) => [
  ...dateFaults(settings, settings.selection?.interviews),
  ...seatFaults(settings),
  ...agendaFaults(settings),
]

/** The faults of an edit. Faults of dates and seats that were stored before are skipped: the rule may be newer. */
export async function faultsOf(
  ctx: Ctx,
  body: ProgramChange,
  before: Settings,
  after: Settings,
): Promise<ProblemItem[]> {
  const faults = [
    ...checkRules(body.criteria ?? []),
    ...(body.answers_schema ? checkFormSchema(body.answers_schema) : []),
  ]
  for (const end of ['opens', 'closes'] as const)
    if (body.call?.[`${end}_on`] && body.call[`${end}_at`])
      faults.push(fault(`/call/${end}_at`, 'conflict', `give either ${end}_on or ${end}_at`))
  const timezone = body.venue?.timezone
  if (timezone && !(await knowsTimeZone(ctx.db, timezone)))
    faults.push(
      fault(
        '/venue/timezone',
        'unknown',
        'is a time zone that the database does not know: use one named after a city, such as Asia/Seoul',
      ),
    )
  const old = valueFaults(before).map(({ pointer, detail }) => pointer + detail)
  if (!faults.some(({ code }) => code === 'conflict'))
    faults.push(...valueFaults(after).filter(({ pointer, detail }) => !old.includes(pointer + detail)))
  if (body.series_id && (await findKnown(ctx.db, 'series', [body.series_id])).length === 0)
    faults.push(fault('/series_id', 'unknown', 'there is no series with this id'))
  const parts = body.organisations ?? []
  const known = await findKnown(
    ctx.db,
    'organisation',
    parts.map((part) => part.organisation_id),
  )
  parts.forEach(({ organisation_id }, i) => {
    if (!known.includes(organisation_id))
      faults.push(fault(`/organisations/${i}/organisation_id`, 'unknown', 'there is no organisation with this id'))
  })
  return faults
}
