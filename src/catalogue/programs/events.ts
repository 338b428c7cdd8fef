import { type TSchema, Type } from 'typebox'
import { Country, Day, Id, Instant, Nullable, TimeZone } from '../../http/wire.ts'
import { OrganisationRole } from '../../network/organisations/schema.ts'
import { defineEvent, FieldName } from '../../record/define-event.ts'
import { CriterionKind } from '../criteria/schema.ts'

const Change = <T extends TSchema>(value: T) => Type.Object({ from: Nullable(value), to: Nullable(value) })
const Changed = <T extends TSchema>(value: T) => Type.Optional(Change(value))
const Parts = Type.Array(Type.Object({ organisation_id: Id, role: OrganisationRole }))

export const programPublished = defineEvent('program.published', {}, { from: ['draft'], to: ['published'] })

/** Without the venue's city: events never contain text that somebody wrote. `changed` then has `venue`. */
export const programUpdated = defineEvent('program.updated', {
  changed: Type.Array(FieldName),
  dates: Type.Object({
    starts_on: Changed(Day),
    ends_on: Changed(Day),
    opens_at: Changed(Instant),
    closes_at: Changed(Instant),
    timezone: Changed(TimeZone),
    venue_country: Changed(Country),
    decisions_on: Changed(Day),
  }),
  rules: Type.Record(FieldName, Change(Type.Union([Type.Integer(), CriterionKind])), {
    description: 'Caps, and the kinds of criteria; null: no cap, or no such criterion',
  }),
  organisations: Type.Optional(Type.Object({ added: Parts, removed: Parts })),
})

export const callExtended = defineEvent('program.call_extended', { closes_at: Change(Instant) })
export const callClosed = defineEvent('program.call_closed', { closes_at: Change(Instant) })
export const programCancelled = defineEvent('program.cancelled', {}, { from: ['published'], to: ['cancelled'] })

export const events = [programPublished, programUpdated, callExtended, callClosed, programCancelled]
