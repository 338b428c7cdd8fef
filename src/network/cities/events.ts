import { Type } from 'typebox'
import { defineEvent, FieldName } from '../../record/define-event.ts'
import { Membership } from './schema.ts'

export const cityCreated = defineEvent('city.created', {})

const Periods = Type.Array(Type.Object(Membership.properties))
export const cityUpdated = defineEvent('city.updated', {
  changed: Type.Array(FieldName),
  memberships: Type.Optional(Type.Object({ from: Periods, to: Periods })),
})

export const events = [cityCreated, cityUpdated]
