import type { Span } from './generate-slots.ts'
import { zonesOf, zonesWithoutDay } from './local-times.ts'
import type { Warning } from './slot-schema.ts'

/**
 * The warning that an applicant finds no slot by day: in the zone that was told, else in each zone of the city’s country.
 * Zones in which a slot is by day are left out.
 */
export function noSlotByDay(
  application_id: string,
  spans: readonly Span[],
  zones: { told?: string | null | undefined; country: string },
): Warning[] {
  const time_zones = zonesWithoutDay(spans, zones.told ? [zones.told] : zonesOf(zones.country))
  if (time_zones.length === 0) return []
  const detail = `No free slot is between 08:00 and 20:00 of the applicant’s day in ${time_zones.join(', ')}.`
  return [{ code: 'no_slot_by_day', application_id, time_zones, detail }]
}
