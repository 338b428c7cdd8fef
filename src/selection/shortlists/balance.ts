import type { Position } from '../../catalogue/criteria/report.ts'
import { type Journey, latePassport, lateVisa, type Traveller } from '../../catalogue/criteria/travel-clock.ts'
import type { DocumentKind } from '../../catalogue/forms/document-kinds.ts'
import { GENDERS } from '../../catalogue/forms/sections.ts'
import type { Gender } from '../../intake/applications/person.ts'
import { type Region, regionOf } from './regions.ts'

/** The facts of an application in a shortlist that a balance counts. */
export interface Member extends Traveller {
  application_id: string
  city_id: string
  city_name: string
  country: string
  first_time_city: boolean
  field_of_work: NonNullable<Position['field_of_work']> | null
  level: NonNullable<Position['level']> | null
  gender: Gender | null
  is_endorsed: boolean
  /** The required documents that nobody has verified, or that are not there. */
  unverified: DocumentKind[]
  /** Whether it has a seat already. */
  is_seated: boolean
}

export interface Limits {
  seats: number | null
  max_participants_per_city: number | null
  /** Seats that are taken now, by city. */
  taken: ReadonlyMap<string, number>
}

/** Fewer people than these could be told by name. */
const HIDDEN_BELOW = 5

const over = (limit: number | null, used: number) => (limit === null ? 0 : Math.max(0, used - limit))

/** Counts the values, the most frequent first. Null: not told. */
function counted<T extends string>(values: readonly (T | null)[]): { value: T | null; count: number }[] {
  const groups = [...Map.groupBy(values, (value) => value)]
  return groups
    .map(([value, all]) => ({ value, count: all.length }))
    .sort((a, b) => b.count - a.count || String(a.value).localeCompare(String(b.value)))
}

/** The number of people of each gender. Small numbers are hidden, and one more if it could be told from the others. */
function gendersOf(members: readonly Member[]) {
  const cells = GENDERS.map((gender) => {
    const count = members.filter((member) => (member.gender ?? 'undisclosed') === gender).length
    return { gender, count: count < HIDDEN_BELOW ? null : count }
  })
  if (cells.filter(({ count }) => count === null).length !== 1) return cells
  const smallest = Math.min(...cells.flatMap(({ count }) => count ?? []))
  const also = cells.findIndex(({ count }) => count === smallest)
  return cells.map((cell, i) => (i === also ? { ...cell, count: null } : cell))
}

function citiesOf(members: readonly Member[], { max_participants_per_city: cap, taken }: Limits) {
  return [...Map.groupBy(members, ({ city_id }) => city_id)]
    .map(([city_id, all]) => {
      const { city_name, country, first_time_city } = all[0] as Member
      const before = taken.get(city_id) ?? 0
      const after = before + all.filter(({ is_seated }) => !is_seated).length
      const use = { cap, taken: before, after, over_by: over(cap, after) }
      return { city_id, city_name, country, first_time: first_time_city, count: all.length, ...use }
    })
    .sort((a, b) => b.count - a.count || a.city_name.localeCompare(b.city_name))
}

function regionsOf(members: readonly Member[]): (Region & { count: number })[] {
  const codes = counted(members.map(({ country }) => regionOf(country)?.code ?? null))
  return codes.flatMap(({ value, count }) => {
    const region = members.map(({ country }) => regionOf(country)).find((each) => each?.code === value)
    return region ? { ...region, count } : []
  })
}

/** The balance that a shortlist would give the program. `on` is the local day from which a visa can be asked for. */
export function balanceOf(members: readonly Member[], limits: Limits, journey: Journey, on: string) {
  const total = [...limits.taken.values()].reduce((sum, count) => sum + count, 0)
  const after = total + members.filter(({ is_seated }) => !is_seated).length
  const cities = citiesOf(members, limits)
  const idsOf = (isWanted: (member: Member) => boolean) =>
    members.filter(isWanted).map(({ application_id }) => application_id)
  return {
    size: members.length,
    seats: { total: limits.seats, taken: total, after, over_by: over(limits.seats, after) },
    cities,
    first_time_cities: cities.filter(({ first_time }) => first_time).length,
    countries: counted(members.map(({ country }) => country)).map(({ value, count }) => ({
      country: String(value),
      count,
    })),
    regions: regionsOf(members),
    fields_of_work: counted(members.map(({ field_of_work }) => field_of_work)),
    levels: counted(members.map(({ level }) => level)),
    genders: gendersOf(members),
    late_visas: members.flatMap((member) => {
      const late = lateVisa(journey, member, on)
      if (!late) return []
      const { left: days, needed, safe_until: latest_safe_decision_date } = late
      return { application_id: member.application_id, days, needed, latest_safe_decision_date }
    }),
    late_passports: members.flatMap((member) => {
      const late = latePassport(journey, member)
      return late ? { application_id: member.application_id, ...late } : []
    }),
    not_endorsed: idsOf(({ is_endorsed }) => !is_endorsed),
    not_verified: members
      .filter(({ unverified }) => unverified.length > 0)
      .map(({ application_id, unverified }) => ({ application_id, documents: unverified })),
  }
}
export type Balance = ReturnType<typeof balanceOf>
