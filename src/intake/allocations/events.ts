import { Type } from 'typebox'
import { Id, Nullable } from '../../http/wire.ts'
import { defineEvent } from '../../record/define-event.ts'

const Cap = Nullable(Type.Integer(), { description: 'Null: not limited' })
export const allocationChanged = defineEvent('allocation.changed', {
  city_id: Id,
  cap: Type.Object({ from: Cap, to: Cap }),
})

export const events = [allocationChanged]
