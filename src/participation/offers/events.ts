import { Type } from 'typebox'
import { ConditionName } from '../../catalogue/programs/settings-schema.ts'
import { Id, Instant, Nullable } from '../../http/wire.ts'
import { defineEvent, FieldName } from '../../record/define-event.ts'

const ids = { offer_id: Id, city_id: Id }

/** The other moves of an offer are those of its application, such as `application.offer_withdrawn`. */
export const offerExtended = defineEvent('offer.extended', {
  ...ids,
  reply_by: Type.Object({ from: Nullable(Instant), to: Instant }),
})
/** The dates, the place or the format have changed: it is to be accepted again. */
export const offerChanged = defineEvent('offer.changed', { ...ids, changed: Type.Array(FieldName) })
export const offerReaccepted = defineEvent('offer.reaccepted', ids)
const ofCondition = { ...ids, condition: ConditionName }
export const conditionAdded = defineEvent('condition.added', ofCondition)
export const conditionMet = defineEvent('condition.met', ofCondition)
export const conditionWaived = defineEvent('condition.waived', ofCondition)
export const conditionFailed = defineEvent('condition.failed', ofCondition)

export const events = [
  offerExtended,
  offerChanged,
  offerReaccepted,
  conditionAdded,
  conditionMet,
  conditionWaived,
  conditionFailed,
]
