import { Type } from 'typebox'
import { ConditionName } from '../../catalogue/programs/settings-schema.ts'
import { Id, Instant, Nullable } from '../../http/wire.ts'
import { defineEvent } from '../../record/define-event.ts'

const ids = { offer_id: Id, city_id: Id }

/** The other moves of an offer are those of its application, such as `application.offer_withdrawn`. */
export const offerExtended = defineEvent('offer.extended', {
  ...ids,
  reply_by: Type.Object({ from: Nullable(Instant), to: Instant }),
})
const ofCondition = { ...ids, condition: ConditionName }
export const conditionAdded = defineEvent('condition.added', ofCondition)
export const conditionMet = defineEvent('condition.met', ofCondition)
export const conditionWaived = defineEvent('condition.waived', ofCondition)
export const conditionFailed = defineEvent('condition.failed', ofCondition)

export const events = [offerExtended, conditionAdded, conditionMet, conditionWaived, conditionFailed]
